# SPDX-License-Identifier: EUPL-1.2
"""The way down from a figure to its cases, as far as the reader may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F

from praja.duties.complaints import measures
from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.rules import may_read_in_office
from praja.kernel.measures.declarations import Measure, all_measures
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.pages import Page, page_of

NEWEST_FIRST = ("-day", "-id")
FIRST_DAY = date(2000, 1, 1)
NOW = {
    measures.OVERDUE_OPEN.key: measures.FIRST_RESPONSE_OWED,
    measures.OVERDUE_UNSETTLED.key: measures.SETTLEMENT_OWED,
    measures.BROKEN_PROMISES.key: measures.PROMISES_OWED,
}
"""Standing measure to the facts of which the past days make it."""

PREFIX = "complaints."


@dataclass(frozen=True, slots=True)
class CaseBehind:
    """One case that a figure was counted from: on which day, and what it adds. `case` is None where the reader may not open
    it: it moved to another unit since."""

    case: Case | None
    day: date
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """One page of them, the newest first."""

    measure: Measure
    rows: tuple[CaseBehind, ...]
    next: str | None
    previous: str | None


def measure_named(name: str) -> Measure | None:
    """The measure of this duty by the last part of its key; None if there is none."""
    return all_measures().get(f"{PREFIX}{name}")


def cases_behind(
    actor: Actor,
    measure: Measure,
    *,
    unit_ids: Collection[int],
    period: Period,
    at: datetime,
    only_missed: bool,
    cursor: str | None,
) -> CasesBehind:
    """The cases behind a figure of a period; of a standing one those of now. `only_missed`: those that were not in time.

    Two statements. Raises `InvalidInput` for a cursor of another list.
    """
    facts = Fact.objects.filter(unit_id__in=unit_ids)
    if measure.key in NOW:
        yesterday = local_date(at, local_zone()) - timedelta(days=1)
        facts = facts.filter(measure=NOW[measure.key].key, day__range=(FIRST_DAY, yesterday))
    else:
        facts = facts.filter(measure=measure.key, day__range=(period.first_day, period.last_day))
    if only_missed:
        facts = facts.filter(numerator__lt=F("denominator"))
    page = page_of(facts, order=NEWEST_FIRST, cursor=cursor)
    return CasesBehind(measure, _rows(actor, page), page.next, page.previous)


def _rows(actor: Actor, page: Page[Fact]) -> tuple[CaseBehind, ...]:
    ids = {fact.pk: int(fact.subject.rpartition(":")[2]) for fact in page.items}
    cases = may_read_in_office.visible(actor, Case.objects.filter(procedure=PROCEDURE))
    by_id = {case.pk: case for case in cases.filter(pk__in=set(ids.values())).select_related("lead_unit")}
    return tuple(CaseBehind(by_id.get(ids[fact.pk]), fact.day, fact.numerator, fact.denominator) for fact in page.items)
