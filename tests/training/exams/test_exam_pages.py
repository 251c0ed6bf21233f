# SPDX-License-Identifier: EUPL-1.2
"""Pages of tests and banks: without scripts a whole test is made, taken and marked; what is typed is never lost."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.making import picture
from officers import signed_in
from praja.duties.training.domain.exams.marking import mark_of
from praja.duties.training.models import Attempt, BankQuestion, Exam, ExamAnswer, QuestionBank
from praja.duties.training.operations.exams import write_question
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.people.models import Account
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from training.conftest import OPENED, STARTED, College
from training.exams.asking import ESSAY
from training.exams.sitting import RIGHT, Sitting, bank_in, exam_in

LATER = STARTED + timedelta(minutes=10)
DUE = STARTED + timedelta(minutes=30)


def browser(account: Account, at: datetime) -> Client:
    with clock.frozen(at):
        return signed_in(account)


def asked(client: Client, url: str, at: datetime) -> Any:
    with clock.frozen(at):
        return client.get(url)


def sent(client: Client, url: str, at: datetime, data: Mapping[str, Any] | None = None, **more: Any) -> Any:
    with clock.frozen(at):
        return client.post(url, data or {}, **more)


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def page(exam: Exam, rest: str = "") -> str:
    return f"/diklat/kelas/{exam.training_class.case.code}/tes/{exam.number}/{rest}"


def filled(attempt: Attempt, numbers: Mapping[str, int], answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser without scripts posts: every field of the page, with what the page showed."""
    data: dict[str, Any] = {}
    for row in attempt.answers.order_by("number"):
        data[f"q{row.number}-was"] = mark_of(row.given)
    for kind, given in answers.items():
        name = f"q{numbers[kind]}"
        if isinstance(given, dict):
            data |= {f"{name}-{side}": target for side, target in given.items()}
        else:
            data[name] = given
    return data


def begun(sitting: Sitting, who: Account) -> tuple[Client, Attempt]:
    client = browser(who, STARTED)
    assert sent(client, page(sitting.exam, "mulai/"), STARTED)["Location"] == page(sitting.exam, "kerjakan/")
    return client, Attempt.objects.get(seat=sitting.college.seat(who))


def test_a_test_is_taken_without_scripts(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    client, attempt = begun(sitting, worker)
    numbers, form = sitting.numbers(attempt), page(sitting.exam, "kerjakan/")
    shown = text_of(asked(client, form, STARTED))
    assert all(f'id="soal-{number}"' in shown for number in range(1, 8))

    half = {kind: RIGHT[kind] for kind in ("single", "multiple", "matching")}
    saved = sent(client, form, LATER, {**filled(attempt, numbers, half), "lanjut": "2"})
    assert saved["Location"] == f"{form}#bagian-2"
    rest = {**half, **{kind: RIGHT[kind] for kind in ("true_false", "short", "numeric")}}
    attempt.refresh_from_db()
    checked = sent(client, form, LATER, {**filled(attempt, numbers, rest), "periksa": "1"})
    review = text_of(asked(client, checked["Location"], LATER))
    assert f"#soal-{numbers['essay']}" in review
    assert f"#soal-{numbers['short']}" not in review

    done = sent(client, page(sitting.exam, "serahkan/"), LATER)
    attempt.refresh_from_db()
    assert (attempt.handed_in_by, attempt.marks, attempt.most) == ("person", 1_200, 2_200)
    result = text_of(asked(client, done["Location"], LATER))
    assert "54.55%" in result
    assert "Lima" in result


def test_a_field_that_was_not_touched_overwrites_nothing(sitting: Sitting) -> None:
    """The page stood open on a phone while a laptop went on."""
    worker = sitting.college.staff.worker
    client, attempt = begun(sitting, worker)
    numbers = sitting.numbers(attempt)
    stale = filled(attempt, numbers, {"short": "", "single": "B"})
    sitting.answer(attempt, worker, LATER, short="SKM")
    sent(client, page(sitting.exam, "kerjakan/"), LATER + timedelta(minutes=1), stale)

    given = {row.number: row.given for row in attempt.answers.all()}
    assert (given[numbers["short"]], given[numbers["single"]]) == ("SKM", "B")


def test_a_script_saves_and_hears_what_is_safe(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    client, attempt = begun(sitting, worker)
    place = sitting.numbers(attempt)["short"]
    body = {
        "device": "ponsel",
        "answers": {str(place): {"given": "SKM", "age": 4000, "stroke": 3}, "99": {"given": "x"}},
    }
    url, kind = page(sitting.exam, "kerjakan/draf/"), "application/json"
    told = sent(client, url, LATER, json.dumps(body), content_type=kind).json()
    assert (told["kept"], told["late"], told["left"], told["over"]) == ([place], [], 1200, False)
    row = attempt.answers.get(number=place)
    assert (row.given, row.device, row.typed_at) == ("SKM", "ponsel", LATER - timedelta(seconds=4))

    for hostile in ("{", "[]", '{"answers": []}', '{"answers": {"1": 3}}', "[" * 5000):
        assert sent(client, url, LATER, hostile, content_type=kind).json()["kept"] == []
    late = sent(
        client,
        url,
        DUE + timedelta(minutes=5),
        json.dumps({"answers": {str(place): {"given": "lain"}}}),
        content_type=kind,
    )
    assert (late.json()["late"], late.json()["over"]) == ([place], True)


def test_a_post_after_time_is_kept_said_and_counted_by_the_trainer_with_a_reason(sitting: Sitting) -> None:
    worker, over = sitting.college.staff.worker, DUE + timedelta(minutes=2)
    client, attempt = begun(sitting, worker)
    numbers = sitting.numbers(attempt)
    came = sent(client, page(sitting.exam, "kerjakan/"), over, filled(attempt, numbers, {"short": "SKM"}))
    assert "does not count" in text_of(asked(client, came["Location"], over))
    attempt.refresh_from_db()
    assert (attempt.handed_in_by, attempt.marks) == ("time", 0)

    trainer = browser(sitting.college.trainer, over)
    url = page(sitting.exam, f"nilai/{attempt.pk}/")
    assert "SKM" in text_of(asked(trainer, url, over))
    assert sent(trainer, url, over, {"reason": ""}).status_code == 422
    assert sent(trainer, url, over, {"reason": "Listrik padam di aula."}).status_code == 302
    attempt.refresh_from_db()
    assert attempt.marks == 100


def test_essays_wait_on_the_trainer_s_desk_and_are_marked_without_a_name(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    client, attempt = begun(sitting, worker)
    sitting.answer(attempt, worker, LATER, essay=RIGHT["essay"])
    sent(client, page(sitting.exam, "serahkan/"), LATER)
    deliver_due(at=LATER, limit=500)
    item = WorkItem.objects.get(kind="training.mark_answers", closed_at=None)
    assert item.holder_person_id == sitting.college.trainer.person_id

    trainer = browser(sitting.college.trainer, LATER)
    shown = text_of(asked(trainer, item.url, LATER))
    assert "langkah jelas" in shown
    assert sitting.college.staff.worker.person.name not in shown
    pk = ExamAnswer.objects.get(attempt=attempt, given=RIGHT["essay"]).pk
    assert sent(trainer, item.url, LATER, {"jawaban": pk, "points": "12", "note": "x"}).status_code == 422
    assert sent(trainer, item.url, LATER, {"jawaban": pk, "points": "7,5", "note": "Baik."}).status_code == 302
    deliver_due(at=LATER, limit=500)

    attempt.refresh_from_db()
    item.refresh_from_db()
    assert (attempt.marks, item.closed_at) == (750, LATER)
    assert "Baik." in text_of(asked(client, page(sitting.exam, "hasil/"), LATER))
    sheet = asked(trainer, page(sitting.exam, "nilai/nilai.xlsx"), LATER)
    assert b"".join(sheet.streaming_content).startswith(b"PK")
    assert sitting.college.staff.worker.person.name in text_of(asked(trainer, page(sitting.exam, "nilai/"), LATER))


def test_a_trainer_makes_a_bank_a_question_and_a_test_and_releases_it(college: College) -> None:
    trainer = browser(college.trainer, OPENED)
    made = sent(
        trainer,
        "/diklat/bank-soal-baru/",
        OPENED,
        {"name": "Pelayanan Prima", "code": "prima", "unit": college.staff.personnel.pk},
    )
    assert made["Location"] == "/diklat/bank-soal/prima/"
    question = {
        "text": "Berapa hari **kerja**?",
        "choices": "Tiga\n* Lima\nSepuluh",
        "points": "2",
        "topic": "Pengaduan",
        "difficulty": "easy",
        "explanation": "",
        "picture_says": "Denah",
        "picture": SimpleUploadedFile("a.png", picture("PNG"), content_type="image/png"),
    }
    kept = sent(trainer, "/diklat/bank-soal/prima/soal-baru/?jenis=single", OPENED, question)
    assert kept["Location"] == "/diklat/bank-soal/prima/soal/1/"
    assert asked(trainer, "/diklat/bank-soal/prima/soal/1/gambar/", OPENED)["Content-Type"] == "image/png"
    wrong = sent(trainer, kept["Location"], OPENED, {**question, "choices": "Tiga\nLima", "picture": ""})
    assert (wrong.status_code, "Exactly one choice" in text_of(wrong)) == (422, True)

    tests = f"/diklat/kelas/{college.training_class.case.code}/tes/"
    settings = {
        "title": "Tes awal", "kind": "pre", "opens_at": "2026-03-02T07:30", "closes_at": "2026-03-02T09:30",
        "minutes": "30", "tries": "1", "showing": "at_once", "per_page": "5", "grace_seconds": "60",
    }  # fmt: skip
    new = sent(trainer, f"{tests}baru/", OPENED, settings)
    assert new["Location"] == f"{tests}1/"
    bank = QuestionBank.objects.get()
    refused = sent(trainer, f"{tests}1/terbitkan/", OPENED)
    assert refused.status_code == 409
    sent(trainer, f"{tests}1/soal/", OPENED, {"tambah": "1", "soal": [BankQuestion.objects.get().pk]})
    sent(trainer, f"{tests}1/soal/", OPENED, {"undi": "1", "bank": bank.pk, "topic": "Pengaduan", "count": "1"})
    assert "1 question on “Pengaduan”" in text_of(asked(trainer, f"{tests}1/", OPENED))
    sent(trainer, f"{tests}1/soal/lepas/", OPENED, {"bagian": "2"})
    assert sent(trainer, f"{tests}1/terbitkan/", OPENED).status_code == 302

    exam = Exam.objects.get()
    assert (exam.opens_at, exam.released_at, exam.questions.count()) == (STARTED, OPENED, 1)


def test_participants_see_nothing_before_the_release(college: College) -> None:
    bank = bank_in(college)
    exam = exam_in(college, bank, released=False)
    worker = browser(college.staff.worker, STARTED)

    listed = text_of(asked(worker, page(exam)[: -len("1/")], STARTED))
    assert "Tes awal" not in listed
    for rest in ("", "kerjakan/", "hasil/", "nilai/", "jawaban/", "soal/", "ubah/"):
        assert asked(worker, page(exam, rest), STARTED).status_code == 404, rest
    assert sent(worker, page(exam, "mulai/"), STARTED).status_code == 404
    assert asked(worker, "/diklat/bank-soal/prima/", STARTED).status_code == 403


@pytest.mark.parametrize(("showing", "marks"), [("nothing", False), ("marks", True), ("after_closing", True)])
def test_results_show_what_the_test_says(college: College, showing: str, marks: bool) -> None:
    bank = bank_in(college)
    exam = Exam.objects.select_related("training_class__case").get(pk=exam_in(college, bank, showing=showing).pk)
    sitting, worker = Sitting(college, bank, exam), college.staff.worker
    client, attempt = begun(sitting, worker)
    sitting.answer(attempt, worker, LATER, single="A")
    sent(client, page(exam, "serahkan/"), LATER)
    shown = text_of(asked(client, page(exam, "hasil/"), LATER))

    assert ("0 of 2" in shown, "Lihat standar pelayanan." in shown) == (marks, False)
    if showing == "after_closing":
        assert "Lihat standar pelayanan." in text_of(asked(client, page(exam, "hasil/"), exam.closes_at))


@pytest.mark.parametrize("kind", ["qti", "moodle"])
def test_a_bank_goes_out_and_into_another_and_comes_twice_only_once(college: College, kind: str) -> None:
    bank_in(college)
    trainer = browser(college.trainer, OPENED)
    file = asked(trainer, f"/diklat/bank-soal/prima/berkas/{kind}/", OPENED).content
    sent(
        trainer, "/diklat/bank-soal-baru/", OPENED, {"name": "Lain", "code": "lain", "unit": college.staff.personnel.pk}
    )

    first = sent(trainer, "/diklat/bank-soal/lain/ambil/", OPENED, {"file": BytesIO(file)})
    assert "7 taken, 0 known already, 0 not taken" in text_of(first)
    again = sent(trainer, "/diklat/bank-soal/lain/ambil/", OPENED, {"file": BytesIO(file)})
    assert "0 taken, 7 known already, 0 not taken" in text_of(again)
    refused = sent(trainer, "/diklat/bank-soal/lain/ambil/", OPENED, {"file": BytesIO(b"rusak")})
    assert (refused.status_code, "no Moodle XML" in text_of(refused)) == (422, True)


def test_lists_ask_the_database_no_more_for_more_rows(college: College) -> None:
    bank, trainer, counts = bank_in(college), browser(college.trainer, OPENED), []
    for number in range(2):
        with CaptureQueriesContext(connection) as seen:
            asked(trainer, "/diklat/bank-soal/prima/", OPENED)
        counts.append(len(seen))
        for more in range(3):
            question = replace(ESSAY, text=f"Soal {number} {more}")
            write_question(bank=bank, question=question, actor=college.actor(college.trainer, OPENED), at=OPENED)

    assert counts[0] == counts[1]
