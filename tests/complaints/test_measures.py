# SPDX-License-Identifier: EUPL-1.2
"""What is counted day by day equals what a rebuild counts, whatever happens to the cases; and each figure by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts import added_up, kept_sums
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification, Held, ReportKind
from praja.duties.complaints.measures.counting import CHANGES
from praja.duties.complaints.models import Answer, Complaint, Destination, QualityReview
from praja.duties.complaints.operations import (
    Report,
    accept_answer,
    admit_complaint,
    answer_joined,
    answer_question,
    archive_complaint,
    ask_data,
    close_silent,
    decide_competence,
    discard_complaint,
    file_complaint,
    forward_complaint,
    join_complaint,
    rate_answer,
    refer_complaint,
    reopen_complaint,
    reply_to_answer,
    report_wrongdoing,
    return_complaint,
    review_and_send_back,
    review_answer,
)
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.measures.queries import figures, figures_by_unit, standing_figures, subjects_behind
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from towns import Town, answered

SYSTEM = system_actor("complaints.tests")
TEXT = "Jalan berlubang di tikungan."
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))
POINTS = ("to_the_point", "says_what", "says_when", "polite", "shows")

Act = Callable[[Town, int, datetime], object]


def waiting(*states: str) -> list[Case]:
    return list(Case.objects.filter(procedure=COMPLAINT.name, state__in=states).order_by("pk"))


def common(case: Case, at: datetime) -> dict[str, Any]:
    return {"case": case, "at": at, "seen_version": case.version}


def reporter_of(case: Case) -> Actor:
    return Actor(ActorKind.LINK, "x", case_id=case.pk)


def cast_of(town: Town, case: Case) -> tuple[Actor, Actor]:
    """Liaison and head of the unit that has the case."""
    if case.lead_unit_id == town.roads.pk:
        return town.roads_liaison, town.roads_head
    return town.lights_liaison, town.lights_head


def file(town: Town, pick: int, at: datetime) -> object:
    held = Held.NO if pick < 8 else Held.INCOMING
    return file_complaint(report=Report(text=TEXT, held=held), channel="web", actor=NOBODY, at=at)


def blow_whistle(town: Town, pick: int, at: datetime) -> object:
    return report_wrongdoing(report=Report(text="Kepala seksi minta uang."), channel="web", actor=NOBODY, at=at)


def screen(town: Town, pick: int, at: datetime, case: Case) -> None:
    if pick % 2:
        admit_complaint(kind=ReportKind.COMPLAINT, topic=None, region=None, actor=town.coordinator, **common(case, at))
    else:
        discard_complaint(
            reason=ArchiveReason.NO_REPORT, note="Ini hanya salam.", actor=town.coordinator, **common(case, at)
        )


def forward(town: Town, pick: int, at: datetime, case: Case) -> None:
    forward_complaint(
        to_unit=(town.roads, town.lights)[pick % 2],
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        **common(case, at),
    )


def archive(town: Town, pick: int, at: datetime, case: Case) -> None:
    archive_complaint(
        reason=ArchiveReason.TOO_GENERAL, note="Tidak jelas di mana.", actor=town.coordinator, **common(case, at)
    )


def answer(town: Town, pick: int, at: datetime, case: Case) -> None:
    liaison, head = cast_of(town, case)
    answered(case, liaison=liaison, head=head, at=at)


def promise(town: Town, pick: int, at: datetime, case: Case) -> None:
    liaison, head = cast_of(town, case)
    day = local_date(at, local_zone()) + timedelta(days=3 + pick)
    answered(case, liaison=liaison, head=head, at=at, kind=AnswerKind.SCHEDULED, promised_for=day)


def ask(town: Town, pick: int, at: datetime, case: Case) -> None:
    ask_data(text="Di sebelah mana tepatnya?", actor=cast_of(town, case)[0], **common(case, at))


def tell(town: Town, pick: int, at: datetime, case: Case) -> None:
    answer_question(text="Di depan pasar.", files=(), actor=reporter_of(case), **common(case, at))


def give_back(town: Town, pick: int, at: datetime, case: Case) -> None:
    return_complaint(reason="Itu jalan provinsi.", proposed_unit=None, actor=cast_of(town, case)[0], **common(case, at))


def decide(town: Town, pick: int, at: datetime, case: Case) -> None:
    to_unit = (town.roads, town.lights)[pick % 2]
    decide_competence(
        to_unit=to_unit, affair=None, decision="Menurut tabel urusan.", actor=town.coordinator, **common(case, at)
    )


def refer(town: Town, pick: int, at: datetime, case: Case) -> None:
    pln, _made = Destination.objects.get_or_create(key="pln", defaults={"name": "PLN", "text": "Hubungi PLN 123."})
    refer_complaint(destination=pln, note="Tiang ini milik PLN.", actor=town.coordinator, **common(case, at))


def join(town: Town, pick: int, at: datetime, case: Case) -> None:
    into = [other for other in waiting("forwarded") if other.pk != case.pk]
    if into:
        join_complaint(into=into[pick % len(into)], actor=town.coordinator, **common(case, at))


def reply(town: Town, pick: int, at: datetime, case: Case) -> None:
    reply_to_answer(text="Masih berlubang di sebelahnya.", actor=reporter_of(case), **common(case, at))


def accept(town: Town, pick: int, at: datetime, case: Case) -> None:
    accept_answer(actor=reporter_of(case), **common(case, at))


def reopen(town: Town, pick: int, at: datetime, case: Case) -> None:
    if case.closed_at is not None and at - case.closed_at < timedelta(days=10):
        reopen_complaint(text="Ternyata berlubang lagi.", actor=reporter_of(case), **common(case, at))


def rate(town: Town, pick: int, at: datetime, case: Case) -> None:
    rate_answer(case=case, stars=1 + pick % 5, text="", actor=reporter_of(case), at=at)


def draw(given: Answer, at: datetime) -> None:
    """Put an answer into the sample, as the weekly draw does."""
    QualityReview.objects.get_or_create(answer=given, defaults={"drawn_at": at})


def review(town: Town, pick: int, at: datetime, case: Case) -> None:
    given = Answer.objects.filter(complaint=case.pk).order_by("-number").first()
    if given is None or given.kind == AnswerKind.REFERRED or hasattr(given, "review"):
        return
    draw(given, at)
    points = {name: place < pick % 6 for place, name in enumerate(POINTS)}
    judged = {"answer": given, "points": points, "note": "Tidak menyebut kapan.", "actor": town.coordinator}
    if sum(points.values()) < 4:
        review_and_send_back(**judged, **common(case, at))
    else:
        review_answer(**judged, at=at)


FREE: dict[str, Act] = {
    "file": file,
    "wrongdoing": blow_whistle,
    "silence": lambda _town, _pick, at: close_silent(actor=SYSTEM, at=at),
    "joined": lambda _town, _pick, at: [
        answer_joined(answer=given, actor=SYSTEM, at=at)
        for given in Answer.objects.filter(complaint__joined__case__state="joined").order_by("pk")
    ],
}
ON_A_CASE: dict[str, tuple[tuple[str, ...], Callable[[Town, int, datetime, Case], None]]] = {
    "screen": (("draft",), screen),
    "forward": (("received",), forward),
    "archive": (("received",), archive),
    "answer": (("forwarded", "promised"), answer),
    "promise": (("forwarded", "promised"), promise),
    "ask": (("forwarded",), ask),
    "tell": (("questioned",), tell),
    "return": (("forwarded",), give_back),
    "decide": (("disputed",), decide),
    "refer": (("disputed",), refer),
    "join": (("forwarded",), join),
    "reply": (("answered",), reply),
    "accept": (("answered",), accept),
    "reopen": (("closed",), reopen),
    "rate": (("answered", "closed"), rate),
    "review": (("answered",), review),
}
ACTS = ("file", "file", "forward", "forward", "count", *FREE, *ON_A_CASE)
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(0, 90)), min_size=8, max_size=30)


def act(town: Town, name: str, pick: int, at: datetime) -> None:
    """Do `name` to one of the cases that stand where it can be done; nothing if there is none."""
    if name in FREE:
        FREE[name](town, pick, at)
        return
    states, do = ON_A_CASE[name]
    cases = waiting(*states)
    if cases:
        do(town, pick, at, cases[pick % len(cases)])


def count(at: datetime) -> None:
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass


def facts() -> list[tuple[object, ...]]:
    return sorted(Fact.objects.values_list("measure", "subject", "unit_id", "day", "numerator", "denominator"))


def case_at(town: Town, at: datetime, unit: str = "roads") -> Case:
    """A report filed and forwarded in one moment."""
    case = file_complaint(report=Report(text=TEXT), channel="web", actor=NOBODY, at=at).case
    forward(town, 0 if unit == "roads" else 1, at, case)
    return Case.objects.get(pk=case.pk)


def found(town: Town, *names: str, at: datetime, period: Period = JANUARY) -> dict[str, tuple[int, int]]:
    units = [town.intake.pk, town.roads.pk, town.lights.pk]
    seen = figures([f"complaints.{name}" for name in names], unit_ids=units, period=period, at=at)
    return {key.removeprefix("complaints."): (one.numerator, one.denominator) for key, one in seen.items()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=steps)
def test_counting_as_it_happens_equals_a_rebuild(town: Town, history: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        at = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
        for name, pick, hours in history:
            at += timedelta(hours=hours)
            count(at) if name == "count" else act(town, name, pick, at)
        count(at)
        incremental = facts()
        assert kept_sums() == added_up()
        reports = Complaint.objects.filter(case__procedure=COMPLAINT.name)
        draft_or_no_report = reports.filter(case__state="draft") | reports.filter(archive_reason="no_report")
        counted = reports.count() - draft_or_no_report.count()
        Fact.objects.filter(pk__in=list(Fact.objects.values_list("pk", flat=True)[::2])).delete()
        rebuild("complaints", at=at)
        rebuilt = facts()
        transaction.set_rollback(True)

    assert incremental == rebuilt
    assert len([fact for fact in incremental if fact[0] == "complaints.received"]) == counted


def test_every_step_makes_its_case_count_again() -> None:
    """But those that change nothing that is counted."""
    quiet = {
        "complaints.postponed",
        "complaints.completion_asked",
        "complaints.completed",
        "complaints.drafted",
        "complaints.submitted",
        "complaints.approved",
        "complaints.draft_returned",
    }

    assert {step.event.name for step in COMPLAINT.steps} - set(CHANGES) == quiet


def test_figures_say_what_happened(town: Town, monday: datetime) -> None:
    """Two answered, one of them late; one archived; one still open and overdue."""
    for _ in range(4):
        act(town, "file", 0, monday)
    act(town, "archive", 3, monday)
    for _ in range(3):
        act(town, "forward", 0, monday)
    act(town, "answer", 0, monday + timedelta(days=2))
    later = monday + timedelta(days=10)
    act(town, "answer", 0, later)
    act(town, "accept", 0, later + timedelta(hours=1))
    count(later)
    units = [town.intake.pk, town.roads.pk]

    assert found(
        town, "received", "first_response_on_time", "minutes_to_first_response", "resolved", "reopened", at=later
    ) == {
        "received": (4, 4),
        "first_response_on_time": (1, 2),
        "minutes_to_first_response": (12 * 24 * 60, 2),
        "resolved": (1, 1),
        "reopened": (0, 2),
    }
    assert standing_figures("complaints.overdue_open", unit_ids=units, as_of=later)[town.roads.pk].n == 1
    assert standing_figures("complaints.overdue_open", unit_ids=units, as_of=monday)[town.roads.pk].n == 0
    assert standing_figures("complaints.overdue_open", unit_ids=[town.lights.pk], as_of=later)[town.lights.pk].n == 0


def test_what_was_overdue_at_a_past_moment_is_known_after_its_late_answer(town: Town, monday: datetime) -> None:
    """Due on Monday 12 January at 24:00 (five working days), answered on the 20th."""
    case = case_at(town, monday)
    answered(case, liaison=town.roads_liaison, head=town.roads_head, at=monday + timedelta(days=15))
    count(monday + timedelta(days=16))

    def overdue(day: int) -> int:
        as_of = datetime(2026, 1, day, 2, 0, tzinfo=UTC)
        return standing_figures("complaints.overdue_open", unit_ids=[town.roads.pk], as_of=as_of)[town.roads.pk].n

    assert [overdue(day) for day in (12, 13, 19, 21)] == [0, 1, 1, 0]


def test_a_clock_that_was_late_when_the_case_moved_counts_for_the_unit_that_had_it(
    town: Town, monday: datetime
) -> None:
    case = case_at(town, monday)
    late = monday + timedelta(days=14)
    give_back(town, 0, late, case)
    decide(town, 1, late + timedelta(hours=2), Case.objects.get(pk=case.pk))
    answer(town, 0, late + timedelta(days=1), Case.objects.get(pk=case.pk))
    count(late + timedelta(days=1))
    shares = figures_by_unit(
        "complaints.first_response_on_time",
        unit_ids=[town.roads.pk, town.lights.pk],
        period=JANUARY,
        at=late + timedelta(days=1),
    )

    assert (shares[town.roads.pk].numerator, shares[town.roads.pk].denominator) == (0, 1)
    assert (shares[town.lights.pk].numerator, shares[town.lights.pk].denominator) == (1, 1)
    assert found(town, "returned", "disputes_decided_in_time", at=late) == {
        "returned": (1, 1),
        "disputes_decided_in_time": (1, 1),
    }


def test_a_clock_that_was_in_time_when_the_case_moved_judges_nobody(town: Town, monday: datetime) -> None:
    case = case_at(town, monday)
    give_back(town, 0, monday + timedelta(hours=1), case)
    decide(town, 1, monday + timedelta(hours=2), Case.objects.get(pk=case.pk))
    count(monday + timedelta(hours=3))

    assert found(town, "first_response_on_time", "first_response_owed", at=monday) == {
        "first_response_on_time": (0, 0),
        "first_response_owed": (1, 1),
    }


def test_a_promise_counts_when_it_is_kept_and_stands_out_when_its_day_has_passed(town: Town, monday: datetime) -> None:
    kept, broken = case_at(town, monday), case_at(town, monday)
    for case in (kept, broken):
        promise(town, 1, monday + timedelta(hours=1), case)  # for Friday 9 January
    answer(town, 0, monday + timedelta(days=2), Case.objects.get(pk=kept.pk))
    count(monday + timedelta(days=2))

    def past(day: int) -> int:
        as_of = datetime(2026, 1, day, 2, 0, tzinfo=UTC)
        return standing_figures("complaints.broken_promises", unit_ids=[town.roads.pk], as_of=as_of)[town.roads.pk].n

    assert found(town, "promises_kept", "promises_owed", "settled_on_time", at=monday) == {
        "promises_kept": (1, 1),
        "promises_owed": (1, 1),
        "settled_on_time": (1, 1),
    }
    assert [past(day) for day in (9, 10)] == [0, 1]


def test_time_to_settlement_does_not_end_with_a_promise(town: Town, monday: datetime) -> None:
    case = case_at(town, monday)
    promise(town, 3, monday + timedelta(hours=1), case)
    answer(town, 0, monday + timedelta(days=3), Case.objects.get(pk=case.pk))
    count(monday + timedelta(days=3))

    assert found(town, "minutes_to_first_response", "minutes_to_settlement", at=monday) == {
        "minutes_to_first_response": (60, 1),
        "minutes_to_settlement": (3 * 24 * 60, 1),
    }


def test_opinions_are_points_stars_and_who_came_back(town: Town, monday: datetime) -> None:
    first, second = case_at(town, monday), case_at(town, monday, "lights")
    for case in (first, second):
        answer(town, 0, monday + timedelta(days=1), case)
    review(town, 3, monday + timedelta(days=2), Case.objects.get(pk=first.pk))
    review(town, 5, monday + timedelta(days=2), Case.objects.get(pk=second.pk))
    rate(town, 3, monday + timedelta(days=2), Case.objects.get(pk=second.pk))
    reply(town, 0, monday + timedelta(days=2), Case.objects.get(pk=second.pk))
    count(monday + timedelta(days=3))

    assert found(town, "quality", "answers_sent_back", "rating", "reopened", at=monday) == {
        "quality": (3 + 5, 2),
        "answers_sent_back": (1, 2),
        "rating": (4, 1),
        "reopened": (1, 2),
    }


def test_a_message_counts_once_it_is_a_report_and_never_when_it_is_none(town: Town, monday: datetime) -> None:
    for _ in range(3):
        act(town, "file", 9, monday)
    first, second, _third = waiting("draft")
    screen(town, 1, monday, first)
    screen(town, 0, monday, second)
    count(monday)

    assert found(town, "received", at=monday) == {"received": (1, 1)}
    assert [one.subject for one in behind(town)] == [f"case:{first.pk}"]


def test_wrongdoing_is_in_no_figure(town: Town, monday: datetime) -> None:
    blow_whistle(town, 0, monday)
    count(monday)
    rebuild("complaints", at=monday)

    assert Case.objects.count() == 1
    assert facts() == []


def test_days_are_local(town: Town) -> None:
    """00:30 on 1 April in Jakarta is still March in Greenwich."""
    night = datetime(2026, 3, 31, 17, 30, tzinfo=UTC)
    act(town, "file", 0, night)
    count(night)

    assert found(town, "received", at=night, period=Period(date(2026, 1, 1), date(2026, 3, 31))) == {"received": (0, 0)}
    assert found(town, "received", at=night, period=Period(date(2026, 4, 1), date(2026, 6, 30))) == {"received": (1, 1)}


def behind(town: Town) -> list[Any]:
    return subjects_behind("complaints.received", unit_ids=[town.intake.pk], period=JANUARY)
