# SPDX-License-Identifier: EUPL-1.2
"""What the office, or the platform, says to the outside: kept, queued, handed over, written down."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.notifications.channels import quiet_hours
from praja.kernel.notifications.domain.conversing import ID_LENGTH, TALKING
from praja.kernel.notifications.domain.retrying import MOST_TRIES, wait_after
from praja.kernel.notifications.enums import LIVE, WEB, Direction, MessageStatus
from praja.kernel.notifications.events import WordsNotDelivered, WordsSaid, stream_of_thread
from praja.kernel.notifications.models import Thread, Utterance
from praja.kernel.notifications.operations.sending import LEASE
from praja.kernel.notifications.peers import PURPOSE
from praja.kernel.notifications.queries import threads_of
from praja.kernel.people.sealing import Sealed, seal
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.moments import local_zone

PERMANENT = frozenset({"WindowClosed", "NoAddress"})
"""Failures that trying again does not mend."""


def say(
    *,
    case: Case,
    text: str,
    actor: Actor,
    at: datetime,
    channel: str | None = None,
    automatic: bool = False,
    enclosed: str = "",
    about: str = "",
) -> Utterance:
    """Say `text` in a matter, in the conversation in which the outside last wrote (on `channel`, if one is named); without
    one it is only shown on the matter's page. The caller has asked its own rule.

    `enclosed` (a secret link) is added for the outside alone. `about` names what it tells of: said before, it is that row.
    """
    thread = None if channel == WEB else _thread_for(case, channel)
    return _say(thread, case, text, actor, at, automatic=automatic, enclosed=enclosed, about=about)


def answer_thread(*, thread: Thread, text: str, about: str, actor: Actor, at: datetime) -> Utterance:
    """Say something automatic to whoever wrote, whether or not it is known yet which matter they mean."""
    return _say(thread, thread.case, text, actor, at, automatic=True, enclosed="", about=about)


def claim_utterances(*, actor: Actor, at: datetime, limit: int = 20) -> list[Utterance]:
    """Take up to `limit` due ones for handing over and count the try; in quiet hours only in conversations that are going on.

    One whose worker was lost is taken again after a while; after `MOST_TRIES` tries it is given up.
    """
    with transaction.atomic():
        rows = list(_due(at).select_for_update(skip_locked=True, of=("self",)).order_by("not_before", "id")[:limit])
        lost = [row for row in rows if row.attempts >= MOST_TRIES]
        for row in lost:
            _give_up(row, "WorkerLost", actor, at)
        taken = [row.pk for row in rows if row not in lost]
        Utterance.objects.filter(pk__in=taken).update(attempts=F("attempts") + 1, not_before=at + LEASE)
    return list(Utterance.objects.filter(pk__in=taken).select_related("thread__person", "case").order_by("id"))


def complete_utterance(*, utterance: Utterance, external_id: str, error: str, actor: Actor, at: datetime) -> Utterance:
    """Write down what came of one try: the channel's own id, or the class of the failure. Again changes nothing."""
    with transaction.atomic():
        row = Utterance.objects.select_for_update().get(pk=utterance.pk)
        if row.status != MessageStatus.QUEUED:
            return row
        if not error:
            row.status, row.error, row.enclosed = MessageStatus.SENT, "", Sealed(b"")
            row.external_id = _free(row.channel, external_id)
            row.save(update_fields=["status", "error", "enclosed", "external_id"])
        elif error in PERMANENT or row.attempts >= MOST_TRIES:
            _give_up(row, error, actor, at)
        else:
            row.not_before, row.error = at + wait_after(row.attempts), error
            row.save(update_fields=["not_before", "error"])
    return row


def note_delivery(*, channel: str, external_id: str, failed: bool, read: bool, actor: Actor, at: datetime) -> None:
    """What a channel tells later of something handed over: it was read, or it could not be delivered after all."""
    with transaction.atomic():
        rows = Utterance.objects.select_for_update().filter(
            channel=channel, external_id=external_id, direction=Direction.OUT
        )
        row = rows.first()
        if row is None or row.status == MessageStatus.FAILED:
            return
        if failed:
            _give_up(row, "NotDelivered", actor, at)
        elif read:
            Utterance.objects.filter(pk=row.pk).update(status=MessageStatus.READ)


def language_of(thread: Thread | None) -> str:
    """The language in which the other side of a conversation is spoken to."""
    return thread.person.language if thread is not None and thread.person is not None else "id"


def _thread_for(case: Case, channel: str | None) -> Thread | None:
    rows = threads_of(case)
    return (rows.filter(channel=channel) if channel else rows).first()


def _say(
    thread: Thread | None,
    case: Case | None,
    text: str,
    actor: Actor,
    at: datetime,
    *,
    automatic: bool,
    enclosed: str,
    about: str,
) -> Utterance:
    with transaction.atomic():
        known = Utterance.objects.filter(about=about).first() if about else None
        if known is not None:
            return known
        goes_out = thread is not None and thread.channel in LIVE
        row = Utterance.objects.create(
            thread=thread,
            case=case,
            channel=thread.channel if thread else WEB,
            direction=Direction.OUT,
            text=text.strip(),
            salt=new_salt(),
            said_at=at,
            kept_at=at,
            by_account=int(actor.id) if actor.kind is ActorKind.EMPLOYEE and actor.id.isdigit() else None,
            about=about,
            enclosed=seal(enclosed, PURPOSE) if goes_out else Sealed(b""),
            status=MessageStatus.QUEUED if goes_out else MessageStatus.SENT,
            not_before=at,
        )
        words = content_digest(bytes(row.salt), {"text": row.text})
        event = WordsSaid(utterance=row.pk, channel=row.channel, words=words, automatic=automatic)
        stream, refs = _where(row, thread, case)
        record(event, actor=actor, at=at, stream=stream, refs=refs)
    return row


def _where(row: Utterance, thread: Thread | None, case: Case | None) -> tuple[str, dict[str, int | str]]:
    """The stream and references of what is recorded about an utterance."""
    refs: dict[str, int | str] = {"utterance": row.pk}
    if thread is not None:
        refs["thread"] = thread.pk
    if case is not None:
        return case.stream, {**refs, **refs_of(case)}
    return stream_of_thread(thread.pk if thread else 0), refs


def _due(at: datetime) -> QuerySet[Utterance]:
    due = Utterance.objects.filter(status=MessageStatus.QUEUED, not_before__lte=at)
    if quiet_hours().covers(at, local_zone()):
        due = due.filter(Q(thread__last_at__gte=at - TALKING) | Q(by_account__isnull=False))
    return due


def _free(channel: str, external_id: str) -> str:
    """The channel's id; empty where it gave the same one before, which only a confused service does."""
    taken = external_id and Utterance.objects.filter(channel=channel, external_id=external_id[:ID_LENGTH]).exists()
    return "" if taken else external_id[:ID_LENGTH]


def _give_up(row: Utterance, error: str, actor: Actor, at: datetime) -> None:
    row.status, row.error, row.enclosed = MessageStatus.FAILED, error, Sealed(b"")
    row.save(update_fields=["status", "error", "enclosed"])
    event = WordsNotDelivered(utterance=row.pk, channel=row.channel, attempts=row.attempts, error=error)
    stream, refs = _where(row, row.thread, row.case)
    record(event, actor=actor, at=at, stream=stream, refs=refs)
