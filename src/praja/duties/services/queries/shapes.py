# SPDX-License-Identifier: EUPL-1.2
"""The standards that held on a day, in what a matrix compares of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from praja.duties.services.domain.paths import HANDOVER, SIGNING
from praja.duties.services.domain.promises import Promise, comparable_minutes, promise_of
from praja.duties.services.domain.yardsticks import Shape
from praja.duties.services.enums import FeeKind
from praja.duties.services.models import StandardVersion
from praja.duties.services.models.catalogue import filled_of
from praja.duties.services.procedure.names import PUBLISHED, REPLACED
from praja.kernel.law.domain.rules import Unit
from praja.kernel.organization.queries import opening_of


class _Said(NamedTuple):
    """What is read of a version: no model, a page of the matrix reads hundreds."""

    components: dict[str, str]
    requirements: list[Any]
    duration_value: int | None
    duration_unit: str
    duration_working: bool | None
    fee_kind: str
    fee_amount: int | None
    path: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HeldStandard:
    """A version that held: how many of the 14 components it fills, what it promises, and what can be compared of it."""

    filled: int
    duration: tuple[int | None, str, bool | None]
    requirements: int
    stages: int
    is_digital: bool
    fee: int | None

    @property
    def promise(self) -> Promise | None:
        return promise_of(*self.duration)

    def shape_at(self, unit: int, on: date) -> Shape:
        """As a unit carries it out: a promise of open days is as long as that unit is open."""
        counts_open = self.promise is not None and Unit(self.promise[1]).follows_calendar
        minutes = comparable_minutes(self.promise, opening_of(unit, on)) if counts_open and self.promise else None
        return Shape(self.requirements, self.stages, self.is_digital, self.fee, minutes)


@dataclass(frozen=True)
class Standards:
    """The standards of some services: the common ones, and those that units have of their own."""

    held: Mapping[tuple[int, int | None], HeldStandard]

    def at(self, service: int, unit: int) -> HeldStandard | None:
        return self.held.get((service, unit)) or self.held.get((service, None))

    @property
    def differ(self) -> frozenset[int]:
        """The services of which some unit has a standard of its own."""
        return frozenset(service for service, unit in self.held if unit is not None)


def standards_of(services: Collection[int], on: date) -> Standards:
    """The standards of these services that held on a day. One statement."""
    until = Q(effective_until=None) | Q(effective_until__gt=on)
    rows = StandardVersion.objects.filter(until, effective_since__lte=on, case__state__in=(PUBLISHED, REPLACED))
    rows = rows.filter(standard__service__in=services).order_by("number")
    found = rows.values_list("standard__service", "standard__unit", *_Said._fields)
    return Standards({(service, unit): _held(_Said(*said)) for service, unit, *said in found})


def _held(said: _Said) -> HeldStandard:
    stages = {entry["stage"] for entry in said.path}
    fees = {FeeKind.FREE.value: 0, FeeKind.FIXED.value: said.fee_amount}
    return HeldStandard(
        filled=len(filled_of(said.components)),
        duration=(said.duration_value, said.duration_unit, said.duration_working),
        requirements=len(said.requirements),
        stages=len(said.path),
        is_digital=SIGNING in stages and HANDOVER not in stages,
        fee=fees.get(said.fee_kind),
    )
