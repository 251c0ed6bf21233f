# SPDX-License-Identifier: EUPL-1.2
"""Writing a version of a standard, setting it, looking at it again, giving it up. How it comes to hold: `publishing`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.contents import Reckoned, faults, gaps, path_problems
from praja.duties.services.enums import Component, Issuer
from praja.duties.services.errors import (
    DecreeMissing,
    ForeignIssuesNothing,
    NoReasonGiven,
    NotOfferedHere,
    StandardIncomplete,
    UnfitStandard,
    VersionInProgress,
)
from praja.duties.services.models import Offer, Service, Standard, StandardVersion
from praja.duties.services.procedure import STANDARD
from praja.duties.services.procedure.names import CONSULTATION, CONSULTED, DRAFT, SET
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.forms.models import FormDefinition
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

UNFINISHED = (DRAFT, CONSULTATION, CONSULTED, SET)
_FOREIGN = frozenset({"foreign_signs", "foreign_product"})
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardContent:
    """What a version says; the shapes are those of `StandardVersion`. What is not decided yet stays None or empty."""

    components: Mapping[str, str] = field(default_factory=dict)
    requirements: Sequence[Mapping[str, Any]] = ()
    duration_value: int | None = None
    duration_unit: str = ""
    duration_working: bool | None = None
    fee_kind: str = ""
    fee_amount: int | None = None
    fee_table: Sequence[Mapping[str, Any]] = ()
    path: Sequence[Mapping[str, Any]] = ()
    questions: FormDefinition | None = None
    template: str = ""
    template_words: Mapping[str, Any] = field(default_factory=dict)
    register: str = ""
    number_pattern: str = ""

    @classmethod
    def of(cls, version: StandardVersion) -> "StandardContent":
        """What a version says now, to be carried on from."""
        return cls(**{one.name: getattr(version, one.name) for one in fields(cls)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """By what a standard was set."""

    number: str
    day: date
    file: StoredFile | None = None


def begin_standard(
    *,
    service: Service,
    actor: Actor,
    at: datetime,
    unit: Unit | None = None,
    content: StandardContent | None = None,
    channel: str = "office",
    idempotency_key: UUID | None = None,
) -> Case:
    """Begin a version: from `content`, else from the version in force, else from nothing. With `unit`, of that unit's own
    standard instead of the common one.

    Raises `VersionInProgress` (`detail["case"]` is the code of the one being written), `NotOfferedHere`, what `revise_standard`
    raises for its content, and `StepNotAllowed`.
    """
    with transaction.atomic():
        standard = locked_standard(service, unit)
        began = standard.versions.filter(case__state__in=UNFINISHED).values_list("case__code", flat=True).first()
        if began is not None:
            raise VersionInProgress(began)
        version = new_version(standard, content)
        require_sound(version, service)
        case, _event = open_case(
            STANDARD,
            actor=actor,
            at=at,
            lead_unit=unit.pk if unit else service.owner_id,
            channel=channel,
            subject=subject_of(service),
            data={"standard": standard.pk, "number": version.number, "content": version.digest},
            write=lambda opened: save_version(version, opened),
            idempotency_key=idempotency_key,
            step="draft",
        )
    return case


def revise_standard(
    *, case: Case, content: StandardContent, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Let a draft, or one that was consulted, say something else; it may be unfinished.

    Raises `UnfitStandard` for a value that means nothing, `ForeignIssuesNothing`, and what `perform` raises.
    """
    version = version_of(case)
    fill(version, content)
    require_sound(version, version.standard.service)

    def write(_moved: Case) -> None:
        version.save()

    return perform(
        case,
        "revise",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data=said_by(version),
        write=write,
        target=case.state if case.state == CONSULTED else DRAFT,
    )


def set_standard(*, case: Case, decree: Decree, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head of the unit sets the standard by decree. From then on it never changes.

    Raises `StandardIncomplete` unless all 14 components say something, `UnfitStandard` for what nobody could carry out,
    `ForeignIssuesNothing`, `DecreeMissing`, and what `perform` raises.
    """
    require_decree(decree, at)
    version = version_of(case)
    require_sound(version, version.standard.service)
    require_complete(version)
    enter_decree(version, decree)

    def write(_moved: Case) -> None:
        version.save(update_fields=["decree_number", "decree_date", "decree_file"])

    data = {**said_by(version), "decree": version.decree_number, "decree_date": decree.day.isoformat()}
    return perform(case, "set", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def review_standard(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The standard was looked at again and stays as it is; its next review is due by the rule. `note` says what was looked
    at, for everybody. Raises `NoReasonGiven` and what `perform` raises."""
    note = reason_of(note, "note")
    data = {**said_by(version_of(case)), "note": note}
    return perform(case, "review", actor=actor, at=at, seen_version=seen_version, data=data)


def abandon_standard(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The version will not come into force; the one that does stays. Everybody may read `reason`.

    Raises `NoReasonGiven` and what `perform` raises.
    """
    data = {**said_by(version_of(case)), "reason": reason_of(reason, "reason")}

    def write(moved: Case) -> None:
        moved.is_public = False

    return perform(case, "abandon", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def locked_standard(service: Service, unit: Unit | None) -> Standard:
    """The standard of the service, or the unit's own, locked until the transaction ends. Raises `NotOfferedHere`."""
    if unit is not None and not Offer.objects.filter(service=service, unit=unit, until=None).exists():
        raise NotOfferedHere
    standard, _made = Standard.objects.get_or_create(service=service, unit=unit)
    return Standard.objects.select_for_update(of=("self",)).select_related("current").get(pk=standard.pk)


def new_version(standard: Standard, content: StandardContent | None) -> StandardVersion:
    """The next version, unsaved: from `content`, else from the one in force."""
    last = standard.versions.aggregate(last=Max("number"))["last"] or 0
    version = StandardVersion(standard=standard, number=last + 1)
    if content is None and standard.current is not None:
        content = StandardContent.of(standard.current)
    fill(version, content or StandardContent())
    return version


def fill(version: StandardVersion, content: StandardContent) -> None:
    """Let the unsaved version say `content`. Components that say nothing are left out."""
    for one in fields(content):
        value = getattr(content, one.name)
        setattr(version, one.name, list(value) if isinstance(value, tuple) else value)
    spoken = {key: str(content.components.get(key, "")).strip() for key in Component.values}
    version.components = {key: text for key, text in spoken.items() if text}


def save_version(version: StandardVersion, case: Case) -> None:
    """Save a new version beside its case."""
    version.case = case
    version.save(force_insert=True)


def version_of(case: Case) -> StandardVersion:
    """The version of a case, with its service."""
    return StandardVersion.objects.select_related("standard__service", "standard__unit", "questions").get(pk=case.pk)


def said_by(version: StandardVersion) -> dict[str, Any]:
    """What every step's event holds of a version."""
    return {"number": version.number, "content": version.digest}


def reckoned(version: StandardVersion, service: Service) -> Reckoned:
    """The parts of a version that the platform reckons with."""
    return Reckoned(
        requirements=version.requirements,
        duration=(version.duration_value, version.duration_unit, version.duration_working),
        fee=(version.fee_kind, version.fee_amount, version.fee_table),
        path=version.path,
        questions=frozenset(every_field(version.questions.fields)) if version.questions else frozenset(),
        is_foreign=Issuer(service.issuer).is_foreign,
        template=version.template,
        template_words=version.template_words,
        register=version.register,
        number_pattern=version.number_pattern,
    )


def require_sound(version: StandardVersion, service: Service) -> None:
    """Raises `UnfitStandard` or `ForeignIssuesNothing` for what cannot even be kept."""
    _refuse(faults(reckoned(version, service)))


def require_workable(version: StandardVersion, service: Service) -> None:
    """Raises `UnfitStandard` for a path that nobody could go."""
    _refuse(path_problems(reckoned(version, service)))


def require_complete(version: StandardVersion) -> None:
    """Raises `StandardIncomplete` or `UnfitStandard` for what a standard that is set must say."""
    missing = [key for key in Component.values if key not in version.filled]
    if missing:
        raise StandardIncomplete(missing)
    _refuse(gaps(reckoned(version, version.standard.service)))


def _refuse(problems: Sequence[tuple[str, str]]) -> None:
    for where, problem in problems:
        raise ForeignIssuesNothing(where) if problem in _FOREIGN else UnfitStandard(where, problem)


def require_decree(decree: Decree, at: datetime) -> None:
    """Raises `DecreeMissing` without a number, or for a day to come."""
    if not decree.number.strip():
        raise DecreeMissing(
            _("A standard is set by a decree."), field="decree_number", next_step=_("Give the number of the decree.")
        )
    if decree.day > local_date(at, local_zone()):
        raise DecreeMissing(
            _("This day has not come yet."), field="decree_date", next_step=_("Give the day of the decree.")
        )


def enter_decree(version: StandardVersion, decree: Decree) -> None:
    """Write the decree on the unsaved version."""
    version.decree_number = " ".join(decree.number.split())[:120]
    version.decree_date, version.decree_file = decree.day, decree.file


def reason_of(text: str, where: str) -> str:
    """The words of an act that needs some, shortened to what an event keeps. Raises `NoReasonGiven`."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST_REASON:
        raise NoReasonGiven(
            _("Say why in at most %(limit)s characters.") % {"limit": LONGEST_REASON},
            field=where,
            next_step=_("Everybody may read it."),
        )
    return words


def subject_of(service: Service) -> str:
    """What the case of a version is about."""
    return in_own_language(_("Service standard: %(service)s") % {"service": service.name})
