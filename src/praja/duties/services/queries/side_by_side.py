# SPDX-License-Identifier: EUPL-1.2
"""One service over all units, two units over all services, and the whole of it line by line."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from praja.duties.services.domain.grid import piece_of
from praja.duties.services.domain.yardsticks import ENOUGH
from praja.duties.services.queries.figures import Figures, figures_of
from praja.duties.services.queries.matrix import Choice, day_of, units_in_order, units_offering
from praja.duties.services.queries.offers import ListedService, offers
from praja.duties.services.queries.shapes import HeldStandard, standards_of
from praja.kernel.organization.domain.tree import UnitNode

_NONE = Figures()
_BATCH = 25
"""Units read together for a file."""


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One unit of a service. `place` by promises kept; None: too few cases."""

    unit: UnitNode
    standard: HeldStandard | None
    figures: Figures
    place: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One service at two units."""

    service: ListedService
    standards: tuple[HeldStandard | None, HeldStandard | None]
    one: Figures
    other: Figures


@dataclass(frozen=True, slots=True)
class Line:
    """One unit and service, of the whole matrix."""

    unit: UnitNode
    service: ListedService
    standard: HeldStandard | None
    figures: Figures


def service_over_units(service: int, choice: Choice, at: datetime) -> list[ServiceRow]:
    """The units that offer a service, the best first by promises kept; those with too few cases follow by code. Three
    statements."""
    on = day_of(choice.period, at)
    offered = offers.current().on(on)
    nodes = [node for node in units_offering(choice, at) if service in offered[node.id]]
    found = figures_of(choice.period, at, services=[service])
    standards = standards_of([service], on)
    rows = [(node, found.get((node.id, service), _NONE)) for node in nodes]
    shares = sorted(figures.kept / figures.due for _node, figures in rows if figures.due >= ENOUGH)

    def place(figures: Figures) -> int | None:
        better = len(shares) - bisect_right(shares, figures.kept / figures.due) if figures.due >= ENOUGH else None
        return None if better is None else 1 + better

    placed = [ServiceRow(node, standards.at(service, node.id), figures, place(figures)) for node, figures in rows]
    return sorted(placed, key=lambda row: (row.place is None, row.place or 0, row.unit.code))


def two_units(one: UnitNode, other: UnitNode, choice: Choice, at: datetime) -> list[Pair]:
    """The services that either offers, by name. Three statements."""
    on, table = day_of(choice.period, at), offers.current()
    offered = table.on(on)
    services = offered.get(one.id, frozenset()) | offered.get(other.id, frozenset())
    found = figures_of(choice.period, at, unit_ids=[one.id, other.id])
    standards = standards_of(services, on)

    def held(service: int, unit: UnitNode) -> HeldStandard | None:
        return standards.at(service, unit.id) if service in offered.get(unit.id, frozenset()) else None

    return [
        Pair(
            service,
            (held(service.id, one), held(service.id, other)),
            found.get((one.id, service.id), _NONE),
            found.get((other.id, service.id), _NONE),
        )
        for service in table.by_name(services)
    ]


def lines_of(choice: Choice, at: datetime) -> Iterator[Line]:
    """Every unit and service that is offered, unit by unit, without holding them all. Four statements, and two for each 25
    units."""
    on, table = day_of(choice.period, at), offers.current()
    offered, nodes = table.on(on), units_in_order(choice, at)
    standards = standards_of({service for node in nodes for service in offered[node.id]}, on)
    for number in range(1, piece_of(nodes, 1, _BATCH).pages + 1):
        batch = piece_of(nodes, number, _BATCH).items
        found = figures_of(choice.period, at, unit_ids=[node.id for node in batch])
        for node in batch:
            for service in table.by_name(offered[node.id]):
                figures = found.get((node.id, service.id), _NONE)
                yield Line(node, service, standards.at(service.id, node.id), figures)
