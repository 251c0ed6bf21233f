# SPDX-License-Identifier: EUPL-1.2
"""Facts of the ledger. Rows of `LedgerEvent` are written once and never changed; `Delivery` rows come and go."""

from django.db import models

from praja.lib.privacy import KEEP, declare, identity


class Stream(models.Model):
    """The head of one chain: a case, a letter, an employee's month, a table of reference data."""

    key = models.CharField(max_length=80, primary_key=True)
    seq = models.IntegerField()
    hash = models.BinaryField(max_length=32)
    mac = models.BinaryField(max_length=32)


class LedgerEvent(models.Model):
    """One act, bound to the one before it in its stream (see `domain.chain`)."""

    stream = models.CharField(max_length=80)
    seq = models.IntegerField()
    name = models.CharField(max_length=80)
    version = models.SmallIntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=40)
    refs = models.TextField()
    payload = models.TextField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    mac = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="ledger_event_once_per_place")]
        indexes = [models.Index(fields=["name", "id"], name="ledger_event_by_name")]


class Delivery(models.Model):
    """An event that a subscriber has not yet dealt with: the outbox. Written with the event, deleted when done."""

    event = models.ForeignKey(LedgerEvent, models.PROTECT, related_name="deliveries")
    subscriber = models.CharField(max_length=60)
    stream = models.CharField(max_length=80)
    attempts = models.SmallIntegerField(default=0)
    available_at = models.DateTimeField()
    last_error = models.TextField(default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="ledger_delivery_once")]
        indexes = [
            models.Index(fields=["subscriber", "stream", "id"], name="ledger_delivery_in_order"),
            models.Index(fields=["available_at", "id"], name="ledger_delivery_due"),
        ]


class Leaf(models.Model):
    """The place of an event in the Merkle tree."""

    index = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(LedgerEvent, models.PROTECT, related_name="leaf")


class Tile(models.Model):
    """256 hashes of one level of the tree; the last of a level may hold fewer (see `domain.merkle`)."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="ledger_tile_once")]


class TreeHead(models.Model):
    """A published state of the tree: size, root and the signed checkpoint."""

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField(max_length=32)
    closed_at = models.DateTimeField()
    checkpoint = models.TextField()


declare(Stream, hash=None, mac=None)
# Who acted is kept: the ledger is the government's account of its own acts, and holds ids, never names or words.
declare(
    LedgerEvent,
    stream=None,
    name=None,
    actor_kind=None,
    actor_id=identity(KEEP),
    refs=identity(KEEP),
    payload=identity(KEEP),
    prev=None,
    hash=None,
    mac=None,
)
declare(Delivery, subscriber=None, stream=None, last_error=None)
declare(Tile, hashes=None)
declare(TreeHead, root=None, checkpoint=None)
