# SPDX-License-Identifier: EUPL-1.2
"""The applicant hears how it goes, if they left a way to reach them: each step that concerns them, in code, service, unit and
dates. No answer and no name, for a message may be read on a locked screen or by somebody else."""

from collections.abc import Callable, Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.services.models import Application
from praja.duties.services.procedure.names import FINISHED, HANDOVER, PAYMENT
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.organization.queries import units
from praja.kernel.procedures.events import StepEvent
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code

STAGES = tuple(
    f"services.{name}"
    for name in (
        *("filed", "completed", "reference_confirmed", "reference_verified", "reference_shown", "check_passed"),
        *("visited", "recommended", "paid", "fee_waived", "approved", "product_issued"),
    )
)
"""Events that lead from one stage to another."""
WITHOUT_PRODUCT = (*(name for name in STAGES if name != "services.product_issued"), "services.issued_elsewhere")

CLOCKS = ("completion", "payment", "processing")
"""The clocks of which an applicant is told, the one that waits for them first."""


def applicant_of(delivered: Delivered) -> Iterable[int]:
    """Who filed it; channels without an address fall away by themselves."""
    found = Application.objects.filter(case__pk=delivered.refs["case"]).values_list("filer_id", "applicant_id")
    return [filer or applicant for filer, applicant in found]


def where_it_leads(*states: str) -> Callable[[Delivered], Iterable[int]]:
    """The applicant, where the event leads to one of these states."""

    def recipients(delivered: Delivered) -> Iterable[int]:
        event = delivered.event
        return applicant_of(delivered) if isinstance(event, StepEvent) and event.target in states else []

    return recipients


def words_about(delivered: Delivered) -> Mapping[str, str | int]:
    """Code, service, link, unit, and the dates (ISO) that this very event set."""
    case = Case.objects.get(pk=delivered.refs["case"])
    return {
        "code": show_code(case.code),
        "service": case.subject,
        "url": f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[case.code])}",
        "unit": units.current().name(case.lead_unit_id),
        "due": _due(delivered),
        "planned": str(getattr(delivered.event, "planned_for", "")),
        "receipt": str(getattr(delivered.event, "receipt", "")),
    }


def _due(delivered: Delivered) -> str:
    notes = delivered.event.clocks if isinstance(delivered.event, StepEvent) else ()
    begun = {note["clock"]: note["due"] for note in notes if note["act"] == "start" and note["due"]}
    return next((str(begun[name]) for name in CLOCKS if name in begun), "")


for _name in (
    *("filed", "completion_asked", "visit_planned", "paid", "product_issued", "refused", "filed_elsewhere", "lapsed"),
):
    _alike = ("services.refused_elsewhere",) if _name == "refused" else ()
    announce(f"services.{_name}", *_alike, recipients=applicant_of, context=words_about)
announce(*STAGES, recipients=where_it_leads(PAYMENT), context=words_about, template="services.payment_asked")
announce(*STAGES, recipients=where_it_leads(HANDOVER), context=words_about, template="services.ready_to_collect")
announce(*WITHOUT_PRODUCT, recipients=where_it_leads(FINISHED), context=words_about, template="services.finished")
