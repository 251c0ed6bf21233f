# SPDX-License-Identifier: EUPL-1.2
"""The monthly report of a unit: every figure from what is counted as things happen, none of them counted for the report."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Sum, When

from praja.duties.services import measures
from praja.duties.services.queries.figures import Figures, Place, figures_of, moment_of
from praja.duties.services.queries.offers import offers
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.models import Fact
from praja.kernel.organization.queries import units
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

ENDS = (measures.FINISHED.key, measures.REFUSED.key, measures.WITHDRAWN.key, measures.LAPSED.key)
_COUNTED = (
    *("received", "finished", "refused", "ended_otherwise", "still_open", "kept", "judged"),
    *("references_asked", "references_given", "references_by_head", "fees"),
)


@dataclass(frozen=True, slots=True)
class MonthlyRow:
    """The figures of one service, or of a unit. `still_open` at the end of the period, or now where it runs; `kept` of `judged`
    promises; `references_given` in any way, `references_by_head` by the head's own link; `fees` in whole rupiah."""

    name: str
    received: int = 0
    finished: int = 0
    refused: int = 0
    ended_otherwise: int = 0
    still_open: int = 0
    kept: int = 0
    judged: int = 0
    references_asked: int = 0
    references_given: int = 0
    references_by_head: int = 0
    fees: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether no figure of it is above nought."""
        return not any(getattr(self, key) for key in _COUNTED)


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """What one unit did in a period: a row for each service that it offered or that has a figure, their sum, and the sums of the
    units below it."""

    unit: int
    period: ReportingPeriod
    as_of: datetime
    services: tuple[MonthlyRow, ...]
    total: MonthlyRow
    below: tuple[MonthlyRow, ...]


def monthly_report(unit: int, period: ReportingPeriod, at: datetime) -> MonthlyReport:
    """The report as the figures stand at `at`. Three statements, however many services and units."""
    as_of, tree = moment_of(period, at), units.current()
    everyone = tree.subtree(unit)
    last_day = min(period.span.last_day, local_date(at, local_zone()))
    figures, still_open, table = (
        figures_of(period, at, unit_ids=everyone),
        open_at(last_day, everyone),
        offers.current(),
    )
    places = figures.keys() | still_open.keys()
    own = table.on(last_day).get(unit, frozenset()) | {service for place, service in places if place == unit}
    rows = tuple(_row(one.name, figures, still_open, [(unit, one.id)]) for one in table.by_name(own))
    others = sorted((tree.nodes[one] for one in everyone - {unit}), key=lambda node: node.code)
    return MonthlyReport(
        unit=unit,
        period=period,
        as_of=as_of,
        services=rows,
        total=added(tree.name(unit), rows),
        below=tuple(
            _row(node.name, figures, still_open, [place for place in places if place[0] == node.id]) for node in others
        ),
    )


def open_at(day: date, unit_ids: Collection[int]) -> dict[Place, int]:
    """How many applications of each unit and service were filed by the end of a day and had not ended: what came in less what
    went out, from the facts. One statement."""
    rows = Fact.objects.filter(
        measure__in=(measures.RECEIVED.key, *ENDS), day__lte=day, unit_id__in=unit_ids, about__isnull=False
    )
    sign = Case(When(measure=measures.RECEIVED.key, then=F("numerator")), default=-F("numerator"))
    sums = rows.order_by().values_list("unit_id", "about").annotate(open=Sum(sign))
    return {(unit, int(about or 0)): int(count) for unit, about, count in sums}


def added(name: str, rows: Collection[MonthlyRow]) -> MonthlyRow:
    """Rows as one."""
    return MonthlyRow(name, **{key: sum(getattr(row, key) for row in rows) for key in _COUNTED})


def _row(
    name: str, figures: Mapping[Place, Figures], still_open: Mapping[Place, int], places: Collection[Place]
) -> MonthlyRow:
    return added(name, [_cell(figures.get(place, Figures()), still_open.get(place, 0)) for place in places])


def _cell(found: Figures, still_open: int) -> MonthlyRow:
    given = measures.REFERENCES_GIVEN.key
    return MonthlyRow(
        "",
        received=found.received,
        finished=found.count_of(measures.FINISHED.key),
        refused=found.count_of(measures.REFUSED.key),
        ended_otherwise=found.count_of(measures.WITHDRAWN.key) + found.count_of(measures.LAPSED.key),
        still_open=still_open,
        kept=found.kept,
        judged=found.due,
        references_asked=found.count_of(measures.REFERENCES_ASKED.key),
        references_given=found.tallied.n(given),
        references_by_head=found.count_of(given),
        fees=found.count_of(measures.FEES_COLLECTED.key),
    )
