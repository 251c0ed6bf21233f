# SPDX-License-Identifier: EUPL-1.2
"""The detail of an application. State, unit, version and clocks are the case's."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import models

from praja.duties.services.domain.stated import Stated
from praja.duties.services.enums import FiledFor, FileState, RefusalReason
from praja.duties.services.models.catalogue import Service, StandardVersion
from praja.kernel.documents.models import StoredFile
from praja.kernel.people.models import Person
from praja.kernel.people.sealing import SealedField, open_sealed, seal
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, DIGEST, content, declare, identity

ANSWERS = "services.answers"
"""What answers are sealed for."""


def digested_application(answers: Mapping[str, Any], stated: Stated) -> dict[str, Any]:
    """What the ledger's digest of an application covers: every word of it. The files' own digests stand in the event."""
    return {"answers": dict(answers), "stated": stated.to_json()}


class Application(models.Model):
    """One application for one service under the version of its standard that held when it was filed.

    `answers` is the JSON of the form, sealed: it names people. The ledger holds its digest with `salt`. Files stand beside it.
    The issued product is the `documents` kernel's, kind `services.application`.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="application")
    service = models.ForeignKey(Service, models.PROTECT, related_name="applications")
    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    """For whom it is."""
    filer = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="applications_filed")
    """Who filed it, where that is somebody else."""
    filed_for = models.CharField(max_length=10, choices=FiledFor.choices, default=FiledFor.SELF)
    answers = SealedField()
    stated = SealedField()
    """Who was stated to be applicant and filer, and in which neighbourhood: JSON of `domain.stated.Stated`, sealed."""
    salt = models.BinaryField(max_length=16)
    fee = models.BigIntegerField(default=0)
    """What is owed, in whole rupiah; the row of the table was chosen when it was filed or checked."""
    foreign_number = models.CharField(max_length=60, blank=True)
    """Its number in the other system; the ledger holds its digest with `foreign_salt`."""
    foreign_salt = models.BinaryField(max_length=16, default=b"")
    foreign_filed_on = models.DateField(null=True, blank=True)
    foreign_issued_on = models.DateField(null=True, blank=True)
    refusal = models.CharField(max_length=14, choices=RefusalReason.choices, blank=True)
    refusal_note = models.TextField(blank=True)
    refusal_salt = models.BinaryField(max_length=16, default=b"")
    collected_at = models.DateTimeField(null=True, blank=True)
    source_ref = models.CharField(max_length=80, null=True, blank=True, unique=True)
    """Where an imported row came from, so that a second import finds it."""
    device = models.CharField(max_length=32, blank=True, default="", db_default="")
    """The mark of the device it was sent from, by which many from one are noticed; never an address."""

    class Meta:
        indexes = [
            models.Index(fields=["service", "case"], name="services_of_service"),
            models.Index(fields=["device"], condition=~models.Q(device=""), name="services_of_device"),
        ]

    def said(self) -> dict[str, Any]:
        """The answers, opened; files stand beside them as `ApplicationFile`s under the name of their question."""
        found: dict[str, Any] = json.loads(open_sealed(self.answers, ANSWERS) or "{}")
        return found

    def stated_people(self) -> Stated:
        """What was stated of people and neighbourhood, opened."""
        return Stated.of_json(json.loads(open_sealed(self.stated, ANSWERS) or "{}"))

    def say(self, answers: Mapping[str, Any], stated: Stated) -> None:
        """Put answers and statements in place, sealed."""
        self.answers = seal(json.dumps(answers, ensure_ascii=False), ANSWERS)
        self.stated = seal(json.dumps(stated.to_json(), ensure_ascii=False), ANSWERS)

    def digested(self) -> dict[str, Any]:
        """What the ledger's newest digest of the application covers."""
        return digested_application(self.said(), self.stated_people())

    def digested_when_filed(self) -> dict[str, Any]:
        """What its first digest covers: the answers as they were before anything was completed."""
        first = self.completions.exclude(answered_at=None).order_by("answered_at", "id").first()
        if first is None:
            return self.digested()
        return digested_application(first.answers_before(), self.stated_people())


class ApplicationFile(models.Model):
    """A paper that was handed in for one requirement or question."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="files")
    requirement = models.CharField(max_length=60)
    """Key of the requirement or name of the question."""
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    state = models.CharField(max_length=6, choices=FileState.choices, default=FileState.GIVEN)
    note = models.CharField(max_length=300, blank=True)
    """What is wrong with it, for the applicant."""
    given_at = models.DateTimeField()
    first_given_at = models.DateTimeField(null=True, blank=True)
    """When it was given first, where the applicant let it be kept and it was used again."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "requirement", "file"], name="services_file_once")
        ]


class Completion(models.Model):
    """What an applicant was asked to add; the clock stands still until they do, or their time runs out."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="completions")
    items = models.JSONField(default=list)
    """Keys of the requirements and questions that are missing or wrong."""
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    before = SealedField()
    """The answers as they were until then, sealed; empty while it is open."""

    def answers_before(self) -> dict[str, Any]:
        """The answers that were replaced, opened."""
        found: dict[str, Any] = json.loads(open_sealed(self.before, ANSWERS) or "{}")
        return found


class Rating(models.Model):
    """What the applicant thinks of the service: 1 to 5 stars."""

    application = models.OneToOneField(Application, models.PROTECT, primary_key=True, related_name="rating")
    stars = models.SmallIntegerField()
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="services_one_to_five_stars")
        ]


declare(
    Application,
    filed_for=None,
    answers=content(DIGEST),
    stated=content(DIGEST),
    salt=content(DIGEST),
    foreign_number=identity(BLANK),
    foreign_salt=identity(BLANK),
    foreign_filed_on=content(BLANK),
    foreign_issued_on=content(BLANK),
    refusal=None,
    refusal_note=content(DIGEST),
    refusal_salt=content(DIGEST),
    collected_at=content(BLANK),
    source_ref=content(BLANK),
    device=content(BLANK),
)
declare(ApplicationFile, requirement=None, title=content(BLANK), state=None, note=content(BLANK))
declare(Completion, items=None, text=content(DIGEST), salt=content(DIGEST), before=content(BLANK))
declare(Rating, text=content(DIGEST), salt=content(DIGEST))
