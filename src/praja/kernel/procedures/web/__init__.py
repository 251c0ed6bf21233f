# SPDX-License-Identifier: EUPL-1.2
"""Who comes by a case's secret link."""

from django.http import HttpRequest

from praja.kernel.people.links import link_actor, link_cookie, opens_with
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.keeping import is_kept_by
from praja.lib.actors import NOBODY, Actor, ActorKind


def reporter_of(request: HttpRequest, case: Case) -> Actor | None:
    """The reporter of `case`: this device holds the cookie of its present link, or a resident is signed in who keeps the case.

    The cookie counts even where an officer is signed in on the same device: it stands for the reporter of this one case. A
    cookie of a link that was replaced since opens nothing.
    """
    by_link = holder_of_link(request, case)
    if by_link is None and is_kept_by(getattr(request, "actor", NOBODY), case):
        return Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)
    return by_link


def holder_of_link(request: HttpRequest, case: Case) -> Actor | None:
    """Whoever came by the secret link of `case` on this device; None otherwise."""
    cookie = link_cookie(request)
    if cookie is None or cookie.case_id != case.pk or case.secret_hash is None:
        return None
    return link_actor(request) if opens_with(cookie, bytes(case.secret_hash)) else None
