# SPDX-License-Identifier: EUPL-1.2
"""Who comes by a case's secret link."""

from django.http import HttpRequest

from praja.kernel.people.links import link_actor, link_cookie, opens_with
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def reporter_of(request: HttpRequest, case: Case) -> Actor | None:
    """The reporter of `case`, if this device holds the cookie of its present link; None otherwise.

    The cookie counts even where an officer is signed in on the same device: it stands for the reporter of this one case. A
    cookie of a link that was replaced since opens nothing.
    """
    cookie = link_cookie(request)
    if cookie is None or cookie.case_id != case.pk or case.secret_hash is None:
        return None
    return link_actor(request) if opens_with(cookie, bytes(case.secret_hash)) else None
