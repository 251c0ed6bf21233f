# SPDX-License-Identifier: EUPL-1.2
"""The report: what was said, by whom, where. State, unit, version and clocks are the case's."""

from django.db import models

from praja.duties.complaints.domain import report_content
from praja.duties.complaints.enums import ArchiveReason, Classification, Held, ReportKind, Worded
from praja.kernel.organization.models import Region, Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, content, declare, location


class Topic(models.Model):
    """What reports are about, as the region sorts them; `unit` usually answers for it."""

    name = models.CharField(max_length=120, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="complaint_topics")
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Complaint(models.Model):
    """One report. `anonymous`: the name is hidden from agency and public; `secret`: the report is hidden from the public."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="complaint")
    kind = models.CharField(max_length=12, choices=ReportKind.choices, default=ReportKind.COMPLAINT)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    reporter = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="complaints")
    anonymous = models.BooleanField(default=False)
    secret = models.BooleanField(default=False)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="complaints")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="complaints")
    place = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    classification = models.CharField(max_length=16, choices=Classification.choices, blank=True)
    about_service = models.BooleanField(null=True, blank=True)
    """Whether it is about a public service by somebody harmed: then the clock of UU 25/2009 runs as well."""
    held = models.CharField(max_length=10, choices=Held.choices, blank=True, default=Held.NO, db_default="")
    """Why it was looked at before it counted as a report."""
    device = models.CharField(max_length=32, blank=True, default="", db_default="")
    """A keyed mark of the device it was sent from, by which many reports from one device are noticed; never an address."""
    door_ref = models.CharField(max_length=60, blank=True, default="", db_default="")
    """The number of the paper form or call sheet."""
    source_url = models.URLField(max_length=500, blank=True, default="", db_default="")
    """The public post that somebody of the government saw (source `pantauan`)."""
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    """The report whose answer answers this one as well."""
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_off")
    """The report of which this was a part."""
    worded = models.CharField(
        max_length=8, choices=Worded.choices, blank=True, default=Worded.FIRST, db_default=Worded.FIRST.value
    )
    """Whose wording the text is; where it is not the first one, all of them are kept as `Wording`."""
    archive_reason = models.CharField(max_length=16, choices=ArchiveReason.choices, blank=True)
    archive_note = models.TextField(blank=True)
    archive_salt = models.BinaryField(max_length=16, default=b"")
    source_ref = models.CharField(max_length=80, null=True, blank=True, unique=True)
    """Where an imported row came from, so that a second import finds it."""

    class Meta:
        indexes = [
            models.Index(fields=["joined_to"], condition=~models.Q(joined_to=None), name="complaints_joined"),
            models.Index(fields=["device"], condition=~models.Q(device=""), name="complaints_of_device"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["door_ref"], condition=~models.Q(door_ref=""), name="complaints_paper_number_once"
            )
        ]

    def digested(self) -> dict[str, object]:
        """What the ledger's digest of the report covers. Nobody chose a kind or a region in a message, so neither is in it."""
        return self.digested_as(self.text)

    def digested_as(self, text: str) -> dict[str, object]:
        """The same for another wording of its text."""
        is_message = self.held == Held.INCOMING
        kind, region = ("", None) if is_message else (self.kind, self.region_id)
        return report_content(kind=kind, text=text, place=self.place, region=region)


class Wording(models.Model):
    """One wording of the text of a report that came as messages and has been worded anew. `number` 0 is how it came in; then
    what an officer summed up from the conversation, and what the reporter put right. The last one is the report's text."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="wordings")
    number = models.SmallIntegerField()
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    by_account = models.BigIntegerField(null=True, blank=True)
    """Account of the officer who summed it up; None: the reporter."""
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "number"], name="complaints_wording_number_once")]


class Follower(models.Model):
    """Somebody who has the same to report and follows instead ("saya juga"). Without a person nobody can tell them of news."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="followers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="followed_complaints")
    device = models.CharField(max_length=32)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "device"], name="complaints_device_follows_once")]


declare(Topic, name=None)
declare(
    Complaint,
    kind=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    place=location(DIGEST),
    latitude=location(BLANK),
    longitude=location(BLANK),
    classification=None,
    held=None,
    device=content(BLANK),
    door_ref=None,
    source_url=content(BLANK),
    worded=None,
    archive_reason=None,
    archive_note=content(DIGEST),
    archive_salt=content(DIGEST),
    source_ref=None,
)
declare(Wording, text=content(DIGEST), salt=content(DIGEST), written_at=None)
declare(Follower, device=content(BLANK), since=None)
