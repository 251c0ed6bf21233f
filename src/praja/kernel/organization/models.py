# SPDX-License-Identifier: EUPL-1.2
"""The government as it is organised: units, posts, regions, and the codes by which others know them."""

import json
from hashlib import sha256

from django.db import models

from praja.kernel.organization.enums import RegionLevel, UnitKind
from praja.lib.privacy import KEEP, declare, identity


class Unit(models.Model):
    """A perangkat daerah or a part of one: dinas, badan, bagian, kecamatan, kelurahan, UPT."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    path = models.CharField(max_length=120, db_index=True, default="", editable=False)
    """Ids from the root down, each followed by a slash: a subtree is one prefix."""
    region = models.ForeignKey("Region", models.PROTECT, null=True, blank=True, related_name="units")
    """The kecamatan or kelurahan that a territorial unit serves."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.short_name or self.name


class Post(models.Model):
    """A jabatan in a unit, whoever holds it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20)
    echelon = models.CharField(max_length=8, blank=True)
    grade_class = models.SmallIntegerField(null=True, blank=True)
    is_head = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)


class UnitFunction(models.Model):
    """Which unit performs a function of the whole government, by decree: complaint coordination, PPID,
    walidata."""

    function = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="functions")
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["function"], condition=models.Q(until=None), name="organization_one_unit_per_function"
            )
        ]


class OpeningHours(models.Model):
    """When a unit, and every unit below that has none of its own, is open for people, by decree, for a time.

    `week` holds for each day from Monday on its pairs of minutes since midnight, from and until: `kernel.law` counts in them.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="opening_hours")
    week = models.JSONField()
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(until=None), name="organization_open_hours_of_unit_once"
            )
        ]


class Affair(models.Model):
    """A government affair (urusan pemerintahan) and the unit that has it, by decree, for a time. Disputes of competence are
    decided by this table."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    matters = models.TextField(blank=True)
    """What belongs to it, in words that officers search for."""
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="affairs")
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "unit"], condition=models.Q(until=None), name="organization_affair_of_unit_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    """A province, regency or city, kecamatan, kelurahan or village, by Kemendagri code (`35.72.01.1001`)."""

    code = models.CharField(max_length=13, primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.SmallIntegerField(choices=RegionLevel.choices)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    postcode = models.CharField(max_length=5, blank=True)

    class Meta:
        indexes = [models.Index(fields=["parent", "name"], name="organization_region_children")]

    def __str__(self) -> str:
        return self.name


class RegionOutline(models.Model):
    """The outline of a region for maps: polygons as in `domain.outlines`. No legal boundary; `source` says whose it is."""

    region = models.OneToOneField(Region, models.CASCADE, primary_key=True, related_name="outline")
    polygons = models.JSONField()
    source = models.CharField(max_length=200)


def outlines_digest() -> str:
    """SHA-256 (hex) over all outlines, in the order of the regions' codes."""
    digest = sha256()
    rows = RegionOutline.objects.order_by("region").values_list("region", "source", "polygons")
    for row in rows.iterator(chunk_size=500):
        digest.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()


class ExternalId(models.Model):
    """The code by which another system knows a unit, employee, service, case, dataset or innovation, for a
    time."""

    object_kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    system = models.CharField(max_length=30)
    code = models.CharField(max_length=80)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["object_kind", "object_id"], name="organization_ids_of_object")]
        constraints = [
            models.UniqueConstraint(
                fields=["system", "object_kind", "code"],
                condition=models.Q(until=None),
                name="organization_external_code_once",
            )
        ]


declare(Unit, code=None, name=None, short_name=None, kind=None, path=None)
declare(Post, name=None, kind=None, echelon=None)
declare(UnitFunction, function=None, decree=None)
declare(OpeningHours, week=None, decree=None)
declare(Affair, code=None, name=None, matters=None, decree=None)
declare(Region, kind=None, name=None, postcode=None)
declare(RegionOutline, polygons=None, source=None)
declare(ExternalId, object_kind=None, system=None, code=identity(KEEP))
