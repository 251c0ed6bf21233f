# SPDX-License-Identifier: EUPL-1.2
"""Reading the ledger: heads, histories, proofs, and reference data that is remembered until its stream moves."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.domain.merkle import ReadTile, inclusion_proof
from praja.kernel.ledger.errors import NotYetIncluded
from praja.kernel.ledger.models import Leaf, LedgerEvent, Tile, TreeHead
from praja.lib.errors import NotFound
from praja.lib.keys import public_key_bytes
from praja.lib.statements import asked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act of a stream, for showing: name and payload, by whom and when."""

    id: int
    seq: int
    name: str
    at: datetime
    actor_kind: str
    actor_id: str
    payload: dict[str, Any]
    refs: dict[str, Any]


def history(stream: str) -> list[HistoryRow]:
    """Every event of `stream` in order."""
    return [_history_row(row) for row in LedgerEvent.objects.filter(stream=stream).order_by("seq")]


def _history_row(row: LedgerEvent) -> HistoryRow:
    return HistoryRow(
        row.pk, row.seq, row.name, row.at, row.actor_kind, row.actor_id, json.loads(row.payload), json.loads(row.refs)
    )


def heads(keys: Iterable[str]) -> dict[str, bytes]:
    """The hash of the last event of each stream (absent: none yet). One statement."""
    wanted = list(keys)
    # By hand, because every act asks this: composing it anew each time takes four times as long as asking it.
    places = ", ".join(["%s"] * len(wanted)) or "NULL"
    sql = f"SELECT key, hash FROM ledger_stream WHERE key IN ({places})"  # noqa: S608 - places only
    return {key: bytes(digest) for key, digest in asked(sql, wanted)}


class Remembered(Generic[T]):
    """Reference data kept in the process and re-read when one of its ledger streams has moved.

    Every change of such data is an event, so the stream's head is its revision: all processes see a change with their next
    question, and nothing expires by guesswork.
    """

    def __init__(self, *, streams: tuple[str, ...], load: Callable[[], T]) -> None:
        self.streams = streams
        self._load = load
        self._at: tuple[bytes, ...] | None = None
        self._value: T | None = None

    def current(self) -> T:
        """The data as it is now. One small statement, none inside `recalled`; more only after a change."""
        if self not in _fresh.get():
            recall(self)
        return self._value  # type: ignore[return-value]

    @property
    def value(self) -> T:
        """The same as `current()`, for reading in passing."""
        return self.current()

    def known(self, seen: dict[str, bytes]) -> None:
        """Take note of the heads just read, and re-read the data if they moved."""
        revision = tuple(seen.get(key, b"") for key in self.streams)
        if revision != self._at or self._value is None:
            self._value, self._at = self._load(), revision

    def forget(self) -> None:
        """Drop what is remembered (after a rolled-back transaction, and between tests)."""
        self._at = self._value = None


_fresh: ContextVar[frozenset[Remembered[Any]]] = ContextVar("praja_recalled", default=frozenset())


def recall(*references: Remembered[Any]) -> None:
    """Bring several `Remembered` up to date with one statement."""
    seen = heads({key for reference in references for key in reference.streams})
    for reference in references:
        reference.known(seen)


@contextmanager
def recalled(*references: Remembered[Any]) -> Iterator[None]:
    """Ask once for all `references`, and not again inside the block: one act sees one state of the reference data."""
    fresh = _fresh.get()
    missing = [reference for reference in references if reference not in fresh]
    if missing:
        recall(*missing)
    token = _fresh.set(fresh | frozenset(references))
    try:
        yield
    finally:
        _fresh.reset(token)


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Proof that an event stands in the published tree: its place, the audit path, and the signed head it leads to."""

    stream: str
    seq: int
    entry_hash: str
    leaf_index: int
    tree_size: int
    path: tuple[str, ...]
    checkpoint: str

    def to_json(self) -> dict[str, object]:
        """The proof as the offline checker reads it: hashes in hex."""
        return {
            "format": "praja-inclusion/1",
            "stream": self.stream,
            "seq": self.seq,
            "entry_hash": self.entry_hash,
            "leaf_index": self.leaf_index,
            "tree_size": self.tree_size,
            "path": list(self.path),
            "checkpoint": self.checkpoint,
        }


def inclusion_of(stream: str, seq: int) -> Inclusion:
    """The inclusion proof of one event under the latest tree head.

    Raises `NotFound` for an event that does not exist and `NotYetIncluded` before the interval has closed.
    """
    row = LedgerEvent.objects.filter(stream=stream, seq=seq).first()
    if row is None:
        raise NotFound(_("The ledger has no such entry."), next_step=_("Check the address on your receipt."))
    head = TreeHead.objects.order_by("-size").first()
    leaf = Leaf.objects.filter(event=row).first()
    if leaf is None or head is None or leaf.index >= head.size:
        raise NotYetIncluded
    path = inclusion_proof(leaf.index, head.size, tile_reader())
    return Inclusion(
        row.stream, row.seq, bytes(row.hash).hex(), leaf.index, head.size, tuple(p.hex() for p in path), head.checkpoint
    )


def is_included(stream: str, seq: int) -> bool:
    """Whether the proof of one event can be fetched already."""
    try:
        inclusion_of(stream, seq)
    except NotYetIncluded:
        return False
    return True


def latest_head() -> TreeHead | None:
    return TreeHead.objects.order_by("-size").first()


def latest_size() -> int:
    """How many rows stand in the tree."""
    last = Leaf.objects.order_by("-index").first()
    return last.index + 1 if last else 0


def tile_reader() -> ReadTile:
    """A reader of stored tiles that asks for each tile once."""
    seen: dict[tuple[int, int], bytes] = {}

    def read(level: int, index: int) -> bytes:
        if (level, index) not in seen:
            tile = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
            seen[level, index] = bytes(tile) if tile is not None else b""
        return seen[level, index]

    return read


def all_events(batch: int = 2_000) -> Iterator[LedgerEvent]:
    """Every event, stream by stream and in order within it, without holding them all."""
    return LedgerEvent.objects.order_by("stream", "seq").iterator(chunk_size=batch)


def public_key() -> str:
    """The installation's public signing key, base64."""
    return base64.b64encode(public_key_bytes()).decode()
