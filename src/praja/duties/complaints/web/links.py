# SPDX-License-Identifier: EUPL-1.2
"""The secret links of reports, and who came by one."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web import reporter_of
from praja.kernel.procedures.web.secret_links import SecretLinks
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

LINKS = SecretLinks("complaints", sent_page="complaints:sent")


def require_reporter(request: HttpRequest, case: Case | None) -> tuple[Case, Actor]:
    """The case and its reporter. Raises `NotFound` for everybody else, as if there were no such case."""
    actor = reporter_of(request, case) if case else None
    if case is None or actor is None:
        raise NotFound(_("Open this page by the secret link of your report."))
    return case, actor
