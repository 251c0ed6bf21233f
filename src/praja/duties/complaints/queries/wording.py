# SPDX-License-Identifier: EUPL-1.2
"""One sentence for each thing that happens to a report, as its reporter and the public read it.

What is not named here is never told: notes, reviews of quality, what is written in other registers. A unit that said that a
report is not its matter is not blamed for it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.complaints.enums import AnswerKind, ArchiveReason
from praja.duties.complaints.queries.said import Said
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.organization.queries import units
from praja.lib.moments import describe_moment

Payload = Mapping[str, Any]
Sentence = Callable[[Payload, Said], str | None]

WRITING = frozenset({"complaints.drafted", "complaints.submitted", "complaints.approved", "complaints.draft_returned"})
"""Acts of writing an answer: outside, they are one."""

ANSWERED_BY = frozenset(
    {
        "complaints.answered",
        "complaints.promised",
        "complaints.answer_taken_over",
        "complaints.referred",
        "complaints.answered_jointly",
        "complaints.promised_jointly",
        "complaints.wrongdoing_answered",
    }
)
"""Acts that publish an answer."""

WHO_TELLS = (
    ANSWERED_BY
    | WRITING
    | {
        "complaints.completion_asked",
        "complaints.data_asked",
        "complaints.postponed",
        "complaints.archived",
        "complaints.discarded",
        "complaints.sent_back",
        "complaints.admitted",
        "procedures.deadline_missed",
    }
)
"""Acts beside which the unit that did them stands."""


def sentence_of(row: HistoryRow, said: Said) -> str | None:
    """What happened, in one sentence; None for what is not told to this reader."""
    tell = _SENTENCES.get(row.name)
    return tell(row.payload, said) if tell else None


def _same(words: Callable[[], str]) -> Sentence:
    return lambda _payload, _said: words()


def _of(yours: Callable[[], str], theirs: Callable[[], str]) -> Sentence:
    """Said to the reporter, and said to others."""
    return lambda _payload, said: yours() if said.is_reporter else theirs()


def _unit(unit_id: int) -> str:
    return units.value.name(unit_id)


def _forwarded(payload: Payload, _said: Said) -> str:
    return _("Checked, and passed on to %(unit)s") % {"unit": _unit(payload["to_unit"])}


def _redirected(payload: Payload, _said: Said) -> str:
    return _("Decided: %(unit)s answers") % {"unit": _unit(payload["to_unit"])}


def _upheld(payload: Payload, _said: Said) -> str:
    return _("Decided: %(unit)s answers") % {"unit": _unit(payload["lead_unit"])}


def _answered(payload: Payload, _said: Said) -> str:
    kind = AnswerKind(payload["kind"])
    if kind is AnswerKind.DONE:
        return _("Answered: it is done")
    return _("Answered: it can't be done, with the reason") if kind is AnswerKind.REFUSED else _("Answered")


def _promised(payload: Payload, _said: Said) -> str:
    day = describe_moment(date.fromisoformat(payload["promised_for"]), "day")
    return _("Answered: it will be done by %(day)s") % {"day": day}


def _jointly(payload: Payload, said: Said) -> str:
    return _("%(answered)s. The answer goes to everybody who reported the same.") % {
        "answered": _answered(payload, said).rstrip(".")
    }


def _promised_jointly(payload: Payload, said: Said) -> str:
    return _("%(answered)s. The answer goes to everybody who reported the same.") % {
        "answered": _promised(payload, said).rstrip(".")
    }


def _summed_up(payload: Payload, said: Said) -> str | None:
    """Sorting a report is the office's own matter; that its words were summed up is not."""
    if not payload.get("content"):
        return None
    return (
        _("An officer summed up what you wrote")
        if said.is_reporter
        else _("An officer summed up what the reporter wrote")
    )


def _filed_away(payload: Payload, said: Said) -> str:
    """Only the reporter reads for which reason."""
    if not said.is_reporter:
        return _("Filed away, with the reason")
    return _("Filed away: %(reason)s") % {"reason": ArchiveReason(payload["reason"]).label}


def _missed(payload: Payload, _said: Said) -> str:
    if payload["clock"] == "promise":
        return _("The promised date passed and it was not done; the head was told")
    return _("The lawful time passed without an answer; the head was told")


def _rated(payload: Payload, said: Said) -> str | None:
    """Stars and words of a rating stand between the reporter and the government."""
    if not said.is_reporter:
        return None
    return _("You gave the answer %(count)d of 5 stars") % {"count": payload["stars"]}


def _followed(payload: Payload, _said: Said) -> str:
    return ngettext(
        "%(count)d other person has the same to report",
        "%(count)d other people have the same to report",
        payload["followers"],
    ) % {"count": payload["followers"]}


def _helped(payload: Payload, _said: Said) -> str:
    return _("%(unit)s was asked to help") % {"unit": _unit(payload["unit"])}


_SENTENCES: Mapping[str, Sentence] = {
    "complaints.filed": _same(lambda: _("The report was received")),
    "complaints.arrived": _same(lambda: _("The report was received")),
    "complaints.admitted": _summed_up,
    "complaints.reworded": _of(
        lambda: _("You put right what an officer had summed up"),
        lambda: _("The reporter put right what an officer had summed up"),
    ),
    "complaints.discarded": _filed_away,
    "complaints.forwarded": _forwarded,
    "complaints.postponed": _same(lambda: _("Put aside for a while, with the reason")),
    "complaints.completion_asked": _of(
        lambda: _("You were asked for something that is missing"),
        lambda: _("The reporter was asked for something that is missing"),
    ),
    "complaints.completed": _of(lambda: _("You added what was missing"), lambda: _("The reporter added it")),
    "complaints.data_asked": _of(
        lambda: _("You were asked for something that is missing"),
        lambda: _("The reporter was asked for something that is missing"),
    ),
    "complaints.data_given": _of(lambda: _("You added what was missing"), lambda: _("The reporter added it")),
    "complaints.lapsed": _same(lambda: _("What was asked for did not come in time; the report ended")),
    "complaints.answered": _answered,
    "complaints.promised": _promised,
    "complaints.answer_taken_over": _answered,
    "complaints.referred": _same(lambda: _("Answered: it belongs to somebody outside this government")),
    "complaints.returned": _same(lambda: _("It is being decided which unit answers")),
    "complaints.redirected": _redirected,
    "complaints.upheld": _upheld,
    "complaints.replied": _of(
        lambda: _("You wrote back; the unit must answer again"),
        lambda: _("The reporter wrote back; the unit must answer again"),
    ),
    "complaints.reopened": _of(
        lambda: _("You said that it is not settled; the unit must answer again"),
        lambda: _("The reporter said that it is not settled; the unit must answer again"),
    ),
    "complaints.sent_back": _same(lambda: _("A better answer was asked for")),
    "complaints.accepted": _of(
        lambda: _("You accepted the answer; the case is closed"),
        lambda: _("The reporter accepted the answer; the case is closed"),
    ),
    "complaints.closed_by_silence": _same(lambda: _("Nobody wrote back in time; the case is closed")),
    "complaints.archived": _filed_away,
    "complaints.joined": _same(lambda: _("Others reported the same: one answer will answer all of it")),
    "complaints.answered_jointly": _jointly,
    "complaints.promised_jointly": _promised_jointly,
    "complaints.separated": _same(lambda: _("It gets an answer of its own after all")),
    "complaints.split": _same(lambda: _("A part of it was made a report of its own")),
    "complaints.rated": _rated,
    "complaints.followed": _followed,
    "complaints.wrongdoing_reported": _same(lambda: _("The inspectorate received the report")),
    "complaints.wrongdoing_answered": _same(lambda: _("The inspectorate told what it found")),
    "complaints.wrongdoing_replied": _of(
        lambda: _("You wrote back; the inspectorate looks at it again"),
        lambda: _("The reporter wrote back; the inspectorate looks at it again"),
    ),
    "complaints.wrongdoing_closed": _same(lambda: _("The inspectorate closed its examination")),
    "procedures.deadline_missed": _missed,
    "procedures.clocks_moved": _same(lambda: _("The date moved, because the calendar or the time granted changed")),
    "procedures.support_asked": _helped,
}
