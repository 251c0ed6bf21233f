# SPDX-License-Identifier: EUPL-1.2
"""`praja bench training-exam`: everybody of a class takes the same test within a minute over the real server: begin, read, save
part by part, once all at the same moment, hand in; every answer is there, none twice; beside statements of a save sent raw."""

import json
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from praja.config.bench.complaints import verified
from praja.config.bench.ground import FOUNDER, server, settle
from praja.config.bench.machine import machine
from praja.config.bench.open_loop import Request, sent
from praja.config.bench.seeding import Say
from praja.config.bench.training_exam_raw import saved_raw
from praja.config.bench.training_ground import Hall, lay_hall, session_key
from praja.duties.training.domain.exams.questions import Choice, Kind, Question
from praja.duties.training.enums.exams import ExamKind
from praja.duties.training.models import Attempt, Exam, ExamAnswer, Seat
from praja.duties.training.operations.exams import (
    ExamWish,
    PartWish,
    keep_bank,
    release_exam,
    set_exam,
    write_question,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.models import Unit
from praja.lib import clock

QUESTIONS, IN_PART = 20, 5
START, PAGE, SAVE, AT_ONCE, HAND_IN = "s", "p", "d", "o", "h"
NAMES = {START: "begin", PAGE: "read", SAVE: "save", AT_ONCE: "save_at_once", HAND_IN: "hand_in"}
LINES = 300
"""Connections kept open, one for each browser."""
TOKEN = "u" * 32
"""What a page gives a form and a cookie alike."""
EVERY = 25
"""Every so-manieth save comes twice, as if its answer had been lost."""
ALL_SAVE, FIRST_HANDS_IN, LAST_HANDS_IN = 42.0, 47.0, 57.0


@dataclass(frozen=True, slots=True)
class Room:
    """A test, its address, and who sits it."""

    exam: Exam
    address: str
    people: int


def run(*, people: int, at: datetime, with_verify: bool, say: Say = print) -> dict[str, Any]:
    """Measure on the configured database and return the figures."""
    started = time.perf_counter()
    hall = lay_hall(people, 1, at=at, say=say)
    room = lay_exam(hall, people, at=at)
    settle()
    result: dict[str, Any] = {"machine": machine(), "people": people, "questions": QUESTIONS}
    with server() as port:
        begins = clock.now() + timedelta(seconds=4)
        told = sent(list(requests(room)), port=port, connections=LINES, start=begins.timestamp())
    result |= {NAMES[kind]: figures for kind, figures in told.items()}
    result["kept"] = kept_of(room)
    result["raw"] = saved_raw(room.exam, at=clock.now())
    if raw := result["raw"].get("rate"):
        result["ratio_save_at_once"] = round(result["save_at_once"]["rate"] / raw, 3)
    if with_verify:
        result["verify"] = {**verified(), "events": LedgerEvent.objects.count()}
    result["seconds"] = round(time.perf_counter() - started, 1)
    for line in lines_of(result):
        say(line)
    return result


def lay_exam(hall: Hall, people: int, *, at: datetime) -> Room:
    """A bank of questions with four choices, and a test of all of them that is open."""
    root = Unit.objects.get(code="0")
    bank = keep_bank(unit=root, code=f"UKUR-{at:%H%M%S%f}"[:24], name="Soal ukur", actor=FOUNDER, at=at)
    for number in range(QUESTIONS):
        choices = tuple(Choice(f"Pilihan {letter}", letter == "A") for letter in "ABCD")
        question = Question(kind=Kind.SINGLE, text=f"Soal ukur {number + 1}?", choices=choices)
        write_question(bank=bank, question=question, actor=FOUNDER, at=at)
    wish = ExamWish(
        kind=ExamKind.OTHER,
        title="Tes ukur",
        opens_at=at - timedelta(minutes=5),
        closes_at=at + timedelta(hours=6),
        minutes=60,
        per_page=IN_PART,
    )
    parts = [PartWish(bank=bank, count=QUESTIONS)]
    exam = set_exam(training_class=hall.training_class, wish=wish, parts=parts, actor=FOUNDER, at=at)
    exam = release_exam(exam=exam, actor=FOUNDER, at=at)
    code = hall.training_class.case.code
    return Room(exam, f"/diklat/kelas/{code}/tes/{exam.number}/", people)


def answers_of(person: int, part: int) -> dict[str, Any]:
    """What somebody answers in a part: everybody otherwise, so that a mix-up shows."""
    first = part * IN_PART + 1
    return {str(number): expected(person, number) for number in range(first, first + IN_PART)}


def expected(person: int, number: int) -> str:
    """The answer of a person to the question at this place."""
    return "ABCD"[(person * 7 + number * 3) % 4]


def requests(room: Room) -> Iterator[Request]:
    """A minute: everybody begins within eight seconds, reads, saves three parts in ten seconds each, the fourth all at the same
    moment, and hands in within ten seconds."""
    drawn = random.Random(11)  # noqa: S311 - when they come
    for person in range(room.people):
        begins = drawn.uniform(0, 8)
        yield START, begins, _posted(room, "mulai/", person)
        yield PAGE, begins + 1.5, _got(room, "kerjakan/", person)
        for part in range(3):
            due = drawn.uniform(10 * (part + 1), 10 * (part + 2))
            yield SAVE, due, _saved(room, person, part)
            if person % EVERY == 0:
                yield SAVE, due + 1.0, _saved(room, person, part)
        yield AT_ONCE, ALL_SAVE, _saved(room, person, 3)
        yield HAND_IN, drawn.uniform(FIRST_HANDS_IN, LAST_HANDS_IN), _posted(room, "serahkan/", person)


def _saved(room: Room, person: int, part: int) -> bytes:
    answers = {
        number: {"given": given, "age": 900, "stroke": part + 1} for number, given in answers_of(person, part).items()
    }
    body = json.dumps({"device": f"ukur{person}", "answers": answers}).encode()
    return _posted(room, "kerjakan/draf/", person, body, "application/json")


def _got(room: Room, rest: str, person: int) -> bytes:
    return f"GET {room.address}{rest} HTTP/1.1\r\n{_head(person)}\r\n".encode()


def _posted(
    room: Room, rest: str, person: int, body: bytes = b"", kind: str = "application/x-www-form-urlencoded"
) -> bytes:
    head = f"POST {room.address}{rest} HTTP/1.1\r\n{_head(person)}X-CSRFToken: {TOKEN}\r\n"
    return f"{head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _head(person: int) -> str:
    cookies = f"{settings.SESSION_COOKIE_NAME}={session_key(person)}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    cookies += f"; {settings.LANGUAGE_COOKIE_NAME}=id"
    return f"Host: localhost\r\nAccept-Encoding: gzip\r\nAccept-Language: id\r\nCookie: {cookies}\r\n"


def kept_of(room: Room) -> Mapping[str, int]:
    """What is here of the answers that everybody sent: `lost` are those that are not what their person chose."""
    numbers = {pk: number for number, pk in enumerate(_seats(room))}
    rows = ExamAnswer.objects.filter(attempt__exam=room.exam).values_list("attempt__seat_id", "number", "given")
    right = sum(seat in numbers and given == expected(numbers[seat], number) for seat, number, given in rows)
    attempts = Attempt.objects.filter(exam=room.exam)
    return {
        "people": room.people,
        "handed_in": attempts.filter(handed_in_at__isnull=False, handed_in_by="person").count(),
        "answers": right,
        "lost": room.people * QUESTIONS - right,
        "twice": attempts.count() - attempts.values("seat").distinct().count(),
    }


def _seats(room: Room) -> list[int]:
    """The seats in the order in which their people were hired."""
    rows = Seat.objects.filter(training_class=room.exam.training_class_id).order_by("employee_id")
    return list(rows.values_list("pk", flat=True))[: room.people]


def lines_of(result: Mapping[str, Any]) -> Iterator[str]:
    """The figures as they are read."""
    for name in NAMES.values():
        of = result[name]
        yield (
            f"{name}: {of['requests']:,} requests, {of['rate']} a second; {of['p50_ms']} / {of['p95_ms']} / "
            f"{of['p99_ms']} / {of['max_ms']} ms; {of['answers']}"
        )
    yield f"kept: {dict(result['kept'])}"
    yield f"raw save: {result['raw']}; share {result.get('ratio_save_at_once')}"
