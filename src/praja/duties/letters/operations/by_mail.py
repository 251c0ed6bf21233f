# SPDX-License-Identifier: EUPL-1.2
"""Letters by e-mail: what came to a unit's mailbox waits on the desk of whoever keeps the agenda, who registers it or puts it
aside."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Arrival
from praja.duties.letters.errors.incoming import MailDealtWith
from praja.duties.letters.events.mails import MailArrived, MailPutAside, stream_of_mail
from praja.duties.letters.models import ArrivedMail, Incoming
from praja.duties.letters.models.mails import MAIL_SENDER
from praja.duties.letters.operations.registering import NewLetter, register_letter
from praja.duties.letters.queries.by_mail import MAIL_FILES
from praja.duties.letters.rules import KEEPERS, account_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, take_in
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.words import words_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, NotAllowed, TooLarge
from praja.lib.wording import in_own_language, msgid

MOST_FILES = 10
LONGEST_TEXT = 20_000
DO_REGISTER = "letters.mail"
"""Kind of the item on the desk of whoever keeps the agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """An e-mail, free of its format. `message_id` is its own."""

    message_id: str
    sender_name: str
    sender_email: str
    subject: str
    text: str
    files: Sequence[bytes]
    said_at: datetime


def receive_mail(*, mail: Mail, unit: Unit, actor: Actor, at: datetime) -> ArrivedMail:
    """Keep an e-mail that came to the unit's mailbox for letters, and put it on the desk of whoever keeps its agenda. Again (by
    its own id) it is the same row. What cannot be taken in of its files is counted, and the rest kept.

    Raises `Unavailable` where a virus scanner is set but does not answer.
    """
    key = sha256(mail.message_id.encode()).hexdigest()
    known = ArrivedMail.objects.filter(unit=unit, key=key).first()
    if known is not None:
        return known
    files, lost = _taken_in(mail.files, actor, at)
    with transaction.atomic():
        row, is_new = ArrivedMail.objects.get_or_create(unit=unit, key=key, defaults=_fields(mail, lost, at))
        if is_new:
            _put_on_desk(row, files, actor, at)
    return row


def _fields(mail: Mail, lost: int, at: datetime) -> dict[str, object]:
    return {
        "sender_name": _plain(mail.sender_name)[:200],
        "sender_email": seal(mail.sender_email.strip(), MAIL_SENDER),
        "subject": _plain(mail.subject)[:300],
        "text": mail.text.replace("\x00", "").strip()[:LONGEST_TEXT],
        "salt": new_salt(),
        "said_at": min(mail.said_at, at),
        "arrived_at": at,
        "lost_files": lost,
    }


def _plain(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def _taken_in(contents: Sequence[bytes], actor: Actor, at: datetime) -> tuple[list[StoredFile], int]:
    kept: list[StoredFile] = []
    lost = max(len(contents) - MOST_FILES, 0)
    for content in contents[:MOST_FILES]:
        try:
            file = take_in(upload=io.BytesIO(content), actor=actor, at=at)
        except (InvalidInput, TooLarge):
            lost += 1
        else:
            kept.extend([file] if file not in kept else [])
    return kept, lost


def _put_on_desk(row: ArrivedMail, files: Sequence[StoredFile], actor: Actor, at: datetime) -> None:
    for file in files:
        attach(file=file, object_kind=MAIL_FILES, object_id=row.pk, title="", actor=actor, at=at)
    item = WorkItem(
        duty="letters",
        kind=DO_REGISTER,
        subject=in_own_language(_("A letter by e-mail")),
        url=_url(row),
        holder_unit_id=row.unit_id,
        holder_role=Role.RECORDS,
        state_label=msgid(_("Register it, or put it aside")),
        opened_at=at,
        due_at=FAR,
    )
    open_work([item])
    digest = content_digest(bytes(row.salt), row.digested())
    event = MailArrived(mail=row.pk, content=digest, files=tuple(file.sha256 for file in files), lost=row.lost_files)
    record(event, actor=actor, at=at, stream=stream_of_mail(row.unit_id), refs={"mail": row.pk, "unit": row.unit_id})


def register_mail(
    *, mail: ArrivedMail, new: NewLetter, actor: Actor, at: datetime, idempotency_key: UUID | None = None
) -> Incoming:
    """Register what came by e-mail as a letter of its unit, received when it arrived. Raises `MailDealtWith` for one that is put
    aside, and what `register_letter` raises; registered before, it gives that letter back."""
    with transaction.atomic():
        locked = _locked(mail)
        if locked.incoming is not None:
            return locked.incoming
        incoming = register_letter(
            new=replace(new, arrival=Arrival.EMAIL, source_ref=f"mail:{locked.key}"),
            unit=locked.unit,
            received_at=locked.arrived_at,
            idempotency_key=idempotency_key,
            actor=actor,
            at=at,
        )
        locked.incoming = incoming
        locked.save(update_fields=["incoming"])
        close_work_at(_url(locked), kind=DO_REGISTER, role=Role.RECORDS, at=at)
    return incoming


def put_mail_aside(*, mail: ArrivedMail, reason: str, actor: Actor, at: datetime) -> ArrivedMail:
    """Say that it is no letter, and why. Raises `WordsTooShort`, `WordsTooLong`, `NotAllowed`, `MailDealtWith`."""
    words = words_of(reason, field="reason", shortest=5, longest=300)
    with transaction.atomic():
        locked = _locked(mail)
        if locked.unit_id not in actor.units_as(*KEEPERS):
            raise NotAllowed(
                _("You may not put aside what came to this unit."), next_step=_("Ask who keeps its agenda.")
            )
        if locked.incoming is not None:
            raise MailDealtWith
        locked.aside_at, locked.aside_by_id = at, account_of(actor)
        locked.aside_reason, locked.aside_salt = words.text, words.salt
        locked.save(update_fields=["aside_at", "aside_by", "aside_reason", "aside_salt"])
        close_work_at(_url(locked), kind=DO_REGISTER, role=Role.RECORDS, at=at)
        event = MailPutAside(mail=locked.pk, reason=words.digest)
        refs = {"mail": locked.pk, "unit": locked.unit_id}
        record(event, actor=actor, at=at, stream=stream_of_mail(locked.unit_id), refs=refs)
    return locked


def _locked(mail: ArrivedMail) -> ArrivedMail:
    row = ArrivedMail.objects.select_for_update(of=("self",)).select_related("unit", "incoming").get(pk=mail.pk)
    if row.aside_at is not None:
        raise MailDealtWith
    return row


def _url(row: ArrivedMail) -> str:
    return reverse("letters:mail", args=[row.pk])
