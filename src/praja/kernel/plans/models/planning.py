# SPDX-License-Identifier: EUPL-1.2
"""Action plans: their versions, what was said to them, and the milestones that became commitments."""

from django.db import models
from django.db.models import Q

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.enums import PlanState, WordKind
from praja.kernel.plans.models.commitments import Commitment
from praja.kernel.plans.models.sheets import Design
from praja.kernel.work.models import WorkItem
from praja.lib.privacy import DIGEST, content, declare


class ActionPlan(models.Model):
    """How a design is carried out at a unit: by its owner, under a mentor (the superior, who accepts it for the unit) and, where
    there is one, a coach. `url` is the page on which it is worked on."""

    design = models.OneToOneField(Design, models.PROTECT, related_name="plan")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="action_plans")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="action_plans")
    mentor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="mentored_plans")
    coach = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="coached_plans")
    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    url = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=PlanState.choices, default=PlanState.DRAFT)
    number = models.IntegerField(default=1)
    """The version that is being written or was written last."""
    accepted_number = models.IntegerField(null=True, blank=True)
    """The version that holds: a change waits beside it until it is accepted too."""
    began_on = models.DateField(null=True, blank=True)
    """The day on which it was accepted first; effects are counted from it."""
    work_item = models.ForeignKey(WorkItem, models.PROTECT, null=True, blank=True, related_name="action_plans")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["source_kind", "source_id"], name="plans_plans_of_source"),
            models.Index(fields=["unit", "-id"], name="plans_plans_of_unit"),
            models.Index(fields=["began_on"], condition=Q(began_on__isnull=False), name="plans_plans_by_begin"),
        ]


class PlanVersion(models.Model):
    """One version of a plan with the diagnosis and the design as they stood when it was handed in: what the mentor accepted can
    always be read again."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="versions")
    number = models.IntegerField()
    sheet = models.JSONField()
    diagnosis_sheet = models.JSONField(default=dict)
    design_sheet = models.JSONField(default=dict)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digests of the sheets; erased with them."""
    written_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plans_version_once")]


class PlanWord(models.Model):
    """What a mentor, coach or owner said to a version of a plan."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="words")
    number = models.IntegerField()
    kind = models.CharField(max_length=12, choices=WordKind.choices)
    text = models.CharField(max_length=1000)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()


class Milestone(models.Model):
    """A stage of the accepted plan that the unit promised: the commitment made of it, and the version that promised it."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="milestones")
    key = models.CharField(max_length=12)
    number = models.IntegerField()
    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="milestone")


declare(
    ActionPlan,
    source_kind=None,
    url=None,
    state=None,
    began_on=None,
    made_at=None,
    closed_at=None,
)
declare(
    PlanVersion,
    sheet=content(DIGEST),
    diagnosis_sheet=content(DIGEST),
    design_sheet=content(DIGEST),
    salt=content(DIGEST),
)
declare(PlanWord, kind=None, text=content(DIGEST), salt=content(DIGEST), said_at=None)
declare(Milestone, key=None)
