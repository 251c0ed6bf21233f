# SPDX-License-Identifier: EUPL-1.2
"""What each event of a case is called when officers read it, and in which role somebody takes it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification, Held
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.moments import describe_moment, due_day

Payload = Mapping[str, Any]

BY_REPORTER = frozenset(
    {"complaints.filed", "complaints.arrived", "complaints.replied", "complaints.accepted", "complaints.reworded"}
)
"""Events of the reporter, whoever wrote them down."""

BY_COORDINATOR = frozenset(
    f"complaints.{name}"
    for name in (
        "admitted",
        "discarded",
        "forwarded",
        "postponed",
        "completion_asked",
        "archived",
        "referred",
        "joined",
        "split",
        "redirected",
        "upheld",
        "sent_back",
        "sample_drawn",
        "answer_reviewed",
    )
)
BY_LIAISON = frozenset(
    f"complaints.{name}" for name in ("drafted", "submitted", "answered", "promised", "data_asked", "answer_taken_over")
)
BY_HEAD = frozenset({"complaints.approved"})

INTERNAL = frozenset({"complaints.noted", "complaints.draft_returned", "complaints.drafted", "complaints.submitted"})
"""Events of which reporter and public learn nothing."""


def role_in(name: str) -> Role | None:
    """The role in which officers take this act; None where several may."""
    if name in BY_COORDINATOR:
        return Role.COMPLAINT_COORDINATOR
    if name in BY_LIAISON:
        return Role.LIAISON
    return Role.HEAD if name in BY_HEAD else None


def _unit(payload: Payload, key: str) -> str:
    return units.current().name(payload[key])


def _forwarded(payload: Payload) -> str:
    return _("Checked and handed to %(unit)s as “%(class)s”") % {
        "unit": _unit(payload, "to_unit"),
        "class": Classification(payload["classification"]).label,
    }


def _answered(payload: Payload) -> str:
    return _("Answered: %(kind)s") % {"kind": AnswerKind(payload["kind"]).label}


def _promised(payload: Payload) -> str:
    day = describe_moment(date.fromisoformat(payload["promised_for"]), "day")
    return _("Answered with a promise: by %(day)s") % {"day": day}


def _jointly(payload: Payload) -> str:
    return _("Answered with the report it was joined to: %(kind)s") % {"kind": AnswerKind(payload["kind"]).label}


def _ended(payload: Payload) -> str:
    return _("Filed away: %(reason)s") % {"reason": ArchiveReason(payload["reason"]).label}


def _returned(payload: Payload) -> str:
    if not payload["proposed_unit"]:
        return _("Returned: not our competence")
    return _("Returned: not our competence, but that of %(unit)s") % {"unit": _unit(payload, "proposed_unit")}


def _redirected(payload: Payload) -> str:
    return _("Decided: %(unit)s answers") % {"unit": _unit(payload, "to_unit")}


def _upheld(payload: Payload) -> str:
    return _("Decided: %(unit)s must answer itself") % {"unit": _unit(payload, "lead_unit")}


def _sent_back(payload: Payload) -> str:
    points = payload["points"]
    return ngettext(
        "Sent back: the answer has %(count)d of five points",
        "Sent back: the answer has %(count)d of five points",
        points,
    ) % {"count": points}


def _reviewed(payload: Payload) -> str:
    return _("The answer was reviewed: %(count)d of five points") % {"count": len(payload["points"])}


def _rated(payload: Payload) -> str:
    stars = payload["stars"]
    return ngettext("The reporter gave %(count)d star", "The reporter gave %(count)d stars", stars) % {"count": stars}


def _followed(payload: Payload) -> str:
    followers = payload["followers"]
    return ngettext(
        "Somebody has the same to report and follows it (%(count)d by now)",
        "Somebody has the same to report and follows it (%(count)d by now)",
        followers,
    ) % {"count": followers}


def _lapor(payload: Payload) -> str:
    words = _("Copied into SP4N-LAPOR! as %(id)s") if payload["copied"] else _("Known in SP4N-LAPOR! as %(id)s")
    return words % {"id": payload["tracking_id"]}


def _support(payload: Payload) -> str:
    day = describe_moment(due_day(datetime.fromisoformat(payload["due"])), "day")
    return _("%(unit)s was asked to help by %(day)s") % {"unit": _unit(payload, "unit"), "day": day}


TOLD: dict[str, Callable[[Payload], str]] = {
    "complaints.filed": lambda _payload: _("Reported"),
    "complaints.arrived": lambda payload: (
        _("It came in, and waits to be looked at: %(why)s") % {"why": Held(payload["held"]).label}
    ),
    "complaints.admitted": lambda payload: (
        _("Made into a report, and summed up from the conversation")
        if payload.get("content")
        else _("Made into a report")
    ),
    "complaints.reworded": lambda _payload: _("The reporter put right what had been summed up"),
    "complaints.discarded": _ended,
    "complaints.forwarded": _forwarded,
    "complaints.postponed": lambda _payload: _("Put aside for a while"),
    "complaints.completion_asked": lambda _payload: _("Asked the reporter for what is missing"),
    "complaints.completed": lambda _payload: _("What was missing was added"),
    "complaints.data_asked": lambda _payload: _("The unit asked the reporter"),
    "complaints.data_given": lambda _payload: _("The unit's question was answered"),
    "complaints.lapsed": lambda _payload: _("Ended: what was asked for was not sent in time"),
    "complaints.drafted": lambda _payload: _("Wrote on the answer"),
    "complaints.submitted": lambda _payload: _("Handed the answer in for approval"),
    "complaints.approved": lambda _payload: _("Approved the answer"),
    "complaints.draft_returned": lambda _payload: _("Gave the answer back to be written anew"),
    "complaints.answered": _answered,
    "complaints.promised": _promised,
    "complaints.answer_taken_over": _answered,
    "complaints.referred": lambda _payload: _("Named who owns it outside this government"),
    "complaints.answered_jointly": _jointly,
    "complaints.promised_jointly": _promised,
    "complaints.returned": _returned,
    "complaints.redirected": _redirected,
    "complaints.upheld": _upheld,
    "complaints.joined": lambda _payload: _("Joined with the same report: one answer will answer both"),
    "complaints.went_along": lambda payload: (
        _("The report it was joined to went to %(unit)s, and this one with it") % {"unit": _unit(payload, "to_unit")}
    ),
    "complaints.separated": lambda _payload: _("Treated on its own again"),
    "complaints.split": lambda _payload: _("A part of it became a report of its own"),
    "complaints.replied": lambda _payload: _("The reporter wrote back: not content yet"),
    "complaints.reopened": lambda _payload: _("The reporter opened it again: it is not settled"),
    "complaints.sent_back": _sent_back,
    "complaints.sample_drawn": lambda _payload: _("The answer was drawn for a review of its quality"),
    "complaints.answer_reviewed": _reviewed,
    "complaints.accepted": lambda _payload: _("The reporter accepted the answer"),
    "complaints.closed_by_silence": lambda _payload: _("Closed: nobody replied within the lawful time"),
    "complaints.archived": _ended,
    "complaints.rated": _rated,
    "complaints.followed": _followed,
    "complaints.noted": lambda _payload: _("Note for colleagues"),
    "complaints.lapor_linked": _lapor,
    "procedures.deadline_missed": lambda payload: (
        _("The clock “%(clock)s” passed its date; the head was told")
        % {"clock": COMPLAINT.by_clock[payload["clock"]].label}
    ),
    "procedures.clocks_moved": lambda payload: _("The clocks were moved: %(reason)s") % {"reason": payload["reason"]},
    "procedures.support_asked": _support,
    "procedures.support_given": lambda payload: _("%(unit)s finished its part") % {"unit": _unit(payload, "unit")},
}
"""Event to its sentence."""
