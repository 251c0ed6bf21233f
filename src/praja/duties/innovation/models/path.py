# SPDX-License-Identifier: EUPL-1.2
"""Innovations, their words, their teams, and what was said and decided about them."""

from django.db import models
from django.db.models import F, Q

from praja.duties.innovation.enums import (
    BasicService,
    Classification,
    Criterion,
    InnovationForm,
    LegalForm,
    Means,
    Proposer,
    TeamFunction,
)
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment


class Innovation(models.Model):
    """One innovation from the first will to its display; state, unit and times are the case's, its name the case's subject.

    Its diagnosis, design and action plan lie in `kernel.plans` with `enums.PATH` as source and the case's id.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="innovation")
    form = models.CharField(max_length=16, choices=InnovationForm.choices)
    proposer = models.CharField(max_length=12, choices=Proposer.choices)
    classification = models.CharField(max_length=8, choices=Classification.choices, default=Classification.UNIT)
    means = models.CharField(max_length=8, choices=Means.choices)
    affair = models.CharField(max_length=120, blank=True)
    """The main affair of government it belongs to, in words."""
    basic_service = models.CharField(max_length=12, choices=BasicService.choices, blank=True)
    """Which of the obligatory affairs of basic service that is; empty: none."""
    budget = models.BigIntegerField(null=True, blank=True)
    """Rupiah it needs; None: none was named, 0: it needs none."""
    place = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    video_url = models.CharField(max_length=300, blank=True)
    origin_kind = models.CharField(max_length=40, blank=True)
    """What it came from: `measure`, `innovation.idea`, `innovation.circle`, `innovation.path` (a replication); empty: nothing."""
    origin_id = models.BigIntegerField(default=0)
    permit = models.CharField(max_length=200, blank=True)
    decree = models.CharField(max_length=160, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    trial_from = models.DateField(null=True, blank=True)
    trial_until = models.DateField(null=True, blank=True)
    trial_worked = models.BooleanField(null=True, blank=True)
    legal_form = models.CharField(max_length=12, choices=LegalForm.choices, blank=True)
    instrument = models.CharField(max_length=160, blank=True)
    applied_on = models.DateField(null=True, blank=True)
    developed_on = models.DateField(null=True, blank=True)
    reported_by = models.CharField(max_length=160, blank=True)
    """The letter by which it was reported to the minister."""
    reported_on = models.DateField(null=True, blank=True)
    displayed_number = models.IntegerField(null=True, blank=True)
    """The version of its words that the public reads."""
    displayed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(trial_until__isnull=True) | Q(trial_until__gte=F("trial_from")),
                name="innovation_trial_in_order",
            )
        ]
        indexes = [
            models.Index(
                fields=["-displayed_at", "-case"], condition=Q(displayed_at__isnull=False), name="innovation_displayed"
            ),
            models.Index(fields=["origin_kind", "origin_id"], name="innovation_by_origin"),
        ]


class Profile(models.Model):
    """One version of the words of an innovation (`domain.profiles`); what was proposed or shown can always be read again."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="profiles")
    number = models.IntegerField()
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet; erased with it."""
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "number"], name="innovation_profile_once")]


class TeamMember(models.Model):
    """Somebody of the team, until `left_at`."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="team")
    person = models.ForeignKey(Person, models.PROTECT, related_name="innovation_teams")
    function = models.CharField(max_length=8, choices=TeamFunction.choices)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "person"], condition=Q(left_at=None), name="innovation_team_once"
            ),
            models.UniqueConstraint(
                fields=["innovation"],
                condition=Q(left_at=None, function=TeamFunction.LEADER),
                name="innovation_one_leader",
            ),
        ]
        indexes = [models.Index(fields=["person", "-innovation"], name="innovation_teams_of")]


class Reviewer(models.Model):
    """Somebody of the independent team who discusses a proposal, until `ended_at`."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="reviewers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="innovation_reviews")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "person"], condition=Q(ended_at=None), name="innovation_reviewer_once"
            )
        ]


class CriterionReason(models.Model):
    """Why a lawful criterion holds, as the team says it; `holds` is what the independent team found, None before."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="reasons")
    criterion = models.CharField(max_length=12, choices=Criterion.choices)
    text = models.CharField(max_length=1000)
    salt = models.BinaryField(max_length=16)
    holds = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "criterion"], name="innovation_reason_once")]


class PathWord(models.Model):
    """What was said at a step: why it was sent back, what the independent team found, what a trial taught."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="words")
    step = models.CharField(max_length=20)
    text = models.CharField(max_length=2000)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["innovation", "-id"], name="innovation_words_of")]


class TrialUnit(models.Model):
    """A unit at which an innovation is or was tried; where it is applied later is `Replication`'s and the lead unit's."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="trial_units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "unit"], name="innovation_trial_unit_once")]


class Award(models.Model):
    """What the people of an innovation were given for it."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="awards")
    title = models.CharField(max_length=200)
    giver = models.CharField(max_length=160)
    awarded_on = models.DateField()


declare(
    Innovation,
    form=None,
    proposer=None,
    classification=None,
    means=None,
    affair=None,
    basic_service=None,
    place=None,
    latitude=None,
    longitude=None,
    video_url=None,
    origin_kind=None,
    permit=None,
    decree=None,
    decided_on=None,
    trial_from=None,
    trial_until=None,
    legal_form=None,
    instrument=None,
    applied_on=None,
    developed_on=None,
    reported_by=None,
    reported_on=None,
    displayed_at=None,
)
declare(Profile, sheet=content(DIGEST), salt=content(DIGEST), written_at=None)
declare(TeamMember, function=employment(KEEP), joined_at=employment(KEEP), left_at=employment(KEEP))
declare(Reviewer, ended_at=employment(KEEP))
declare(CriterionReason, criterion=None, text=content(DIGEST), salt=content(DIGEST))
declare(PathWord, step=None, text=content(DIGEST), salt=content(DIGEST), said_at=None)
declare(TrialUnit)
declare(Award, title=None, giver=None, awarded_on=None)
