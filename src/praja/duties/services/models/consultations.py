# SPDX-License-Identifier: EUPL-1.2
"""Public consultation of a standard (FKP, PermenPANRB 16/2017) and the service pledge (maklumat, UU 25/2009 Ps 22)."""

from django.db import models

from praja.duties.services.enums import PublicGroup
from praja.duties.services.models.catalogue import StandardVersion
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.lib.privacy import BLANK, DIGEST, content, declare


class Consultation(models.Model):
    """One forum on one version. Who was invited and came stands in the groups; what was promised are `plans` with the source
    `services.consultation`."""

    version = models.OneToOneField(StandardVersion, models.PROTECT, primary_key=True, related_name="consultation")
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    comments_until = models.DateField()
    """The last day on which everybody may comment online."""
    minutes = models.TextField(blank=True)
    record_number = models.CharField(max_length=120, blank=True)
    """Number of the berita acara."""
    record_date = models.DateField(null=True, blank=True)
    record_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")


class ConsultationGroup(models.Model):
    """How many of one group of the public were invited, and how many came."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="groups")
    group = models.CharField(max_length=10, choices=PublicGroup.choices)
    invited = models.SmallIntegerField()
    attended = models.SmallIntegerField(null=True, blank=True)
    who = models.CharField(max_length=200, blank=True)
    """Organisations, not names of persons."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "group"], name="services_consulted_group_once"),
            models.CheckConstraint(condition=models.Q(invited__gte=0), name="services_invited_not_negative"),
        ]


class ConsultationComment(models.Model):
    """What somebody said of a draft, on the page or in the room, and what the unit answered."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="comments")
    group = models.CharField(max_length=10, choices=PublicGroup.choices)
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="consultation_comments")
    said_at = models.DateTimeField()
    device = models.CharField(max_length=32, blank=True, default="", db_default="")
    """The mark of the device it was sent from, by which many from one are noticed; never an address."""
    answer = models.TextField(blank=True)
    is_taken_up = models.BooleanField(null=True, blank=True)
    is_shown = models.BooleanField(default=False)
    """Whether an officer has looked at it: before that nobody else reads it."""


class Pledge(models.Model):
    """The written pledge of a unit, in force from a day on: it serves by its standards, keeps improving, and accepts sanction or
    gives compensation (PermenPANRB 15/2014)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pledges")
    serve = models.TextField()
    improve = models.TextField()
    answer_for_it = models.TextField()
    signed_by = models.CharField(max_length=160)
    """The post that signs it, never a person's name."""
    decree_number = models.CharField(max_length=120)
    decree_date = models.DateField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    shown_in_print = models.BooleanField(default=False)
    """Whether it hangs in the service room; online it stands as soon as it is in force."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=models.Q(until=None), name="services_one_pledge_of_unit")
        ]


declare(Consultation, place=None, minutes=None, record_number=None)
declare(ConsultationGroup, group=None, who=None)
declare(
    ConsultationComment,
    group=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    said_at=content(BLANK),
    device=content(BLANK),
    answer=None,
)
declare(Pledge, serve=None, improve=None, answer_for_it=None, signed_by=None, decree_number=None)
