# SPDX-License-Identifier: EUPL-1.2
"""The secret links of applications, and who came by one."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from praja.duties.services.rules import may_read_as_applicant
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web import reporter_of
from praja.kernel.procedures.web.secret_links import SecretLinks
from praja.lib.actors import NOBODY, Actor
from praja.lib.errors import NotFound

LINKS = SecretLinks("services", sent_page="services:sent")


def applicant_of(request: HttpRequest, case: Case) -> Actor | None:
    """Whoever came by the secret link of the case, keeps it in their account, or is signed in as its applicant; else None."""
    by_link = reporter_of(request, case)
    if by_link is not None:
        return by_link
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor if may_read_as_applicant.allows(actor, case) else None


def require_applicant(request: HttpRequest, case: Case | None) -> tuple[Case, Actor]:
    """The case and its applicant. Raises `NotFound` for everybody else, as if there were no such case."""
    actor = applicant_of(request, case) if case else None
    if case is None or actor is None:
        raise NotFound(
            _("Open this page by the secret link of your application."),
            next_step=_("Or sign in, where you keep it in your account."),
        )
    return case, actor
