# SPDX-License-Identifier: EUPL-1.2
"""Standards as offices keep them: which there are, what is missing, what may be done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.services.domain.indicators import standard_level
from praja.duties.services.enums import Component
from praja.duties.services.errors import NoSuchService, NoSuchVersion, NotOfferedHere
from praja.duties.services.models import ConsultationGroup, Offer, Service, Standard, StandardVersion
from praja.duties.services.procedure import STANDARD
from praja.duties.services.procedure.names import CONSULTATION, CONSULTED, DRAFT, PUBLISHED, REPLACED, SET
from praja.duties.services.rules import KEEPERS, may_keep_catalogue, may_read_standard_in_office
from praja.duties.services.rules.forms import ASKED
from praja.kernel.forms.models import FormDefinition
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Step
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.actors import Actor
from praja.lib.pages import page_of

UNFINISHED = (DRAFT, CONSULTATION, CONSULTED, SET)
REVIEW_SOON = timedelta(days=90)
PAGE = 50
ALL = "all"
FILTERS = (ALL, "none", "incomplete", "writing", "review")
"""What the list can be narrowed to: services without a standard, with one that is not complete, with a version being written,
and those whose review is due soon or over."""


@dataclass(frozen=True, slots=True)
class StandardRow:
    """One standard of the list: the common one of a service, or (`own`) that of one unit; `held` is the version in force,
    `draft` the one being written."""

    service: Service
    own: str
    held: StandardVersion | None
    draft: StandardVersion | None
    level: int

    @property
    def filled(self) -> int:
        return len(self.held.filled) if self.held else 0

    @property
    def missing(self) -> list[str]:
        """Names of the components that say nothing."""
        return missing_names(self.held) if self.held else []


@dataclass(frozen=True, slots=True)
class StandardList:
    """A page of the list."""

    rows: list[StandardRow]
    next: str | None
    previous: str | None


def kept_services(actor: Actor) -> QuerySet[Service]:
    """The services whose common or own standard this actor keeps or may read."""
    mine = actor.units_as(*KEEPERS, Role.AUDITOR)
    own = Standard.objects.filter(service=OuterRef("pk"), unit__in=mine)
    return Service.objects.filter(Q(owner__in=mine) | Exists(own))


def service_in_office(actor: Actor, code: str) -> Service:
    """One of `kept_services`, also one that is put away; for whoever keeps the catalogue any. Raises `NoSuchService`."""
    rows = Service.objects.all() if may_keep_catalogue(actor) else kept_services(actor)
    found = rows.select_related("owner").filter(code=code).first()
    if found is None:
        raise NoSuchService
    return found


def visible_versions(actor: Actor) -> QuerySet[StandardVersion]:
    """Every version that this actor reads in the office, with case, service and form."""
    cases = may_read_standard_in_office.visible(actor, Case.objects.all())
    rows = StandardVersion.objects.filter(case__in=cases.values("pk"))
    return rows.select_related("case__lead_unit", "standard__service", "standard__unit", "questions", "decree_file")


def version_in_office(actor: Actor, code: str) -> StandardVersion:
    """The version whose case has this code. Raises `NoSuchVersion`."""
    found = visible_versions(actor).filter(case__code=code).first()
    if found is None:
        raise NoSuchVersion
    return found


def standards_list(
    actor: Actor, *, narrow: str = ALL, owner: int | None = None, at: datetime, cursor: str | None = None
) -> StandardList:
    """The standards that the actor keeps, by service, narrowed to one of `FILTERS` and to one keeping unit."""
    rows = kept_services(actor)
    if owner:
        rows = rows.filter(owner=owner)
    page = page_of(_narrowed(rows, narrow, at), order=("name",), cursor=cursor, size=PAGE)
    return StandardList(rows_of(actor, page.items), page.next, page.previous)


def rows_of(actor: Actor, services: Sequence[Service]) -> list[StandardRow]:
    """A row for each service, and one more for each unit that has a standard of its own. Five statements however many."""
    mine = actor.units_as(*KEEPERS, Role.AUDITOR)
    standards = Standard.objects.filter(service__in=services).select_related("unit", "current__case").order_by("pk")
    readable = [one for one in standards if (one.unit_id or _owner(services, one.service_id)) in mine]
    drafts = StandardVersion.objects.filter(standard__in=readable, case__state__in=UNFINISHED).select_related("case")
    by_standard = {row.standard_id: row for row in drafts}
    levels = levels_of([one.current for one in readable if one.current])
    found = []
    for service in services:
        own = [one for one in readable if one.service_id == service.pk]
        if service.owner_id in mine and not any(one.unit_id is None for one in own):
            found.append(StandardRow(service, "", None, None, 0))
        found += [
            StandardRow(
                service,
                one.unit.name if one.unit else "",
                one.current,
                by_standard.get(one.pk),
                levels.get(one.current_id or 0, 0),
            )
            for one in sorted(own, key=lambda one: one.unit_id or 0)
        ]
    return found


def levels_of(versions: Sequence[StandardVersion]) -> dict[int, int]:
    """The level of PEKPPP indicator 1 for versions in force. "Monitored" means: looked at again after it was set."""
    numbers = [version.pk for version in versions]
    came = ConsultationGroup.objects.filter(consultation__in=numbers, attended__gt=0)
    consulted = set(came.values_list("consultation", flat=True).distinct())
    reviewed = Deadline.objects.filter(case__in=numbers, clock="review", outcome__in=(Outcome.MET, Outcome.LATE))
    monitored = set(reviewed.values_list("case", flat=True).distinct())
    return {
        version.pk: standard_level(
            filled=len(version.filled),
            is_set=bool(version.decree_number),
            public_involved=version.pk in consulted,
            monitored=version.pk in monitored,
        )
        for version in versions
    }


def missing_names(version: StandardVersion) -> list[str]:
    """The components that say nothing yet, by name."""
    return [str(Component(key).label) for key in Component.values if key not in version.filled]


def versions_of(actor: Actor, service: Service) -> list[StandardVersion]:
    """Every version of a service that the actor may read, the newest first."""
    return list(visible_versions(actor).filter(standard__service=service).order_by("standard__unit__code", "-number"))


def offers_of(service: Service) -> list[Offer]:
    """Every offer of a service, those in force first."""
    return sorted(
        Offer.objects.filter(service=service).select_related("unit"),
        key=lambda offer: (offer.until or date.max, offer.unit.code),
        reverse=False,
    )


def steps_open_to(actor: Actor, version: StandardVersion) -> list[Step]:
    """What this actor may do with the version now."""
    case = version.case
    return [step for step in STANDARD.steps if case.state in step.sources and step.rule.allows(actor, case)]


def unit_offering(service: Service, code: str) -> Unit:
    """The unit with this code that offers the service, or did. Raises `NotOfferedHere`."""
    found = Unit.objects.filter(code=code[:30].replace("\x00", ""), service_offers__service=service).first()
    if found is None:
        raise NotOfferedHere
    return found


def questions_for(version: StandardVersion) -> list[FormDefinition]:
    """The forms of questions that a version may ask: those of its service, the newest first, and the one it asks now."""
    rows = FormDefinition.objects.filter(key=f"{ASKED}{version.standard.service.code}").order_by("-version")
    found = list(rows[:5])
    held = version.questions
    return found if held is None or held in found else [*found, held]


def version_before(version: StandardVersion) -> StandardVersion | None:
    """What the version is compared with: the one it replaced or would replace."""
    held = version.standard.versions.filter(number__lt=version.number, case__state__in=(PUBLISHED, REPLACED))
    return held.select_related("case").order_by("-number").first()


def _narrowed(rows: QuerySet[Service], narrow: str, at: datetime) -> QuerySet[Service]:
    held = Standard.objects.filter(service=OuterRef("pk")).exclude(current=None)
    if narrow == "none":
        return rows.filter(~Exists(held))
    if narrow == "incomplete":
        return rows.filter(Exists(held.exclude(current__components__has_keys=list(Component.values))))
    if narrow == "writing":
        drafts = StandardVersion.objects.filter(standard__service=OuterRef("pk"), case__state__in=UNFINISHED)
        return rows.filter(Exists(drafts))
    if narrow == "review":
        return rows.filter(Exists(held.filter(current__case__due_at__lt=at + REVIEW_SOON)))
    return rows


def _owner(services: Sequence[Service], number: int) -> int:
    return next(service.owner_id for service in services if service.pk == number)
