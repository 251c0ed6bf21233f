# SPDX-License-Identifier: EUPL-1.2
"""A sanction that days of absence may lead to: the proposal with its days, what was said, summonses, what an official decided."""

from typing import Any

from django.db import models
from django.db.models import Q

from praja.duties.attendance.enums import NO_SANCTION, Band, SaidKind
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.sealing import SealedField
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, declare, employment

DISCIPLINE_WORDS = "attendance.discipline_words"
"""What words of a case are sealed for."""


class Discipline(models.Model):
    """An employee reached a band of PP 94/2021 in a year. The system proposes and withdraws; only an official decides. State,
    unit (the employee's when it was proposed) and times are the case's.

    `days` are the days of absence that count, as ISO dates; `run` those in a row where they make the band. Both are kept at
    what they are now while the case is open, and at what the decision rested on afterwards.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="discipline")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="discipline_cases")
    year = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=2, choices=Band.choices)
    days = models.JSONField(default=list)
    run = models.JSONField(default=list)
    converted = models.PositiveSmallIntegerField(default=0)
    """Days that minutes of lateness count for, where the region has decided that they do."""
    salt = models.BinaryField(max_length=16)
    superior_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """Whose head is the direct superior, who must summon."""
    official_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    """Whose head it was passed on to, to decide."""
    sanction = models.CharField(max_length=4, choices=[*Band.choices, (NO_SANCTION, NO_SANCTION)], blank=True)
    decree = models.CharField(max_length=120, blank=True)
    decree_on = models.DateField(null=True, blank=True)
    decision_salt = models.BinaryField(max_length=16, default=b"")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """When the days no longer reached the band, before anything was decided."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "year", "band"],
                condition=Q(withdrawn_at=None),
                name="attendance_discipline_once",
            )
        ]
        indexes = [
            models.Index(fields=["superior_unit", "case"], name="attendance_discipline_superior"),
            models.Index(fields=["official_unit", "case"], name="attendance_discipline_official"),
            models.Index(fields=["year", "employee"], name="attendance_discipline_of_year"),
        ]

    def proposed(self) -> dict[str, Any]:
        """What the ledger's digest of the proposal covers."""
        return {"band": self.band, "days": list(self.days), "run": list(self.run), "converted": self.converted}

    def decided(self) -> dict[str, Any]:
        """What the ledger's digest of the decision covers."""
        on = self.decree_on.isoformat() if self.decree_on else ""
        return {"sanction": self.sanction, "decree": self.decree, "decree_on": on}


class Summons(models.Model):
    """The employee is to come to a hearing: the first time, or once more. Rows are added, never changed."""

    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="summonses")
    number = models.PositiveSmallIntegerField()
    """1 or 2."""
    at = models.DateTimeField()
    """When the hearing is."""
    place = models.CharField(max_length=200)
    examiner = models.CharField(max_length=200)
    """Before whom: name or office."""
    salt = models.BinaryField(max_length=16)
    summoned_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discipline", "number"], name="attendance_summons_once")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers, beside number and time."""
        return {"place": self.place, "examiner": self.examiner}


class Said(models.Model):
    """Words of a case: the employee's answer, minutes of the hearing, reasons of whoever passed it on or decided. Rows are added,
    never changed; the ledger has their digests."""

    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="words")
    kind = models.CharField(max_length=12, choices=SaidKind.choices)
    text = SealedField()
    salt = models.BinaryField(max_length=16)
    said_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()


declare(
    Discipline,
    band=employment(KEEP),
    days=employment(KEEP),
    run=employment(KEEP),
    salt=content(DIGEST),
    sanction=employment(KEEP),
    decree=employment(KEEP),
    decree_on=employment(KEEP),
    decision_salt=content(DIGEST),
    withdrawn_at=employment(KEEP),
)
declare(
    Summons,
    at=employment(KEEP),
    place=content(DIGEST),
    examiner=content(DIGEST),
    salt=content(DIGEST),
    summoned_at=employment(KEEP),
)
declare(Said, kind=None, text=content(BLANK), salt=content(DIGEST), said_at=employment(KEEP))
