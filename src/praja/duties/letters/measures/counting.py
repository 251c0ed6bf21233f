# SPDX-License-Identifier: EUPL-1.2
"""The facts of any set of letters at once, from their rows."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, Prefetch, QuerySet

from praja.duties.letters.domain.counting import about_of
from praja.duties.letters.measures import declared
from praja.duties.letters.measures.declared import COUNTED
from praja.duties.letters.models import Disposition, Incoming
from praja.kernel.measures.declarations import FactRow, Measure, measure_source
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.clock import local_date
from praja.lib.moments import due_day, local_zone

SETTLING = "settling"
ANSWERED, MISTAKEN = "answered", "mistaken"

CHANGES = (
    "letters.registered",
    "letters.corrected",
    "letters.speed_corrected",
    "letters.disposed",
    "letters.noted",
    "letters.settled",
    "letters.answered",
    "letters.taken_up_again",
    "letters.registered_by_mistake",
    "procedures.clocks_moved",
)
"""Everything that can change a fact."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that counts for the unit, on the day."""

    measure: Measure
    day: date
    numerator: int = 1


def incoming_letter_ids() -> Iterator[int]:
    """Every letter that came in, for a rebuild."""
    yield from Incoming.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source(
    "letters",
    subject_kind="case",
    dirty_on=CHANGES,
    measures=COUNTED,
    all_subjects=incoming_letter_ids,
    about_kind="reach_and_speed",
)
def facts_of_letters(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these letters, none for one that was registered by mistake. Three statements, however many."""
    disposed_at = _first_dispositions(subjects)
    for incoming in _with_rows(subjects):
        letter, case = incoming.letter, incoming.letter.case
        about = about_of(letter.reach, letter.speed)
        sums: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])
        for counted in _counted(case, disposed_at.get(case.pk)):
            added = sums[counted.measure.key, counted.day]
            added[0] += counted.numerator
            added[1] += 1
        for (measure, day), (numerator, denominator) in sums.items():
            yield FactRow(measure, case.pk, case.lead_unit_id, day, numerator, denominator, about)


def _first_dispositions(subjects: Collection[int]) -> dict[int, datetime]:
    rows = Disposition.objects.filter(case__in=subjects).order_by()
    return dict(rows.values_list("case").annotate(first=Min("given_at")))


def _with_rows(subjects: Collection[int]) -> QuerySet[Incoming]:
    clocks = Prefetch("letter__case__deadlines", Deadline.objects.filter(clock=SETTLING), to_attr="promised")
    rows = Incoming.objects.filter(pk__in=subjects).exclude(letter__case__state=MISTAKEN)
    return (
        rows.select_related("letter__case")
        .only(
            "letter__reach",
            "letter__speed",
            "letter__case__lead_unit_id",
            "letter__case__state",
            "letter__case__filed_at",
            "letter__case__closed_at",
        )
        .prefetch_related(clocks)
    )


def _counted(case: Case, disposed_at: datetime | None) -> Iterator[Counted]:
    yield Counted(declared.RECEIVED, _day(case.filed_at))
    if disposed_at is not None:
        yield Counted(declared.DISPOSED, _day(disposed_at))
        yield Counted(declared.FIRST_DISPOSITION_TIME, _day(disposed_at), _minutes(case.filed_at, disposed_at))
    if case.closed_at is not None:
        yield from _ended(case, disposed_at, case.closed_at)
    # A letter whose speed was corrected has an earlier clock that was voided.
    for clock in case.promised:  # type: ignore[attr-defined]
        yield from _promise(clock)


def _ended(case: Case, disposed_at: datetime | None, ended_at: datetime) -> Iterator[Counted]:
    yield Counted(declared.ENDED, _day(ended_at))
    if disposed_at is not None:
        yield Counted(declared.ENDING_TIME, _day(ended_at), _minutes(disposed_at, ended_at))
    if case.state == ANSWERED:
        yield Counted(declared.ANSWER_TIME, _day(ended_at), _minutes(case.filed_at, ended_at))


def _promise(clock: Deadline) -> Iterator[Counted]:
    """How the time ended, or the last day of what still runs."""
    if clock.due_at is None:
        return
    if clock.outcome == Outcome.RUNNING:
        yield Counted(declared.OWED, due_day(clock.due_at))
    elif clock.stopped_at is not None and clock.outcome in (Outcome.MET, Outcome.LATE):
        met = clock.outcome == Outcome.MET
        yield Counted(declared.ON_TIME, _day(clock.stopped_at), int(met))
        if not met:
            yield Counted(declared.MISSED, due_day(clock.due_at))


def _minutes(first: datetime, last: datetime) -> int:
    # A disposition by hand may be written down with an earlier moment than the registration of the letter.
    return max(int((last - first).total_seconds() // 60), 0)


def _day(moment: datetime) -> date:
    return local_date(moment, local_zone())
