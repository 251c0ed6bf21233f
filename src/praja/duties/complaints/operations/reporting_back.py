# SPDX-License-Identifier: EUPL-1.2
"""What the reporter makes of an answer: a reply, acceptance, stars, or opening the case again."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.errors import MissingPart, TooLateToReopen
from praja.duties.complaints.events import AnswerRated
from praja.duties.complaints.models import Complaint, Rating, Reply
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import ANSWERED, CLOSED
from praja.duties.complaints.rules import may_rate
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor

RATED_IN = frozenset({ANSWERED, CLOSED})


def reply_to_answer(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The reporter is not content: the case goes back to the unit with their words. A joined one goes back on its own."""
    return _write_back(case, "reply", text, actor, at, seen_version)


def reopen_complaint(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The case was closed and it is not settled after all. Raises `TooLateToReopen` after `PRAJA_REOPEN_DAYS`."""
    limit = timedelta(days=settings.PRAJA_REOPEN_DAYS)
    if case.closed_at is not None and at > case.closed_at + limit:
        raise TooLateToReopen
    return _write_back(case, "reopen", text, actor, at, seen_version)


def _write_back(case: Case, step: str, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    words = words_of(text)

    def write(moved: Case) -> None:
        Reply.objects.create(complaint_id=moved.pk, text=words.text, salt=words.salt, sent_at=at)
        Complaint.objects.filter(pk=moved.pk).exclude(joined_to=None).update(joined_to=None)

    data = {"message": words.digest}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def accept_answer(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The reporter is content: the case closes."""
    return perform(case, "accept", actor=actor, at=at, seen_version=seen_version, data={})


def rate_answer(*, case: Case, stars: int, text: str, actor: Actor, at: datetime) -> Rating:
    """Keep what the reporter thinks of the answer, 1 to 5 stars; a second time replaces the first.

    Raises `MissingPart` at `stars`, `TextTooLong`, `WrongState` before an answer, `StepNotAllowed` for anybody else.
    """
    if not 1 <= stars <= 5:
        raise MissingPart(_("Choose how many stars."), field="stars", next_step=_("One is bad, five is very good."))
    words = words_of(text, minimum=0)
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_rate.allows(actor, locked):
            raise StepNotAllowed
        if locked.state not in RATED_IN:
            raise WrongState(procedure_of(locked).by_state[locked.state].office)
        kept = {"stars": stars, "text": words.text, "salt": words.salt, "rated_at": at}
        rating, _made = Rating.objects.update_or_create(complaint_id=locked.pk, defaults=kept)
        event = AnswerRated(stars=stars, words=words.digest)
        record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return rating


def close_silent(*, actor: Actor, at: datetime, limit: int = 500) -> int:
    """Close the cases whose time to reply has passed (10 working days, services.md corrections). Returns how many."""
    due = Deadline.objects.filter(
        clock="reply", stopped_at=None, due_at__lt=at, case__procedure=PROCEDURE, case__state=ANSWERED
    )
    case_ids = list(due.order_by("due_at").values_list("case_id", flat=True)[:limit])
    return sum(_close_silent(case_id, actor, at) for case_id in case_ids)


def _close_silent(case_id: int, actor: Actor, at: datetime) -> bool:
    """Close one case, unless its reporter spoke in the meantime."""
    try:
        perform(case_id, "close_by_silence", actor=actor, at=at, seen_version=None, data={})
    except WrongState:
        return False
    return True
