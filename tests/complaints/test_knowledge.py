# SPDX-License-Identifier: EUPL-1.2
"""While an answer is written, solved cases like it, fitting templates and whom to ask are offered: only what one may read."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.quality import judgement, next_week, solved
from officers import officer
from praja.duties.complaints.enums import AnswerKind, Classification
from praja.duties.complaints.models import Answer, AnswerTemplate, QualityReview, Topic
from praja.duties.complaints.operations import (
    Report,
    draw_sample,
    file_complaint,
    forward_complaint,
    rate_answer,
    report_wrongdoing,
    review_answer,
)
from praja.duties.complaints.queries.knowledge import offered_for, words_to_begin_with
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.kernel.search.queries import search, tokens_of
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from towns import Town

LAMP = "Lampu penerangan jalan padam di depan sekolah sejak kemarin."
LAMP_AGAIN = "Sudah tiga malam lampu penerangan di gang kami padam semua."
REFUSE = "Tumpukan sampah pasar berbau menyengat dan mengganggu pedagang."
SAID = "Bohlam lampu nomor dua belas diganti hari Senin pukul sembilan."


def waiting(town: Town, at: datetime, text: str = LAMP_AGAIN, topic: Topic | None = None) -> Case:
    """A report that the roads must answer now."""
    filed = file_complaint(
        report=Report(text=text, place="Gang Kenanga", region="99.01.01.1001", topic=topic),
        channel="web",
        actor=NOBODY,
        at=at,
    )
    return forward_complaint(
        case=filed.case,
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def settle(at: datetime) -> None:
    """Let the index hear of everything that happened."""
    while deliver_due(at=at + timedelta(days=60)):
        pass
    while refresh_index(at=at):
        pass


def rate(case: Case, stars: int, at: datetime) -> None:
    reporter = Actor(ActorKind.LINK, "1", case_id=case.pk)
    rate_answer(case=case, stars=stars, text="", actor=reporter, at=at)


def offered_answers(case: Case, actor: Actor, at: datetime) -> list[str]:
    return [one.answer for one in offered_for(case, actor, at).solved]


def test_a_solved_case_like_it_is_offered_with_its_answer(town: Town, monday: datetime) -> None:
    solved(town, monday, text=LAMP, answer=SAID)
    solved(town, monday, text=REFUSE, answer="Sampah sudah diangkut dua truk tadi pagi.")
    settle(monday)
    offered = offered_for(waiting(town, monday), town.roads_liaison, monday)

    assert [one.answer for one in offered.solved] == [SAID]
    assert (offered.solved[0].unit, offered.solved[0].is_good) == ("Dinas Pekerjaan Umum", False)


def test_a_shared_topic_makes_up_for_other_words(town: Town, monday: datetime) -> None:
    topic = Topic.objects.create(name="Penerangan jalan umum")
    solved(town, monday, text="Bohlam di tiang seberang gardu kedip terus menerus.", answer=SAID, topic=topic)
    settle(monday)
    words = "Bohlam sering kedip, tidak nyaman dilihat."

    assert offered_answers(waiting(town, monday, text=words, topic=topic), town.roads_liaison, monday) == [SAID]


def test_well_rated_and_reviewed_come_first_and_bad_ones_never(town: Town, monday: datetime) -> None:
    plain, rated, reviewed, bad, weak = (
        solved(town, monday + timedelta(minutes=n), text=LAMP, answer=f"Lampu nomor {n} sudah diganti regu kami.")
        for n in range(5)
    )
    at = next_week(monday)
    draw_sample(actor=system_actor("complaints.draw_sample"), at=at)
    for case, missing in ((reviewed, ()), (weak, ("shows", "says_when"))):
        answer = Answer.objects.get(complaint=case.pk)
        if not hasattr(answer, "review"):
            QualityReview.objects.create(answer=answer, drawn_at=at)
        note = "Tanpa tanggal dan tanpa foto." if missing else ""
        review_answer(answer=answer, points=judgement(*missing), note=note, actor=town.coordinator, at=at)
    rate(rated, 5, at)
    rate(bad, 1, at)
    settle(at)

    found = offered_answers(waiting(town, at), town.roads_liaison, at)
    assert len(found) == 3
    assert set(found[:2]) == {"Lampu nomor 1 sudah diganti regu kami.", "Lampu nomor 2 sudah diganti regu kami."}
    assert found[2] == "Lampu nomor 0 sudah diganti regu kami."
    assert plain.pk


def test_nothing_is_offered_that_the_officer_may_not_read(town: Town, monday: datetime) -> None:
    solved(town, monday, unit=town.lights, text=LAMP, answer=SAID)
    solved(town, monday, text=LAMP, answer="Rahasia: lampu sudah diganti.", secret=True)
    report_wrongdoing(report=Report(text=LAMP), channel="web", actor=NOBODY, at=monday)
    settle(monday)
    case = waiting(town, monday)

    assert offered_answers(case, town.roads_liaison, monday) == []
    assert offered_answers(case, town.coordinator, monday) == [SAID]


def test_what_is_published_is_offered_to_every_unit_with_whom_to_ask(town: Town, monday: datetime) -> None:
    done = solved(town, monday, unit=town.lights, text=LAMP, answer=SAID, publish=True)
    rate(done, 5, monday + timedelta(hours=1))
    officer("Lina Lampu", Role.LIAISON, town.lights)
    officer("Rano Jalan", Role.LIAISON, town.roads)
    settle(monday)
    offered = offered_for(waiting(town, monday), town.roads_liaison, monday)

    assert [one.answer for one in offered.solved] == [SAID]
    assert [(one.unit, one.answered, one.well, one.liaisons) for one in offered.to_ask] == [
        ("Dinas Perhubungan", 1, 1, 1)
    ]


def test_a_promise_or_an_open_case_teaches_nothing(town: Town, monday: datetime) -> None:
    case = solved(town, monday, text=LAMP, answer=SAID)
    Answer.objects.filter(complaint=case.pk).update(kind=AnswerKind.SCHEDULED)
    waiting(town, monday, text=LAMP)
    settle(monday)

    assert offered_answers(waiting(town, monday), town.roads_liaison, monday) == []


def test_the_statements_do_not_grow_with_the_cases(town: Town, monday: datetime) -> None:
    def statements() -> int:
        settle(monday)
        case = waiting(town, monday)
        with CaptureQueriesContext(connection) as seen:
            offered_for(case, town.roads_liaison, monday)
        return len(seen)

    solved(town, monday, unit=town.lights, text=LAMP, answer=SAID, publish=True)
    AnswerTemplate.objects.create(title="Lampu", kind=AnswerKind.DONE, text="Lampu di {tempat} sudah diganti.")
    few = statements()
    for n in range(4):
        solved(town, monday, text=LAMP, answer=f"{SAID} Nomor {n}.")
        solved(town, monday, unit=town.lights, text=LAMP, answer=f"{SAID} Nomor {n}.", publish=True)
        AnswerTemplate.objects.create(title=f"Lampu {n}", kind=AnswerKind.DONE, text="Lampu di {tempat} sudah diganti.")

    assert statements() == few <= 14


def test_templates_of_topic_and_unit_fit_and_their_gaps_are_filled(town: Town, monday: datetime) -> None:
    topic, other = Topic.objects.create(name="Lampu"), Topic.objects.create(name="Sampah")
    text = "Laporan {kode} tentang {tempat}: {unit}, {tanggal}. Lampu diganti [hari apa]."
    made = [
        AnswerTemplate.objects.create(title=title, kind=AnswerKind.DONE, text=text, **given)
        for title, given in {
            "semua": {},
            "unit": {"unit": town.roads},
            "topik": {"topic": topic},
            "topik lain": {"topic": other},
            "unit lain": {"unit": town.lights},
            "disimpan": {"is_active": False},
        }.items()
    ]
    case = waiting(town, monday, topic=topic)
    found = offered_for(case, town.roads_liaison, monday).templates

    assert [one.title for one in found] == ["topik", "unit", "semua"]
    assert found[0].text.startswith("Laporan ")
    assert (
        "tentang Gang Kenanga, Melati: Dinas Pekerjaan Umum, 5 Januari 2026. Lampu diganti [hari apa]." in found[0].text
    )
    assert words_to_begin_with(case, town.roads_liaison, {"templat": str(made[4].pk)}, monday) is None
    begun = words_to_begin_with(case, town.roads_liaison, {"templat": str(made[2].pk)}, monday)
    assert begun is not None
    assert begun.text == found[0].text


def test_words_of_an_answer_fill_the_draft_only_for_whom_may_read_it(town: Town, monday: datetime) -> None:
    case = waiting(town, monday)
    answers = {
        name: str(Answer.objects.get(complaint=done.pk).pk)
        for name, done in {
            "own": solved(town, monday, text=LAMP, answer=SAID),
            "other": solved(town, monday, unit=town.lights, text=LAMP, answer=SAID),
            "secret": solved(town, monday, text=LAMP, answer=SAID, secret=True),
        }.items()
    }

    def begun(name: str) -> object:
        return words_to_begin_with(case, town.roads_liaison, {"contoh": answers[name]}, monday)

    assert begun("own") is not None
    assert begun("other") is None
    assert begun("secret") is None


@pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 400, "²"])
def test_an_address_that_asks_for_nothing_sensible_fills_nothing(town: Town, monday: datetime, asked: str) -> None:
    case = waiting(town, monday)
    for name in ("contoh", "templat"):
        assert words_to_begin_with(case, town.roads_liaison, {name: asked}, monday) is None


def test_search_finds_the_words_of_an_answer_and_never_a_report_on_wrongdoing(town: Town, monday: datetime) -> None:
    solved(town, monday, text=LAMP, answer=SAID)
    report_wrongdoing(
        report=Report(text="Bohlam lampu dinas dijual oleh pejabat."), channel="web", actor=NOBODY, at=monday
    )
    settle(monday)
    for actor in (town.roads_liaison, town.mayor, town.auditor, town.coordinator, town.inspector):
        found = search("bohlam ", tokens=tokens_of(actor)).found
        assert len(found) == (0 if actor is town.inspector else 1)


def test_the_same_words_are_offered_once(town: Town, monday: datetime) -> None:
    for n in range(3):
        solved(town, monday + timedelta(minutes=n), text=LAMP, answer=SAID)
    settle(monday)

    assert offered_answers(waiting(town, monday), town.roads_liaison, monday) == [SAID]
