# SPDX-License-Identifier: EUPL-1.2
"""What the reporter of a case can do now, and what else belongs to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.models import Complaint, Question, Rating
from praja.duties.complaints.procedure import (
    ANSWERED,
    CLOSED,
    DISPUTED,
    FORWARDED,
    IN_PROGRESS,
    INCOMPLETE,
    JOINED,
    POSTPONED,
    QUESTIONED,
    RECEIVED,
)
from praja.duties.complaints.queries.standing import word_in_public
from praja.kernel.notifications.queries import Spoken, conversation_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, binding_clock, clocks_of
from praja.lib.codes import read_code
from praja.lib.errors import NotFound, Text

ASKED_IN = (INCOMPLETE, QUESTIONED)
CORRECTED_IN = (RECEIVED, INCOMPLETE, POSTPONED, FORWARDED, IN_PROGRESS, QUESTIONED, DISPUTED)
"""States in which the reporter may put a summary right: nobody has answered it yet, nor approved an answer."""


@dataclass(frozen=True, slots=True)
class Main:
    """The report whose answer answers this one too: how far it is, and its code where everybody may read it."""

    standing: Text
    unit: str
    clock: ClockStory | None
    code: str


@dataclass(frozen=True, slots=True)
class Openings:
    """What is open to the reporter. `question`: what they were asked and have not answered. `reopen_until`: None where the
    case can't be opened again. `first`: the code of the report that this one was a part of. `channels`: those by which the
    conversation can go on elsewhere."""

    question: Question | None
    may_reply: bool
    may_accept: bool
    may_rate: bool
    rating: Rating | None
    reopen_until: datetime | None
    main: Main | None
    first: str
    may_talk: bool
    may_correct: bool
    conversation: tuple[Spoken, ...]
    channels: tuple[Text, ...]


def openings_of(complaint: Complaint, case: Case, at: datetime) -> Openings:
    """What the reporter of `case` can do at `at`. At most eight statements."""
    is_ordinary = case.procedure == PROCEDURE
    is_answered = complaint.answers.exists()
    return Openings(
        question=open_question(complaint) if case.state in ASKED_IN else None,
        may_reply=case.state == ANSWERED,
        may_accept=is_ordinary and case.state == ANSWERED,
        may_rate=is_ordinary and is_answered and case.state in (ANSWERED, CLOSED),
        rating=Rating.objects.filter(complaint=complaint.pk).first() if is_answered else None,
        reopen_until=reopen_until(case, at),
        main=_main(complaint) if case.state == JOINED else None,
        first=_code_of(complaint.split_from_id),
        may_talk=may_talk(case),
        may_correct=may_correct(complaint, case),
        conversation=tuple(conversation_of(case)),
        channels=channels_to_join(case),
    )


def may_talk(case: Case) -> bool:
    """Whether words to the office reach somebody: not once the case is over."""
    return case.closed_at is None


def may_correct(complaint: Complaint, case: Case) -> bool:
    """Whether the reporter may put a summary right. Not once it is public: those words were read for names."""
    return bool(complaint.worded) and not case.is_public and case.state in CORRECTED_IN


def channels_to_join(case: Case) -> tuple[Text, ...]:
    """The channels on which the talk can go on, by name; of wrongdoing none, for others may read them."""
    if case.procedure != PROCEDURE or not may_talk(case):
        return ()
    takes_in = (
        (settings.PRAJA_WHATSAPP_SECRET, "WhatsApp"),
        (settings.PRAJA_TELEGRAM_SECRET, "Telegram"),
        (settings.PRAJA_SMS_SECRET, "SMS"),
        (settings.PRAJA_IMAP_URL, _("E-mail")),
    )
    return tuple(name for is_on, name in takes_in if is_on)


def open_question(complaint: Complaint) -> Question | None:
    """What was asked last and has no answer. One statement."""
    return complaint.questions.filter(answered_at=None).order_by("-pk").first()


def reopen_until(case: Case, at: datetime) -> datetime | None:
    """Until when the reporter may open the closed case again; None where they can't (any more)."""
    if case.procedure != PROCEDURE or case.state != CLOSED or case.closed_at is None:
        return None
    until = case.closed_at + timedelta(days=settings.PRAJA_REOPEN_DAYS)
    return until if at <= until else None


def related_case(case: Case, code: str) -> Case:
    """The report with `code` that was a part of `case`, or of which `case` was one: the same reporter wrote both.

    Raises `NotFound` for every other.
    """
    complaint = Complaint.objects.get(pk=case.pk)
    other = Complaint.objects.select_related("case").filter(case__code=read_code(code)).first()
    if other is None or not (other.split_from_id == complaint.pk or complaint.split_from_id == other.pk):
        raise NotFound(_("There is no such part of your report."))
    return other.case


def _main(complaint: Complaint) -> Main | None:
    main = Case.objects.select_related("lead_unit").filter(complaint=complaint.joined_to_id or 0).first()
    if main is None:
        return None
    return Main(
        standing=word_in_public(main),
        unit=main.lead_unit.name,
        clock=binding_clock(clocks_of(main)),
        code=main.code if main.is_public else "",
    )


def _code_of(case_id: int | None) -> str:
    if case_id is None:
        return ""
    return Case.objects.filter(pk=case_id).values_list("code", flat=True).first() or ""
