# SPDX-License-Identifier: EUPL-1.2
"""Who was there: when a session takes whom, who came and left, and codes that did not fit."""

from django.db import models

from praja.duties.training.enums.presence import PresenceSource, PresenceWord
from praja.duties.training.models.classes import ClassSession
from praja.duties.training.models.seats import Seat
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import DIGEST, KEEP, content, credential, declare, employment

PRESENCE_CODE = "training.presence"
"""What secrets of codes are sealed for."""


class PresencePlan(models.Model):
    """When a session takes arrivals and departures, and the secret from which its changing code follows.

    Minutes: taken from `opens_before` the start until `closes_after` it; late from `late_after` the start on. `leaves_from`:
    minutes before the end from which leaving is recorded as well; null: nobody asks who left.
    """

    session = models.OneToOneField(ClassSession, models.PROTECT, related_name="presence_plan")
    mark = models.CharField(max_length=10, unique=True)
    """Names the session in the address that is scanned."""
    code_secret = SealedField()
    opens_before = models.PositiveSmallIntegerField(default=30)
    late_after = models.PositiveSmallIntegerField(default=15)
    closes_after = models.PositiveSmallIntegerField(default=60)
    leaves_from = models.PositiveSmallIntegerField(null=True, blank=True)


class Presence(models.Model):
    """What is known of the holder of a seat at a session, one row each.

    `arrived_at` and `left_at` are UTC, by their codes; null: nothing was told. `word` is the committee's and stands above codes,
    with its reason; empty: they said nothing. What counts as present `domain.presence.was_there` says.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="presences", db_index=False)
    session = models.ForeignKey(ClassSession, models.PROTECT, related_name="presences")
    arrived_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=8, choices=PresenceSource.choices, blank=True, default="")
    is_late = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True, blank=True)
    left_source = models.CharField(max_length=8, choices=PresenceSource.choices, blank=True, default="")
    word = models.CharField(max_length=8, choices=PresenceWord.choices, blank=True, default="")
    reason = models.CharField(max_length=200, blank=True, default="")
    salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "session"], name="training_presence_once")]


class PresenceTry(models.Model):
    """A code that did not fit, told by somebody with a seat. After some of them only the committee records."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="presence_tries", db_index=False)
    session = models.ForeignKey(ClassSession, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["seat", "session"], name="training_presence_tries")]


declare(PresencePlan, mark=None, code_secret=credential(KEEP))
declare(
    Presence,
    arrived_at=employment(KEEP),
    source=None,
    left_at=employment(KEEP),
    left_source=None,
    word=employment(KEEP),
    reason=content(DIGEST),
    salt=content(DIGEST),
)
declare(PresenceTry, outcome=None, at=employment(KEEP))
