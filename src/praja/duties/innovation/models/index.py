# SPDX-License-Identifier: EUPL-1.2
"""The regional innovation index in the making: maturity of innovations, answers of the region, what was sealed and sent."""

from django.db import models
from django.db.models import Q

from praja.duties.innovation.enums.index import Basis, Receiver, Verdict
from praja.duties.innovation.models.path import Innovation
from praja.kernel.people.models import Person
from praja.lib.privacy import DIGEST, KEEP, content, declare, employment

REASON, LINK, TEXT = 1_000, 300, 12_000
"""Characters of a reason, of an address, of a section of a proposal."""


class _Answer(models.Model):
    """A parameter 0 to 3 that somebody told, with its evidence; files are attached to the row."""

    year = models.SmallIntegerField()
    question = models.CharField(max_length=6)
    parameter = models.SmallIntegerField()
    basis = models.CharField(max_length=8, choices=Basis.choices)
    reason = models.CharField(max_length=REASON, blank=True)
    link = models.CharField(max_length=LINK, blank=True)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of reason, link and files; erased with them."""
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """None: the platform itself."""
    told_at = models.DateTimeField()

    class Meta:
        abstract = True


class Maturity(_Answer):
    """What an innovation answers to one indicator of a year's index (SID), and what was found when it was checked."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="maturity")
    way = models.CharField(max_length=6)
    """The row of the edition by which the indicator is answered; most have only one."""
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    why = models.CharField(max_length=REASON, blank=True)
    why_salt = models.BinaryField(max_length=16, default=b"")
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "year", "question"], name="innovation_maturity_once"),
            models.CheckConstraint(condition=Q(parameter__range=(0, 3)), name="innovation_maturity_0_to_3"),
        ]
        indexes = [models.Index(fields=["year", "innovation"], name="innovation_maturity_of_year")]


class RegionAnswer(_Answer):
    """What the region answers once a year to one row of its own part (SPD); `value` where the edition has cut points."""

    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "question"], name="innovation_region_answer_once"),
            models.CheckConstraint(condition=Q(parameter__range=(0, 3)), name="innovation_region_0_to_3"),
        ]


class FormDetail(models.Model):
    """What only the form of the national index asks of an innovation: which of the eight national missions (Asta Cita) it
    serves, and its cluster."""

    innovation = models.OneToOneField(Innovation, models.PROTECT, primary_key=True, related_name="form_detail")
    mission = models.SmallIntegerField(null=True, blank=True)
    cluster = models.CharField(max_length=120, blank=True)


class IndexSeal(models.Model):
    """A year's index as it stood when it was sealed, whole: what was sent can be read again. Each has a number of its own."""

    year = models.SmallIntegerField()
    number = models.SmallIntegerField()
    sheet = models.JSONField()
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the sheet."""
    sealed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="innovation_seal_once")]


class Sending(models.Model):
    """That something was sent, under which number and on which day: a sealed year to the index, a proposal to a competition."""

    receiver = models.CharField(max_length=4, choices=Receiver.choices)
    seal = models.ForeignKey(IndexSeal, models.PROTECT, null=True, blank=True, related_name="sendings")
    innovation = models.ForeignKey(Innovation, models.PROTECT, null=True, blank=True, related_name="sendings")
    edition = models.CharField(max_length=40, blank=True)
    """Of the competition."""
    receipt = models.CharField(max_length=120)
    sent_on = models.DateField()
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(receiver=Receiver.INDEX, seal__isnull=False, innovation__isnull=True)
                | Q(receiver=Receiver.CONTEST, seal__isnull=True, innovation__isnull=False),
                name="innovation_sending_of_one_thing",
            )
        ]


class ProposalText(models.Model):
    """One section of a proposal to a national competition, as somebody of the team wrote it for that edition and group."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="proposal_texts")
    edition = models.CharField(max_length=40)
    group = models.CharField(max_length=40)
    part = models.CharField(max_length=40)
    text = models.TextField(max_length=TEXT)
    salt = models.BinaryField(max_length=16)
    """Makes the ledger's digest of the text; erased with it."""
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "edition", "group", "part"], name="innovation_proposal_text_once"
            )
        ]


_ANSWER = {
    "question": None,
    "basis": None,
    "reason": content(DIGEST),
    "link": content(DIGEST),
    "salt": content(DIGEST),
    "told_at": None,
}
declare(
    Maturity,
    **_ANSWER,
    way=None,
    verdict=None,
    why=content(DIGEST),
    why_salt=content(DIGEST),
    checked_at=None,
)
declare(RegionAnswer, **_ANSWER)
declare(FormDetail, cluster=None)
declare(IndexSeal, sheet=content(KEEP), salt=content(KEEP), sealed_at=employment(KEEP))
declare(Sending, receiver=None, edition=None, receipt=None, sent_on=None, told_at=None)
declare(
    ProposalText,
    edition=None,
    group=None,
    part=None,
    text=content(DIGEST),
    salt=content(DIGEST),
    written_at=None,
)
