# SPDX-License-Identifier: EUPL-1.2
"""What search finds of applications: code, service and unit, for the offices concerned. No answer, no paper, and nobody's name:
whoever looks for a person does so at the counter, with a reason."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.services.models import Application
from praja.duties.services.rules import OFFICE_ROLES
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.search.declarations import IndexRow, facets, index_source
from praja.lib.codes import show_code

KIND = "application"
ASKED_ROLES = (Role.HEAD, Role.OFFICER)

DIRTY_ON = (
    "services.filed",
    "services.check_passed",
    "services.reference_confirmed",
    "services.reference_verified",
    "services.reference_shown",
    "services.visited",
    "services.recommended",
    "services.paid",
    "services.fee_waived",
    "services.refused",
    "services.withdrawn",
)
"""What brings an application, and what may ask another unit, or ask it no longer."""


def application_ids() -> Iterator[int]:
    """Every application, for a rebuild."""
    yield from Application.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(KIND, dirty_on=DIRTY_ON, subject_kind="case", all_ids=application_ids, label=_("Applications"))
def application_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Applications, for those who hold an office role over the lead unit or a unit whose recommendation is awaited."""
    rows = Application.objects.filter(pk__in=ids).select_related("case__lead_unit", "service")
    for application in rows.prefetch_related("recommendations"):
        case = application.case
        body = " ".join([case.code, show_code(case.code), case.lead_unit.name, application.service.keywords])
        url = reverse("services:case", args=[case.code])
        yield IndexRow(
            KIND,
            application.pk,
            application.service.name,
            body,
            url,
            case.filed_at,
            _offices(application, case),
            facets(unit_id=case.lead_unit_id, at=case.filed_at),
        )


def _offices(application: Application, case: Case) -> frozenset[str]:
    """Tokens of roles, as the rule for reading in the office has them."""
    lead = {f"role:{role}:{case.lead_unit_id}" for role in OFFICE_ROLES}
    open_ones = (row for row in application.recommendations.all() if row.given_at is None)
    asked = {f"role:{role}:{row.unit_id}" for row in open_ones for role in ASKED_ROLES}
    return frozenset(lead | asked)
