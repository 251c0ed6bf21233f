# SPDX-License-Identifier: EUPL-1.2
"""The story tells officers every act in its words; and of what is internal nothing reaches the reporter or the public."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from officers import officer, signed_in
from praja.duties.complaints.enums import AnswerKind, Classification
from praja.duties.complaints.events import (
    WrongdoingAnswered,
    WrongdoingClosed,
    WrongdoingReplied,
    WrongdoingReported,
)
from praja.duties.complaints.operations import (
    AnswerWords,
    answer_question,
    approve_draft,
    ask_data,
    decide_competence,
    forward_complaint,
    postpone_complaint,
    publish_answer,
    rate_answer,
    return_complaint,
    return_draft,
    save_draft,
    submit_draft,
    write_note,
)
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.office_story import office_story
from praja.duties.complaints.queries.office_told import INTERNAL, TOLD
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind
from residents import browser, filed, open_link
from towns import Town

ANSWER = "Lampu sudah diganti kemarin malam oleh regu kami."
UNFINISHED = "Draf yang belum boleh dibaca orang."
INSIDE = {
    "note": "Pelapor ini pernah marah di kantor.",
    "return_note": "Jangan sebut nama kontraktornya.",
    "dispute": "Dinas sebelah selalu mengelak.",
    "decision": "Perda memberi urusan ini kepada mereka.",
    "draft": UNFINISHED,
}


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime) -> Any:
    with clock.frozen(monday + timedelta(hours=9)), translation.override("en"):
        yield


def walked(town: Town, at: datetime) -> tuple[Case, Any]:
    """A case to which nearly everything happened, a minute apart."""
    opened = filed(at)
    moments = iter(at + timedelta(minutes=number) for number in range(1, 60))
    case = opened.case

    def by(actor: Actor) -> dict[str, Any]:
        return {"case": case, "actor": actor, "at": next(moments), "seen_version": None}

    reporter = Actor(ActorKind.LINK, case_id=case.pk)
    case = postpone_complaint(**by(town.coordinator), reason="Menunggu rapat hari Kamis.")
    choices = {"classification": Classification.NON_SUPERVISORY, "about_service": False, "publish": True}
    case = forward_complaint(**by(town.coordinator), to_unit=town.lights, **choices)
    case = return_complaint(**by(town.lights_liaison), reason=INSIDE["dispute"], proposed_unit=town.roads)
    decided = {"to_unit": town.roads, "affair": None, "decision": INSIDE["decision"]}
    case = decide_competence(**by(town.coordinator), **decided)
    case = ask_data(**by(town.roads_liaison), text="Tiang nomor berapa?")
    case = answer_question(**by(reporter), text="Tiang nomor tujuh.", files=[])
    for text in (UNFINISHED, f"{UNFINISHED} Lagi."):
        words = AnswerWords(kind=AnswerKind.EXPLAINED, text=text)
        case = save_draft(**by(town.roads_liaison), words=words)
    case = submit_draft(**by(town.roads_liaison), words=words)
    case = return_draft(**by(town.roads_head), note=INSIDE["return_note"])
    write_note(case=case, text=INSIDE["note"], actor=town.roads_liaison, at=next(moments))
    return case, (opened, by)


def finished(town: Town, at: datetime) -> tuple[Case, Any]:
    case, (opened, by) = walked(town, at)
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text=ANSWER)
    submit_draft(**{**by(town.roads_liaison), "case": case}, words=words)
    approve_draft(**{**by(town.roads_head), "case": case})
    publish_answer(**{**by(town.roads_liaison), "case": case})
    case.refresh_from_db()
    reporter = Actor(ActorKind.LINK, case_id=case.pk)
    rate_answer(case=case, stars=2, text="Lama sekali.", actor=reporter, at=at + timedelta(hours=2))
    case = Case.objects.select_related("complaint").get(pk=case.pk)
    return case, opened


def test_every_step_of_the_procedure_has_its_sentence() -> None:
    untold = {step.event.name for step in COMPLAINT.steps if step.event.name not in TOLD}

    assert untold == set()


def test_wrongdoing_is_told_to_nobody_here() -> None:
    events = (WrongdoingReported, WrongdoingAnswered, WrongdoingReplied, WrongdoingClosed)

    assert [event.name for event in events if event.name in TOLD] == []


def test_each_act_carries_its_own_words(town: Town, monday: datetime) -> None:
    case, _rest = walked(town, monday)
    case = Case.objects.select_related("complaint").get(pk=case.pk)
    told = [(act.what, act.note) for act in office_story(town.coordinator, case)][1:]

    assert told == [
        ("Put aside for a while", "Menunggu rapat hari Kamis."),
        (
            "Checked and handed to Dinas Perhubungan as "
            "“Complaint without supervisory content (tidak berkadar pengawasan)”",
            "",
        ),
        ("Returned: not our competence, but that of Dinas Pekerjaan Umum", INSIDE["dispute"]),
        ("Decided: Dinas Pekerjaan Umum answers", INSIDE["decision"]),
        ("The unit asked the reporter", "Tiang nomor berapa?"),
        ("The unit's question was answered", "Tiang nomor tujuh."),
        ("Wrote on the answer", ""),
        ("Handed the answer in for approval", ""),
        ("Gave the answer back to be written anew", INSIDE["return_note"]),
        ("Note for colleagues", INSIDE["note"]),
    ]


def test_the_answer_and_its_stars_close_the_story(town: Town, monday: datetime) -> None:
    case, _opened = finished(town, monday)
    acts = office_story(town.coordinator, case)

    assert [(act.what, act.note) for act in acts[-2:]] == [
        ("Answered: Explained", ANSWER),
        ("The reporter gave 2 stars", "Lama sekali."),
    ]
    assert acts[-2].official == "Ditanggapi"
    assert [act.is_internal for act in acts[-6:]] == [True, True, True, False, False, False]


def test_nothing_internal_reaches_reporter_public_or_machines(town: Town, monday: datetime) -> None:
    case, opened = finished(town, monday)
    outside = {
        "reporter": open_link(browser(), opened).content.decode(),
        "public": browser().get(f"/aduan/{case.code}/").content.decode(),
        "tracking": browser().get(f"/lacak/{case.code}/").content.decode(),
        "api": browser().get(f"/api/v1/complaints/{case.code}").content.decode(),
    }
    leaks = [(page, name) for page, html in outside.items() for name, words in INSIDE.items() if words in html]

    assert leaks == []
    assert ANSWER in outside["reporter"]


def test_internal_acts_are_named_as_such() -> None:
    assert {
        "complaints.noted",
        "complaints.draft_returned",
        "complaints.drafted",
        "complaints.submitted",
    } == INTERNAL


def queries_of(client: Client, case: Case) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(f"/aduan/kasus/{case.code}/").status_code == 200
    return len(seen)


def test_a_long_story_takes_as_many_queries_as_a_short_one(town: Town, monday: datetime) -> None:
    client = signed_in(officer("Hana Kepala", Role.HEAD, town.roads))
    case, _rest = walked(town, monday)
    before = queries_of(client, case)
    for number in range(6):
        at = monday + timedelta(hours=3, minutes=number)
        write_note(case=case, text=f"Catatan ke-{number}", actor=town.roads_liaison, at=at)
        words = AnswerWords(kind=AnswerKind.EXPLAINED, text=f"Konsep ke-{number} sudah jadi.")
        submit_draft(case=case, words=words, actor=town.roads_liaison, at=at, seen_version=None)
        return_draft(case=case, note=f"Belum cukup, {number}.", actor=town.roads_head, at=at, seen_version=None)

    assert queries_of(client, case) <= before
    assert before <= 36
