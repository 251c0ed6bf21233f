# SPDX-License-Identifier: EUPL-1.2
"""Where people check in."""

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import PlaceKind
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import SealedField
from praja.lib.privacy import KEEP, credential, declare, employment

PLACE_CODE = "attendance.place_code"
"""What the secret of a place's rotating code is sealed for."""


class Place(models.Model):
    """A place of a unit at which its people, and those of all units below, check in.

    `outline` is a list of polygons, each a closed ring of `[longitude, latitude]` in degrees (WGS 84), as the coordinates of a
    GeoJSON MultiPolygon without holes. Its display shows a code that changes; who types or scans it was there.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="presence_places")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=PlaceKind.choices, default=PlaceKind.OFFICE)
    outline = models.JSONField(default=list)
    accuracy_limit = models.PositiveSmallIntegerField(default=100)
    """Metres: a position that is less exact is not taken."""
    needs_code = models.BooleanField(default=True)
    wants_photo = models.BooleanField(default=False)
    code_secret = SealedField()
    display_hash = models.BinaryField(max_length=32, null=True, unique=True)
    """Hash of the secret in the address of its display."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="attendance_place_in_order")
        ]

    def __str__(self) -> str:
        return self.name


class PlaceGuest(models.Model):
    """Somebody, or everybody of a unit, who may check in at another unit's place for a time: a mobile unit, a ceremony."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="guests")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="guest_places")
    basis = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, employee__isnull=False) | Q(unit__isnull=False, employee=None),
                name="attendance_guest_is_one",
            )
        ]


declare(Place, name=None, kind=None, outline=None, code_secret=credential(KEEP), display_hash=credential(KEEP))
declare(PlaceGuest, basis=employment(KEEP), since=employment(KEEP), until=employment(KEEP))
