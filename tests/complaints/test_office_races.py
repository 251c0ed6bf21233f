# SPDX-License-Identifier: EUPL-1.2
"""Two people at one case at the same moment: nothing typed is lost, nobody overwrites, and what is new is shown."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from officers import officer, signed_in
from praja.duties.complaints.enums import AnswerKind, Classification
from praja.duties.complaints.operations import (
    AnswerWords,
    answer_question,
    approve_draft,
    ask_data,
    forward_complaint,
    join_complaint,
    return_complaint,
    return_draft,
    submit_draft,
)
from praja.kernel.documents.models import StoredFile
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind
from residents import browser, filed, open_link, photo
from towns import Town

ANSWER = "Lampu sudah diganti kemarin malam oleh regu kami."
EXPLAINED = {"kind": "explained", "text": ANSWER}


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime) -> Any:
    with clock.frozen(monday):
        yield


@pytest.fixture
def liaison(town: Town) -> Client:
    return signed_in(officer("Lukman Penghubung", Role.LIAISON, town.roads))


@pytest.fixture
def head(town: Town) -> Client:
    return signed_in(officer("Hana Kepala", Role.HEAD, town.roads))


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika Koordinator", Role.COMPLAINT_COORDINATOR, town.root))


@pytest.fixture
def case(town: Town, monday: datetime) -> Case:
    return forward_complaint(
        case=filed(monday).case,
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=True,
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )


def by(actor: Actor, case: Case, at: datetime) -> dict[str, Any]:
    return {"case": case, "actor": actor, "at": at, "seen_version": None}


def send(client: Client, case: Case, slug: str, **data: Any) -> Any:
    return client.post(f"/aduan/kasus/{case.code}/{slug}/", data)


def test_two_officers_write_the_same_answer_and_the_second_keeps_words_and_photos(
    liaison: Client, town: Town, case: Case, monday: datetime
) -> None:
    said = {"kind": "done", "text": ANSWER, "no_photo_reason": ""}
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text="Rekan saya lebih dulu.")
    submit_draft(**by(town.roads_liaison, case, monday), words=words)
    return_draft(**by(town.roads_head, case, monday), note="Kurang jelas sekali.")
    late = send(liaison, case, "jawab", seen_version=2, **said, photos=photo())
    html = late.content.decode()
    token = html.split('name="kept" value="')[1].split('"')[0]
    again = send(liaison, case, "jawab", seen_version=4, **said, kept=token)
    case.refresh_from_db()

    assert late.status_code == 409
    assert f"{ANSWER}</textarea>" in html
    assert "1 file that you sent is kept" in html
    assert html.count("<mark>New</mark>") == 2
    assert (again.status_code, case.state) == (302, "approval")
    assert StoredFile.objects.count() == 1


def test_kept_files_of_somebody_else_are_not_taken(
    liaison: Client, coordinator: Client, town: Town, case: Case, monday: datetime
) -> None:
    other = signed_in(officer("Lain Orang", Role.LIAISON, town.roads))
    refused = send(liaison, case, "jawab", seen_version=1, kind="done", text=ANSWER, photos=photo())
    token = refused.content.decode().split('name="kept" value="')[1].split('"')[0]
    stolen = send(other, case, "jawab", seen_version=2, kind="done", text=ANSWER, kept=token)
    forged = send(liaison, case, "jawab", seen_version=2, kind="done", text=ANSWER, kept=f"{token}x")

    assert (stolen.status_code, forged.status_code) == (422, 422)


def test_a_file_that_is_no_photo_costs_nothing_else(liaison: Client, case: Case) -> None:
    bad = SimpleUploadedFile("surat.jpg", b"bukan gambar", "image/jpeg")
    response = send(liaison, case, "jawab", seen_version=2, kind="done", text=ANSWER, photos=[photo(), bad])
    html = response.content.decode()

    assert response.status_code == 422
    assert "“surat.jpg” was not taken." in html
    assert "1 file that you sent is kept" in html
    assert f"{ANSWER}</textarea>" in html


def test_the_head_approves_what_was_taken_back_meanwhile(
    head: Client, town: Town, case: Case, monday: datetime
) -> None:
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text=ANSWER)
    submit_draft(**by(town.roads_liaison, case, monday), words=words)
    return_draft(**by(town.roads_liaison, case, monday), note="Saya tarik kembali dulu.")
    response = send(head, case, "setujui", seen_version=3)
    html = response.content.decode()
    case.refresh_from_db()

    assert (response.status_code, case.state) == (409, "in_progress")
    assert "This case has changed since you opened it" in html
    assert "Gave the answer back to be written anew" in html
    assert "<mark>New</mark>" in html


def test_nothing_is_published_after_the_head_took_the_approval_back(
    liaison: Client, town: Town, case: Case, monday: datetime
) -> None:
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text=ANSWER)
    submit_draft(**by(town.roads_liaison, case, monday), words=words)
    approve_draft(**by(town.roads_head, case, monday))
    return_draft(**by(town.roads_head, case, monday), note="Tunggu, tanggalnya salah.")
    response = send(liaison, case, "terbitkan", seen_version=4)
    case.refresh_from_db()

    assert (response.status_code, case.state, case.complaint.answers.count()) == (409, "in_progress", 0)
    assert "Tunggu, tanggalnya salah." in response.content.decode()


def test_an_approval_is_for_the_words_that_were_read(head: Client, town: Town, case: Case, monday: datetime) -> None:
    submit_draft(**by(town.roads_liaison, case, monday), words=AnswerWords(kind=AnswerKind.EXPLAINED, text=ANSWER))
    return_draft(**by(town.roads_liaison, case, monday), note="Saya tarik kembali dulu.")
    other = AnswerWords(kind=AnswerKind.EXPLAINED, text="Kata-kata yang sama sekali lain.")
    submit_draft(**by(town.roads_liaison, case, monday), words=other)
    response = send(head, case, "setujui", seen_version=3)
    case.refresh_from_db()

    assert (response.status_code, case.state) == (409, "approval")
    assert "Kata-kata yang sama sekali lain." in response.content.decode()


def test_a_unit_that_answers_after_it_returned_the_case_keeps_its_words(
    liaison: Client, town: Town, case: Case, monday: datetime
) -> None:
    return_complaint(**by(town.roads_head, case, monday), reason="Bukan urusan kami.", proposed_unit=town.lights)
    response = send(liaison, case, "jawab", seen_version=2, **EXPLAINED, photos=photo())
    html = response.content.decode()
    case.refresh_from_db()

    assert (response.status_code, case.state) == (409, "disputed")
    assert f"{ANSWER}</textarea>" in html
    assert "1 file that you sent was not attached." in html


def test_a_decision_after_another_decision_says_so(
    coordinator: Client, town: Town, case: Case, monday: datetime
) -> None:
    return_complaint(**by(town.roads_head, case, monday), reason="Bukan urusan kami.", proposed_unit=town.lights)
    chosen = {"seen_version": 3, "affair": "none", "decision": "Sesuai perda urusan kota."}
    first = send(coordinator, case, "putuskan", **chosen, to_unit=town.lights.pk)
    second = send(coordinator, case, "putuskan", **chosen, to_unit=town.roads.pk)
    case.refresh_from_db()

    assert (first.status_code, second.status_code, case.lead_unit_id) == (302, 409, town.lights.pk)
    assert "Sesuai perda urusan kota.</textarea>" in second.content.decode()


def test_the_reporter_answers_while_the_officer_writes_it_down(
    liaison: Client, town: Town, case: Case, monday: datetime
) -> None:
    case = ask_data(**by(town.roads_liaison, case, monday), text="Tiang nomor berapa?")
    reporter = Actor(ActorKind.LINK, case_id=case.pk)
    answer_question(**by(reporter, case, monday), text="Nomor tujuh.", files=[])
    response = send(liaison, case, "isi-data", seen_version=3, text="Katanya nomor delapan.")
    html = response.content.decode()

    assert response.status_code == 409
    assert "Nomor tujuh." in html
    assert "Katanya nomor delapan.</textarea>" in html


def test_the_same_button_twice_moves_the_case_once(head: Client, town: Town, case: Case, monday: datetime) -> None:
    submit_draft(**by(town.roads_liaison, case, monday), words=AnswerWords(kind=AnswerKind.EXPLAINED, text=ANSWER))
    answers = [send(head, case, "setujui", seen_version=3).status_code for _ in range(2)]
    case.refresh_from_db()

    assert (answers, case.state, case.version) == ([302, 409], "approved", 4)


def test_joined_reports_are_linked_both_ways_and_answered_alike(
    liaison: Client, coordinator: Client, town: Town, case: Case, monday: datetime
) -> None:
    same = filed(monday)
    join_complaint(**by(town.coordinator, same.case, monday), into=case)
    main = coordinator.get(f"/aduan/kasus/{case.code}/").content.decode()
    joined = coordinator.get(f"/aduan/kasus/{same.case.code}/").content.decode()
    separate = send(liaison, same.case, "tangani-sendiri", seen_version=2)
    same.case.refresh_from_db()

    assert "1 report was joined to this one:" in main
    assert f"/aduan/kasus/{same.case.code}/" in main
    assert f"/aduan/kasus/{case.code}/" in joined
    assert (separate.status_code, same.case.state) == (302, "forwarded")
    assert open_link(browser(), same).status_code == 200
