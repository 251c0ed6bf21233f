# SPDX-License-Identifier: EUPL-1.2
"""By which door reports come in, and which topics and places rise. Counts alone, never a case."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min, Q

from praja.duties.complaints.enums import PROCEDURE, ArchiveReason
from praja.duties.complaints.measures import RECEIVED_BY
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.procedure import DRAFT
from praja.duties.complaints.queries.statistics import moment_of
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.queries import summed_by_unit
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.lib.errors import Text

WINDOW = timedelta(days=28)
ENOUGH = 10
"""Fewer reports than this in four weeks rise or fall by chance, and would show who reported."""
TOP = 5

Counts = dict[str, list[int]]
"""By name: how many before, how many now."""


@dataclass(frozen=True, slots=True)
class ByChannel:
    """How many reports came in by one door."""

    channel: str
    label: Text
    count: int


@dataclass(frozen=True, slots=True)
class Riser:
    """A topic or place of which more was reported in the last four weeks of the period than in the four before."""

    name: str
    before: int
    now: int

    @property
    def change(self) -> int:
        return self.now - self.before


def by_channel(unit_ids: Collection[int], period: ReportingPeriod, at: datetime) -> list[ByChannel]:
    """Reports by door, most first. Two statements, over kept sums."""
    keys = {measure.key: channel for channel, measure in RECEIVED_BY.items()}
    sums = summed_by_unit(keys, unit_ids=unit_ids, period=period.span, at=at)
    counts: Counter[str] = Counter()
    for (key, _unit), figure in sums.items():
        counts[keys[key]] += figure.numerator
    labels = dict(Channel.choices)
    found = [ByChannel(channel, labels[channel], count) for channel, count in counts.items()]
    return sorted(found, key=lambda row: (-row.count, row.channel))


def rising(unit_ids: Collection[int], period: ReportingPeriod, at: datetime) -> tuple[list[Riser], list[Riser]]:
    """The topics and the places that rose most. Two statements, one walk through the reports of eight weeks."""
    counts: tuple[Counts, Counts] = (defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0]))
    for topic, place, now, both in _of_two_windows(unit_ids, moment_of(period, at)):
        for found, name in zip(counts, (topic, place), strict=True):
            if name is not None:
                found[name][0] += both - now
                found[name][1] += now
    topics, places = (_risers(found) for found in counts)
    return topics, places


def _of_two_windows(unit_ids: Collection[int], until: datetime) -> Iterable[tuple[str | None, str | None, int, int]]:
    """Topic, place, reports of the last four weeks and of all eight. Cases are numbered as they come in: the first and last
    number of the window narrow the walk."""
    middle, first = until - WINDOW, until - 2 * WINDOW
    window = Case.objects.filter(procedure=PROCEDURE, filed_at__gte=first, filed_at__lt=until)
    # Of a bare id PostgreSQL would look for the smallest by walking all cases from the first one on.
    ends = window.aggregate(low=Min(F("id") + 0), high=Max(F("id") + 0))
    if ends["low"] is None:
        return []
    rows = Complaint.objects.filter(
        pk__gte=ends["low"],
        pk__lte=ends["high"],
        case__procedure=PROCEDURE,
        case__lead_unit_id__in=unit_ids,
        case__filed_at__gte=first,
        case__filed_at__lt=until,
    )
    reports = rows.exclude(case__state=DRAFT).exclude(archive_reason=ArchiveReason.NO_REPORT)
    return (
        reports.order_by()
        .values_list("topic__name", "region__name")
        .annotate(now=Count("pk", filter=Q(case__filed_at__gte=middle)), both=Count("pk"))
    )


def _risers(found: Counts) -> list[Riser]:
    risers = [Riser(name, before, now) for name, (before, now) in found.items() if now >= ENOUGH and now > before]
    return sorted(risers, key=lambda riser: (-riser.change, riser.name))[:TOP]
