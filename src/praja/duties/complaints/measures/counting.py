# SPDX-License-Identifier: EUPL-1.2
"""The facts of any set of cases at once, from their rows. Reports on wrongdoing have none."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from praja.duties.complaints.enums import CHECKLIST, LAPOR, PROCEDURE, AnswerKind, ArchiveReason
from praja.duties.complaints.measures import declared
from praja.duties.complaints.measures.declared import COUNTED, JUDGED, MISSED, OWED
from praja.duties.complaints.models import Answer, Complaint, Dispute, Reply, Topic
from praja.kernel.measures.declarations import FactRow, Measure, measure_source, names_of
from praja.kernel.organization.models import ExternalId
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Deadline
from praja.lib.clock import local_date
from praja.lib.moments import due_day, local_zone

DRAFT, ARCHIVED = "draft", "archived"
VERIFICATION = "verification"
TOPIC = "complaint_topic"
"""What reports are about, for the tallies of what was received."""
CLOCKS = (VERIFICATION, *JUDGED)
ENDED = (Outcome.MET, Outcome.LATE)

CHANGES = (
    "complaints.filed",
    "complaints.arrived",
    "complaints.admitted",
    "complaints.discarded",
    "complaints.forwarded",
    "complaints.archived",
    "complaints.lapsed",
    "complaints.data_asked",
    "complaints.data_given",
    "complaints.returned",
    "complaints.redirected",
    "complaints.upheld",
    "complaints.referred",
    "complaints.joined",
    "complaints.went_along",
    "complaints.separated",
    "complaints.answered",
    "complaints.promised",
    "complaints.answer_taken_over",
    "complaints.answered_jointly",
    "complaints.promised_jointly",
    "complaints.replied",
    "complaints.reopened",
    "complaints.sent_back",
    "complaints.accepted",
    "complaints.closed_by_silence",
    "complaints.rated",
    "complaints.answer_reviewed",
    "complaints.lapor_linked",
    "procedures.clocks_moved",
)
"""Everything that can change a fact. Asking for completion is not among them: only the verification stands still."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that counts: once for the unit, on the day."""

    measure: Measure
    unit_id: int
    day: date
    numerator: int = 1


def complaint_ids() -> Iterator[int]:
    """Every complaint, for a rebuild."""
    rows = Complaint.objects.filter(case__procedure=PROCEDURE).order_by("pk").values_list("pk", flat=True)
    yield from rows.iterator(chunk_size=2_000)


@measure_source(
    "complaints",
    subject_kind="case",
    dirty_on=CHANGES,
    measures=COUNTED,
    all_subjects=complaint_ids,
    about_kind=TOPIC,
)
def facts_of_complaints(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these cases: five statements, however many. What a case adds twice for a unit and day is added up.

    Only what was received is tallied by topic: the other figures are asked for by unit alone.
    """
    for complaint in _with_rows(subjects):
        sums: dict[tuple[str, int, date], list[int]] = defaultdict(lambda: [0, 0])
        for counted in _counted(complaint):
            added = sums[counted.measure.key, counted.unit_id, counted.day]
            added[0] += counted.numerator
            added[1] += 1
        for (measure, unit_id, day), (numerator, denominator) in sums.items():
            topic = complaint.topic_id if measure == declared.RECEIVED.key else None
            yield FactRow(measure, complaint.pk, unit_id, day, numerator, denominator, topic)


@names_of(TOPIC)
def topic_names(ids: Collection[int]) -> dict[int, str]:
    """What topics are called."""
    return dict(Topic.objects.filter(pk__in=ids).values_list("pk", "name"))


def _with_rows(subjects: Collection[int]) -> QuerySet[Complaint]:
    clocks = Deadline.objects.filter(clock__in=CLOCKS).defer("terms")
    answers = Answer.objects.select_related("review").defer("text", "salt").order_by("number")
    replies = Reply.objects.defer("text", "salt")
    disputes = Dispute.objects.defer("reason", "salt", "decision", "decision_salt")
    numbers = ExternalId.objects.filter(system=LAPOR, object_kind="case", until=None, object_id=OuterRef("pk"))
    return (
        Complaint.objects.filter(pk__in=subjects, case__procedure=PROCEDURE)
        .annotate(in_lapor=Exists(numbers))
        .select_related("case", "rating")
        .defer("text", "salt", "archive_note", "archive_salt", "rating__text", "rating__salt")
        .prefetch_related(
            Prefetch("case__deadlines", clocks, to_attr="clocks"),
            Prefetch("answers", answers, to_attr="given"),
            Prefetch("replies", replies, to_attr="written_back"),
            Prefetch("disputes", disputes, to_attr="returns"),
        )
    )


def _counted(complaint: Complaint) -> Iterator[Counted]:
    if not _is_report(complaint):
        return
    yield from _received_and_closed(complaint)
    yield from _clocks(complaint)
    yield from _answers(complaint)
    yield from _opinions(complaint)
    for dispute in _returns(complaint):
        yield Counted(declared.RETURNED, dispute.from_unit_id, _day(dispute.opened_at))


def _is_report(complaint: Complaint) -> bool:
    """Not while it waits to be looked at, and not where it was found to be no report: then its verification was void."""
    case = complaint.case
    if case.state == DRAFT:
        return False
    clocks = _clock_rows(complaint)
    was_discarded = (
        complaint.held
        and case.state == ARCHIVED
        and [(clock.clock, clock.outcome) for clock in clocks] == [(VERIFICATION, Outcome.VOID)]
        and complaint.archive_reason != ArchiveReason.NOT_COMPLETED
    )
    return not was_discarded


def _received_and_closed(complaint: Complaint) -> Iterator[Counted]:
    case = complaint.case
    filed_on = _day(case.filed_at)
    yield Counted(declared.RECEIVED, case.lead_unit_id, filed_on)
    if case.channel in declared.RECEIVED_BY:
        yield Counted(declared.RECEIVED_BY[case.channel], case.lead_unit_id, filed_on)
    yield Counted(declared.IN_LAPOR, case.lead_unit_id, filed_on, int(complaint.in_lapor))  # type: ignore[attr-defined]
    if case.closed_at is not None and not complaint.archive_reason:
        yield Counted(declared.RESOLVED, case.lead_unit_id, _day(case.closed_at))


def _clocks(complaint: Complaint) -> Iterator[Counted]:
    for clock in _clock_rows(complaint):
        if clock.clock in JUDGED and clock.outcome in ENDED and clock.stopped_at is not None:
            unit_id = _unit_judged(complaint, clock.stopped_at)
            met = int(clock.outcome == Outcome.MET)
            yield Counted(JUDGED[clock.clock], unit_id, _day(clock.stopped_at), met)
            if clock.clock in MISSED and not met and clock.due_at is not None:
                yield Counted(MISSED[clock.clock], unit_id, due_day(clock.due_at))
        elif clock.clock in OWED and clock.outcome == Outcome.RUNNING and clock.due_at is not None:
            yield Counted(OWED[clock.clock], complaint.case.lead_unit_id, due_day(clock.due_at))


def _unit_judged(complaint: Complaint, stopped_at: datetime) -> int:
    """The unit that had the case when the clock stopped: that of the answer published in that moment, or the one that
    returned it and lost it then; otherwise nobody took it away since."""
    for answer in _given(complaint):
        if answer.published_at == stopped_at:
            return answer.unit_id
    for dispute in _returns(complaint):
        if dispute.decided_at == stopped_at:
            return dispute.from_unit_id
    return complaint.case.lead_unit_id


def _answers(complaint: Complaint) -> Iterator[Counted]:
    given = _given(complaint)
    settling = next((answer for answer in given if answer.kind != AnswerKind.SCHEDULED), None)
    for measure, answer in (
        (declared.MINUTES_TO_FIRST_RESPONSE, given[0] if given else None),
        (declared.MINUTES_TO_SETTLEMENT, settling),
    ):
        if answer is not None:
            minutes = int((answer.published_at - complaint.case.filed_at).total_seconds() // 60)
            yield Counted(measure, answer.unit_id, _day(answer.published_at), minutes)
    if settling is not None:
        came_back = any(reply.sent_at > settling.published_at for reply in _written_back(complaint))
        yield Counted(declared.REOPENED, settling.unit_id, _day(settling.published_at), int(came_back))


def _opinions(complaint: Complaint) -> Iterator[Counted]:
    """What the coordinator's sample found, and what the reporter thinks."""
    for answer in _given(complaint):
        review = getattr(answer, "review", None)
        if review is not None and review.reviewed_at is not None:
            points = sum(bool(getattr(review, point)) for point in CHECKLIST)
            yield Counted(declared.QUALITY, answer.unit_id, _day(review.reviewed_at), points)
            yield Counted(declared.SENT_BACK, answer.unit_id, _day(review.reviewed_at), int(review.sent_back))
    rating = getattr(complaint, "rating", None)
    if rating is not None:
        rated = [answer.unit_id for answer in _given(complaint) if answer.published_at <= rating.rated_at]
        yield Counted(
            declared.RATING, rated[-1] if rated else complaint.case.lead_unit_id, _day(rating.rated_at), rating.stars
        )


def _clock_rows(complaint: Complaint) -> list[Deadline]:
    found: list[Deadline] = complaint.case.clocks  # type: ignore[attr-defined]
    return found


def _given(complaint: Complaint) -> list[Answer]:
    found: list[Answer] = complaint.given  # type: ignore[attr-defined]
    return found


def _written_back(complaint: Complaint) -> list[Reply]:
    found: list[Reply] = complaint.written_back  # type: ignore[attr-defined]
    return found


def _returns(complaint: Complaint) -> list[Dispute]:
    found: list[Dispute] = complaint.returns  # type: ignore[attr-defined]
    return found


def _day(moment: datetime) -> date:
    return local_date(moment, local_zone())
