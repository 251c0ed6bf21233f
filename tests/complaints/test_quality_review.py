# SPDX-License-Identifier: EUPL-1.2
"""The coordinator judges a drawn answer by five points; a weak one goes back to the unit."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from complaints.quality import drawn, judgement, next_week
from praja.duties.complaints.errors import AlreadyReviewed, NotWeak, OwnAnswer, TextTooShort
from praja.duties.complaints.models import Answer, AnswerDraft, QualityReview
from praja.duties.complaints.operations import (
    accept_answer,
    close_silent,
    reply_to_answer,
    review_and_send_back,
    review_answer,
    send_back_answer,
)
from praja.duties.complaints.queries.quality import can_go_back, visible_reviews
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor, ActorKind, system_actor
from towns import Town, answered

NOTE = "Jawaban tidak menyebut tanggal dan tidak memperlihatkan hasilnya."


def reporter_of(answer: Answer) -> Actor:
    return Actor(ActorKind.LINK, "1", case_id=answer.complaint_id)


def test_a_good_answer_leaves_the_desk_without_a_note(town: Town, monday: datetime) -> None:
    answer, at = drawn(town, monday), next_week(monday)
    review = review_answer(answer=answer, points=judgement("shows"), note="", actor=town.coordinator, at=at)

    assert (review.shows, review.polite, review.reviewed_at, review.sent_back) == (False, True, at, False)
    assert not WorkItem.objects.filter(kind="complaints.review", closed_at=None).exists()
    event = history(answer.complaint.case.stream)[-1]
    assert (event.name, event.payload["number"]) == ("complaints.answer_reviewed", 1)
    assert event.payload["points"] == ["to_the_point", "says_what", "says_when", "polite"]


def test_a_weak_answer_goes_back_and_the_unit_reads_why(town: Town, monday: datetime) -> None:
    answer, at = drawn(town, monday), next_week(monday)
    case = review_and_send_back(
        case=answer.complaint.case,
        answer=answer,
        points=judgement("says_when", "shows"),
        note=NOTE,
        actor=town.coordinator,
        at=at,
        seen_version=answer.complaint.case.version,
    )

    assert case.state == "forwarded"
    assert WorkItem.objects.get(case_id=case.pk, closed_at=None).kind == "complaints.respond_again"
    assert QualityReview.objects.values_list("note", "sent_back").get(answer=answer) == (NOTE, True)
    payloads = {row.name: row.payload for row in history(case.stream)[-2:]}
    assert payloads["complaints.sent_back"]["points"] == 3
    assert payloads["complaints.sent_back"]["note"] == payloads["complaints.answer_reviewed"]["note"]
    assert NOTE not in "".join(LedgerEvent.objects.values_list("payload", flat=True))


def test_a_weak_judgement_needs_a_reason_and_a_good_one_does_not_go_back(town: Town, monday: datetime) -> None:
    answer, at = drawn(town, monday), next_week(monday)
    with pytest.raises(TextTooShort) as refused:
        review_answer(answer=answer, points=judgement("polite", "shows"), note="-", actor=town.coordinator, at=at)
    assert refused.value.field == "note"

    case = answer.complaint.case
    with pytest.raises(NotWeak):
        send_back_answer(case=case, answer=answer, actor=town.coordinator, at=at, seen_version=None)
    with pytest.raises(NotWeak):
        review_and_send_back(
            case=case,
            answer=answer,
            points=judgement("shows"),
            note=NOTE,
            actor=town.coordinator,
            at=at,
            seen_version=None,
        )
    assert QualityReview.objects.get(answer=answer).reviewed_at is None


def test_nobody_judges_twice_or_what_they_wrote(town: Town, monday: datetime) -> None:
    answer, at = drawn(town, monday), next_week(monday)
    AnswerDraft.objects.update(written_by=int(town.coordinator.id))
    with pytest.raises(OwnAnswer):
        review_answer(answer=answer, points=judgement(), note="", actor=town.coordinator, at=at)

    other = replace(town.coordinator, id="77")
    review_answer(answer=answer, points=judgement(), note="", actor=other, at=at)
    with pytest.raises(AlreadyReviewed):
        review_answer(answer=answer, points=judgement("shows"), note="", actor=other, at=at)


@pytest.mark.parametrize("who", ["roads_liaison", "roads_head", "auditor", "inspector"])
def test_only_the_coordinator_judges(town: Town, monday: datetime, who: str) -> None:
    answer, at = drawn(town, monday), next_week(monday)
    with pytest.raises(StepNotAllowed):
        review_answer(answer=answer, points=judgement(), note="", actor=getattr(town, who), at=at)
    assert not visible_reviews(getattr(town, who)).exists()
    assert visible_reviews(town.coordinator).get().pk == answer.pk


def test_the_review_stays_on_the_desk_when_the_case_moves_on(town: Town, monday: datetime) -> None:
    first, at = drawn(town, monday), next_week(monday)
    reply_to_answer(
        case=first.complaint.case, text="Belum selesai juga.", actor=reporter_of(first), at=at, seen_version=None
    )

    assert WorkItem.objects.filter(kind="complaints.review", closed_at=None).exists()
    review_answer(answer=first, points=judgement("says_when", "shows"), note=NOTE, actor=town.coordinator, at=at)
    review = visible_reviews(town.coordinator).get(pk=first.pk)
    assert not can_go_back(review)
    with pytest.raises(WrongState):
        send_back_answer(case=first.complaint.case, answer=first, actor=town.coordinator, at=at, seen_version=None)


def test_an_answer_to_a_closed_case_goes_back_and_opens_it(town: Town, monday: datetime) -> None:
    answer = drawn(town, monday)
    at = monday + timedelta(days=40)
    assert close_silent(actor=system_actor("complaints.close_silent"), at=at) == 1
    case = review_and_send_back(
        case=answer.complaint.case,
        answer=answer,
        points=judgement("says_when", "shows"),
        note=NOTE,
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )

    assert (case.state, case.closed_at) == ("forwarded", None)


def test_a_page_that_is_out_of_date_sends_nothing_back(town: Town, monday: datetime) -> None:
    answer, at = drawn(town, monday), next_week(monday)
    seen = answer.complaint.case.version
    accept_answer(case=answer.complaint.case, actor=reporter_of(answer), at=at, seen_version=None)
    with pytest.raises(StaleCase):
        review_and_send_back(
            case=answer.complaint.case,
            answer=answer,
            points=judgement("says_when", "shows"),
            note=NOTE,
            actor=town.coordinator,
            at=at,
            seen_version=seen,
        )

    review = QualityReview.objects.get(answer=answer)
    assert (review.reviewed_at, review.sent_back) == (None, False)


def test_an_answer_that_a_later_one_replaced_does_not_go_back(town: Town, monday: datetime) -> None:
    first, at = drawn(town, monday), next_week(monday)
    review_answer(answer=first, points=judgement("says_when", "shows"), note=NOTE, actor=town.coordinator, at=at)
    case = reply_to_answer(
        case=first.complaint.case, text="Belum selesai juga.", actor=reporter_of(first), at=at, seen_version=None
    )
    case = answered(case, liaison=town.roads_liaison, head=town.roads_head, at=at)
    with pytest.raises(WrongState):
        send_back_answer(case=case, answer=first, actor=town.coordinator, at=at, seen_version=None)
