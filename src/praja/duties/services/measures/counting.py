# SPDX-License-Identifier: EUPL-1.2
"""The facts of any set of applications at once, from their rows; each is about the service that was applied for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet

from praja.duties.services.enums import PaymentState, ReferenceState, StageKind
from praja.duties.services.measures import declared
from praja.duties.services.measures.declared import COUNTED
from praja.duties.services.models import Application, Completion, Reference, Service
from praja.kernel.measures.declarations import FactRow, Measure, measure_source, names_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.procedures.clockwork import minutes_taken
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import ClockPause, Deadline
from praja.lib.clock import local_date
from praja.lib.moments import due_day, local_zone

PROCESSING = "processing"
SERVICE = "service"
"""What applications are about, for their tallies."""
HANDOVER = StageKind.HANDOVER.value
FINISHED, REFUSED, WITHDRAWN, LAPSED = "finished", "refused", "withdrawn", "lapsed"

CHANGES = (
    "services.filed",
    "services.completion_asked",
    "services.completed",
    "services.check_passed",
    "services.refusal_proposed",
    "services.reference_confirmed",
    "services.reference_asked_again",
    "services.reference_verified",
    "services.reference_shown",
    "services.visited",
    "services.recommended",
    "services.payment_shown",
    "services.paid",
    "services.fee_waived",
    "services.approved",
    "services.returned_for_check",
    "services.refused",
    "services.product_issued",
    "services.handed_over",
    "services.withdrawn",
    "services.lapsed",
    "services.filed_elsewhere",
    "services.issued_elsewhere",
    "services.refused_elsewhere",
    "services.rated",
    "procedures.clocks_moved",
)
"""Everything that can change a fact: what leads to another stage may pause a clock or let it run on."""

ENDED_AS = {
    FINISHED: declared.FINISHED,
    REFUSED: declared.REFUSED,
    WITHDRAWN: declared.WITHDRAWN,
    LAPSED: declared.LAPSED,
}
GIVEN = frozenset({ReferenceState.CONFIRMED, ReferenceState.VERIFIED, ReferenceState.PAPER})
READY = frozenset({HANDOVER, FINISHED})
"""States in which the product is there for the applicant."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that counts for the unit, on the day."""

    measure: Measure
    day: date
    numerator: int = 1


def application_ids() -> Iterator[int]:
    """Every application, for a rebuild."""
    yield from Application.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source(
    "services",
    subject_kind="case",
    dirty_on=CHANGES,
    measures=COUNTED,
    all_subjects=application_ids,
    about_kind=SERVICE,
)
def facts_of_applications(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these applications: five statements, however many. What one adds twice for a day is added up."""
    for application in _with_rows(subjects):
        sums: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])
        for counted in _counted(application):
            added = sums[counted.measure.key, counted.day]
            added[0] += counted.numerator
            added[1] += 1
        unit_id, about = application.case.lead_unit_id, application.service_id
        for (measure, day), (numerator, denominator) in sums.items():
            yield FactRow(measure, application.pk, unit_id, day, numerator, denominator, about)


@names_of(SERVICE)
def service_names(ids: Collection[int]) -> dict[int, str]:
    """What services are called."""
    return dict(Service.objects.filter(pk__in=ids).values_list("pk", "name"))


def _with_rows(subjects: Collection[int]) -> QuerySet[Application]:
    clocks = Deadline.objects.filter(clock=PROCESSING).prefetch_related(
        Prefetch("pauses", ClockPause.objects.order_by("since"))
    )
    return (
        Application.objects.filter(pk__in=subjects)
        .select_related("case", "rating", "payment")
        .only(
            "service_id",
            "foreign_filed_on",
            "foreign_issued_on",
            "case__lead_unit_id",
            "case__state",
            "case__filed_at",
            "case__closed_at",
            "rating__stars",
            "rating__rated_at",
            "payment__state",
            "payment__amount",
            "payment__settled_at",
        )
        .prefetch_related(
            Prefetch("case__deadlines", clocks, to_attr="promised"),
            Prefetch("completions", Completion.objects.only("application_id", "asked_at"), to_attr="asked"),
            Prefetch(
                "references",
                Reference.objects.only("application_id", "asked_at", "answered_at", "state"),
                to_attr="referred",
            ),
        )
    )


def _counted(application: Application) -> Iterator[Counted]:
    case = application.case
    yield Counted(declared.RECEIVED, _day(case.filed_at))
    if case.closed_at is not None:
        yield Counted(ENDED_AS[case.state], _day(case.closed_at))
    for completion in application.asked:  # type: ignore[attr-defined]
        yield Counted(declared.COMPLETIONS_ASKED, _day(completion.asked_at))
    yield from _references(application.referred)  # type: ignore[attr-defined]
    clock: Deadline | None = next(iter(case.promised), None)  # type: ignore[attr-defined]
    if clock is not None:
        yield from _promise(clock)
    yield from _times(application, clock)
    yield from _money_and_stars(application)


def _references(rows: Iterable[Reference]) -> Iterator[Counted]:
    """What the neighbourhood was asked, and what came of it."""
    for row in rows:
        yield Counted(declared.REFERENCES_ASKED, _day(row.asked_at))
        if row.state in GIVEN and row.answered_at is not None:
            yield Counted(declared.REFERENCES_GIVEN, _day(row.answered_at), int(row.state == ReferenceState.CONFIRMED))


def _promise(clock: Deadline) -> Iterator[Counted]:
    """How the promised time ended, or the day on which it will be missed."""
    if clock.due_at is not None and clock.outcome == Outcome.RUNNING:
        yield Counted(declared.OWED, due_day(clock.due_at))
    if clock.stopped_at is None or clock.outcome not in (Outcome.MET, Outcome.LATE):
        return
    ended_on, met = _day(clock.stopped_at), clock.outcome == Outcome.MET
    yield Counted(declared.ON_TIME, ended_on, int(met))
    if not met and clock.due_at is not None:
        last_day = due_day(clock.due_at)
        yield Counted(declared.MISSED, last_day)
        yield from (Counted(declared.LEFT_OVERDUE, end) for end in _month_ends(last_day, ended_on))


def _month_ends(last_day: date, ended_on: date) -> Iterator[date]:
    """The ends of months at which something was open past its last day."""
    if last_day < ended_on:
        for month in Period(last_day, ended_on - timedelta(days=1)).months():
            whole = Period.of_month(month.first_day.year, month.first_day.month)
            if whole.last_day < ended_on:
                yield whole.last_day


def _times(application: Application, clock: Deadline | None) -> Iterator[Counted]:
    """How long it took until the product was ready here, or at the other system."""
    case, sent_on, issued_on = application.case, application.foreign_filed_on, application.foreign_issued_on
    if sent_on is not None:
        yield Counted(declared.HANDED_ON, sent_on)
        if issued_on is not None:
            yield Counted(declared.DAYS_ELSEWHERE, issued_on, (issued_on - sent_on).days)
        return
    # Without a promise no clock notes when the product was ready; then it is counted as collected.
    ready_at = clock.stopped_at if clock is not None else case.closed_at
    if case.state not in READY or ready_at is None:
        return
    felt = int((ready_at - case.filed_at).total_seconds() // 60)
    yield Counted(declared.TIME_TO_PRODUCT, _day(ready_at), felt)
    at_office = minutes_taken(clock) if clock is not None else None
    if at_office is not None:
        yield Counted(declared.TIME_AT_OFFICE, _day(ready_at), at_office)


def _money_and_stars(application: Application) -> Iterator[Counted]:
    payment, rating = getattr(application, "payment", None), getattr(application, "rating", None)
    if payment is not None and payment.state == PaymentState.PAID and payment.settled_at is not None:
        yield Counted(declared.FEES_COLLECTED, _day(payment.settled_at), payment.amount)
    if rating is not None:
        yield Counted(declared.RATING, _day(rating.rated_at), rating.stars)


def _day(moment: datetime) -> date:
    return local_date(moment, local_zone())
