# SPDX-License-Identifier: EUPL-1.2
"""`praja ledger verify`: recompute everything and name what does not hold, first bad row first.

Three passes: every chain and head; the tree against its leaves, tiles and signed heads; every attestation of the tables.
"""

import base64
import hmac
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from cryptography.exceptions import InvalidSignature
from django.db.models import Exists, OuterRef

from praja.kernel.ledger.attestations import Mismatch, attestations
from praja.kernel.ledger.domain.chain import GENESIS, authenticate, entry_hash, head_message
from praja.kernel.ledger.domain.merkle import EMPTY_ROOT, HASH, WIDTH, extend, leaf_hash, root
from praja.kernel.ledger.domain.notes import checkpoint_text
from praja.kernel.ledger.models import Delivery, Leaf, LedgerEvent, Stream, Tile, TreeHead
from praja.kernel.ledger.queries import all_events
from praja.kernel.ledger.subscriptions import TREE
from praja.lib.keys import key_for, signing_key

Progress = Callable[[int], None]

HEADS_AT_ONCE = 500


def verify(on_progress: Progress = lambda _rows: None) -> Iterator[Mismatch]:
    """Every mismatch between the ledger, its tree and the tables it testifies about. Nothing found: nothing yielded."""
    yield from readable("the chains", lambda: verify_chains(on_progress))
    yield from readable("the tree", verify_tree)
    for name, check in attestations().items():
        yield from readable(name, check)


def readable(name: str, check: Callable[[], Iterator[Mismatch]]) -> Iterator[Mismatch]:
    """Everything that one pass finds; that it can't even read the rows is a finding, not a crash."""
    try:
        yield from check()
    except Exception as error:
        yield Mismatch(
            name, f"holds a row that can't be read any more ({type(error).__name__}): it was written by someone else"
        )


def verify_chains(on_progress: Progress = lambda _rows: None) -> Iterator[Mismatch]:
    """Chains and heads: each row's place, hash and MAC, and that the head names the last row."""
    key = key_for("ledger-mac")
    ends: dict[str, tuple[int, bytes]] = {}
    for stream, rows in groupby(all_events(), key=lambda row: row.stream):
        last, seq, count = GENESIS, 0, 0
        for row in rows:
            yield from _check_row(row, seq + 1, last, key)
            last, seq, count = bytes(row.hash), row.seq, count + 1
        on_progress(count)
        ends[stream] = (seq, last)
        if len(ends) == HEADS_AT_ONCE:
            yield from _check_heads_of(ends, key)
            ends = {}
    yield from _check_heads_of(ends, key)
    events = LedgerEvent.objects.filter(stream=OuterRef("key"))
    for stream in Stream.objects.exclude(key=TREE).filter(~Exists(events)).values_list("key", flat=True):
        yield Mismatch(f"stream {stream}", "has a head but no events: they were deleted")


def _check_heads_of(ends: Mapping[str, tuple[int, bytes]], key: bytes) -> Iterator[Mismatch]:
    heads = Stream.objects.in_bulk(list(ends))
    for stream, (seq, last) in ends.items():
        yield from _check_head(stream, seq, last, heads.get(stream), key)


def _check_row(row: LedgerEvent, seq: int, prev: bytes, key: bytes) -> Iterator[Mismatch]:
    where = f"event {row.pk} ({row.stream} #{row.seq} {row.name})"
    if row.seq != seq:
        yield Mismatch(where, f"stands where #{seq} must stand: a row is missing, inserted or out of order")
    elif bytes(row.prev) != prev:
        yield Mismatch(where, "does not follow the row before it")
    expected = entry_hash(
        prev=bytes(row.prev),
        stream=row.stream,
        seq=row.seq,
        name=row.name,
        version=row.version,
        at=row.at,
        actor=(row.actor_kind, row.actor_id),
        refs=row.refs,
        payload=row.payload,
    )
    if expected != bytes(row.hash):
        yield Mismatch(where, "was edited: its content does not give its hash")
    elif not hmac.compare_digest(authenticate(key, expected), bytes(row.mac)):
        yield Mismatch(where, "was not written by this installation: its authentication code is wrong")


def _check_head(stream: str, seq: int, last: bytes, head: Stream | None, key: bytes) -> Iterator[Mismatch]:
    where = f"stream {stream}"
    if head is None:
        yield Mismatch(where, "has events but no head: the head was deleted")
    elif (head.seq, bytes(head.hash)) != (seq, last):
        yield Mismatch(where, f"ends at #{seq} but its head says #{head.seq}: rows were deleted or added")
    elif not hmac.compare_digest(authenticate(key, head_message(stream, seq, last)), bytes(head.mac)):
        yield Mismatch(where, "has a head that this installation did not write")


def verify_tree() -> Iterator[Mismatch]:
    """The tree rebuilt from the events' hashes equals the stored tiles, and every published head."""
    waiting = Delivery.objects.filter(subscriber=TREE).values("event")
    for pk in LedgerEvent.objects.filter(leaf=None).exclude(pk__in=waiting).values_list("pk", flat=True)[:100]:
        yield Mismatch(f"event {pk}", "is neither in the tree nor waiting for it")
    tiles: dict[tuple[int, int], bytes] = {}
    size = 0
    for index, digest in _leaves():
        if index != size:
            yield Mismatch(f"tree place {size}", "is missing: its event was deleted")
            return
        size += 1
        tiles.update(extend(size - 1, [leaf_hash(digest)], lambda level, place: tiles.get((level, place), b"")))
    yield from _check_tiles(tiles)
    yield from _check_heads(size, tiles)


def _leaves() -> Iterator[tuple[int, bytes]]:
    rows = Leaf.objects.order_by("index").values_list("index", "event__hash").iterator(chunk_size=5_000)
    return ((index, bytes(digest)) for index, digest in rows)


def _check_tiles(tiles: dict[tuple[int, int], bytes]) -> Iterator[Mismatch]:
    unseen = dict(tiles)
    for tile in Tile.objects.iterator():
        if unseen.pop((tile.level, tile.index), None) != bytes(tile.hashes):
            yield Mismatch(f"tile {tile.level}/{tile.index}", "does not agree with the events below it")
    for level, index in sorted(unseen):
        yield Mismatch(f"tile {level}/{index}", "is missing")


def _check_heads(size: int, tiles: dict[tuple[int, int], bytes]) -> Iterator[Mismatch]:
    heads = list(TreeHead.objects.order_by("size"))
    if size and (not heads or heads[-1].size != size):
        yield Mismatch("tree", f"holds {size} rows but the last published head does not say so")
    for head in heads:
        where = f"tree head {head.size}"
        if head.size > size:
            yield Mismatch(where, "was published over rows that are gone")
        elif _root_at(head.size, tiles) != bytes(head.root):
            yield Mismatch(where, "does not agree with the rows it was published over")
        elif not _is_signed(head):
            yield Mismatch(where, "carries a checkpoint that this installation did not sign")


def _root_at(size: int, tiles: dict[tuple[int, int], bytes]) -> bytes:
    def read(level: int, index: int) -> bytes:
        width = min(WIDTH, (size >> 8 * level) - index * WIDTH)
        return tiles.get((level, index), b"")[: width * HASH]

    return root(size, read) if size else EMPTY_ROOT


def _is_signed(head: TreeHead) -> bool:
    text, _, line = head.checkpoint.partition("\n\n")
    body = f"{text}\n"
    try:
        origin = text.split("\n", 1)[0]
        signature = base64.b64decode(line.strip().rsplit(" ", 1)[1])[4:]
        signing_key().public_key().verify(signature, body.encode())
    except (InvalidSignature, IndexError, ValueError):
        return False
    return body == checkpoint_text(origin, head.size, bytes(head.root))
