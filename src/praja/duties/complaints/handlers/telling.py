# SPDX-License-Identifier: EUPL-1.2
"""What the reporter is told of, and with what: code, link, unit and dates. No word of the report, for a message may be read on a
locked screen or by somebody else."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.complaints.events import ComplaintAdmitted
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.organization.queries import units
from praja.kernel.procedures.events import StepEvent
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code

ANSWERS = ("complaints.answered", "complaints.answered_jointly")
PROMISES = ("complaints.promised", "complaints.promised_jointly")
PUBLISHED = (*ANSWERS, *PROMISES, "complaints.referred")
"""Events by which an answer reaches the reporter."""

TOLD: Mapping[str, tuple[str, ...]] = {
    "complaints.filed": ("complaints.filed", "complaints.arrived"),
    "complaints.summed_up": ("complaints.admitted",),
    "complaints.forwarded": ("complaints.forwarded",),
    "complaints.joined": ("complaints.joined",),
    "complaints.redirected": ("complaints.redirected",),
    "complaints.postponed": ("complaints.postponed",),
    "complaints.completion_asked": ("complaints.completion_asked",),
    "complaints.data_asked": ("complaints.data_asked",),
    "complaints.answered": ANSWERS,
    "complaints.promised": PROMISES,
    "complaints.referred": ("complaints.referred",),
    "complaints.sent_back": ("complaints.sent_back",),
    "complaints.archived": ("complaints.archived",),
    "complaints.discarded": ("complaints.discarded",),
    "complaints.lapsed": ("complaints.lapsed",),
    "complaints.closed_by_silence": ("complaints.closed_by_silence",),
}
"""Template to the events that are told in its words."""

TEMPLATE_OF = {name: template for template, names in TOLD.items() for name in names}

CLOCK_OF = {
    "complaints.filed": "verification",
    "complaints.arrived": "verification",
    "complaints.forwarded": "response",
    "complaints.redirected": "response",
    "complaints.completion_asked": "completion",
    "complaints.data_asked": "completion",
    "complaints.answered": "reply",
    "complaints.answered_jointly": "reply",
    "complaints.referred": "reply",
    "complaints.sent_back": "response_again",
}
"""The clock that the reporter waits for, or that waits for them, after each event."""


def is_worth_telling(delivered: Delivered) -> bool:
    """All but that a report was sorted where nothing was summed up: then nothing changed for the reporter."""
    event = delivered.event
    return bool(event.content) if isinstance(event, ComplaintAdmitted) else True


def words_about(delivered: Delivered) -> Mapping[str, str | int]:
    """Code, link, unit, and the dates (ISO) that this very event set."""
    case = Case.objects.get(pk=delivered.refs["case"])
    unit_id = delivered.event.lead_unit if isinstance(delivered.event, StepEvent) else case.lead_unit_id
    return {
        "code": show_code(case.code),
        "url": f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[case.code])}",
        "unit": units.current().name(unit_id),
        "due": _due(delivered),
        "promised": str(getattr(delivered.event, "promised_for", "")),
    }


def _due(delivered: Delivered) -> str:
    clock = CLOCK_OF.get(delivered.event.name)
    notes = delivered.event.clocks if isinstance(delivered.event, StepEvent) else ()
    for note in notes:
        if note["clock"] == clock and note["act"] == "start" and note["due"]:
            return str(note["due"])
    return ""
