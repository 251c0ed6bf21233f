# SPDX-License-Identifier: EUPL-1.2
"""Closing an interval: rows recorded since the last one enter the Merkle tree, and its signed head is published."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from praja.kernel.ledger.domain.merkle import extend, leaf_hash, root
from praja.kernel.ledger.domain.notes import sign_checkpoint
from praja.kernel.ledger.models import Delivery, Leaf, Stream, Tile, TreeHead
from praja.kernel.ledger.queries import latest_size, tile_reader
from praja.kernel.ledger.subscriptions import TREE
from praja.lib.keys import signing_key

TREE_LOCK = "ledger.tree"


def close_interval(*, at: datetime, limit: int = 10_000) -> TreeHead | None:
    """Put up to `limit` waiting rows into the tree and publish its new head. None if nothing waits.

    Rows enter in the order of their outbox ids; one closing runs at a time (the row lock of `TREE_LOCK`).
    """
    with transaction.atomic():
        size = _locked_size()
        waiting = list(
            Delivery.objects.filter(subscriber=TREE).order_by("id").values_list("id", "event_id", "event__hash")[:limit]
        )
        if not waiting:
            return None
        _append(size, [(event_id, bytes(digest)) for _, event_id, digest in waiting])
        Delivery.objects.filter(subscriber=TREE, id__in=[row[0] for row in waiting]).delete()
        return _publish(size + len(waiting), at)


def _locked_size() -> int:
    Stream.objects.bulk_create([Stream(key=TREE_LOCK, seq=0, hash=b"", mac=b"")], ignore_conflicts=True)
    locked = Stream.objects.filter(key=TREE_LOCK)
    if connection.features.has_select_for_update:
        locked = locked.select_for_update()
    locked.get()
    return latest_size()


def _append(size: int, rows: list[tuple[int, bytes]]) -> None:
    changed = extend(size, [leaf_hash(digest) for _, digest in rows], tile_reader())
    Leaf.objects.bulk_create(
        [Leaf(index=size + i, event_id=event_id) for i, (event_id, _) in enumerate(rows)], batch_size=5_000
    )
    Tile.objects.bulk_create(
        [Tile(level=level, index=index, hashes=hashes) for (level, index), hashes in changed.items()],
        update_conflicts=True,
        unique_fields=["level", "index"],
        update_fields=["hashes"],
        batch_size=500,
    )


def _publish(size: int, at: datetime) -> TreeHead:
    digest = root(size, tile_reader())
    checkpoint = sign_checkpoint(signing_key(), settings.PRAJA_LEDGER_ORIGIN, size, digest)
    return TreeHead.objects.create(size=size, root=digest, closed_at=at, checkpoint=checkpoint)
