# SPDX-License-Identifier: EUPL-1.2
"""What is said from outside, kept word for word. Which matter it belongs to is for a duty to say."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, take_in
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.notifications.domain.conversing import ID_LENGTH, LONGEST, MOST_FILES
from praja.kernel.notifications.enums import SAID_IN, WEB, Direction, MessageStatus
from praja.kernel.notifications.events import WordsPlaced, WordsReceived, stream_of_thread
from praja.kernel.notifications.models import Thread, Utterance
from praja.kernel.notifications.operations.saying import answer_thread, language_of
from praja.kernel.notifications.peers import peer_key_of, sealed_peer
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.errors import DomainError, InvalidInput, TooLarge

Refusals = list[DomainError]

NOT_FETCHED = InvalidInput(_("A file could not be fetched."), next_step=_("Send it again."))


def receive_words(
    *,
    channel: str,
    peer: str,
    external_id: str,
    text: str,
    files: Sequence[bytes],
    said_at: datetime,
    actor: Actor,
    at: datetime,
    in_reply_to: str = "",
    lost: int = 0,
) -> Utterance:
    """Keep one message of `peer` on `channel`; delivered again (by `external_id`) it is the same row.

    A file that is refused, or one of the `lost` ones that could not be fetched, is told to the sender in a plain sentence;
    the words and the other files are kept. `in_reply_to` (the channel's id of something said in this conversation) brings
    the conversation back to that matter. Raises `Unavailable` where a virus scanner is set but does not answer.
    """
    external_id = external_id[:ID_LENGTH]
    known = _known(channel, external_id)
    if known is not None:
        return known
    kept, refusals = _taken_in(files, actor, at)
    refusals += [cast("DomainError", NOT_FETCHED)] * lost
    with transaction.atomic():
        thread = _thread(channel, peer, at)
        known = _known(channel, external_id)
        if known is not None:
            return known
        _turn_back(thread, in_reply_to[:ID_LENGTH])
        row = _utterance(channel, text, min(said_at, at), at, thread=thread, external_id=external_id)
        refs = {"thread": thread.pk} | (refs_of(thread.case) if thread.case else {})
        _keep(row, kept, stream_of_thread(thread.pk), refs, thread.case_id or 0, actor, at)
        if refusals:
            words = _sentences(refusals, language_of(thread))
            answer_thread(thread=thread, text=words, about=f"files:{row.pk}", actor=actor, at=at)
    return row


def hear_words(
    *,
    case: Case,
    text: str,
    files: Sequence[StoredFile],
    actor: Actor,
    at: datetime,
    channel: str = WEB,
    key: UUID | None = None,
) -> Utterance:
    """Keep what the outside said in `case` without a conversation on a channel: on its page, at a counter, by telephone.

    The caller has asked its own rule. `key` marks one submission: sent again it is the same row.
    """
    external_id = f"{channel}:{key.hex}" if key else ""
    with transaction.atomic():
        known = _known(channel, external_id)
        if known is not None:
            return known
        row = _utterance(channel, text, at, at, external_id=external_id)
        row.case, row.by_account = case, _account_of(actor)
        _keep(row, files, case.stream, refs_of(case), case.pk, actor, at)
    return row


def place_words(*, utterance: Utterance, case: Case, actor: Actor, at: datetime) -> None:
    """Let what was said belong to `case`, which its conversation is about from now on. Again changes nothing."""
    if utterance.case_id == case.pk:
        return
    with transaction.atomic():
        unplaced = Utterance.objects.filter(thread=utterance.thread_id, case=None)
        unplaced.exclude(direction=Direction.IN).update(case=case)
        Utterance.objects.filter(pk=utterance.pk).update(case=case)
        Thread.objects.filter(utterances=utterance.pk).update(case=case)
        utterance.case = case
        event = WordsPlaced(utterance=utterance.pk, case=case.pk)
        refs = {**refs_of(case), "utterance": utterance.pk, "thread": utterance.thread_id or 0}
        record(event, actor=actor, at=at, stream=case.stream, refs=refs)


def words_digest(salt: bytes, text: str) -> str:
    """The digest under which words of a conversation enter the ledger."""
    return content_digest(salt, {"text": text})


def _known(channel: str, external_id: str) -> Utterance | None:
    return Utterance.objects.filter(channel=channel, external_id=external_id).first() if external_id else None


def _thread(channel: str, peer: str, at: datetime) -> Thread:
    """The conversation with this address, locked, so that two messages of one address never race."""
    fresh = {"peer": sealed_peer(channel, peer), "began_at": at, "last_at": at}
    found, _made = Thread.objects.get_or_create(channel=channel, peer_key=peer_key_of(channel, peer), defaults=fresh)
    thread = Thread.objects.select_for_update().get(pk=found.pk)
    thread.last_at = max(thread.last_at, at)
    thread.save(update_fields=["last_at"])
    return thread


def _turn_back(thread: Thread, in_reply_to: str) -> None:
    """A reply to something said in another matter of the same conversation is about that matter."""
    if not in_reply_to:
        return
    meant = Utterance.objects.filter(thread=thread, external_id=in_reply_to).exclude(case=None).first()
    if meant is not None and meant.case_id != thread.case_id:
        thread.case = meant.case
        thread.save(update_fields=["case"])


def _taken_in(files: Sequence[bytes], actor: Actor, at: datetime) -> tuple[list[StoredFile], Refusals]:
    kept: list[StoredFile] = []
    refusals: Refusals = []
    for content in files[:MOST_FILES]:
        try:
            kept.append(take_in(upload=io.BytesIO(content), actor=actor, at=at))
        except (InvalidInput, TooLarge) as error:
            refusals.append(error)
    if len(files) > MOST_FILES:
        refusals.append(
            InvalidInput(
                _("One message can have %(count)s files.") % {"count": MOST_FILES},
                next_step=_("Send the others in another message."),
            )
        )
    return kept, refusals


def _utterance(
    channel: str, text: str, said_at: datetime, at: datetime, *, external_id: str, thread: Thread | None = None
) -> Utterance:
    return Utterance(
        thread=thread,
        channel=channel,
        direction=Direction.IN,
        text=text.replace("\x00", "").strip()[:LONGEST],
        salt=new_salt(),
        external_id=external_id,
        said_at=said_at,
        kept_at=at,
        status=MessageStatus.SENT,
    )


def _keep(
    row: Utterance,
    files: Sequence[StoredFile],
    stream: str,
    refs: dict[str, int | str],
    case: int,
    actor: Actor,
    at: datetime,
) -> None:
    row.save(force_insert=True)
    for file in files:
        attach(file=file, object_kind=SAID_IN, object_id=row.pk, title="", actor=actor, at=at)
    event = WordsReceived(
        utterance=row.pk,
        channel=row.channel,
        words=words_digest(bytes(row.salt), row.text),
        files=tuple(file.sha256 for file in files),
        case=case,
    )
    record(event, actor=actor, at=at, stream=stream, refs={**refs, "utterance": row.pk})


def _account_of(actor: Actor) -> int | None:
    return int(actor.id) if actor.kind is ActorKind.EMPLOYEE and actor.id.isdigit() else None


def _sentences(refusals: Refusals, language: str) -> str:
    with override(language):
        return "\n".join(dict.fromkeys(str(error) for error in refusals))
