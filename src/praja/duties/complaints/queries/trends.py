# SPDX-License-Identifier: EUPL-1.2
"""What facts do not hold: by which door reports come in, and which topics and places rise. Counts alone, never a case."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet

from praja.duties.complaints.domain.periods import ReportingPeriod
from praja.duties.complaints.enums import PROCEDURE, ArchiveReason
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.procedure import DRAFT
from praja.duties.complaints.queries.statistics import moment_of
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.lib.clock import start_of
from praja.lib.errors import Text
from praja.lib.moments import local_zone

WINDOW = timedelta(days=28)
ENOUGH = 10
"""Fewer reports than this in four weeks rise or fall by chance, and would show who reported."""
TOP = 5


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
    """Reports by door, most first. One statement."""
    first = start_of(period.span.first_day, local_zone())
    rows = _reports(unit_ids, first, moment_of(period, at)).values_list("channel").annotate(count=Count("id"))
    labels = dict(Channel.choices)
    found = [ByChannel(channel, labels.get(channel, channel), count) for channel, count in rows.order_by()]
    return sorted(found, key=lambda row: (-row.count, row.channel))


def rising_topics(unit_ids: Collection[int], period: ReportingPeriod, at: datetime) -> list[Riser]:
    """The topics that rose most. Two statements."""
    return _rising("topic__name", unit_ids, moment_of(period, at))


def rising_places(unit_ids: Collection[int], period: ReportingPeriod, at: datetime) -> list[Riser]:
    """The places that rose most. Two statements."""
    return _rising("region__name", unit_ids, moment_of(period, at))


def _reports(unit_ids: Collection[int], first: datetime, until: datetime) -> QuerySet[Case]:
    cases = Case.objects.filter(procedure=PROCEDURE, lead_unit_id__in=unit_ids, filed_at__gte=first, filed_at__lt=until)
    return cases.exclude(state=DRAFT)


def _rising(name: str, unit_ids: Collection[int], until: datetime) -> list[Riser]:
    """Cases are numbered as they come in: the first and last number of the window narrow the walk through the reports."""
    middle, first = until - WINDOW, until - 2 * WINDOW
    window = Case.objects.filter(procedure=PROCEDURE, filed_at__gte=first, filed_at__lt=until)
    ends = window.aggregate(low=Min("id"), high=Max("id"))
    if ends["low"] is None:
        return []
    rows = (
        Complaint.objects.filter(
            pk__gte=ends["low"],
            pk__lte=ends["high"],
            case__procedure=PROCEDURE,
            case__lead_unit_id__in=unit_ids,
            case__filed_at__gte=first,
            case__filed_at__lt=until,
        )
        .exclude(case__state=DRAFT)
        .exclude(archive_reason=ArchiveReason.NO_REPORT)
        .exclude(**{f"{name}__isnull": True})
        .order_by()
        .values_list(name)
        .annotate(now=Count("pk", filter=Q(case__filed_at__gte=middle)), before=Count("pk"))
    )
    risers = [Riser(label, both - now, now) for label, now, both in rows if now >= ENOUGH and 2 * now > both]
    return sorted(risers, key=lambda riser: (-riser.change, riser.name))[:TOP]
