# SPDX-License-Identifier: EUPL-1.2
"""Writing one event: chain row, new head and outbox rows, in the caller's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from praja.kernel.ledger.domain.chain import GENESIS, Entry, Refs, authenticate, chain, head_message
from praja.kernel.ledger.errors import StreamExists
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.ledger.subscriptions import subscribers_of
from praja.lib.actors import Actor
from praja.lib.keys import key_for
from praja.lib.rows import change, insert
from praja.lib.statements import asked

Opening = tuple[Entry, Event, LedgerEvent]

_waiting: ContextVar[list[Opening] | None] = ContextVar("praja_waiting_openings", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Write the streams that are opened inside with three statements at its end, whatever their number. Stands inside the
    transaction of the act; until the end their rows have no id, and `StreamExists` is raised there. Inside another it does
    nothing of its own."""
    if _waiting.get() is not None:
        yield
        return
    openings: list[Opening] = []
    token = _waiting.set(openings)
    try:
        yield
        _store_openings(openings)
    finally:
        _waiting.reset(token)


def open_stream(event: Event, *, actor: Actor, at: datetime, stream: str, refs: Refs | None = None) -> LedgerEvent:
    """Record the first event of a new stream, inside `together` at its end. Raises `StreamExists` if it has one already.

    The caller holds a transaction; on `StreamExists` nothing of it may be kept.
    """
    entry = build_entry(event, actor=actor, at=at, stream=stream, seq=1, prev=GENESIS, refs=refs or {})
    opening, waiting = (entry, event, row_of(entry)), _waiting.get()
    if waiting is None:
        _store_openings([opening])
    else:
        waiting.append(opening)
    return opening[2]


def record(event: Event, *, actor: Actor, at: datetime, stream: str, refs: Refs | None = None) -> LedgerEvent:
    """Append `event` to `stream` (opened if new) in the caller's transaction, and put it in the outbox.

    `refs` are plain ids of what it concerns, for example {"case": 17, "unit": 4}. The stream's head stays locked until the
    transaction ends, so rows of one stream never race. Raises RuntimeError outside a transaction.
    """
    _write_waiting(stream)
    seq, prev = _locked_head(stream)
    return _store(build_entry(event, actor=actor, at=at, stream=stream, seq=seq + 1, prev=prev, refs=refs or {}), event)


def build_entry(event: Event, *, actor: Actor, at: datetime, stream: str, seq: int, prev: bytes, refs: Refs) -> Entry:
    """The chain row of `event`, unsaved. Bulk loading builds its rows with this same function."""
    return chain(
        key=key_for("ledger-mac"),
        prev=prev,
        stream=stream,
        seq=seq,
        name=event.name,
        version=event.version,
        at=at,
        actor=(actor.kind.value, actor.id),
        refs=refs,
        payload=event.payload(),
    )


def head_of(entry: Entry) -> Stream:
    """The stream head that names `entry` as the last row, unsaved."""
    message = head_message(entry.stream, entry.seq, entry.hash)
    return Stream(key=entry.stream, seq=entry.seq, hash=entry.hash, mac=authenticate(key_for("ledger-mac"), message))


def row_of(entry: Entry) -> LedgerEvent:
    """The database row of `entry`, unsaved."""
    return LedgerEvent(
        stream=entry.stream,
        seq=entry.seq,
        name=entry.name,
        version=entry.version,
        at=entry.at,
        actor_kind=entry.actor_kind,
        actor_id=entry.actor_id,
        refs=entry.refs,
        payload=entry.payload,
        prev=entry.prev,
        hash=entry.hash,
        mac=entry.mac,
    )


def deliveries_of(row: LedgerEvent, subscribers: Iterable[str]) -> list[Delivery]:
    """The outbox rows of a stored event, unsaved."""
    return [Delivery(event=row, subscriber=name, stream=row.stream, available_at=row.at) for name in subscribers]


def _store(entry: Entry, event: Event) -> LedgerEvent:
    """The row that follows the locked head, the head that names it, and its outbox rows."""
    head, row, heard_by = head_of(entry), row_of(entry), subscribers_of(event.name)
    if connection.vendor == "postgresql":
        ((row.pk,), *_others) = asked(
            _STORE,
            [
                *(head.seq, head.hash, head.mac, entry.stream),
                *(entry.stream, entry.seq, entry.name, entry.version, entry.at, entry.actor_kind, entry.actor_id),
                *(entry.refs, entry.payload, entry.prev, entry.hash, entry.mac),
                *(entry.stream, entry.at, list(heard_by)),
            ],
        )
        row._state.adding, row._state.db = False, connection.alias
        return row
    change(Stream, entry.stream, {"seq": head.seq, "hash": head.hash, "mac": head.mac})
    insert([row])
    insert(deliveries_of(row, heard_by))
    return row


_STORE = """
    WITH head AS (UPDATE ledger_stream SET seq = %s, hash = %s, mac = %s WHERE key = %s),
    told AS (
        INSERT INTO ledger_ledgerevent
            (stream, seq, name, version, at, actor_kind, actor_id, refs, payload, prev, hash, mac)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
        RETURNING id
    )
    INSERT INTO ledger_delivery (event_id, stream, available_at, subscriber, attempts, last_error)
    SELECT told.id, %s::text, %s::timestamptz, heard.name, 0, '' FROM told CROSS JOIN unnest(%s::text[]) AS heard (name)
    RETURNING event_id
"""
"""The three as one statement, where the database can: every act of every duty waits for it. Somebody hears of every event: the
tree."""


def _store_openings(openings: Sequence[Opening]) -> None:
    if not openings:
        return
    try:
        insert([head_of(entry) for entry, _event, _row in openings])
    except IntegrityError as error:
        raise StreamExists(_("This was recorded before.")) from error
    insert([row for _entry, _event, row in openings])
    insert([one for _entry, event, row in openings for one in deliveries_of(row, subscribers_of(event.name))])


def _write_waiting(stream: str) -> None:
    """What follows in a stream that waits to be opened is chained to it, so it is opened now."""
    waiting = _waiting.get()
    if waiting and any(entry.stream == stream for entry, _event, _row in waiting):
        _store_openings(waiting)
        waiting.clear()


_LOCK_HEAD = """
    INSERT INTO ledger_stream (key, seq, hash, mac) VALUES (%s, 0, %s, %s)
    ON CONFLICT (key) DO UPDATE SET key = excluded.key
    RETURNING seq, hash
"""
_LOCK_HEAD_OF_MANY = """
    WITH held AS (SELECT seq, hash FROM ledger_stream WHERE key = %s FOR UPDATE),
    made AS (
        INSERT INTO ledger_stream (key, seq, hash, mac)
        SELECT %s::text, 0, %s::bytea, %s::bytea WHERE NOT EXISTS (SELECT FROM held)
        ON CONFLICT (key) DO UPDATE SET key = excluded.key
        RETURNING seq, hash
    )
    SELECT seq, hash FROM held UNION ALL SELECT seq, hash FROM made
"""
"""Where many write at once: a head that is there is locked without being written anew; one that another made meanwhile is
waited for."""


def _locked_head(stream: str) -> tuple[int, bytes]:
    """Sequence number and hash of the last row of `stream`, locked; (0, GENESIS) for a new one. One statement."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction of the act it records")
    if connection.vendor == "postgresql":
        ((seq, prev),) = asked(_LOCK_HEAD_OF_MANY, [stream, stream, GENESIS, GENESIS])
    else:
        ((seq, prev),) = asked(_LOCK_HEAD, [stream, GENESIS, GENESIS])
    return seq, bytes(prev)
