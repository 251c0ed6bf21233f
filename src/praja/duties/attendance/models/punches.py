# SPDX-License-Identifier: EUPL-1.2
"""Punches: written once as they came, never changed. What becomes of a day is worked out from them."""

from django.db import models
from django.db.models import Q

from praja.duties.attendance.enums import Direction, Reason, Source, Verdict
from praja.duties.attendance.models.days import Outage
from praja.duties.attendance.models.machines import Batch, Machine
from praja.duties.attendance.models.places import Place
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.sealing import SealedField
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, credential, declare, employment, identity, location

POSITION = "attendance.position"
PHOTO = "attendance.photo"
"""What positions and photos are sealed for."""


class Phone(models.Model):
    """A telephone's key (ECDSA P-256, made there and never leaving it), registered to one employee. One holds at a time."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="phones")
    key = models.BinaryField(max_length=120)
    """The public key, DER (SubjectPublicKeyInfo)."""
    key_hash = models.BinaryField(max_length=32, unique=True)
    device = models.CharField(max_length=64, blank=True)
    """The mark of the browser, hashed: two people on one telephone have one mark."""
    name = models.CharField(max_length=80, blank=True)
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employee"], condition=Q(ended_at=None), name="attendance_one_phone_of_employee"
            )
        ]
        indexes = [models.Index(fields=["device"], condition=~Q(device=""), name="attendance_phones_of_device")]


class Punch(models.Model):
    """One check-in or check-out as it came: refused ones too, since who tried and why it did not count can be asked.

    `at` is the moment it is taken to have happened at (UTC), `received_at` when it came here. `employee` of a
    machine's punch is whoever the number stood for on that day (`Pin`), None while it stood for nobody; it follows the numbers,
    nothing else ever changes. `position` is sealed JSON
    `{"lat", "lon", "accuracy", "outside"}` (`outside`: whole metres from `place`, None without one) and blank after
    `position_until`: nothing that tells where somebody was stands outside the seal.
    """

    employee = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="punches")
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    source = models.CharField(max_length=10, choices=Source.choices)
    direction = models.SmallIntegerField(choices=Direction.choices, default=Direction.UNKNOWN)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.ACCEPTED)
    reason = models.CharField(max_length=14, choices=Reason.choices, blank=True, default="")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    phone = models.ForeignKey(Phone, models.PROTECT, null=True, blank=True, related_name="punches")
    nonce = models.UUIDField(null=True, unique=True)
    """Made by the telephone: the same punch is taken once."""
    was_offline = models.BooleanField(default=False)
    position = SealedField()
    position_until = models.DateField(null=True, blank=True)
    photo_digest = models.CharField(max_length=64, blank=True, default="", db_default="")
    """SHA-256 of the sealed photo that came with it, in hexadecimal digits; it stays when the photo goes."""
    machine = models.ForeignKey(Machine, models.PROTECT, null=True, blank=True, related_name="punches")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="punches")
    pin = models.CharField(max_length=24, blank=True)
    local_text = models.CharField(max_length=32, blank=True)
    """What the machine's clock showed, without zone, always written `2026-08-20 09:15:00`."""
    verified_by = models.SmallIntegerField(null=True, blank=True)
    """How the machine knew the person, in its own numbers."""
    sequence = models.BigIntegerField(null=True, blank=True)
    """The index of an access-control machine's event."""
    outage = models.ForeignKey(Outage, models.PROTECT, null=True, blank=True, related_name="punches")
    correction = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="punches")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["machine", "pin", "local_text", "direction"],
                condition=Q(machine__isnull=False, sequence=None),
                name="attendance_machine_punch_once",
            ),
            models.UniqueConstraint(
                fields=["machine", "sequence"],
                condition=Q(sequence__isnull=False),
                name="attendance_access_event_once",
            ),
        ]
        indexes = [
            models.Index(fields=["employee", "at"], name="attendance_punches_of_employee"),
            models.Index(fields=["machine", "at"], name="attendance_punches_of_machine"),
            models.Index(fields=["pin", "machine"], condition=Q(employee=None), name="attendance_punches_of_nobody"),
            models.Index(fields=["place", "at"], condition=Q(verdict="held"), name="attendance_punches_held"),
            models.Index(
                fields=["position_until"], condition=Q(position_until__isnull=False), name="attendance_position_ends"
            ),
        ]


class Judgement(models.Model):
    """What somebody decided of a punch that was held."""

    punch = models.OneToOneField(Punch, models.PROTECT, related_name="judgement")
    counts = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)
    judged_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()


class Selfie(models.Model):
    """The photo taken with a punch: a small JPEG, sealed, gone after `keep_until`. People look at it, with a reason; nothing is
    ever worked out from it."""

    punch = models.OneToOneField(Punch, models.PROTECT, related_name="selfie")
    photo = SealedField()
    keep_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["keep_until"], name="attendance_selfie_ends")]


class Look(models.Model):
    """Who looked at the position or the photo of a punch, when and why. Its employee sees it."""

    punch = models.ForeignKey(Punch, models.PROTECT, related_name="looks")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    what = models.CharField(max_length=8)
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)
    looked_at = models.DateTimeField()


declare(
    Phone,
    key=credential(KEEP),
    key_hash=credential(KEEP),
    device=identity(BLANK),
    name=None,
    registered_at=employment(KEEP),
    ended_at=employment(KEEP),
)
declare(
    Punch,
    at=employment(KEEP),
    received_at=employment(KEEP),
    source=None,
    verdict=employment(KEEP),
    reason=employment(KEEP),
    position=location(BLANK),
    position_until=None,
    photo_digest=None,
    pin=identity(KEEP),
    local_text=employment(KEEP),
)
declare(Judgement, reason=content(DIGEST), salt=content(DIGEST), judged_at=employment(KEEP))
declare(Selfie, photo=identity(BLANK), keep_until=None)
declare(Look, what=None, reason=content(DIGEST), salt=content(DIGEST), looked_at=employment(KEEP))
