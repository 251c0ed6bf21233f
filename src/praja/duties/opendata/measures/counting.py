# SPDX-License-Identifier: EUPL-1.2
"""The facts of any set of entries and editions at once, from their rows."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.db.models import Prefetch

from praja.duties.opendata.enums import CHECK, COLLECTION, PLAN, RELEASE
from praja.duties.opendata.measures import declared
from praja.kernel.measures.declarations import FactRow, Measure, measure_source
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.clock import local_date
from praja.lib.moments import due_day, local_zone

CHANGES = (
    "opendata.plan_agreed",
    "opendata.plan_postponed",
    "opendata.plan_met",
    "opendata.plan_merged",
    "opendata.plan_dropped",
    "opendata.release_published",
    "procedures.clocks_moved",
)
"""Everything that can change a fact."""


def case_ids() -> Iterator[int]:
    """Every entry and edition, for a rebuild."""
    rows = Case.objects.filter(procedure__in=(PLAN, RELEASE)).order_by("pk")
    yield from rows.values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source("opendata", subject_kind="case", dirty_on=CHANGES, measures=declared.COUNTED, all_subjects=case_ids)
def facts_of_open_data(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these entries and editions. Two statements, however many."""
    clocks = Prefetch("deadlines", Deadline.objects.filter(clock__in=(COLLECTION, CHECK)).order_by("pk"), "counted")
    cases = Case.objects.filter(pk__in=subjects, procedure__in=(PLAN, RELEASE))
    for case in cases.select_related("release").prefetch_related(clocks):
        counted = _of_entry(case) if case.procedure == PLAN else _of_edition(case)
        for measure, day, numerator in counted:
            yield FactRow(measure.key, case.pk, case.lead_unit_id, day, numerator, 1)


def _of_entry(case: Case) -> Iterator[tuple[Measure, date, int]]:
    clocks: list[Deadline] = case.counted  # type: ignore[attr-defined]
    if clocks:
        yield declared.AGREED, _day(clocks[0].started_at), 1
    for clock in clocks:
        if clock.outcome == Outcome.RUNNING and clock.due_at is not None:
            yield declared.OWED, due_day(clock.due_at), 1
        if clock.stopped_at is not None and clock.outcome in (Outcome.MET, Outcome.LATE):
            yield declared.ON_TIME, _day(clock.stopped_at), int(clock.outcome == Outcome.MET)
            if clock.outcome == Outcome.LATE and clock.due_at is not None:
                yield declared.MISSED, due_day(clock.due_at), 1


def _of_edition(case: Case) -> Iterator[tuple[Measure, date, int]]:
    published = case.release.published_at
    if published is None:
        return
    yield declared.PUBLISHED, _day(published), 1
    ended = [one for one in case.counted if one.stopped_at is not None and one.outcome in (Outcome.MET, Outcome.LATE)]  # type: ignore[attr-defined]
    if ended:
        minutes = int((published - ended[-1].started_at).total_seconds() // 60)
        yield declared.CHECK_TIME, _day(published), max(minutes, 0)


def _day(moment: datetime) -> date:
    return local_date(moment, local_zone())
