# SPDX-License-Identifier: EUPL-1.2
"""The service matrix: units by services, what each promises and keeps, and which units are a yardstick.

Nothing here is about a person. The number of statements is the same for every size.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import product

from praja.duties.services import measures
from praja.duties.services.domain.grid import Piece, Shown, Size, piece_of
from praja.duties.services.domain.promises import open_minutes
from praja.duties.services.domain.yardsticks import Contender, Difference, Place, differences, places
from praja.duties.services.queries.figures import Figures, figures_of, moment_of
from praja.duties.services.queries.offers import ListedService, Offered, offers
from praja.duties.services.queries.shapes import HeldStandard, Standards, standards_of
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.queries import standing_figures, summed_by_unit
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import opening_of, units
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

COMPLAINTS = "complaints.received"
"""The figure of the complaints duty. A complaint names a unit, not a service: it stands beside the unit and in no cell."""
MOST_TOLD = 3
"""Yardsticks whose differences are told on the page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for. `kind` and `region` narrow the units (empty: all), `units` to these codes."""

    period: ReportingPeriod
    shown: Shown = Shown.ON_TIME
    compared: ReportingPeriod | None = None
    kind: str = ""
    region: str = ""
    rows: int = 1
    columns: int = 1
    size: Size = Size.SMALL


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit and a service: whether it is offered there, by which standard, and the figures of both periods as far as what is
    shown needs them: times where times are shown, nothing for completeness."""

    is_offered: bool
    standard: HeldStandard | None
    now: Figures
    before: Figures | None


@dataclass(frozen=True, slots=True)
class Row:
    """One unit with its cells. `complaints`: reports received in the period, about whatever. `place` None: not compared."""

    unit: UnitNode
    cells: tuple[Cell, ...]
    place: Place | None = None
    complaints: int = 0


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A unit that others of its kind can measure themselves by, what it keeps, and what it does differently."""

    unit: UnitNode
    contender: Contender
    place: Place
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One piece of the matrix. `on` is the day for which standards and offers hold, `as_of` the moment of the figures."""

    choice: Choice
    on: date
    as_of: datetime
    is_over: bool
    units: Piece[UnitNode]
    services: Piece[ListedService]
    rows: tuple[Row, ...]
    yardsticks: tuple[Yardstick, ...] = ()


@dataclass(frozen=True)
class _Ground:
    """What is offered on the day by the units asked for."""

    on: date
    offered: Offered
    nodes: Sequence[UnitNode]
    services: Sequence[ListedService]


def matrix_of(choice: Choice, at: datetime) -> Matrix:
    """The piece of the matrix that is asked for, with places and yardsticks of all units asked for. Inside
    `recalled(units, offers)` six statements, with a period to compare eight."""
    as_of = moment_of(choice.period, at)
    ground = _ground(choice, as_of)
    contenders, complaints = _contenders(ground.nodes, choice.period, as_of, at)
    standing = places(contenders.values())
    best = _best(ground, contenders, standing)
    shown = {service.id for service in piece_of(ground.services, choice.columns, choice.size.columns).items}
    standards = standards_of(shown.union(*(ground.offered[node.id] for node in best)), ground.on)
    found = _piece(choice, ground, standards, as_of, at)
    rows = [replace(row, place=standing.get(row.unit.id), complaints=complaints[row.unit.id]) for row in found.rows]
    open_on_day = cache(lambda unit: open_minutes(opening_of(unit, ground.on)))
    yardsticks = tuple(
        Yardstick(
            node, contenders[node.id], standing[node.id], _differences(node, ground, standing, standards, open_on_day)
        )
        for node in best
    )
    return replace(found, rows=tuple(rows), yardsticks=yardsticks)


def sheets_of(choice: Choice, at: datetime) -> Iterator[Matrix]:
    """The whole of what is asked for, piece by piece as sheets of paper hold it: the units from top to bottom, then the next
    services. Figures alone, without places and yardsticks; one statement, and two a sheet."""
    as_of = moment_of(choice.period, at)
    ground = _ground(choice, as_of)
    standards = standards_of([service.id for service in ground.services], ground.on)
    down, across = (piece_of(ground.nodes, 1, Size.PAPER.rows), piece_of(ground.services, 1, Size.PAPER.columns))
    for columns, rows in product(range(1, across.pages + 1), range(1, down.pages + 1)):
        yield _piece(replace(choice, rows=rows, columns=columns, size=Size.PAPER), ground, standards, as_of, at)


def units_offering(choice: Choice, at: datetime) -> tuple[UnitNode, ...]:
    """The units asked for that offer anything, by code."""
    return tuple(_ground(choice, moment_of(choice.period, at)).nodes)


def day_of(period: ReportingPeriod, at: datetime) -> date:
    """The day for which standards and offers hold: the period's last, or today where it still runs."""
    return min(local_date(at, local_zone()), period.span.last_day)


def region_of(node: UnitNode) -> str:
    """The kecamatan that a unit serves or lies in; empty for a unit of the whole government."""
    parts = (node.region_code or "").split(".")
    return ".".join(parts[:3]) if len(parts) >= 3 else ""


def _ground(choice: Choice, as_of: datetime) -> _Ground:
    tree, table = units.current(), offers.current()
    on = day_of(choice.period, as_of)
    offered = table.on(on)
    nodes = [tree.nodes[unit] for unit in offered if unit in tree.nodes and _is_asked(tree.nodes[unit], choice)]
    services = {service for node in nodes for service in offered[node.id]}
    return _Ground(on, offered, sorted(nodes, key=lambda node: node.code), table.by_name(services))


def _is_asked(node: UnitNode, choice: Choice) -> bool:
    return (not choice.kind or node.kind == choice.kind) and (not choice.region or region_of(node) == choice.region)


def _contenders(
    nodes: Sequence[UnitNode], period: ReportingPeriod, as_of: datetime, at: datetime
) -> tuple[dict[int, Contender], dict[int, int]]:
    """What each unit keeps over all its services, and the complaints about it. Three statements."""
    ids = [node.id for node in nodes]
    on_time, rating = measures.ON_TIME.key, measures.RATING.key
    sums = summed_by_unit([on_time, rating, COMPLAINTS], unit_ids=ids, period=period.span, at=at)
    overdue = standing_figures(measures.OVERDUE_OPEN.key, unit_ids=ids, as_of=as_of)

    def part(key: str, unit: int) -> tuple[int, int]:
        figure = sums.get((key, unit))
        return (figure.numerator, figure.denominator) if figure else (0, 0)

    found = {}
    for node in nodes:
        (kept, judged), (stars, raters) = part(on_time, node.id), part(rating, node.id)
        found[node.id] = Contender(node.id, node.kind, kept, judged + overdue[node.id].n, stars, raters)
    return found, {node.id: part(COMPLAINTS, node.id)[0] for node in nodes}


def _piece(choice: Choice, ground: _Ground, standards: Standards, as_of: datetime, at: datetime) -> Matrix:
    """The cells of one piece. Two statements, four with a period to compare."""
    down = piece_of(ground.nodes, choice.rows, choice.size.rows)
    across = piece_of(ground.services, choice.columns, choice.size.columns)
    unit_ids, services = [node.id for node in down.items], [one.id for one in across.items]

    def figures(period: ReportingPeriod) -> Mapping[tuple[int, int], Figures]:
        if choice.shown is Shown.COMPLETENESS:
            return {}  # read from the standards alone
        return figures_of(period, at, unit_ids=unit_ids, services=services, times=choice.shown is Shown.TIME)

    now = figures(choice.period)
    before = figures(choice.compared) if choice.compared else None

    def cell(unit: int, service: int) -> Cell:
        earlier = None if before is None else before.get((unit, service), _NONE)
        is_offered = service in ground.offered[unit]
        return Cell(is_offered, standards.at(service, unit), now.get((unit, service), _NONE), earlier)

    rows = tuple(Row(node, tuple(cell(node.id, service) for service in services)) for node in down.items)
    return Matrix(choice, ground.on, as_of, as_of < at, down, across, rows)


_NONE = Figures()


def _best(ground: _Ground, contenders: Mapping[int, Contender], standing: Mapping[int, Place]) -> list[UnitNode]:
    """The yardsticks of whom the page tells, the best first."""
    best = [node for node in ground.nodes if node.id in standing and standing[node.id].is_yardstick]
    return sorted(best, key=lambda node: (-contenders[node.id].share, -contenders[node.id].due, node.code))[:MOST_TOLD]


def _differences(
    node: UnitNode,
    ground: _Ground,
    standing: Mapping[int, Place],
    standards: Standards,
    opening: Callable[[int], int],
) -> tuple[Difference, ...]:
    """Against the units of its kind that are compared; standards are set beside each other only where some unit has its own."""
    others = [one for one in ground.nodes if one.kind == node.kind and one.id != node.id and one.id in standing]
    common = standards.differ & ground.offered[node.id]

    def shapes(unit: UnitNode, wanted: Collection[int]) -> dict[int, HeldStandard]:
        held = {service: standards.at(service, unit.id) for service in wanted & ground.offered[unit.id]}  # type: ignore[operator]
        return {service: one for service, one in held.items() if one is not None}

    own = {service: one.shape_at(node.id, ground.on) for service, one in shapes(node, common).items()}
    theirs = {
        service: [
            held.shape_at(other.id, ground.on) for other in others if (held := shapes(other, {service}).get(service))
        ]
        for service in own
    }
    return tuple(
        differences(
            own,
            theirs,
            opening=opening(node.id),
            opening_of_others=[opening(other.id) for other in others],
        )
    )
