# SPDX-License-Identifier: EUPL-1.2
"""Dispositions: who was asked by whom to do what until when, down a tree. Nothing here is ever deleted."""

from typing import Any

from django.db import models

from praja.duties.letters.enums import AssignmentState, Instruction, OrderSource, Reach, Said
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment, identity

LIVE = (AssignmentState.OPEN, AssignmentState.PASSED_ON)
"""States in which an addressee still has it."""
ENDED = (AssignmentState.DONE, AssignmentState.WITHDRAWN)
"""States in which nothing is awaited any more."""


class Order(models.Model):
    """An order of a head (arahan pimpinan): the detail of a case of `letters.order`, which starts from a case, a figure,
    minutes or the head's own mind. What is asked of whom stands in its dispositions.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="order")
    title = models.CharField(max_length=200)
    salt = models.BinaryField(max_length=16)
    source = models.CharField(max_length=8, choices=OrderSource.choices)
    source_case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="orders")
    source_address = models.CharField(max_length=300, blank=True)
    """Path of the page on which the figure or the minutes stand."""
    figure = models.CharField(max_length=200, blank=True)
    """The figure as it was read when the order was given: name, unit, period and value."""
    ending = models.TextField(blank=True)
    """What the head said when it was done, or why it was taken back."""
    ending_salt = models.BinaryField(max_length=16, default=b"")

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the order covers."""
        return {"title": self.title, "figure": self.figure, "address": self.source_address}


class Disposition(models.Model):
    """One act of asking: by whom, under which title, what, from whom (`assignments`), until when.

    The first of a case has no `parent`; a further one passes on the assignment that its giver holds. Where the secretary wrote
    down what the head had written by hand, `recorded_by` is the secretary and `scan` the paper.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="dispositions")
    parent = models.ForeignKey("letters.Assignment", models.PROTECT, null=True, blank=True, related_name="passed_on_by")
    given_by = models.ForeignKey(Account, models.PROTECT, related_name="dispositions")
    giver_title = models.CharField(max_length=200)
    """The post as it is printed, e.g. "Camat Timur" or "Plt. Camat Timur"."""
    giver_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    instructions = models.JSONField(default=list)
    """Codes of `enums.Instruction`, in their order."""
    note = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recorded_by=None) | models.Q(scan__isnull=False) | models.Q(salt=b""),
                name="letters_recorded_has_scan",
            )
        ]
        indexes = [models.Index(fields=["case", "given_at"], name="letters_dispositions_of_case")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the disposition covers."""
        return {"note": self.note}


class Assignment(models.Model):
    """One addressee of a disposition: a unit (whoever heads it) or a person, and what became of it."""

    disposition = models.ForeignKey(Disposition, models.PROTECT, related_name="assignments")
    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="letter_assignments")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="letter_assignments")
    """Somebody by name; None: whoever heads the unit."""
    giver_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """Whose head asked: the disposition's, so that what a head asked for is one walk along an index."""
    reach = models.SmallIntegerField(choices=Reach.choices)
    """The letter's, so that lists need not look at it again."""
    is_for_information = models.BooleanField(default=False)
    """Nothing is asked back."""
    state = models.CharField(max_length=10, choices=AssignmentState.choices, default=AssignmentState.OPEN)
    due_at = models.DateTimeField(null=True, blank=True)
    instruction = models.CharField(max_length=12, choices=Instruction.choices, blank=True, default="", db_default="")
    """What is asked of this addressee instead of what the sheet asks of all; empty: what the sheet asks."""
    note = models.TextField(blank=True, default="", db_default="")
    """Words to this addressee, beside those to all."""
    note_salt = models.BinaryField(max_length=16, default=b"")
    missed_at = models.DateTimeField(null=True, blank=True)
    """When it was recorded, and told to its holder, that its day had passed; None where it has not, or a new day was set."""
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    withdrawn_salt = models.BinaryField(max_length=16, default=b"")
    changed_at = models.DateTimeField()
    """When it came into the state in which it stands."""
    work_item = models.BigIntegerField(null=True, blank=True)
    """Id of the row on the addressee's desk."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["disposition", "unit"], condition=models.Q(person=None), name="letters_unit_asked_once"
            ),
            models.UniqueConstraint(
                fields=["disposition", "person"],
                condition=models.Q(person__isnull=False),
                name="letters_person_asked_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AssignmentState.WITHDRAWN)
                | ~models.Q(withdrawn_reason="")
                | models.Q(withdrawn_salt=b""),
                name="letters_withdrawn_has_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "-id"], name="letters_assigned_to_unit"),
            models.Index(
                fields=["person", "state", "-id"],
                condition=models.Q(person__isnull=False),
                name="letters_assigned_to_person",
            ),
            models.Index(fields=["case"], name="letters_assigned_of_case"),
            models.Index(fields=["giver_unit", "-id"], name="letters_assigned_by_unit"),
            models.Index(
                fields=["giver_unit", "due_at", "id"],
                condition=models.Q(state__in=LIVE, is_for_information=False),
                name="letters_awaited_by_unit",
            ),
            # What is over of one unit, the newest first, however little of it there is among what stands.
            models.Index(
                fields=["unit", "-id"],
                condition=models.Q(state__in=ENDED, person=None),
                name="letters_ended_at_unit",
            ),
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(state__in=LIVE, is_for_information=False, missed_at=None),
                name="letters_not_yet_missed",
            ),
        ]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the words to this addressee covers."""
        return {"note": self.note}


class FollowUp(models.Model):
    """What is said in the conversation of one assignment: by its addressee while at it, as the report that it is done, by whoever
    asked. The newest report is what the addressee reported. Files are attachments of kind `letters.follow_up`."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="follow_ups")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Said.choices, default=Said.WORDS)
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["assignment", "said_at"], name="letters_said_of_assignment")]


declare(
    Order,
    title=content(DIGEST),
    salt=content(DIGEST),
    source=None,
    source_address=None,
    figure=None,
    ending=content(DIGEST),
    ending_salt=content(DIGEST),
)
declare(
    Disposition,
    giver_title=employment(KEEP),
    instructions=None,
    note=content(DIGEST),
    salt=content(DIGEST),
    given_at=None,
)
declare(
    Assignment,
    state=None,
    instruction=None,
    note=content(DIGEST),
    note_salt=content(DIGEST),
    missed_at=None,
    withdrawn_reason=content(DIGEST),
    withdrawn_salt=content(DIGEST),
    due_at=None,
    changed_at=identity(KEEP),
)
declare(FollowUp, kind=None, text=content(DIGEST), salt=content(DIGEST), said_at=None)
