# SPDX-License-Identifier: EUPL-1.2
"""The reporter hears how it goes, if they left a way to reach them. A message holds code and link, never a word of the
report, for it may be read on a locked screen or by somebody else."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.complaints.models import Complaint
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.organization.queries import units
from praja.kernel.procedures.events import StepEvent
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code

CLOCK_OF = {
    "complaints.filed": "verification",
    "complaints.forwarded": "response",
    "complaints.answered": "reply",
}
"""The clock that the reporter waits for after each event."""


def reporter_of(delivered: Delivered) -> Iterable[int]:
    """The reporter, if one is known; channels without an address fall away by themselves."""
    rows = Complaint.objects.filter(case_id=delivered.refs["case"], reporter__isnull=False)
    return [pk for pk in rows.values_list("reporter_id", flat=True) if pk is not None]


def words_about(delivered: Delivered) -> Mapping[str, str | int]:
    """Code, link, unit and the due date (ISO) that this very event set."""
    case = Case.objects.get(pk=delivered.refs["case"])
    unit_id = delivered.event.lead_unit if isinstance(delivered.event, StepEvent) else case.lead_unit_id
    return {
        "code": show_code(case.code),
        "url": f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[case.code])}",
        "unit": units.current().name(unit_id),
        "due": _due(delivered),
    }


def _due(delivered: Delivered) -> str:
    clock = CLOCK_OF.get(delivered.event.name)
    notes = delivered.event.clocks if isinstance(delivered.event, StepEvent) else ()
    for note in notes:
        if note["clock"] == clock and note["act"] == "start" and note["due"]:
            return str(note["due"])
    return ""


for _name in ("complaints.filed", "complaints.forwarded", "complaints.answered", "complaints.closed_by_silence"):
    announce(_name, recipients=reporter_of, context=words_about)
