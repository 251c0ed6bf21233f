# SPDX-License-Identifier: EUPL-1.2
"""A benchmark's database is what a worked one would be: its ledger verifies, its facts and search documents are there."""

import random
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from facts import added_up, kept_sums
from praja.config.bench import ground as bench_ground
from praja.config.bench import letters_ground, open_loop
from praja.config.bench.attendance_bodies import Bodies, by_operation
from praja.config.bench.attendance_ground import lay_offices
from praja.config.bench.attendance_month import measured_month, seed_month
from praja.config.bench.attendance_morning import kept_of
from praja.config.bench.attendance_people import has_telephone, seed_employees
from praja.config.bench.attendance_requests import Due, Telephones, bodies_by_clock, bodies_in_one, questions_by_clock
from praja.config.bench.attendance_table import lines_of_morning
from praja.config.bench.ground import REGION, lay_ground
from praja.config.bench.letters_seeding import seed_letters
from praja.config.bench.seeding import fill, mark, seed
from praja.config.bench.services_ground import lay_services
from praja.config.bench.services_seeding import seed_applications
from praja.config.bench.talk import Talk
from praja.config.bench.training_exam import kept_of as kept_answers
from praja.config.bench.training_exam import lay_exam
from praja.config.bench.training_exam import requests as answering
from praja.config.bench.training_exam_raw import saved_raw
from praja.config.bench.training_ground import lay_hall
from praja.config.bench.training_qr import kept_of as kept_scans
from praja.config.bench.training_qr import requests as scans
from praja.config.bench.training_raw import scanned_raw
from praja.duties.attendance.models import Punch
from praja.duties.complaints.queries.similar import similar_to
from praja.duties.training.models import ExamAnswer, Presence
from praja.kernel.ledger.verification import verify
from praja.kernel.measures.models import Fact, Tally
from praja.kernel.measures.operations import rebuild
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.operations import rebuild_index
from praja.lib import clock
from praja.lib.errors import Unavailable

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ground(settings: Any, monday: datetime) -> None:
    settings.PRAJA_REGION_CODE = REGION
    lay_ground(monday)


def test_a_seeded_database_verifies_and_is_counted_and_found(ground: None, monday: datetime) -> None:
    added = [seed(upto=size, now=monday) for size in (60, 60, 90)]
    newest = Case.objects.filter(is_public=True, closed_at=None).latest("id").complaint
    alike = similar_to(newest.text, newest.region_id, None, None, None, monday)

    assert added == [60, 0, 30]
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    assert Fact.objects.filter(measure="complaints.received").count() == 90
    assert kept_sums() == added_up()
    assert SearchDocument.objects.filter(kind="complaint").count() == 90
    assert newest.case_id in [one.case.pk for one in alike]


def test_what_was_broken_off_goes_on(ground: None, monday: datetime) -> None:
    seed(upto=20, now=monday)
    Fact.objects.all().delete()
    mark(Case.objects.values_list("pk", flat=True))
    fill()

    assert Fact.objects.filter(measure="complaints.received").count() == 20


def test_seeded_applications_verify_and_are_counted_as_a_rebuild_counts_them(ground: None, monday: datetime) -> None:
    lay_services(monday, unit_count=52, services=10)
    added = [seed_applications(upto=size, now=monday) for size in (60, 60, 90)]
    facts, tallied = stored_facts()
    rebuild("services", at=monday)

    assert added == [60, 0, 30]
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    assert stored_facts() == (facts, tallied)
    assert kept_sums() == added_up()
    assert len([fact for fact in facts if fact[0] == "services.received"]) == 90


def stored_facts() -> tuple[list[tuple[Any, ...]], list[str]]:
    facts = Fact.objects.values_list("measure", "subject", "unit_id", "day", "about", "numerator", "denominator")
    cells = Tally.objects.values_list("period", "about", "unit_id", "sums", "spreads")
    return sorted(facts), sorted(str(cell) for cell in cells if cell[3])


def test_no_other_database_is_filled(settings: Any, monday: datetime) -> None:
    with pytest.raises(Unavailable):
        lay_ground(monday)


def test_words_are_as_frequent_as_words_are() -> None:
    talk = Talk(random.Random(7))
    texts = [set(talk.text(18).split()) for _ in range(4_000)]
    holds = [
        sum(word in text for text in texts) / len(texts) for word in (talk.words[0], talk.words[200], talk.words[2_500])
    ]

    assert 0.15 < holds[0] < 0.35
    assert holds[0] > 5 * holds[1] > 5 * holds[2]


def test_seeded_letters_verify_and_are_found_as_a_rebuild_finds_them(
    settings: Any, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRAJA_REGION_CODE = REGION
    monkeypatch.setattr(letters_ground, "UNITS", 44)
    monkeypatch.setattr(letters_ground, "SENDERS", 3)
    letters_ground.lay_letters(monday)
    added = [seed_letters(upto=size, now=monday) for size in (40, 40, 60)]
    columns = ("kind", "object_id", "title", "words", "marks", "url", "at")
    kept = list(SearchDocument.objects.order_by("kind", "object_id").values_list(*columns))
    rebuild_index("incoming_letter", at=monday)

    assert added == [40, 0, 20]
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    assert len(kept) == 60
    assert list(SearchDocument.objects.order_by("kind", "object_id").values_list(*columns)) == kept


def test_everybody_of_a_morning_checks_in_once_however_often_it_is_sent(
    settings: Any, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRAJA_REGION_CODE = REGION
    monkeypatch.setattr(bench_ground, "UNITS", 3)
    with clock.frozen(monday):
        offices = lay_offices(monday, unit_count=3)
        added = [seed_employees(offices, upto=size, now=monday) for size in (15, 15, 20)]
        month = measured_month(seed_month(5, now=monday, say=lambda _line: None), now=monday, say=lambda _line: None)
        holders, fingers = ([n for n in range(20) if has_telephone(n) is one] for one in (True, False))
        before = Punch.objects.count()
        telephones = list(Telephones(offices).requests([Due(number, 1.0) for number in holders], monday))
        bodies = list(bodies_by_clock(offices, [Due(number, number / 2) for number in fingers[:6]], monday))
        bodies += bodies_in_one(offices, fingers[6:], monday, 2)
        questions = list(questions_by_clock(offices, 10))
        answers = [
            answered(content) for _kind, _due, content in [*telephones, *bodies, *questions, *telephones, *bodies]
        ]
        kept = kept_of(before, 20)
        more = by_operation(Bodies(offices, 3, monday - timedelta(days=9)), monday, seconds=0.01)

    assert added == [15, 0, 5]
    assert month["days"] == 5 * 31
    assert len(questions) == 6
    assert set(answers) == {(200, "accepted"), (200, "")}
    assert kept == {
        "employees": 20,
        "punches": 20,
        "by_telephone": 8,
        "accepted": 20,
        "of_nobody": 0,
        "lost": 0,
        "twice": 0,
    }
    assert more["punches"] > 0
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    Punch.objects.filter(employee=Employee.objects.latest("pk")).delete()
    assert kept_of(before, 20)["lost"] == 1


def test_everybody_of_a_hall_is_recorded_once_however_often_they_scan(
    settings: Any, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRAJA_REGION_CODE = REGION
    monkeypatch.setattr(bench_ground, "UNITS", 3)
    with clock.frozen(monday):
        hall = lay_hall(4, 2, at=monday)
        made = scans(hall.plans[0], range(4), 0.0, monday)
        answers = [answered(content) for _kind, _due, content in [*made, *made]]
        kept = kept_scans(hall.plans[0], 4)
        if connection.vendor == "sqlite":
            raw = scanned_raw(hall, hall.plans[1], at=monday)
            assert (raw["transactions"], kept_scans(hall.plans[1], 4)["recorded"]) == (3, 1)

    assert {status for status, _mark in answers} == {200}
    assert kept == {"people": 4, "recorded": 4, "lost": 0, "twice": 0}
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    Presence.objects.filter(seat=hall.seats[0]).delete()
    assert kept_scans(hall.plans[0], 4)["lost"] == 1


def test_nothing_of_a_test_that_everybody_takes_at_once_is_lost(
    settings: Any, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRAJA_REGION_CODE = REGION
    monkeypatch.setattr(bench_ground, "UNITS", 3)
    with clock.frozen(monday):
        room = lay_exam(lay_hall(3, 1, at=monday), 3, at=monday)
        sent = sorted(answering(room), key=lambda one: one[1])
        statuses = {answered(content)[0] for _kind, _due, content in sent}
        kept = kept_answers(room)
        raw = saved_raw(room.exam, at=monday) if connection.vendor == "sqlite" else {"transactions": 8}

    assert statuses == {200, 302}
    assert kept == {"people": 3, "handed_in": 3, "answers": 60, "lost": 0, "twice": 0}
    assert (raw["transactions"], kept_answers(room)) == (8, kept)
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    ExamAnswer.objects.filter(attempt__exam=room.exam, number=7).update(given=None)
    assert kept_answers(room)["lost"] == 3


def answered(content: bytes) -> tuple[int, str]:
    """A request as it is sent, asked of the pages themselves."""
    head, _empty, body = content.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, path, _version = first.split()
    said = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    known = {name: said[name] for name in ("host", "cookie", "x-csrftoken") if name in said}
    client = Client(enforce_csrf_checks=True, headers=known)
    response = client.generic(method, path, body, said.get("content-type", ""))
    return response.status_code, response.content.partition(b'"verdict": "')[2].partition(b'"')[0].decode()


def test_what_is_sent_at_its_moment_is_told_from_that_moment_on() -> None:
    tally = open_loop.Tally(
        late=[0.01] * 98 + [0.5, 2.0], answers=open_loop.Counter({"200": 100}), first=1.0, last=11.0
    )
    requests = [("t", 0.5, b"GET / HTTP/1.1"), ("m", 1.25, b"")]

    assert open_loop.read(open_loop.written(requests, 17.0)) == (17.0, requests)
    told = open_loop.told(tally)
    assert [told[name] for name in ("rate", "p50_ms", "p99_ms", "max_ms")] == [10.0, 10.0, 2000.0, 2000.0]


def test_what_has_no_moment_at_which_it_was_due_is_told_without_one() -> None:
    sent = {"answers": {"200 accepted": 12_240}, "rate": 197.6, "seconds": 61.9}
    timed = {**sent, "p50_ms": 25.0, "p95_ms": 63.9, "p99_ms": 84.4}
    lines = list(lines_of_morning({"telephones": {"telephones": timed}, "peak_minute": {}, "rest": {"machines": sent}}))

    assert "25.0 / 63.9 / 84.4 ms" in lines[1]
    assert lines[-1] == "  bodies of machines: 197.6 a second for 61.9 s; 12,240 × 200 accepted"
