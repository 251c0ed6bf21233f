# SPDX-License-Identifier: EUPL-1.2
"""Talking in a case beside its steps: the reporter on their page, officers in the case's own channel. It moves nothing."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import DRAFT, INCOMPLETE, POSTPONED, RECEIVED
from praja.duties.complaints.rules import may_read_as_reporter, may_talk, opens_intake
from praja.kernel.documents.models import StoredFile
from praja.kernel.notifications import operations as notifications
from praja.kernel.notifications.models import Utterance
from praja.kernel.notifications.operations import Offered, hear_words, say
from praja.kernel.people.enums import Role
from praja.kernel.procedures.building import work_item
from praja.kernel.procedures.declarations import Waiting, procedure_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_of_kind, open_work
from praja.lib.actors import Actor

MESSAGE = "complaints.message"
"""Kind of the work item that says: the reporter wrote something that moves nothing by itself."""

_LABEL = _("Read the reporter's message")
_BEFORE_FORWARDING = frozenset({RECEIVED, INCOMPLETE, POSTPONED})


def say_as_reporter(
    *, case: Case, text: str, files: Sequence[StoredFile], actor: Actor, at: datetime, key: UUID | None = None
) -> Utterance:
    """The reporter, named or not, writes on the page of the secret link. `key` marks one submission: twice is once.

    Raises `StepNotAllowed` for anybody else, `TextTooShort` where neither words nor files are sent, `TextTooLong`.
    """
    words = words_of(text, minimum=0 if files else 1)
    with transaction.atomic():
        locked = _ordinary(case)
        if not may_read_as_reporter.allows(actor, locked):
            raise StepNotAllowed
        said = hear_words(case=locked, text=words.text, files=files, key=key, actor=actor, at=at)
        open_message_work(locked, at)
    return said


def write_down_words(
    *,
    case: Case,
    text: str,
    files: Sequence[StoredFile],
    channel: str,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Utterance:
    """An officer writes down what the reporter says at the counter or by telephone (`channel`): part of the same conversation.

    Raises `StepNotAllowed` for those who take in no reports, `TextTooShort`, `TextTooLong`.
    """
    words = words_of(text, minimum=1)
    with transaction.atomic():
        locked = _ordinary(case)
        if not opens_intake(actor):
            raise StepNotAllowed
        said = hear_words(case=locked, text=words.text, files=files, channel=channel, key=key, actor=actor, at=at)
        open_message_work(locked, at)
    return said


def say_as_office(*, case: Case, text: str, actor: Actor, at: datetime) -> Utterance:
    """An officer who handles the case writes to the reporter, in the channel in which they wrote last; it moves nothing.

    Raises `StepNotAllowed` for everybody else, `TextTooShort`, `TextTooLong`.
    """
    words = words_of(text, minimum=2)
    with transaction.atomic():
        locked = _ordinary(case)
        if not may_talk.allows(actor, locked):
            raise StepNotAllowed
        said = say(case=locked, text=words.text, actor=actor, at=at)
        close_work_of_kind(locked.pk, kind=MESSAGE, at=at)
    return said


def offer_join(*, case: Case, actor: Actor, at: datetime) -> Offered:
    """A short code by which the reporter's own WhatsApp, Telegram, SMS or e-mail joins the conversation: they write
    `SAMBUNG <code>` there within the hour. Raises `StepNotAllowed` for anybody but the reporter.
    """
    with transaction.atomic():
        locked = _ordinary(case)
        if not may_read_as_reporter.allows(actor, locked):
            raise StepNotAllowed
        return notifications.offer_join(case=locked, actor=actor, at=at)


def open_message_work(case: Case, at: datetime) -> None:
    """Let the office know that the reporter wrote; once until somebody answers or the case moves on.

    Not while it is being looked at for the first time anyway, and not once it is over: then the words stand on its page.
    """
    procedure = procedure_of(case)
    if case.state == DRAFT or procedure.by_state[case.state].final:
        return
    if WorkItem.objects.filter(case_id=case.pk, closed_at=None, kind=MESSAGE).exists():
        return
    role = Role.COMPLAINT_COORDINATOR if case.state in _BEFORE_FORWARDING else Role.LIAISON
    open_work([work_item(procedure, Waiting(MESSAGE, _LABEL, role), case, FAR, at, {})])


def _ordinary(case: Case) -> Case:
    """The case, locked. What is said about wrongdoing takes another way: nobody of the ordinary duty may meet it."""
    locked = lock(case.pk)
    if locked.procedure != PROCEDURE:
        raise StepNotAllowed
    return locked
