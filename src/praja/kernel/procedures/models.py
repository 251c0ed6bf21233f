# SPDX-License-Identifier: EUPL-1.2
"""A case and its clocks. A duty's detail is a one-to-one row beside the case, without state, unit or clock of its own."""

from django.db import models
from django.db.models import Q

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.enums import Outcome, Priority
from praja.lib.privacy import BLANK, content, credential, declare


class Case(models.Model):
    """Somebody asked, the law started a clock, somebody with authority answers. One row per matter, whatever the duty."""

    code = models.CharField(max_length=10, unique=True)
    procedure = models.CharField(max_length=40)
    procedure_version = models.SmallIntegerField()
    state = models.CharField(max_length=30)
    version = models.IntegerField(default=1)
    """How many events have moved it; what a form saw is compared with this, so that no stale tab overwrites."""
    lead_unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    subject = models.CharField(max_length=200)
    """What it is about in neutral words (topic and place), never the person's own text."""
    channel = models.CharField(max_length=20)
    priority = models.CharField(max_length=12, choices=Priority.choices, blank=True, default="", db_default="")
    is_public = models.BooleanField(default=False)
    """Whether everybody may read it (without names); decided by the duty's operation."""
    filed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    """Due moment of the binding clock that runs; `work.FAR` while none runs or it is paused."""
    closed_at = models.DateTimeField(null=True, blank=True)
    idempotency_key = models.UUIDField(null=True, unique=True)
    secret_hash = models.BinaryField(max_length=32, null=True, unique=True)
    """Hash of the secret in the reporter's link."""

    class Meta:
        indexes = [
            models.Index(fields=["lead_unit", "procedure", "-filed_at", "-id"], name="procedures_cases_of_unit"),
            models.Index(
                fields=["procedure", "-filed_at", "-id"], condition=Q(is_public=True), name="procedures_public_cases"
            ),
            models.Index(fields=["procedure", "-filed_at", "-id"], name="procedures_cases_by_age"),
        ]

    @property
    def stream(self) -> str:
        """The case's stream in the ledger."""
        return f"case:{self.code}"


class KeptCase(models.Model):
    """A resident keeps a case in their account: they came by its secret link once, and need it no more."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="keepers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="kept_cases")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="procedures_case_kept_once")]
        indexes = [models.Index(fields=["person", "-since", "-id"], name="procedures_cases_kept_by")]


class SupportingUnit(models.Model):
    """A unit that helps the lead unit with a task of its own and its own date."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="supporting_units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="supported_cases")
    task = models.CharField(max_length=300)
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "unit"], condition=Q(done_at=None), name="procedures_support_once")
        ]


class Deadline(models.Model):
    """One clock of a case. The law in force at the start is frozen in `terms`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines")
    clock = models.CharField(max_length=30)
    kind = models.CharField(max_length=20)
    """What it measures: verification, response, resolution, reply. Exactly one clock per kind is binding."""
    binding = models.BooleanField()
    terms = models.TextField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    """None while paused without an end."""
    stopped_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.RUNNING)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(stopped_at=None, escalated_at=None), name="procedures_deadlines_due"
            ),
            models.Index(fields=["case"], name="procedures_deadlines_of_case"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "clock"], condition=Q(stopped_at=None), name="procedures_clock_runs_once"
            ),
        ]


class ClockPause(models.Model):
    """Time during which a clock did not run, and why."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200)


class ClockExtension(models.Model):
    """More time granted to a clock, by which article and why."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="extensions")
    value = models.SmallIntegerField()
    reason = models.CharField(max_length=200)
    article = models.CharField(max_length=80)
    granted_at = models.DateTimeField()


declare(
    Case,
    code=None,
    procedure=None,
    state=None,
    subject=None,
    channel=None,
    priority=content(BLANK),
    secret_hash=credential(BLANK),
)
declare(KeptCase, since=content(BLANK))
declare(SupportingUnit, task=None)
declare(Deadline, clock=None, kind=None, terms=None, outcome=None)
declare(ClockPause, reason=None)
declare(ClockExtension, reason=None, article=None)
