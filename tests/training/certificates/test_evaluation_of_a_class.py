# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from openpyxl import load_workbook

from officers import signed_in
from praja.duties.training.attestation.evaluation import evaluations_match_their_events
from praja.duties.training.domain.completion import Shortfall
from praja.duties.training.enums.evaluation import Asked, OfBehaviour, OfClass, OfSession, Rater
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.errors.evaluation import (
    AnsweredBefore,
    EvaluationNotOpen,
    NoSuchTurn,
    NotAsked,
    RatingsIncomplete,
)
from praja.duties.training.models import Curriculum, EvaluationAnswer, EvaluationTurn
from praja.duties.training.operations.evaluation import (
    Opinion,
    answer_behaviour,
    answer_reaction,
    ask_behaviour,
    close_evaluation,
)
from praja.duties.training.queries.certificates import participants_of
from praja.duties.training.queries.evaluation import due_to_be_asked, evaluation_of_classes
from praja.duties.training.tasks.evaluation import ask_what_changed
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Account
from praja.kernel.plans.tasks import read_effects
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from training.certificates.giving import DECIDED, ENDED, decided, ended
from training.change.acting import accepted, count
from training.conftest import STARTED, College

pytestmark = pytest.mark.django_db

MONTHS_LATER = ENDED + timedelta(days=100)
COMMENT = "Lebih banyak latihan di loket."


def people(college: College) -> list[Account]:
    return [college.staff.worker, college.staff.colleague, college.staff.stranger]


def opinion(rating: int = 4, comment: str = "") -> Opinion:
    return Opinion(dict.fromkeys(OfClass.values, rating), comment)


def answer(college: College, account: Account, rating: int = 4, **more: Any) -> None:
    answer_reaction(
        training_class=college.reread(),
        of_class=more.get("of_class", opinion(rating, more.get("comment", ""))),
        of_sessions=more.get("of_sessions", {}),
        actor=college.actor(account, ENDED),
        at=ENDED,
    )


def close(college: College, asked: Asked = Asked.REACTION) -> None:
    actor = college.actor(college.keeper, DECIDED)
    close_evaluation(case=college.reread().case, asked=asked, actor=actor, at=DECIDED)


def mismatches() -> list[str]:
    return [one.what for one in evaluations_match_their_events()]


def test_an_answer_leads_back_to_nobody(college: College) -> None:
    answer(college, college.staff.worker, comment=COMMENT)
    [row], [turn] = EvaluationAnswer.objects.all(), EvaluationTurn.objects.all()
    fields = {field.name for field in apps.get_model("training", "EvaluationAnswer")._meta.get_fields()}
    assert fields == {"id", "training_class", "asked", "rater", "session", "seat", "ratings", "comment"}
    assert row.seat_id is None
    assert turn.answered_on == date(2026, 3, 9)
    [event] = LedgerEvent.objects.filter(name="training.evaluation_answered")
    assert str(row.pk) not in event.payload + event.refs
    assert COMMENT not in event.payload


def test_the_order_of_answers_is_not_kept(college: College) -> None:
    for account in people(college):
        answer(college, account)
    numbers = list(EvaluationAnswer.objects.values_list("pk", flat=True))
    assert min(numbers) > 3


def test_everybody_who_takes_part_answers_once(college: College) -> None:
    answer(college, college.staff.worker)
    with pytest.raises(AnsweredBefore):
        answer(college, college.staff.worker)
    for account in (college.trainer, college.keeper, college.staff.roads_head):
        with pytest.raises(NotAsked):
            answer(college, account)


def test_half_an_answer_is_none(college: College) -> None:
    session = college.sessions[0].pk
    for said in (
        {"of_class": Opinion({"overall": 5})},
        {"of_class": Opinion(dict.fromkeys(OfClass.values, 6))},
        {"of_sessions": {session: {"mastery": 5}}},
        {"of_sessions": {10**9: dict.fromkeys(OfSession.values, 5)}},
    ):
        with pytest.raises(RatingsIncomplete):
            answer(college, college.staff.worker, **said)
    assert not EvaluationTurn.objects.exists()


def test_few_answers_are_not_shown_and_the_law_says_how_many_are_few(college: College) -> None:
    session = college.sessions[0].pk
    for account in people(college):
        answer(college, account, of_sessions={session: dict.fromkeys(OfSession.values, 5)}, comment=COMMENT)
    found = evaluation_of_classes([college.reread()], date(2026, 3, 9), system_actor("t"))
    assert (found.fewest, found.reaction_heard.answered, found.participants) == (5, 3, 3)
    assert not any(one.rated.is_shown for one in found.reaction)
    assert not any(one.rated.is_shown for held in found.sessions for one in held.statements)
    assert found.comments == ()


def test_after_the_closing_nothing_is_taken_and_nothing_can_be_changed(college: College) -> None:
    answer(college, college.staff.worker)
    answer(college, college.staff.colleague, 2)
    close(college)
    close(college)
    with pytest.raises(EvaluationNotOpen):
        answer(college, college.staff.stranger)
    assert mismatches() == []
    row = EvaluationAnswer.objects.order_by("pk").first()
    assert row is not None
    EvaluationAnswer.objects.filter(pk=row.pk).update(ratings={**row.ratings, "overall": 1})
    assert mismatches() == ["its answers are not those that were there when it was closed"]
    EvaluationAnswer.objects.filter(pk=row.pk).delete()
    assert len(mismatches()) == 2


def test_an_answer_that_nobody_gave_is_found_before_the_closing_too(college: College) -> None:
    answer(college, college.staff.worker)
    EvaluationAnswer.objects.create(
        id=7, training_class=college.training_class, asked=Asked.REACTION, rater=Rater.SELF, ratings={"overall": 5}
    )
    assert mismatches() == ["has 2 answers, but 1 were given"]


def test_only_who_runs_the_class_closes_it(college: College) -> None:
    worker = college.actor(college.staff.worker, DECIDED)
    with pytest.raises(NotYourClass):
        close_evaluation(case=college.reread().case, asked=Asked.REACTION, actor=worker, at=DECIDED)


def test_months_later_participant_superior_and_colleagues_are_asked_once(college: College) -> None:
    decided(ended(college))
    assert due_to_be_asked(date(2026, 6, 5)) == []
    ask_what_changed(MONTHS_LATER)
    ask_what_changed(MONTHS_LATER + timedelta(days=1))
    worker = college.seat(college.staff.worker)
    raters = dict(EvaluationTurn.objects.filter(seat=worker, asked=Asked.BEHAVIOUR).values_list("person_id", "rater"))
    assert raters[worker.employee.person_id] == Rater.SELF
    assert raters[college.staff.bridges_head.person_id] == Rater.SUPERIOR
    assert raters[college.staff.colleague.person_id] == Rater.COLLEAGUE
    items = WorkItem.objects.filter(kind="training.rate_behaviour", closed_at=None)
    assert items.count() == EvaluationTurn.objects.filter(asked=Asked.BEHAVIOUR).count()
    assert {item.due_at > MONTHS_LATER for item in items} == {True}
    with pytest.raises(EvaluationNotOpen):
        answer(college, college.staff.worker)
    assert mismatches() == []


def test_who_is_asked_answers_once_and_the_desk_is_empty_again(college: College) -> None:
    decided(ended(college))
    ask_behaviour(training_class=college.reread(), actor=system_actor("t"), at=MONTHS_LATER)
    turn = EvaluationTurn.objects.get(seat=college.seat(college.staff.worker), rater=Rater.SUPERIOR)
    said = Opinion(dict.fromkeys(OfBehaviour.values, 4))
    with pytest.raises(NoSuchTurn):
        answer_behaviour(
            turn=turn, opinion=said, actor=college.actor(college.staff.worker, MONTHS_LATER), at=MONTHS_LATER
        )
    superior = college.actor(college.staff.bridges_head, MONTHS_LATER)
    answer_behaviour(turn=turn, opinion=said, actor=superior, at=MONTHS_LATER)
    with pytest.raises(AnsweredBefore):
        answer_behaviour(turn=turn, opinion=said, actor=superior, at=MONTHS_LATER)
    open_items = WorkItem.objects.filter(kind="training.rate_behaviour", closed_at=None)
    assert not open_items.filter(url=f"/diklat/evaluasi/{turn.pk}/").exists()
    found = evaluation_of_classes([college.reread()], date(2026, 7, 1), system_actor("t"))
    assert found.behaviour_heard[Rater.SUPERIOR].answered == 1
    assert mismatches() == []


def test_pages_show_each_reader_their_own(college: College) -> None:
    ended(college)
    code = college.training_class.case.code
    address = f"/diklat/kelas/{code}/evaluasi/"
    worker = signed_in(college.staff.worker)
    refused = worker.post(f"{address}isi/", {"class-overall": "5", "comment": COMMENT})
    assert refused.status_code == 422
    assert COMMENT in refused.content.decode()
    said = {f"class-{one}": "4" for one in OfClass.values} | {"comment": COMMENT}
    assert worker.post(f"{address}isi/", said).status_code == 302
    own, whole = worker.get(address).content.decode(), signed_in(college.keeper).get(address).content.decode()
    taught = signed_in(college.trainer).get(address).content.decode()
    assert "1. Reaction" in whole
    assert "1 of 3 have answered." in whole
    assert COMMENT not in whole
    assert "1. Reaction" not in own + taught
    assert "You have answered." in own
    assert "Your sessions" in taught
    for other in (college.trainer, college.staff.worker, college.coach):
        assert signed_in(other).get(f"{address}laporan.xlsx").status_code == 403
        assert signed_in(other).get("/diklat/program/PEL-PRIMA/evaluasi/").status_code == 404


def test_the_report_is_there_to_be_edited(college: College) -> None:
    answer(college, college.staff.worker)
    page = signed_in(college.keeper)
    address = f"/diklat/kelas/{college.training_class.case.code}/evaluasi/laporan"
    book = load_workbook(BytesIO(page.get(f"{address}.xlsx").content))
    assert "The class" in book.sheetnames
    assert page.get(f"{address}.docx").content.startswith(b"PK")
    whole = page.get("/diklat/program/PEL-PRIMA/evaluasi/").content.decode()
    assert "1 class" in whole
    assert page.get("/diklat/program/PEL-PRIMA/evaluasi/laporan.xlsx").status_code == 200


def test_before_it_begins_nothing_is_open(college: College) -> None:
    assert college.reread().case.state == "running"
    answer(college, college.staff.worker)
    assert EvaluationTurn.objects.get().asked_at < STARTED


def test_the_fourth_level_reads_the_numbers_of_the_units(college: College) -> None:
    accepted(college, college.staff.worker, college.staff.bridges_head)
    count(college.staff.bridges, date(2026, 8, 1), 1, 19)
    read_effects(datetime(2026, 9, 5, 1, 0, tzinfo=UTC))
    seen = evaluation_of_classes([college.reread()], date(2026, 9, 5), system_actor("t"))
    assert {(one.unit, one.line.months) for one in seen.results} == {
        (college.staff.bridges.name, months) for months in (3, 6)
    }
    stranger = college.actor(college.staff.stranger, STARTED)
    assert evaluation_of_classes([college.reread()], date(2026, 9, 5), stranger).results == ()
    address = f"/diklat/kelas/{college.training_class.case.code}/evaluasi/"
    page = signed_in(college.keeper).get(address).content.decode()
    assert "after 3 months" in page
    assert signed_in(college.keeper).get(f"{address}laporan.docx").status_code == 200


def test_a_plan_that_is_asked_for_counts_once_it_is_accepted(college: College) -> None:
    Curriculum.objects.update(needs_plan=True)
    accepted(college, college.staff.worker, college.staff.bridges_head)
    found = {one.seat.employee.person_id: one for one in participants_of(college.reread(), date(2026, 3, 9))}
    assert Shortfall.PLAN not in found[college.staff.worker.person_id].missed
    assert Shortfall.PLAN in found[college.staff.colleague.person_id].missed
