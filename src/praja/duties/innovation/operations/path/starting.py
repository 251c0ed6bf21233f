# SPDX-License-Identifier: EUPL-1.2
"""Beginning an innovation, and what sorts and places it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import (
    BasicService,
    Classification,
    InnovationForm,
    Means,
    Proposer,
    TeamFunction,
)
from praja.duties.innovation.errors.path import FactsInvalid, NotYourInnovation, NotYourUnit
from praja.duties.innovation.events.path import FactsChanged
from praja.duties.innovation.models import Innovation, TeamMember
from praja.duties.innovation.procedure import INNOVATION
from praja.duties.innovation.rules import KEEPERS, in_team, keeps_innovation
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, Person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case
from praja.lib.actors import Actor, ActorKind

SHORTEST_TITLE, LONGEST_TITLE = 5, 200
MOST_RUPIAH = 10**14


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What sorts and places an innovation. `budget` in rupiah, None: none named. `basic_service` empty: none of the six."""

    form: str = InnovationForm.PUBLIC_SERVICE
    proposer: str = Proposer.EMPLOYEE
    classification: str = Classification.UNIT
    means: str = Means.OTHER
    affair: str = ""
    basic_service: str = ""
    budget: int | None = None
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    video_url: str = ""

    def told(self) -> dict[str, str]:
        """The facts as events hold them: text, empty for what is not known."""
        values = ((name, getattr(self, name)) for name in self.__slots__)
        return {name: "" if value is None else str(value) for name, value in values}


@dataclass(frozen=True, slots=True)
class Origin:
    """What an innovation came from, by kind and id, so that no part is known here."""

    kind: str = ""
    id: int = 0


NOTHING = Origin()


def start_innovation(
    *,
    title: str,
    unit: Unit,
    facts: Facts,
    leader: Person,
    actor: Actor,
    at: datetime,
    origin: Origin = NOTHING,
    idempotency_key: UUID | None = None,
) -> Innovation:
    """Begin an innovation of `unit`, led by `leader`: whoever works at the unit for their own, its head and the organisation
    bureau for anybody of it.

    Raises `NotYourUnit`, `FactsInvalid`, `AlreadyFiled`. Records `innovation.started`.
    """
    if not _may_begin(actor, unit, leader):
        raise NotYourUnit
    name = titled(title)
    kept = checked(facts)
    row = Innovation(origin_kind=origin.kind, origin_id=origin.id)

    def write(case: Case) -> None:
        row.case = case
        put(row, kept)
        row.save(force_insert=True)
        TeamMember.objects.create(innovation=row, person=leader, function=TeamFunction.LEADER, joined_at=at)

    open_case(
        INNOVATION,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel="",
        subject=name,
        data={"origin_kind": origin.kind, "origin_id": origin.id, "leader": leader.pk, "facts": kept.told()},
        write=write,
        idempotency_key=idempotency_key,
    )
    return row


def change_facts(*, innovation: Innovation, facts: Facts, actor: Actor, at: datetime) -> Innovation:
    """Sort and place it otherwise; the same changes nothing. The team at any time before it ends, the organisation bureau too.

    Raises `NotYourInnovation`, `FactsInvalid`. Records `innovation.facts_changed`.
    """
    kept = checked(facts)
    with transaction.atomic():
        row = locked(innovation)
        if not (in_team(actor, row.pk) or keeps_innovation(actor, row.case.lead_unit_id)):
            raise NotYourInnovation
        if facts_of(row).told() == kept.told():
            return row
        put(row, kept)
        row.save(update_fields=list(kept.__slots__))
        record(FactsChanged(facts=kept.told()), actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return row


def locked(innovation: Innovation) -> Innovation:
    """The innovation with its case locked, so that a team never writes twice at once."""
    Case.objects.select_for_update().get(pk=innovation.pk)
    return Innovation.objects.select_related("case").get(pk=innovation.pk)


def refs(row: Innovation) -> dict[str, int]:
    """What events of an innovation refer to."""
    return {"case": row.pk, "unit": row.case.lead_unit_id}


def facts_of(row: Innovation) -> Facts:
    """What sorts and places it now."""
    return Facts(**{name: getattr(row, name) for name in Facts.__slots__})


def put(row: Innovation, facts: Facts) -> None:
    """Lay facts into the row, unsaved."""
    for name in facts.__slots__:
        setattr(row, name, getattr(facts, name))


def titled(title: str) -> str:
    """The name of an innovation, without superfluous space. Raises `FactsInvalid`."""
    name = " ".join(title.split())
    if not SHORTEST_TITLE <= len(name) <= LONGEST_TITLE:
        raise FactsInvalid(
            "title",
            _("The name has %(least)s to %(most)s characters.") % {"least": SHORTEST_TITLE, "most": LONGEST_TITLE},
            _("Name it shortly, so that people remember it."),
        )
    return name


def checked(facts: Facts) -> Facts:
    """The facts, trimmed. Raises `FactsInvalid`."""
    known = (
        ("form", facts.form in InnovationForm.values),
        ("proposer", facts.proposer in Proposer.values),
        ("classification", facts.classification in Classification.values),
        ("means", facts.means in Means.values),
        ("basic_service", not facts.basic_service or facts.basic_service in BasicService.values),
    )
    for field, holds in known:
        if not holds:
            raise FactsInvalid(field, _("This is not in the list."), _("Choose one of the list."))
    if facts.budget is not None and not 0 <= facts.budget <= MOST_RUPIAH:
        raise FactsInvalid("budget", _("This sum cannot be."), _("Write whole rupiah, or leave it empty."))
    if (facts.latitude is None) != (facts.longitude is None):
        raise FactsInvalid("latitude", _("A point needs both numbers."), _("Write both, or neither."))
    if abs(facts.latitude or Decimal()) > 90 or abs(facts.longitude or Decimal()) > 180:
        raise FactsInvalid("latitude", _("There is no such point on earth."), _("Write degrees, as -1.23456."))
    if facts.video_url and urlsplit(facts.video_url).scheme not in ("https", "http"):
        raise FactsInvalid("video_url", _("This is no web address."), _("Begin with https://."))
    return _trimmed(facts)


def _trimmed(facts: Facts) -> Facts:
    kept = {name: getattr(facts, name) for name in facts.__slots__}
    kept |= {
        "affair": " ".join(facts.affair.split())[:120],
        "place": " ".join(facts.place.split())[:200],
        "video_url": facts.video_url.strip()[:300],
        "latitude": None if facts.latitude is None else round(facts.latitude, 5),
        "longitude": None if facts.longitude is None else round(facts.longitude, 5),
    }
    return Facts(**kept)


def _may_begin(actor: Actor, unit: Unit, leader: Person) -> bool:
    if actor.kind is ActorKind.SYSTEM or unit.pk in actor.units_as(Role.HEAD, *KEEPERS):
        return True
    if actor.person_id != leader.pk:
        return False
    return Employee.objects.filter(person=leader, unit=unit).exists()
