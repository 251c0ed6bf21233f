# SPDX-License-Identifier: EUPL-1.2
"""Work-culture groups (KBK, GKM), their people, meetings and projects, and the tools that a project draws."""

from django.db import models
from django.db.models import F, Q

from praja.duties.innovation.enums.circles import CirclePart
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.models import ActionPlan, Diagnosis
from praja.kernel.procedures.models import Case
from praja.lib.codes import new_code
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Circle(models.Model):
    """A group of a unit's people who better their own work, until `ended_on`."""

    code = models.CharField(max_length=10, unique=True, default=new_code)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="circles")
    title = models.CharField(max_length=120)
    aim = models.CharField(max_length=1000)
    aim_salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the aim; erased with it."""
    decree = models.CharField(max_length=160, blank=True)
    founded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")), name="innovation_circle_in_order"
            )
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="innovation_circles_of_unit")]


class CircleMember(models.Model):
    """Somebody who belongs to a circle, from `since` to before `until`."""

    circle = models.ForeignKey(Circle, models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, related_name="circle_parts")
    part = models.CharField(max_length=12, choices=CirclePart.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "person"], condition=Q(until=None), name="innovation_circle_once"
            ),
            models.UniqueConstraint(
                fields=["circle"], condition=Q(until=None, part=CirclePart.LEADER), name="innovation_circle_one_leader"
            ),
        ]
        indexes = [models.Index(fields=["person", "-circle"], name="innovation_circles_of")]


class CircleProject(models.Model):
    """One project of a circle through the eight steps; its state and unit are the case's, its title the case's subject. The
    baseline lies in `diagnosis`, what step 4 promises in `plan`."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="circle_project")
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="projects")
    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.ForeignKey(ActionPlan, models.PROTECT, null=True, blank=True, related_name="+")
    finished_on = models.DateField(null=True, blank=True)
    """The day on which all eight steps were done; None for one that runs or was stopped."""


class StepSheet(models.Model):
    """One version of what a step says (`domain.circles.steps`); every version can be read again."""

    project = models.ForeignKey(CircleProject, models.PROTECT, related_name="sheets")
    step = models.PositiveSmallIntegerField()
    number = models.IntegerField()
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet; erased with it."""
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "step", "number"], name="innovation_sheet_once")]


class CircleWord(models.Model):
    """What was said at a step of the project's path: why it went back, what the head wants changed, why it stopped."""

    project = models.ForeignKey(CircleProject, models.PROTECT, related_name="words")
    step = models.CharField(max_length=24)
    text = models.CharField(max_length=1000)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()


class Minutes(models.Model):
    """Minutes of one meeting: what was discussed and decided, about which step."""

    project = models.ForeignKey(CircleProject, models.PROTECT, related_name="minutes")
    step = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    discussed = models.CharField(max_length=4000)
    decided = models.CharField(max_length=4000)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of what was said; erased with it."""
    number = models.IntegerField(default=1)
    """How often they were written."""
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "held_on", "id"], name="innovation_minutes_of")]

    def digested(self) -> dict[str, object]:
        """What the ledger's digest covers."""
        return {"place": self.place, "discussed": self.discussed, "decided": self.decided}


class Present(models.Model):
    """Who was at a meeting."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="present")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "person"], name="innovation_present_once")]


class Tool(models.Model):
    """One of the seven tools, made for a step. What it draws is in its sheet (`domain.circles.tools`), of a check sheet the marks
    and groups, whose counts are tallies."""

    project = models.ForeignKey(CircleProject, models.PROTECT, related_name="tools")
    step = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet; erased with it."""
    number = models.IntegerField(default=1)
    made_at = models.DateTimeField()
    written_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["project", "step", "id"], name="innovation_tools_of")]


class Tally(models.Model):
    """So many counted at once on a check sheet, by whom and when; what was counted by mistake is taken back by a negative one."""

    tool = models.ForeignKey(Tool, models.PROTECT, related_name="tallies")
    mark = models.PositiveSmallIntegerField()
    """Place of what was counted among the labels of the sheet, from 0."""
    group = models.PositiveSmallIntegerField()
    """Place of where it was counted among the groups of the sheet, from 0."""
    count = models.IntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["tool", "-id"], name="innovation_tallies_of")]
        constraints = [models.CheckConstraint(condition=~Q(count=0), name="innovation_tally_counts")]


declare(
    Circle,
    code=None,
    title=None,
    aim=content(DIGEST),
    aim_salt=content(DIGEST),
    decree=None,
    founded_on=None,
    ended_on=None,
)
declare(CircleMember, part=employment(KEEP), since=employment(KEEP), until=employment(KEEP))
declare(CircleProject, finished_on=None)
declare(StepSheet, sheet=content(DIGEST), salt=content(DIGEST), written_at=None)
declare(CircleWord, step=None, text=content(DIGEST), salt=content(DIGEST), said_at=None)
declare(
    Minutes,
    held_on=None,
    place=content(DIGEST),
    discussed=content(DIGEST),
    decided=content(DIGEST),
    salt=content(DIGEST),
    written_at=None,
)
declare(Present)
declare(Tool, kind=None, sheet=content(DIGEST), salt=content(DIGEST), made_at=None, written_at=None, dropped_at=None)
declare(Tally, counted_at=None)
