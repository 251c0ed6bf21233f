# SPDX-License-Identifier: EUPL-1.2
"""Reports of the same thing are joined: one answer for all of them, each judged by its own clock."""

from datetime import date, datetime, timedelta

import pytest

from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification
from praja.duties.complaints.errors import NotTheSame
from praja.duties.complaints.models import Answer, Complaint
from praja.duties.complaints.operations import (
    Report,
    answer_joined,
    archive_complaint,
    ask_data,
    carry_joined,
    decide_competence,
    end_incomplete,
    file_complaint,
    forward_complaint,
    join_complaint,
    publish_answer,
    release_joined,
    reply_to_answer,
    return_complaint,
    separate_complaint,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.work.queries import open_items
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from towns import Town
from towns import answered as answered_by

PLATFORM = system_actor("complaints.joined")
DAY = timedelta(days=1)


def filed(at: datetime, text: str = "Lampu jalan mati di depan pasar.", **said: object) -> Case:
    return file_complaint(report=Report(text=text, **said), channel="web", actor=NOBODY, at=at).case  # type: ignore[arg-type]


def forwarded(town: Town, at: datetime, **said: object) -> Case:
    return forward_complaint(
        case=filed(at, **said),  # type: ignore[arg-type]
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=True,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def joined(town: Town, at: datetime, into: Case, case: Case | None = None) -> Case:
    case = case or filed(at)
    return join_complaint(case=case, into=into, actor=town.coordinator, at=at, seen_version=case.version)


def said_by(town: Town, case: Case, at: datetime, **words: object) -> Answer:
    answered_by(case, liaison=town.roads_liaison, head=town.roads_head, at=at, **words)  # type: ignore[arg-type]
    return Answer.objects.filter(complaint=case.pk).latest("number")


def reporter_of(case: Case) -> Actor:
    return Actor(ActorKind.LINK, "tautan", case_id=case.pk)


def standing(case: Case) -> tuple[str, int, int | None]:
    """State, lead unit and main report."""
    found = Complaint.objects.select_related("case").get(pk=case.pk)
    return found.case.state, found.case.lead_unit_id, found.joined_to_id


def test_five_reports_get_one_answer_and_each_reporter_may_reply_alone(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    four = [joined(town, monday + DAY, main) for _ in range(4)]
    answer = said_by(town, main, monday + 2 * DAY)

    told = answer_joined(answer=answer, actor=PLATFORM, at=monday + 2 * DAY)
    reply_to_answer(
        case=four[0],
        text="Lampunya masih mati malam ini.",
        actor=reporter_of(four[0]),
        at=monday + 3 * DAY,
        seen_version=3,
    )

    assert told == 4
    assert [list(Complaint.objects.get(pk=case.pk).answers.values_list("text", flat=True)) for case in four] == [
        [answer.text]
    ] * 4
    assert standing(four[0]) == ("forwarded", town.roads.pk, None)
    assert [standing(case) for case in four[1:]] == [("answered", town.roads.pk, main.pk)] * 3
    assert standing(main)[0] == "answered"
    close_interval(at=monday + 4 * DAY)
    assert list(verify()) == []


def test_each_is_judged_by_its_own_clock(town: Town, monday: datetime) -> None:
    late = filed(monday - 30 * DAY)
    main = forwarded(town, monday)
    joined(town, monday, main, late)
    fresh = joined(town, monday, main)
    answer_joined(answer=said_by(town, main, monday + DAY), actor=PLATFORM, at=monday + DAY)

    def judged(case: Case) -> dict[str, str]:
        return dict(case.deadlines.exclude(outcome="running").values_list("clock", "outcome"))

    assert judged(late)["verification"] == "late"
    assert judged(fresh) == {"verification": "met", "response": "met", "resolution": "met"}


def test_an_answer_that_is_delivered_twice_is_written_once(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    other = joined(town, monday, main)
    answer = said_by(
        town,
        main,
        monday,
        kind=AnswerKind.SCHEDULED,
        text="Diganti oleh Bidang Penerangan.",
        promised_for=date(2026, 2, 2),
    )

    told = [answer_joined(answer=answer, actor=PLATFORM, at=monday + DAY) for _ in range(2)]

    assert told == [1, 0]
    assert Answer.objects.filter(complaint=other.pk).count() == 1
    assert standing(other)[0] == "joined"


def test_a_promise_made_before_holds_for_those_who_join_later(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    said_by(
        town,
        main,
        monday,
        kind=AnswerKind.SCHEDULED,
        text="Diganti oleh Bidang Penerangan.",
        promised_for=date(2026, 2, 2),
    )
    other = joined(town, monday + DAY, main)

    assert [answer.promised_for for answer in Answer.objects.filter(complaint=other.pk)] == [date(2026, 2, 2)]
    assert set(other.deadlines.filter(outcome="running").values_list("clock", flat=True)) == {"resolution", "promise"}


def test_those_that_were_joined_go_along_with_a_step_of_their_own(town: Town, monday: datetime) -> None:
    first, second = forwarded(town, monday), forwarded(town, monday)
    follower = joined(town, monday, first)
    joined(town, monday + DAY, second, first)

    assert [standing(case) for case in (follower, first)] == [("joined", town.roads.pk, second.pk)] * 2
    assert LedgerEvent.objects.filter(stream=follower.stream).latest("seq").name == "complaints.went_along"
    assert answer_joined(answer=said_by(town, second, monday + DAY), actor=PLATFORM, at=monday + DAY) == 2
    close_interval(at=monday + 4 * DAY)
    assert list(verify()) == []


def redirected(town: Town, case: Case, at: datetime) -> Case:
    return_complaint(
        case=case,
        reason="Ini urusan perhubungan.",
        proposed_unit=None,
        actor=town.roads_liaison,
        at=at,
        seen_version=None,
    )
    return decide_competence(
        case=case,
        to_unit=town.lights,
        affair=None,
        decision="Lampu jalan ada pada perhubungan.",
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )


def test_those_that_wait_go_with_the_main_report_to_another_unit(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    carried, separated, answered = (joined(town, monday, main) for _ in range(3))
    redirected(town, main, monday)

    separate_complaint(case=separated, actor=town.coordinator, at=monday, seen_version=2)
    answered_by(main, liaison=town.lights_liaison, head=town.lights_head, at=monday)
    answer_joined(answer=Answer.objects.get(complaint=main.pk), actor=PLATFORM, at=monday)

    assert standing(separated) == ("forwarded", town.lights.pk, None)
    assert standing(answered) == ("answered", town.lights.pk, main.pk)
    assert standing(carried) == ("answered", town.lights.pk, main.pk)


def test_carrying_moves_all_once(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    waiting = [joined(town, monday, main) for _ in range(2)]
    redirected(town, main, monday)

    assert [carry_joined(main=main, actor=PLATFORM, at=monday) for _ in range(2)] == [2, 0]
    assert {standing(case) for case in waiting} == {("joined", town.lights.pk, main.pk)}


def test_a_separated_report_stands_on_its_units_desk_again(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    other = joined(town, monday, main)
    before = open_items(town.roads_liaison).count()
    separate_complaint(case=other, actor=town.roads_liaison, at=monday, seen_version=2)

    assert (before, open_items(town.roads_liaison).count()) == (1, 2)
    assert answer_joined(answer=said_by(town, main, monday), actor=PLATFORM, at=monday) == 0


def test_when_the_main_report_ends_unanswered_the_others_stand_alone_again(town: Town, monday: datetime) -> None:
    main = forwarded(town, monday)
    other = joined(town, monday, main)
    ask_data(case=main, text="Di tiang nomor berapa?", actor=town.roads_liaison, at=monday, seen_version=2)
    later = monday + 40 * DAY

    assert (end_incomplete(actor=PLATFORM, at=later), standing(main)[0]) == (1, "archived")
    assert [release_joined(actor=PLATFORM, at=later) for _ in range(2)] == [1, 0]
    assert standing(other) == ("forwarded", town.roads.pk, None)


@pytest.mark.parametrize("what", ["itself", "received", "answered", "joined", "secret"])
def test_what_cannot_take_in_says_so_and_changes_nothing(town: Town, monday: datetime, what: str) -> None:
    case, main = forwarded(town, monday), forwarded(town, monday, secret=what == "secret")
    if what == "received":
        main = filed(monday)
    elif what == "answered":
        said_by(town, main, monday)
    elif what == "joined":
        joined(town, monday, forwarded(town, monday), main)
    into = case if what == "itself" else main
    before = LedgerEvent.objects.count()

    with pytest.raises(NotTheSame):
        joined(town, monday, into, case)
    assert (standing(case)[2], LedgerEvent.objects.count()) == (None, before)


def test_a_secret_report_may_be_joined_to_an_open_one(town: Town, monday: datetime) -> None:
    case = joined(town, monday, forwarded(town, monday), filed(monday, secret=True))

    assert (case.state, case.is_public) == ("joined", False)


def test_only_who_coordinates_both_may_join_them(town: Town, monday: datetime) -> None:
    main, case = forwarded(town, monday), filed(monday)
    with pytest.raises(StepNotAllowed):
        join_complaint(case=case, into=main, actor=town.roads_liaison, at=monday, seen_version=1)

    grant = town.coordinator.grants[0]
    elsewhere = Actor(
        ActorKind.EMPLOYEE, "77", (type(grant)(grant.role, frozenset({town.intake.pk}), grant.since, grant.until),)
    )
    with pytest.raises(StepNotAllowed):
        join_complaint(case=case, into=main, actor=elsewhere, at=monday, seen_version=1)


def test_a_stale_page_joins_nothing(town: Town, monday: datetime) -> None:
    main, case = forwarded(town, monday), forwarded(town, monday)

    with pytest.raises(StaleCase):
        join_complaint(case=case, into=main, actor=town.coordinator, at=monday, seen_version=1)
    assert standing(case)[2] is None


def test_a_joined_report_is_neither_archived_nor_answered_alone(town: Town, monday: datetime) -> None:
    case = joined(town, monday, forwarded(town, monday))

    with pytest.raises(WrongState):
        archive_complaint(
            case=case,
            reason=ArchiveReason.TOO_GENERAL,
            note="Ini terlalu umum untuk kami.",
            actor=town.coordinator,
            at=monday,
            seen_version=2,
        )
    with pytest.raises(WrongState):
        publish_answer(case=case, actor=town.roads_liaison, at=monday, seen_version=2)
