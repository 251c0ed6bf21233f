# SPDX-License-Identifier: EUPL-1.2
"""What posts require, and training that is proposed."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.training.models.catalogue import Programme
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, content, declare


class PostRequirement(models.Model):
    """From `since` to before `until` (None: open) whoever holds a post of this name in the unit or below it has learned a
    programme of the catalogue, or a subject in words."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_requirements")
    post_name = models.CharField(max_length=160)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="requirements")
    subject = models.CharField(max_length=200, blank=True)
    """Title of the training that is required where the catalogue has no entry of it."""
    decree = models.CharField(max_length=160)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(programme__isnull=False) | ~Q(subject=""), name="training_requirement_of_something"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="training_requirement_in_order"
            ),
        ]
        indexes = [models.Index(fields=["post_name"], name="training_requirements_by_post")]


class Remedy(models.Model):
    """That a programme would better a figure, named by the personnel office that keeps the programme, until `ended_at`."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="remedies")
    measure = models.CharField(max_length=80)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "measure"], condition=Q(ended_at=None), name="training_remedy_once"
            )
        ]


class Proposal(models.Model):
    """Training that a unit (the case's lead unit) would need, proposed by one of its people or its head; the personnel office
    takes it up into a programme or declines it with words."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="training_proposal")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="training_proposals")
    title = models.CharField(max_length=200)
    people = models.PositiveSmallIntegerField()
    """For how many people."""
    reason = models.CharField(max_length=1000)
    salt = models.BinaryField(max_length=16)
    measure = models.CharField(max_length=80, blank=True)
    """Key of the figure that it would better; empty: none was named."""
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="proposals")
    """The entry that was named, and once it is taken up the one that answers it."""
    note = models.CharField(max_length=300, blank=True)
    note_salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(people__gt=0), name="training_proposal_for_somebody")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of it covers."""
        return {"title": self.title, "reason": self.reason}


declare(PostRequirement, post_name=None, subject=None, decree=None)
declare(Remedy, measure=None)
declare(
    Proposal,
    title=content(DIGEST),
    reason=content(DIGEST),
    salt=content(DIGEST),
    measure=None,
    note=content(DIGEST),
    note_salt=content(DIGEST),
)
