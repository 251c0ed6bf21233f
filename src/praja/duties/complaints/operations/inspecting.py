# SPDX-License-Identifier: EUPL-1.2
"""What an inspector does beside the steps of a report on wrongdoing: look, which leaves a trace; talk; reach its reporter.

All of it stays on the page that the secret link opens: nothing is ever sent by a channel that somebody else may read.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.errors import StaysUnnamed
from praja.duties.complaints.events import WrongdoingSeen
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import INSPECTION
from praja.duties.complaints.rules import may_inspect, may_read_as_reporter
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations import record
from praja.kernel.notifications.enums import WEB
from praja.kernel.notifications.models import Utterance
from praja.kernel.notifications.operations import hear_words, say
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import reveal
from praja.kernel.procedures.building import refs_of, work_item
from praja.kernel.procedures.declarations import Waiting, procedure_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_of_kind, open_work
from praja.lib.actors import Actor

ONE_LOOK = timedelta(minutes=30)
"""What is opened again within this time is the same look: a page that is loaded anew, the photos on it."""

MESSAGE = Waiting("complaints.inspection_message", _("Read the reporter's message"), Role.INSPECTOR, INSPECTION)


def note_look(*, case: Case, actor: Actor, at: datetime) -> bool:
    """An inspector opens a report on wrongdoing, or a file of it. Returns whether an event was recorded: not within `ONE_LOOK`
    of their last one. Raises `StepNotAllowed` for everybody else.
    """
    if not may_inspect.allows(actor, case):
        raise StepNotAllowed
    if _looked(case, actor, at):
        return False
    with transaction.atomic():
        locked = lock(case.pk)
        if _looked(locked, actor, at):
            return False
        record(WrongdoingSeen(), actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return True


def reveal_to_inspector(*, case: Case, field: str, reason: str, actor: Actor, at: datetime) -> str:
    """The reporter's phone or e-mail in full, for the inspector who examines the report. Recorded by `people.revealed`, never
    with the value. Raises `StepNotAllowed` for everybody else, `StaysUnnamed`, and what `people.operations.reveal` raises.
    """
    if not may_inspect.allows(actor, case):
        raise StepNotAllowed
    complaint = Complaint.objects.select_related("reporter").get(pk=case.pk)
    if complaint.anonymous or complaint.reporter is None:
        raise StaysUnnamed
    return reveal(person=complaint.reporter, field=field, reason=reason, actor=actor, at=at)


def say_to_whistleblower(*, case: Case, text: str, actor: Actor, at: datetime) -> Utterance:
    """The inspector writes to the reporter, who reads it by the secret link alone. It moves nothing.

    Raises `StepNotAllowed` for everybody else, `WrongState` once it is closed, `TextTooShort`, `TextTooLong`.
    """
    words = words_of(text, minimum=2)
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_inspect.allows(actor, locked):
            raise StepNotAllowed
        _refuse_closed(locked)
        said = say(case=locked, channel=WEB, text=words.text, actor=actor, at=at)
        close_work_of_kind(locked.pk, kind=MESSAGE.kind, at=at)
    return said


def write_to_inspector(
    *, case: Case, text: str, files: Sequence[StoredFile], actor: Actor, at: datetime, key: UUID | None = None
) -> Utterance:
    """The reporter writes to the inspectorate by the secret link; it stands on the inspector's desk until they write or act.

    Raises `StepNotAllowed` for everybody else, `WrongState` once it is closed, `TextTooShort` without words and files,
    `TextTooLong`.
    """
    words = words_of(text, minimum=0 if files else 1)
    with transaction.atomic():
        locked = lock(case.pk)
        if locked.procedure != WHISTLEBLOWING or not may_read_as_reporter.allows(actor, locked):
            raise StepNotAllowed
        _refuse_closed(locked)
        said = hear_words(case=locked, text=words.text, files=files, key=key, actor=actor, at=at)
        if not WorkItem.objects.filter(case_id=locked.pk, closed_at=None, kind=MESSAGE.kind).exists():
            open_work([work_item(procedure_of(locked), MESSAGE, locked, FAR, at, {})])
    return said


def _looked(case: Case, actor: Actor, at: datetime) -> bool:
    mine = LedgerEvent.objects.filter(stream=case.stream, name=WrongdoingSeen.name, at__gt=at - ONE_LOOK)
    return mine.filter(actor_kind=actor.kind, actor_id=actor.id).exists()


def _refuse_closed(case: Case) -> None:
    state = procedure_of(case).by_state[case.state]
    if state.final:
        raise WrongState(state.office)
