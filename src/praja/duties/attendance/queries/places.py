# SPDX-License-Identifier: EUPL-1.2
"""Where somebody may check in. Places and whom they are open to are kept in the process until their stream moves."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.geometry import Outline
from praja.duties.attendance.events.schedules import SCHEDULES
from praja.duties.attendance.models import Place, PlaceGuest
from praja.duties.attendance.models.places import PLACE_CODE
from praja.duties.attendance.rules import KEEPERS
from praja.kernel.ledger.queries import Remembered
from praja.kernel.organization.queries import units
from praja.kernel.people.sealing import Sealed, open_sealed
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.rotating_codes import RotatingCode


@dataclass(frozen=True, slots=True)
class Guest:
    """One employee, or the people of a unit, for a time."""

    unit: int | None
    employee: int | None
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place as it is judged by."""

    id: int
    unit: int
    name: str
    outline: Outline
    accuracy_limit: int
    needs_code: bool
    wants_photo: bool
    secret: Sealed
    since: date
    until: date | None
    guests: tuple[Guest, ...]

    def is_open_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def admits(self, employee: int, over: frozenset[int], day: date) -> bool:
        """Whether an employee, whose unit and the units above it are `over`, may check in there on that day."""
        if not self.is_open_on(day):
            return False
        return self.unit in over or any(
            guest.since <= day
            and (guest.until is None or day < guest.until)
            and (guest.employee == employee or guest.unit in over)
            for guest in self.guests
        )

    @property
    def code(self) -> RotatingCode:
        return code_of(self.secret)


def code_of(secret: Sealed) -> RotatingCode:
    """The rotating code that a place's display shows."""
    return RotatingCode(bytes.fromhex(open_sealed(secret, PLACE_CODE)))


def _load() -> tuple[KnownPlace, ...]:
    guests = defaultdict[int, list[Guest]](list)
    for row in PlaceGuest.objects.all():
        guests[row.place_id].append(Guest(row.unit_id, row.employee_id, row.since, row.until))
    return tuple(
        KnownPlace(
            row.pk,
            row.unit_id,
            row.name,
            row.outline,
            row.accuracy_limit,
            row.needs_code,
            row.wants_photo,
            row.code_secret,
            row.since,
            row.until,
            tuple(guests[row.pk]),
        )
        for row in Place.objects.order_by("pk")
    )


places: Remembered[tuple[KnownPlace, ...]] = Remembered(streams=(SCHEDULES,), load=_load)


def places_of(employee: int, unit: int, day: date) -> list[KnownPlace]:
    """Every place where an employee of this unit may check in on that day: those of the unit, of the units above it, and those
    that are open to them as guests."""
    over = frozenset((unit, *units.current().ancestors(unit)))
    near = (place for place in places.current() if place.unit in over or place.guests)
    return [place for place in near if place.admits(employee, over, day)]


def name_of(place_id: int | None) -> str:
    """What a place is called; empty for none."""
    return next((place.name for place in places.current() if place.id == place_id), "")


def places_kept(actor: Actor) -> "QuerySet[Place]":
    """The places of the units that one keeps, by unit and name."""
    found = Place.objects.filter(unit_id__in=actor.units_as(*KEEPERS))
    return found.select_related("unit").order_by("unit__code", "name", "pk")


def place_for(actor: Actor, pk: int) -> Place:
    """One of them. Raises NotFound."""
    found = places_kept(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such place among yours."), next_step=_("Look at the list of places."))
    return found


def guests_of(place_id: int) -> "QuerySet[PlaceGuest]":
    """Whom a place was opened to, the newest first."""
    found = PlaceGuest.objects.filter(place_id=place_id).select_related("place", "unit", "employee__person")
    return found.order_by("-since", "-pk")


def guest_for(actor: Actor, pk: int) -> PlaceGuest:
    """A guest of a place that one keeps. Raises NotFound."""
    found = PlaceGuest.objects.filter(pk=pk, place__in=places_kept(actor).order_by()).select_related("place").first()
    if found is None:
        raise NotFound(_("There is no such place among yours."), next_step=_("Look at the list of places."))
    return found
