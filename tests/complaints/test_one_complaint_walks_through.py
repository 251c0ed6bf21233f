# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from praja.duties.complaints.enums import AnswerKind, Classification
from praja.duties.complaints.errors import TextTooShort
from praja.duties.complaints.operations import (
    AnswerWords,
    Report,
    accept_answer,
    close_silent,
    file_complaint,
    forward_complaint,
    reply_to_answer,
    submit_draft,
)
from praja.duties.complaints.operations.reporting_back import _close_silent
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.errors import AlreadyFiled, StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.work.queries import open_items
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from towns import Town
from towns import answered as answered_by

TEXT = "Lampu jalan di depan pasar mati sejak tiga malam."


def filed(at: datetime) -> Case:
    return file_complaint(report=Report(text=TEXT, region="99.01.01.1001"), channel="web", actor=NOBODY, at=at).case


def forwarded(town: Town, at: datetime) -> Case:
    return forward_complaint(
        case=filed(at),
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=True,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def answered(town: Town, at: datetime) -> Case:
    case = forwarded(town, at)
    return answered_by(case, liaison=town.roads_liaison, head=town.roads_head, at=at + timedelta(days=1))


def test_filing_starts_the_verification_clock_and_opens_work_for_the_coordinator(town: Town, monday: datetime) -> None:
    case = filed(monday)

    assert case.due_at == datetime(2026, 1, 8, 17, 0, tzinfo=UTC)
    assert [item.case_id for item in open_items(town.coordinator)] == [case.pk]
    assert not open_items(town.roads_liaison).exists()


def test_forwarding_moves_the_case_its_clocks_and_its_work(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)

    assert (case.state, case.lead_unit_id, case.is_public) == ("forwarded", town.roads.pk, True)
    assert case.due_at == datetime(2026, 1, 12, 17, 0, tzinfo=UTC)
    assert [item.kind for item in open_items(town.roads_liaison)] == ["complaints.respond"]
    assert not open_items(town.coordinator).exists()


def test_an_answer_stops_the_clocks_in_time_and_accepting_it_closes_the_case(town: Town, monday: datetime) -> None:
    case = answered(town, monday)
    outcomes = set(case.deadlines.filter(clock__in=("response", "resolution")).values_list("outcome", flat=True))
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    closed = accept_answer(case=case, actor=reporter, at=monday + timedelta(days=2), seen_version=5)

    assert outcomes == {"met"}
    assert (closed.state, closed.closed_at) == ("closed", monday + timedelta(days=2))


def test_a_reply_reopens_and_silence_closes_after_ten_working_days(town: Town, monday: datetime) -> None:
    case = answered(town, monday)
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    back = reply_to_answer(
        case=case, text="Masih mati di ujung jalan.", actor=reporter, at=monday + timedelta(days=2), seen_version=5
    )
    later = monday + timedelta(days=3)
    again = answered_by(back, liaison=town.roads_liaison, head=town.roads_head, at=later)
    system = system_actor("tests")
    early = close_silent(actor=system, at=monday + timedelta(days=16))
    late = close_silent(actor=system, at=monday + timedelta(days=20))
    again.refresh_from_db()

    assert (early, late, again.state) == (0, 1, "closed")


def test_verify_is_clean_after_the_journey(town: Town, monday: datetime) -> None:
    answered(town, monday)
    while close_interval(at=monday, limit=7):
        pass

    assert list(verify()) == []


def test_the_same_submission_twice_is_one_case(town: Town, monday: datetime) -> None:
    from uuid import uuid4

    key = uuid4()
    first = file_complaint(report=Report(text=TEXT), channel="web", actor=NOBODY, at=monday, idempotency_key=key)
    with pytest.raises(AlreadyFiled) as refused:
        file_complaint(report=Report(text=TEXT), channel="web", actor=NOBODY, at=monday, idempotency_key=key)

    assert refused.value.detail == {"case_id": first.case.pk}
    assert Case.objects.count() == 1


def test_stale_forged_and_foreign_steps_are_refused_and_write_nothing(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    words = AnswerWords(kind=AnswerKind.DONE, text="Sudah dikerjakan semua.", no_photo_reason="Gelap.")
    answer = {"case": case, "words": words, "at": monday}

    with pytest.raises(StaleCase):
        submit_draft(**answer, actor=town.roads_liaison, seen_version=1)
    with pytest.raises(StepNotAllowed):
        submit_draft(**answer, actor=town.lights_liaison, seen_version=2)
    with pytest.raises(WrongState):
        accept_answer(case=case, actor=Actor(ActorKind.LINK, "x", case_id=case.pk), at=monday, seen_version=2)
    case.refresh_from_db()

    assert (case.state, case.version, case.complaint.answers.count()) == ("forwarded", 2, 0)


def test_filing_takes_at_most_nine_statements_and_a_transaction(
    town: Town, monday: datetime, django_assert_max_num_queries
) -> None:
    filed(monday)
    with django_assert_max_num_queries(11):
        filed(monday)


@pytest.mark.parametrize("text", ["rusak", "\u200b" * 40, " \n\t" * 20, "a b c d e f g h i"])
def test_a_report_that_says_too_little_is_refused(town: Town, monday: datetime, text: str) -> None:
    with pytest.raises(TextTooShort):
        file_complaint(report=Report(text=text), channel="web", actor=NOBODY, at=monday)
    assert Case.objects.count() == 0


def test_a_case_whose_reporter_spoke_meanwhile_is_not_closed_by_silence(town: Town, monday: datetime) -> None:
    case = answered(town, monday)
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    reply_to_answer(case=case, text="Masih mati di ujung jalan.", actor=reporter, at=monday, seen_version=5)

    assert _close_silent(case.pk, system_actor("tests"), monday) is False
