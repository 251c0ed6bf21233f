# SPDX-License-Identifier: EUPL-1.2
"""Records: classification codes, retention and access by them, files (berkas), holds, transfers and destruction."""

from django.db import models

from praja.duties.letters.enums import Extent, Fate, FileState, Reach, Schedule, Security, Trigger
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case
from praja.lib.privacy import KEEP, content, declare


class ClassificationCode(models.Model):
    """One code of the archive classification (Permendagri 83/2022 or what replaces it). Codes are replaced by an import, never
    deleted: letters keep theirs.

    `sort_key` orders by the parts as numbers: `100.3.10` after `100.3.9`.
    """

    code = models.CharField(max_length=20, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.SmallIntegerField()
    title = models.CharField(max_length=1000)
    sort_key = models.CharField(max_length=40, db_index=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class RetentionRule(models.Model):
    """How long records of a classification are kept (JRA), by decree, for a time. A code without one takes its parent's.

    Years are whole calendar years: `active_years` from the trigger, `inactive_years` after them, then `fate`.
    """

    code = models.ForeignKey(ClassificationCode, models.PROTECT, related_name="retention")
    active_years = models.SmallIntegerField()
    trigger = models.CharField(max_length=6, choices=Trigger.choices, default=Trigger.CLOSED)
    event = models.CharField(max_length=200, blank=True)
    """The event from which the active years count, in the schedule's words."""
    inactive_years = models.SmallIntegerField()
    fate = models.CharField(max_length=8, choices=Fate.choices)
    exception = models.CharField(max_length=300, blank=True)
    """What the schedule excepts, in its own words."""
    is_example = models.BooleanField(default=False)
    """Taken from somebody else's schedule to begin with: nothing is destroyed by it."""
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(until=None), name="letters_retention_of_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(active_years__gte=0, inactive_years__gte=0), name="letters_retention_not_negative"
            ),
        ]


class AccessRule(models.Model):
    """How far letters of a classification and security can be read (SKKAAD), by decree, for a time. A code without one takes its
    parent's."""

    code = models.ForeignKey(ClassificationCode, models.PROTECT, related_name="access")
    security = models.CharField(max_length=2, choices=Security.choices)
    reach = models.SmallIntegerField(choices=Reach.choices)
    decree = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "security"], condition=models.Q(until=None), name="letters_access_of_code_once"
            )
        ]


class ScheduleDraft(models.Model):
    """A file with codes, retention or access rules as somebody sent it, until they have looked at what it would change and taken
    it over. One for each person and kind of list."""

    by = models.ForeignKey(Account, models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, choices=Schedule.choices)
    extent = models.CharField(max_length=5, choices=Extent.choices)
    decree = models.CharField(max_length=120)
    since = models.DateField()
    content = models.BinaryField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "what"], name="letters_one_schedule_draft")]


class AccessColumns(models.Model):
    """How a table of security and access (SKKAAD) is read: said once by a person, used for every later file with these headings.
    `columns` maps headings to what stands below them (`domain.access_tables.Meaning`)."""

    columns = models.JSONField()
    kept_at = models.DateTimeField()


class RecordFile(models.Model):
    """A file of records (berkas): what belongs together, under one classification, at one unit. It counts from the day it is
    closed, or from the event that its retention rule names (`triggered_on`)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="record_files")
    code = models.ForeignKey(ClassificationCode, models.PROTECT, related_name="files")
    title = models.CharField(max_length=200)
    salt = models.BinaryField(max_length=16)
    place = models.CharField(max_length=120, blank=True)
    """Where the paper is: room, cabinet, box."""
    state = models.CharField(max_length=12, choices=FileState.choices, default=FileState.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    triggered_on = models.DateField(null=True, blank=True)
    rule = models.ForeignKey(RetentionRule, models.PROTECT, null=True, blank=True, related_name="files")
    """The retention rule that held when it was closed: a later schedule does not shorten what was promised."""
    inactive_from = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    """The first day on which its fate may be done."""
    assessed_fate = models.CharField(max_length=8, choices=Fate.choices, blank=True, default="", db_default="")
    """What was decided where the schedule says that it is assessed again."""
    assessed_by = models.CharField(max_length=120, blank=True, default="", db_default="")
    """The decision, as it is cited."""
    reopened_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Why it was opened again the last time."""
    reopened_salt = models.BinaryField(max_length=16, default=b"")
    erased_at = models.DateTimeField(null=True, blank=True)
    """When the words and files of a destroyed one were erased."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=FileState.OPEN) | models.Q(closed_on__isnull=False),
                name="letters_closed_file_has_day",
            )
        ]
        indexes = [
            models.Index(fields=["unit", "state", "-opened_on", "-id"], name="letters_files_of_unit"),
            models.Index(fields=["ends_on"], condition=models.Q(ends_on__isnull=False), name="letters_files_ending"),
            models.Index(
                fields=["id"],
                condition=models.Q(state=FileState.DESTROYED, erased_at=None),
                name="letters_files_to_erase",
            ),
        ]


class RecordItem(models.Model):
    """A letter, or any other case, that lies in a file. One lies in one file."""

    file = models.ForeignKey(RecordFile, models.PROTECT, related_name="items")
    case = models.OneToOneField(Case, models.PROTECT, related_name="record_item")
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")


class LegalHold(models.Model):
    """A file must not be destroyed, whatever its schedule says: a dispute, an audit, an investigation."""

    file = models.ForeignKey(RecordFile, models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=300)
    salt = models.BinaryField(max_length=16)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(until=None), name="letters_file_held_once")
        ]


class Clearance(models.Model):
    """A list of files that leave: moved to the records centre, handed over to the archive, or destroyed; the detail of a case of
    `letters.clearance`. `minutes` is the record of proceedings (berita acara)."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="clearance")
    fate = models.CharField(max_length=12, choices=FileState.choices)
    """The state in which its files will stand: transferred, handed_over or destroyed."""
    needs_national = models.BooleanField(default=False)
    """One of its files was kept for ten years or more: the head of the national archive must approve the destruction."""
    approval_number = models.CharField(max_length=120, blank=True)
    approval_on = models.DateField(null=True, blank=True)
    approval_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    minutes_number = models.CharField(max_length=120, blank=True)
    minutes_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    refused_reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the reason for which it was refused."""


class ClearanceItem(models.Model):
    """A file on a list. It may be taken off again, with a reason, until the list is carried out."""

    clearance = models.ForeignKey(Clearance, models.PROTECT, related_name="items")
    file = models.ForeignKey(RecordFile, models.PROTECT, related_name="clearances")
    removed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clearance", "file"], name="letters_file_listed_once")]


declare(ClassificationCode, code=None, title=None, sort_key=None)
declare(RetentionRule, trigger=None, event=None, fate=None, exception=None, decree=None)
declare(AccessRule, security=None, decree=None)
declare(ScheduleDraft, what=None, extent=None, decree=None, since=None, content=None, sent_at=None)
declare(AccessColumns, columns=None)
declare(
    RecordFile,
    title=content(KEEP),
    salt=content(KEEP),
    place=None,
    state=None,
    assessed_fate=None,
    assessed_by=None,
    reopened_reason=content(KEEP),
    reopened_salt=content(KEEP),
)
declare(RecordItem, filed_at=None)
declare(LegalHold, reason=content(KEEP), salt=content(KEEP))
declare(
    Clearance,
    fate=None,
    approval_number=None,
    minutes_number=None,
    refused_reason=content(KEEP),
    salt=content(KEEP),
)
declare(ClearanceItem, removed_reason=None)
