# SPDX-License-Identifier: EUPL-1.2
"""The service matrix: units by services, what each promises and keeps, and which units are a yardstick.

What has something to show comes first: the kind of unit with most offers, among its units those with most cases, services that
many units offer before those of one. On a page stand only the units that offer one of its services. Nothing here is about a
person. The number of statements is the same for every size.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import chain

from praja.duties.services import measures
from praja.duties.services.domain.grid import Piece, Shown, Size, first_places, most_first, piece_of
from praja.duties.services.domain.promises import open_minutes
from praja.duties.services.domain.yardsticks import Contender, Difference, Place, differences, places
from praja.duties.services.queries.figures import Figures, figures_of, moment_of
from praja.duties.services.queries.offers import ListedService, Offered, OfferTable, offers
from praja.duties.services.queries.shapes import HeldStandard, Standards, standards_of
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.queries import standing_figures, summed_by_unit
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.enums import UnitKind
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
    """One piece of the matrix. `on` is the day for which standards and offers hold, `as_of` the moment of the figures.

    `units` are those that offer one of the piece's services; `elsewhere` offer others alone, `without` none at all. `kinds`
    counts the units that offer anything by kind, whatever kind is asked for. `contenders`: what each unit asked for keeps.
    """

    choice: Choice
    on: date
    as_of: datetime
    is_over: bool
    units: Piece[UnitNode]
    services: Piece[ListedService]
    rows: tuple[Row, ...]
    elsewhere: int
    without: tuple[UnitNode, ...]
    kinds: Mapping[str, int]
    yardsticks: tuple[Yardstick, ...] = ()
    contenders: tuple[Contender, ...] = ()


@dataclass(frozen=True)
class _Ground:
    """What is offered on the day by the units asked for, and what each of them keeps over all its services. `known`: service id
    to the units that offer it or once did."""

    on: date
    offered: Offered
    known: Mapping[int, frozenset[int]]
    kinds: Mapping[str, int]
    nodes: Sequence[UnitNode]
    services: Sequence[ListedService]
    without: tuple[UnitNode, ...]
    contenders: Mapping[int, Contender]
    complaints: Mapping[int, int]

    def rows_of(self, services: Sequence[ListedService]) -> list[UnitNode]:
        """The units with something to show of these services; of the others there would be a row of dashes."""
        shown = frozenset[int]().union(*(self.known[service.id] for service in services))
        return [node for node in self.nodes if node.id in shown]


def matrix_of(choice: Choice, at: datetime) -> Matrix:
    """The piece of the matrix that is asked for, with places and yardsticks of all units asked for. Inside
    `recalled(units, offers)` six statements, with a period to compare eight."""
    as_of = moment_of(choice.period, at)
    ground = _ground(choice, as_of, at)
    contenders, complaints = ground.contenders, ground.complaints
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
    return replace(found, rows=tuple(rows), yardsticks=yardsticks, contenders=tuple(contenders.values()))


def sheets_of(choice: Choice, at: datetime) -> Iterator[Matrix]:
    """The whole of what is asked for, piece by piece as sheets of paper hold it: the units from top to bottom, then the next
    services. Figures alone, without places and yardsticks; four statements, and two a sheet."""
    as_of = moment_of(choice.period, at)
    ground = _ground(choice, as_of, at)
    standards = standards_of([service.id for service in ground.services], ground.on)
    columns: int | None = 1
    while columns is not None:
        rows: int | None = 1
        while rows is not None:
            asked = replace(choice, rows=rows, columns=columns, size=Size.PAPER)
            sheet = _piece(asked, ground, standards, as_of, at)
            yield sheet
            rows = sheet.units.next
        columns = sheet.services.next


def units_offering(choice: Choice, at: datetime) -> list[UnitNode]:
    """The units asked for that offer anything, by code."""
    offered = offers.current().on(day_of(choice.period, at))
    return sorted((node for node in _there(choice) if node.id in offered and _is_asked(node, choice)), key=_code)


def units_in_order(choice: Choice, at: datetime) -> Sequence[UnitNode]:
    """The same in the order of the matrix. Three statements."""
    return _ground(choice, moment_of(choice.period, at), at).nodes


def day_of(period: ReportingPeriod, at: datetime) -> date:
    """The day for which standards and offers hold: the period's last, or today where it still runs."""
    return min(local_date(at, local_zone()), period.span.last_day)


def region_of(node: UnitNode) -> str:
    """The kecamatan that a unit serves or lies in; empty for a unit of the whole government."""
    parts = (node.region_code or "").split(".")
    return ".".join(parts[:3]) if len(parts) >= 3 else ""


def _ground(choice: Choice, as_of: datetime, at: datetime) -> _Ground:
    """Three statements."""
    table, on, there = offers.current(), day_of(choice.period, as_of), _there(choice)
    offered = table.on(on)
    offering = [node for node in there if node.id in offered]
    kinds = most_first(offering, kind=lambda node: node.kind, weight=lambda node: len(offered[node.id]))
    nodes = [node for node in offering if _is_asked(node, choice)]
    contenders, complaints = _contenders(nodes, choice.period, as_of, at)
    rank = {kind: number for number, kind in enumerate(kinds)}
    nodes.sort(key=lambda node: (rank[node.kind], -contenders[node.id].due, node.code))
    without = [
        node for node in there if node.id not in offered and node.is_open(on) and node.kind not in _WITHIN_OTHERS
    ]
    return _Ground(
        on=on,
        offered=offered,
        known=table.known_on(on),
        kinds=kinds,
        nodes=nodes,
        services=_services(nodes, offered, table),
        without=tuple(sorted((node for node in without if _is_asked(node, choice)), key=_code)),
        contenders=contenders,
        complaints=complaints,
    )


def _there(choice: Choice) -> list[UnitNode]:
    nodes = units.current().nodes.values()
    return [node for node in nodes if not choice.region or region_of(node) == choice.region]


def _is_asked(node: UnitNode, choice: Choice) -> bool:
    return not choice.kind or node.kind == choice.kind


def _code(node: UnitNode) -> str:
    return node.code


_WITHIN_OTHERS = (UnitKind.GOVERNMENT, UnitKind.SECTION)
"""Kinds of unit of which nobody expects services of their own: the government as a whole, and the parts of an office."""


def _services(nodes: Sequence[UnitNode], offered: Offered, table: OfferTable) -> list[ListedService]:
    """What the units offer: what most of them do first, then in the order of the first unit that does, then by name."""
    sets = [offered[node.id] for node in nodes]
    first, breadth = first_places(sets), Counter(chain.from_iterable(sets))
    found = table.by_name(first)
    found.sort(key=lambda service: (-breadth[service.id], first[service.id]))
    return found


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
    """The cells of one piece. At most two statements, four with a period to compare."""
    across = piece_of(ground.services, choice.columns, choice.size.columns)
    with_something = ground.rows_of(across.items)
    down = piece_of(with_something, choice.rows, choice.size.rows)
    unit_ids, services = [node.id for node in down.items], [one.id for one in across.items]

    def figures(period: ReportingPeriod) -> Mapping[tuple[int, int], Figures]:
        if choice.shown is Shown.COMPLETENESS:
            return {}  # read from the standards alone
        owed = choice.shown is Shown.ON_TIME
        return figures_of(period, at, unit_ids=unit_ids, services=services, owed=owed)

    now = figures(choice.period)
    before = figures(choice.compared) if choice.compared else None

    def cell(unit: int, service: int) -> Cell:
        earlier = None if before is None else before.get((unit, service), _NONE)
        is_offered = service in ground.offered[unit]
        return Cell(is_offered, standards.at(service, unit), now.get((unit, service), _NONE), earlier)

    rows = tuple(Row(node, tuple(cell(node.id, service) for service in services)) for node in down.items)
    elsewhere = len(ground.nodes) - len(with_something)
    return Matrix(choice, ground.on, as_of, as_of < at, down, across, rows, elsewhere, ground.without, ground.kinds)


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
