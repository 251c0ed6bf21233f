# SPDX-License-Identifier: EUPL-1.2
"""What came and went last, what is due next, and what of ours other systems have codes for. Read from the ledger by its index of
names: as many statements however many points there are."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Func, IntegerField, Max, OuterRef, Q, QuerySet, Subquery

from praja.kernel.exchange.declarations import Coded, Passed, Point, System, coded_objects, points, systems
from praja.kernel.exchange.domain import NoRhythm, Rhythm, Standing, days_late, next_due, standing
from praja.kernel.exchange.enums import Direction
from praja.kernel.exchange.errors import NoSuchPoint
from praja.kernel.exchange.events import HANDED_OVER
from praja.kernel.exchange.models import KeptFile
from praja.kernel.exchange.rules import may_see, may_see_system, units_seen
from praja.kernel.law.domain.rules import Confidence, NoRuleInForceError, RuleVersion
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.domain.chain import canonical
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.models import ExternalId
from praja.kernel.people.models import Account
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.pages import Page, page_of


@dataclass(frozen=True, slots=True)
class HandOver:
    """One hand-over as the ledger tells it. `kept` is the row of the file that went out, where there is one; `unit` whose it is
    at a point by units; `by` the name of who did it, empty for the platform itself."""

    id: int
    at: datetime
    passed: Passed
    by: str
    unit: int | None
    kept: int | None


@dataclass(frozen=True, slots=True)
class PointStanding:
    """A point with its last hand-over, by when the next is due, and by which figure."""

    point: Point
    last: HandOver | None
    figure: RuleVersion | None
    due: date | None
    standing: Standing
    late: int

    @property
    def is_recalled(self) -> bool:
        return self.figure is not None and self.figure.confidence is Confidence.RECALLED

    @property
    def is_house(self) -> bool:
        return self.figure is not None and self.figure.confidence is Confidence.HOUSE


@dataclass(frozen=True, slots=True)
class CodedCount:
    """How many of our objects a system has codes for, and how many it has none for."""

    coded: Coded
    with_code: int
    without: int


@dataclass(frozen=True, slots=True)
class SystemStanding:
    """A system with its points as far as the reader sees them."""

    system: System
    received: tuple[PointStanding, ...]
    handed_in: tuple[PointStanding, ...]
    coded: tuple[CodedCount, ...]


class _UnitOf(Func):
    """The unit that an event refers to."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="json_extract(%(expressions)s, '$.unit')", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="((%(expressions)s)::jsonb ->> 'unit')::bigint", **more)


def points_seen(actor: Actor) -> tuple[Point, ...]:
    """The points that this actor sees, by code."""
    return tuple(point for point in points().values() if may_see(actor, point))


def point_seen(actor: Actor, code: str) -> Point:
    """One of them. Raises `NoSuchPoint`."""
    point = points().get(code)
    if point is None or not may_see(actor, point):
        raise NoSuchPoint
    return point


def standing_of_systems(actor: Actor, at: datetime) -> list[SystemStanding]:
    """Every system that this actor sees, with what came and went."""
    found: dict[str, list[PointStanding]] = {}
    for one in standing_of_points(points_seen(actor), actor, at):
        found.setdefault(one.point.system, []).append(one)
    seen = [system for system in systems() if may_see_system(actor, system)]
    counted = _counted([one for one in coded_objects() if one.system in {system.code for system in seen}])
    return [
        SystemStanding(
            system,
            tuple(one for one in found.get(system.code, ()) if one.point.direction is Direction.IN),
            tuple(one for one in found.get(system.code, ()) if one.point.direction is Direction.OUT),
            tuple(one for one in counted if one.coded.system == system.code),
        )
        for system in seen
    ]


def standing_of_points(asked: Sequence[Point], actor: Actor, at: datetime) -> list[PointStanding]:
    """How each of these points stands for the actor."""
    last, today = last_of(asked, actor), local_date(at, local_zone())
    return [_standing(point, last.get(point.code), today) for point in asked]


def last_of(asked: Sequence[Point], actor: Actor) -> dict[str, HandOver]:
    """The last hand-over of each point, as far as the actor sees it. Two statements."""
    ways = [
        Q(pk=Subquery(_told(point, actor, one.event).order_by("-pk").values("pk")[:1]))
        for point in asked
        for one in point.tells
    ]
    if not ways:
        return {}
    rows = list(LedgerEvent.objects.filter(reduce(or_, ways)).order_by("pk"))
    by = _names(rows)
    found: dict[str, HandOver] = {}
    for row in rows:
        payload, refs = json.loads(row.payload), json.loads(row.refs)
        for point in asked:
            if _is_of(point, row.name, payload, refs, actor):
                found[point.code] = _hand_over(point, row, payload, refs, by)
    return found


def history_of(point: Point, actor: Actor, cursor: str | None) -> tuple[list[HandOver], Page[LedgerEvent]]:
    """One page of what was ever handed over at a point, the newest first. Raises `InvalidInput` for a cursor of another list."""
    page = page_of(_told(point, actor), order=("-id",), cursor=cursor)
    by = _names(page.items)
    return [_hand_over(point, row, json.loads(row.payload), json.loads(row.refs), by) for row in page.items], page


def last_by_unit(point: Point) -> dict[int, datetime]:
    """At a point by units: each unit that ever handed something over, and when it last did."""
    rows = LedgerEvent.objects.filter(_any_of(point)).annotate(unit=_UnitOf("refs")).exclude(unit__isnull=True)
    newest = dict(rows.order_by().values_list("unit").annotate(newest=Max("pk")))
    at = dict(LedgerEvent.objects.filter(pk__in=newest.values()).values_list("pk", "at"))
    return {unit: at[pk] for unit, pk in newest.items()}


def coded_of(system: str) -> list[CodedCount]:
    """What of ours a system has codes for, and what not."""
    return _counted([one for one in coded_objects() if one.system == system])


def rhythm_on(figure: str, day: date) -> tuple[RuleVersion | None, Rhythm | None]:
    """The figure that holds on a day, and the rhythm that it sets; None where there is none, or none in days or months."""
    if not figure:
        return None, None
    try:
        version = rule_in_force(figure, day)
        return version, Rhythm(version.value, version.unit)
    except (NoRuleInForceError, NoRhythm):
        return None, None


def kept_file(point: Point, number: int) -> KeptFile:
    """A file that went out at a point. Raises `NoSuchPoint`."""
    found = KeptFile.objects.select_related("file").filter(point=point.code, pk=number).first()
    if found is None:
        raise NoSuchPoint
    return found


def _standing(point: Point, last: HandOver | None, today: date) -> PointStanding:
    figure, rhythm = rhythm_on(point.figure, today)
    due = next_due(local_date(last.at, local_zone()) if last else None, rhythm)
    return PointStanding(point, last, figure, due, standing(due, today), days_late(due, today))


def _told(point: Point, actor: Actor, event: str = "") -> QuerySet[LedgerEvent]:
    """The events of a point that the actor sees; of one name, if said."""
    rows = LedgerEvent.objects.filter(_any_of(point, event))
    if point.by_unit and actor.kind is not ActorKind.SYSTEM:
        rows = rows.annotate(unit=_UnitOf("refs")).filter(unit__among=units_seen(actor, point))  # type: ignore[misc]
    return rows


def _any_of(point: Point, event: str = "") -> Q:
    """That an event tells of the point. Payloads are canonical JSON: what stands there stands there in one way only."""
    ways = [
        reduce(
            Q.__and__, (Q(payload__contains=canonical({key: value})[1:-1]) for key, value in one.having.items()), Q()
        )
        & Q(name=one.event)
        for one in point.tells
        if event in ("", one.event)
    ]
    return reduce(or_, ways)


def _is_of(point: Point, name: str, payload: Mapping[str, Any], refs: Mapping[str, Any], actor: Actor) -> bool:
    if not any(one.fits(name, payload) for one in point.tells):
        return False
    return not point.by_unit or actor.kind is ActorKind.SYSTEM or refs.get("unit") in units_seen(actor, point)


def _hand_over(
    point: Point, row: LedgerEvent, payload: Mapping[str, Any], refs: Mapping[str, Any], by: Mapping[str, str]
) -> HandOver:
    name = by.get(row.actor_id, "") if row.actor_kind == ActorKind.EMPLOYEE else ""
    kept = payload["kept"] if row.name == HANDED_OVER else None
    return HandOver(row.pk, row.at, point.read(row.name, payload), name, refs.get("unit"), kept)


def _names(rows: Iterable[LedgerEvent]) -> dict[str, str]:
    """Account id to the name of its person."""
    ids = {row.actor_id for row in rows if row.actor_kind == ActorKind.EMPLOYEE and row.actor_id.isdigit()}
    return {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "person__name")}


def _counted(asked: Iterable[Coded]) -> list[CodedCount]:
    found = []
    for one in asked:
        known = ExternalId.objects.filter(
            system=one.system, object_kind=one.object_kind, until=None, object_id=OuterRef("pk")
        )
        counts = one.rows().aggregate(all=Count("pk"), coded=Count("pk", filter=Exists(known)))
        found.append(CodedCount(one, counts["coded"], counts["all"] - counts["coded"]))
    return found
