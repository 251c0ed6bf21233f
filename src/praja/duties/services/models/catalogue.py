# SPDX-License-Identifier: EUPL-1.2
"""Services, the units that offer them, and their standards in versions."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import Q

from praja.duties.services.enums import Component, DurationUnit, FeeKind, Issuer
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.models import FormDefinition
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.privacy import declare


class Service(models.Model):
    """A kind of service, whoever offers it. Codes of other systems (SIPPN) are its `ExternalId`s, kind `services.service`."""

    code = models.SlugField(max_length=40, unique=True)
    """Stands in its address."""
    name = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True)
    """What one gets, in one sentence."""
    keywords = models.CharField(max_length=300, blank=True)
    """Words that people look for it by."""
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="services_kept")
    """The unit that keeps the standard."""
    issuer = models.CharField(max_length=8, choices=Issuer.choices, default=Issuer.OWN)
    issuer_name = models.CharField(max_length=120, blank=True)
    """The name of the other system, where `issuer` is OTHER."""
    issuer_url = models.URLField(max_length=300, blank=True)
    """Where people apply there."""
    is_active = models.BooleanField(default=True)
    since = models.DateField()

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """A unit offers a service, for a time."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="offers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="service_offers")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "unit"], condition=Q(until=None), name="services_offered_once")
        ]


class Standard(models.Model):
    """The standard of a service: the one for every unit that offers it, or, with `unit`, that unit's own. `current` is the
    published version."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="standards")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="own_standards")
    current = models.OneToOneField("StandardVersion", models.PROTECT, null=True, blank=True, related_name="current_of")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service"], condition=Q(unit=None), name="services_common_standard_once"),
            models.UniqueConstraint(
                fields=["service", "unit"], condition=~Q(unit=None), name="services_own_standard_once"
            ),
        ]


def filled_of(components: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the components that say something, in the order of the law."""
    return tuple(key for key in Component.values if str(components.get(key, "")).strip())


class StandardVersion(models.Model):
    """One version of a standard. Its state (draft, consulted, set, published, replaced) and the clock of its review are the
    case's; once it is set it never changes.

    `components` holds the text of each `Component` by its key. What the platform must reckon with stands beside the text:
    requirements, time, fee, path. `requirements` is a list of {"key", "label", "help", "required", "accept": [image|pdf],
    "document": kind of a document that may be reused, or ""}; `path` a list of {"stage": StageKind, ...settings of the stage};
    `fee_table` a list of {"label", "amount": whole rupiah}.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="standard_version")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="versions")
    number = models.SmallIntegerField()
    components = models.JSONField(default=dict)
    requirements = models.JSONField(default=list)
    duration_value = models.SmallIntegerField(null=True, blank=True)
    duration_unit = models.CharField(max_length=8, choices=DurationUnit.choices, blank=True)
    duration_working = models.BooleanField(null=True, blank=True)
    """Minutes and hours: counted in opening hours; days: working days. None: not decided yet."""
    fee_kind = models.CharField(max_length=8, choices=FeeKind.choices, blank=True)
    fee_amount = models.BigIntegerField(null=True, blank=True)
    fee_table = models.JSONField(default=list, blank=True)
    path = models.JSONField(default=list)
    questions = models.ForeignKey(FormDefinition, models.PROTECT, null=True, blank=True, related_name="+")
    """The form of the questions, as the editor published it."""
    form = models.ForeignKey(FormDefinition, models.PROTECT, null=True, blank=True, related_name="+")
    """Questions and requirements as one form, made when the version is published."""
    template = models.CharField(max_length=60, blank=True)
    """Key of the page that the product is; only for own products."""
    template_words = models.JSONField(default=dict, blank=True)
    """Title and paragraphs of the product, with placeholders for answers."""
    register = models.CharField(max_length=60, blank=True)
    number_pattern = models.CharField(max_length=80, blank=True)
    decree_number = models.CharField(max_length=120, blank=True)
    decree_date = models.DateField(null=True, blank=True)
    decree_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    effective_since = models.DateField(null=True, blank=True)
    effective_until = models.DateField(null=True, blank=True)
    """The first day on which another version holds."""
    listed_at = models.IntegerField(null=True, blank=True)
    """The version of the case that a list wrote last: while it is still the case's, nobody has touched the draft since."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "number"], name="services_version_once"),
            models.CheckConstraint(
                condition=Q(fee_amount=None) | Q(fee_amount__gte=0), name="services_fee_not_negative"
            ),
        ]

    @property
    def filled(self) -> tuple[str, ...]:
        """Keys of the components that say something, in the order of the law."""
        return filled_of(self.components)

    @property
    def makes_a_product(self) -> bool:
        """Whether something is made out, numbered, signed or handed over here, which only an own product may be."""
        stages = {entry.get("stage") for entry in self.path}
        return bool(self.template or self.register or self.number_pattern or stages & {"signing", "handover"})

    @property
    def digest(self) -> str:
        """What the ledger holds of it. Nothing of it is about a person, so there is no salt."""
        return content_digest(b"", self.digested())

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest of the version covers: everything that was set."""
        return {
            "standard": self.standard_id,
            "number": self.number,
            "components": self.components,
            "requirements": self.requirements,
            "duration": [self.duration_value, self.duration_unit, self.duration_working],
            "fee": [self.fee_kind, self.fee_amount, self.fee_table],
            "path": self.path,
            "questions": self.questions_id,
            "product": [self.template, self.template_words, self.register, self.number_pattern],
        }


declare(Service, code=None, name=None, summary=None, keywords=None, issuer=None, issuer_name=None, issuer_url=None)
declare(
    StandardVersion,
    components=None,
    requirements=None,
    duration_unit=None,
    fee_kind=None,
    fee_table=None,
    path=None,
    template=None,
    template_words=None,
    register=None,
    number_pattern=None,
    decree_number=None,
)
