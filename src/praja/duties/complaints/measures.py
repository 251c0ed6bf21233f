# SPDX-License-Identifier: EUPL-1.2
"""What is counted of complaints. Everything comes from the rows of the cases, for any set of them at once."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.models import Answer, Complaint
from praja.kernel.measures.declarations import FactRow, Measure, StandingRow, measure_source, standing_measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Deadline
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

FIRST_RESPONSE = "response"
"""The clock of the first answer after forwarding."""

RECEIVED = Measure(
    "complaints.received",
    _("Reports received"),
    UnitOfMeasure.COUNT,
    None,
    _("Counted on the day of filing, for the unit that has the case."),
)
FIRST_RESPONSE_ON_TIME = Measure(
    "complaints.first_response_on_time",
    _("First answers in time"),
    UnitOfMeasure.SHARE,
    "higher",
    _("SP4N-LAPOR! clock of the first answer; counted on the day of the answer, for the unit that gave it."),
)
MINUTES_TO_FIRST_RESPONSE = Measure(
    "complaints.minutes_to_first_response",
    _("Time to the first answer"),
    UnitOfMeasure.HOURS,
    "lower",
    _("From filing to the first published answer, nights and days off included, for the unit that gave it."),
)
RESOLVED = Measure(
    "complaints.resolved",
    _("Reports closed after an answer"),
    UnitOfMeasure.COUNT,
    "higher",
    _("Counted on the day of closing; reports that were filed away are not among them."),
)
OVERDUE_OPEN = Measure(
    "complaints.overdue_open",
    _("First answers overdue"),
    UnitOfMeasure.COUNT,
    "lower",
    _("Cases whose clock of the first answer runs and has passed its date, at the moment of the question."),
)


def complaint_ids() -> Iterator[int]:
    """Every complaint, for a rebuild."""
    yield from Complaint.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source(
    "complaints",
    subject_kind="case",
    dirty_on=(
        "complaints.filed",
        "complaints.forwarded",
        "complaints.answered",
        "complaints.replied",
        "complaints.accepted",
        "complaints.closed_by_silence",
        "complaints.archived",
    ),
    measures=(RECEIVED, FIRST_RESPONSE_ON_TIME, MINUTES_TO_FIRST_RESPONSE, RESOLVED),
    all_subjects=complaint_ids,
)
def facts_of_complaints(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these cases: three statements, however many."""
    for complaint in _with_clocks(subjects):
        yield from _facts_of(complaint)


def _with_clocks(subjects: Collection[int]) -> QuerySet[Complaint]:
    first_answers = Prefetch("answers", Answer.objects.filter(number=1), to_attr="first_answers")
    stopped = Deadline.objects.filter(clock=FIRST_RESPONSE, outcome__in=(Outcome.MET, Outcome.LATE))
    clocks = Prefetch("case__deadlines", stopped, to_attr="judged_responses")
    return Complaint.objects.filter(pk__in=subjects).select_related("case").prefetch_related(first_answers, clocks)


def _facts_of(complaint: Complaint) -> Iterator[FactRow]:
    case, zone = complaint.case, local_zone()
    yield FactRow(RECEIVED.key, case.pk, case.lead_unit_id, local_date(case.filed_at, zone), 1, 1)
    if case.closed_at is not None and not complaint.archive_reason:
        yield FactRow(RESOLVED.key, case.pk, case.lead_unit_id, local_date(case.closed_at, zone), 1, 1)
    for answer in complaint.first_answers:  # type: ignore[attr-defined]
        where = (case.pk, answer.unit_id, local_date(answer.published_at, zone))
        minutes = int((answer.published_at - case.filed_at).total_seconds() // 60)
        yield FactRow(MINUTES_TO_FIRST_RESPONSE.key, *where, minutes, 1)
        for deadline in case.judged_responses:  # type: ignore[attr-defined]
            yield FactRow(FIRST_RESPONSE_ON_TIME.key, *where, int(deadline.outcome == Outcome.MET), 1)


@standing_measure(OVERDUE_OPEN)
def overdue_open(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Cases of each unit whose first answer was overdue and still open at `as_of`."""
    running = Deadline.objects.filter(
        Q(stopped_at=None) | Q(stopped_at__gt=as_of), clock=FIRST_RESPONSE, started_at__lte=as_of, due_at__lt=as_of
    )
    late = running.filter(case__procedure=PROCEDURE, case__lead_unit_id__in=unit_ids)
    counts = late.order_by("case__lead_unit_id").values_list("case__lead_unit_id").annotate(count=Count("pk"))
    return [StandingRow(unit, count, count, count) for unit, count in counts]
