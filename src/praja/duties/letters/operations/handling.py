# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a letter that came in, beside its dispositions: corrected, noted, settled, answered, taken up again."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from praja.duties.letters.domain.numbers import number_key
from praja.duties.letters.enums import OUTGOING
from praja.duties.letters.errors.incoming import NoSuchAnswer, NothingToCorrect
from praja.duties.letters.models import Assignment, EarlierEntry, Incoming, Letter, Remark
from praja.duties.letters.operations.following import call_head
from praja.duties.letters.operations.registering import (
    NewLetter,
    checked,
    letter_row,
    neutral_subject,
    save_sender,
    told_of,
)
from praja.duties.letters.procedure.names import DO_CONCLUDE, SENT, SIGNED
from praja.duties.letters.queries.incoming import ATTACHED_TO, sender_of
from praja.duties.letters.rules import account_of
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import Words, words_of
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

Write = Callable[[Case], None]
SHORTEST = 5


def correct_letter(*, case: Case, new: NewLetter, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Put right what was written down about a letter, or add its scan (`new.files` come to those it has). What stood there
    before is kept. Where the speed was wrong its clock counts anew from when the letter came.

    Raises `NothingToCorrect`, what `register_letter` raises about words, and what `perform` raises.
    """
    was = Incoming.objects.select_related("letter__classification", "sender", "sender_unit").get(pk=case.pk)
    row = letter_row(new, checked(new, local_date(case.filed_at, local_zone())))
    changed = _changed(was, row, new)
    if not changed:
        raise NothingToCorrect
    now = Incoming(
        sender_unit=new.sender if isinstance(new.sender, Unit) else None,
        sender=None if isinstance(new.sender, Unit) else new.sender,
    )
    held = [held.file.sha256 for held in attachments_of(ATTACHED_TO, case.pk)]
    files = dict.fromkeys([*held, *(file.sha256 for file in new.files)])
    waits_for_head = list[bool]()

    def write(moved: Case) -> None:
        _keep_earlier(was, at)
        open_items = WorkItem.objects.filter(case_id=moved.pk, closed_at=None, kind=DO_CONCLUDE.kind)
        waits_for_head.append(open_items.exists())
        save_sender(now.sender)
        row.case = moved
        row.srikandi_number = was.letter.srikandi_number
        row.save(force_update=True)
        Incoming.objects.filter(pk=moved.pk).update(
            sender=now.sender,
            sender_unit=now.sender_unit,
            enclosures=new.enclosures.strip(),
            number_key=number_key(new.number_text),
            is_unread=was.is_unread or "files" in changed,
        )
        for file in new.files:
            attach(file=file, object_kind=ATTACHED_TO, object_id=moved.pk, title="", actor=actor, at=at)
        moved.subject = neutral_subject(new.kind, new.sender)
        moved.save(update_fields=["subject"])

    with transaction.atomic():
        moved = perform(
            case,
            "correct_speed" if "speed" in changed else "correct",
            actor=actor,
            at=at,
            seen_version=seen_version,
            data={"fields": changed, **told_of(row, now.partner), "files": tuple(files)},
            write=write,
            target=case.state,
        )
        Assignment.objects.filter(case=moved.pk).update(reach=row.reach)
        if any(waits_for_head):
            call_head(moved, at)  # a correction takes nothing off the head's desk
    return moved


COMPARED = ("kind", "security", "speed", "classification_id", "subject", "summary", "number_text", "dated_on")


def _changed(was: Incoming, row: Letter, new: NewLetter) -> tuple[str, ...]:
    """Names of what is different from what stands there."""
    found = [name.removesuffix("_id") for name in COMPARED if getattr(was.letter, name) != getattr(row, name)]
    if sender_of(was) != new.sender:
        found.append("sender")
    if was.enclosures != new.enclosures.strip():
        found.append("enclosures")
    held = {held.file_id for held in attachments_of(ATTACHED_TO, was.pk)}
    return (*found, *(["files"] if any(file.pk not in held for file in new.files) else []))


def _keep_earlier(was: Incoming, at: datetime) -> None:
    letter = was.letter
    EarlierEntry.objects.create(
        incoming=was,
        number=was.earlier.count(),
        subject=letter.subject,
        summary=letter.summary,
        number_text=letter.number_text,
        partner=was.partner,
        salt=bytes(letter.salt),
        dated_on=letter.dated_on,
        security=letter.security,
        speed=letter.speed,
        until=at,
    )


def note_letter(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head took note: nothing is to be done. Raises what `perform` raises."""
    return perform(case, "note", actor=actor, at=at, seen_version=seen_version, data={})


def settle_letter(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """What it asked for is done, without a letter in answer. `text` says how. Raises `WordsTooShort`, `WordsTooLong`, and what
    `perform` raises."""
    return _said(case, "settle", "note", words_of(text, shortest=SHORTEST), actor, at, seen_version)


def answer_outside(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It was answered by a letter that was not signed here (on paper, in SRIKANDI); `text` says by which. Raises `WordsTooShort`,
    `WordsTooLong`, and what `perform` raises."""
    words = words_of(text, shortest=SHORTEST)
    return _said(case, "answer", "note", words, actor, at, seen_version, reply=None)


def answer_letter(
    *, case: Case, reply: Case | None, actor: Actor, at: datetime, seen_version: int | None = None
) -> Case:
    """It was answered by `reply`, a letter that was signed here; None: outside, without further words.

    Raises `NoSuchAnswer` for what is no signed letter, and what `perform` raises.
    """
    if reply is not None and (reply.procedure != OUTGOING or reply.state not in (SIGNED, SENT)):
        raise NoSuchAnswer
    data = {"reply": reply.pk if reply else None, "note": ""}
    return perform(case, "answer", actor=actor, at=at, seen_version=seen_version, data=data)


def take_up_again(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It was ended and is not done with. `text` says why. Raises `WordsTooShort`, `WordsTooLong`, and what `perform` raises."""
    return _said(case, "take_up_again", "reason", words_of(text, shortest=SHORTEST), actor, at, seen_version)


def cancel_registration(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It should not have been registered (twice, for another unit). Its agenda number stays and says why. Raises
    `WordsTooShort`, `WordsTooLong`, and what `perform` raises."""
    return _said(case, "cancel", "reason", words_of(text, shortest=SHORTEST), actor, at, seen_version)


def _said(
    case: Case,
    step: str,
    field: str,
    words: Words,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    **data: object,
) -> Case:
    """Take a step with which something was said."""

    def write(moved: Case) -> None:
        Remark.objects.create(
            incoming_id=moved.pk, step=step, text=words.text, salt=words.salt, by_id=account_of(actor), said_at=at
        )

    told = {field: words.digest, **data}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=told, write=write)
