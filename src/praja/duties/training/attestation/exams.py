# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what banks hold, what tests ask, what was answered and how it was marked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from praja.duties.training.events.exams import stream_of_attempt, stream_of_bank, stream_of_exam
from praja.duties.training.models import Attempt, BankQuestion, Exam, QuestionBank, QuestionVersion
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.words import words_content

CHUNK = 200
SETTINGS = (
    "training_class", "number", "kind", "title", "minutes", "opens", "closes", "tries", "shuffles_questions",
    "shuffles_choices", "per_page", "showing", "grace", "parts",
)  # fmt: skip


def _chunks(prefix: str, pks: Iterable[int]) -> Iterator[list[int]]:
    """Every id of a table and of the streams that tell of it, in groups."""
    keys = {int(key) for key in keys_with(prefix) if key.isdigit()}
    found = sorted(keys | set(pks))
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]


# ---- banks


@attest("training.question_banks")
def banks_match_their_events() -> Iterator[Mismatch]:
    """Compare banks, their questions and every version with what was recorded of them."""
    for pks in _chunks(stream_of_bank(0)[:-1], QuestionBank.objects.values_list("pk", flat=True)):
        told = told_by_stream([stream_of_bank(pk) for pk in pks])
        rows = QuestionBank.objects.in_bulk(pks)
        for pk in pks:
            yield from _bank(pk, rows.get(pk), told.get(stream_of_bank(pk), ()))


def _bank(pk: int, row: QuestionBank | None, events: Iterable[Told]) -> Iterator[Mismatch]:
    kept: Mapping[str, Any] | None = None
    questions: dict[int, dict[str, Any]] = {}
    versions: dict[tuple[int, int], str] = {}
    for one in events:
        if one.name == "training.bank_kept":
            kept = one.payload
        elif one.name == "training.question_written":
            said = one.payload
            versions[said["question"], said["edition"]] = said["content"]
            latest = {name: said[name] for name in ("number", "kind", "topic", "difficulty")}
            questions[said["question"]] = {"retired": False, **questions.get(said["question"], {}), **latest}
        elif one.name == "training.question_retired":
            questions.setdefault(one.payload["question"], {})["retired"] = one.payload["retired"]
    yield from held_against(f"question bank {pk}", kept, _held_bank(row))
    yield from _questions(pk, questions, versions)


def _held_bank(row: QuestionBank | None) -> Mapping[str, Any] | None:
    if row is None:
        return None
    return {"unit": row.unit_id, "code": row.code, "label": row.name, "is_open": row.is_open}


def _questions(
    pk: int, questions: Mapping[int, Mapping[str, Any]], versions: Mapping[tuple[int, int], str]
) -> Iterator[Mismatch]:
    rows = {one.pk: one for one in BankQuestion.objects.filter(bank_id=pk)}
    for question in sorted({*rows, *questions}):
        yield from held_against(f"question {question}", questions.get(question), _held_question(rows.get(question)))
    written = QuestionVersion.objects.filter(question__bank_id=pk).select_related("picture")
    held = {(one.question_id, one.number): content_digest(bytes(one.salt), one.digested()) for one in written}
    for key in sorted({*held, *versions}):
        recorded = None if key not in versions else {"content": versions[key]}
        kept = None if key not in held else {"content": held[key]}
        yield from held_against(f"question {key[0]}, version {key[1]}", recorded, kept)


def _held_question(row: BankQuestion | None) -> Mapping[str, Any] | None:
    if row is None:
        return None
    return {
        "number": row.number,
        "kind": row.kind,
        "topic": row.topic,
        "difficulty": row.difficulty,
        "retired": row.retired_at is not None,
    }


# ---- tests


@attest("training.exams")
def exams_match_their_events() -> Iterator[Mismatch]:
    """Compare tests with what was set, released, withdrawn and corrected."""
    for pks in _chunks(stream_of_exam(0)[:-1], Exam.objects.values_list("pk", flat=True)):
        told = told_by_stream([stream_of_exam(pk) for pk in pks])
        rows = Exam.objects.prefetch_related("parts", "questions").in_bulk(pks)
        for pk in pks:
            recorded = _recorded_exam(told.get(stream_of_exam(pk), ()))
            row = rows.get(pk)
            yield from held_against(f"test {pk}", recorded, None if row is None else _held_exam(row))


def _recorded_exam(events: Iterable[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] | None = None
    for one in events:
        said = one.payload
        if one.name == "training.exam_set":
            found = {
                **{name: said[name] for name in SETTINGS},
                "released": False,
                "questions": [],
                "withdrawn": "",
                "corrections": {},
            }
        elif found is None:
            continue
        elif one.name == "training.exam_released":
            found |= {"released": True, "questions": sorted(said["questions"])}
        elif one.name == "training.exam_withdrawn":
            found["withdrawn"] = said["reason"]
        elif one.name == "training.question_corrected":
            found["corrections"][said["asked"]] = [said["correction"], said["corrected"], said["reason"]]
    return found


def _held_exam(row: Exam) -> dict[str, Any]:
    asked = list(row.questions.all())
    return {
        "training_class": row.training_class_id,
        "number": row.number,
        "kind": row.kind,
        "title": row.title,
        "minutes": row.minutes,
        "opens": row.opens_at.isoformat(),
        "closes": row.closes_at.isoformat(),
        "tries": row.tries,
        "shuffles_questions": row.shuffles_questions,
        "shuffles_choices": row.shuffles_choices,
        "per_page": row.per_page,
        "showing": row.showing,
        "grace": row.grace_seconds,
        "parts": [[one.question_id or 0, one.bank_id or 0, one.topic, one.count] for one in row.parts.all()],
        "released": row.released_at is not None,
        "questions": sorted([one.version_id, one.part] for one in asked),
        "withdrawn": _digest(row.withdrawn_reason, row.withdrawn_salt) if row.withdrawn_at else "",
        "corrections": {
            one.version_id: [one.correction, one.corrected_id or 0, _digest(one.reason, one.salt)]
            for one in asked
            if one.correction
        },
    }


def _digest(text: str, salt: bytes | memoryview) -> str:
    return content_digest(bytes(salt), words_content(text))


# ---- attempts


@attest("training.attempts")
def attempts_match_their_events() -> Iterator[Mismatch]:
    """Compare attempts with what was begun, handed in and marked. Drafts are held from the hand-in on."""
    for pks in _chunks(stream_of_attempt(0)[:-1], Attempt.objects.values_list("pk", flat=True)):
        told = told_by_stream([stream_of_attempt(pk) for pk in pks])
        rows = Attempt.objects.prefetch_related("answers__asked").in_bulk(pks)
        for pk in pks:
            recorded = _recorded_attempt(told.get(stream_of_attempt(pk), ()))
            row = rows.get(pk)
            yield from held_against(f"attempt {pk}", recorded, None if row is None else _held_attempt(row))


def _recorded_attempt(events: Iterable[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] | None = None
    for one in events:
        said = one.payload
        if one.name == "training.attempt_started":
            names = ("exam", "seat", "number", "seed", "due", "questions")
            found = {name: said[name] for name in names} | {"notes": {}}
        elif found is None:
            continue
        elif one.name == "training.answer_marked":
            found["marks"] = [
                said["marks"] if place == said["number"] else marks for place, marks in enumerate(found["marks"], 1)
            ]
            found["notes"][said["number"]] = said["note"]
        else:
            found |= {name: said[name] for name in ("by", "answers", "marks", "most") if name in said}
            if one.name == "training.late_answers_counted":
                found["late"] = said["reason"]
    if found and "marks" in found:
        found["sum"] = None if None in found["marks"] else sum(found["marks"])
    return found


def _held_attempt(row: Attempt) -> dict[str, Any]:
    answers = sorted(row.answers.all(), key=lambda one: one.number)
    given = {"answers": {str(one.number): one.given for one in answers}}
    return {
        "exam": row.exam_id,
        "seat": row.seat_id,
        "number": row.number,
        "seed": row.seed,
        "due": row.due_at.isoformat(),
        "questions": [one.asked.version_id for one in answers],
        "by": row.handed_in_by,
        "answers": content_digest(bytes(row.salt), given),
        "marks": [one.marks for one in answers],
        "most": row.most,
        "sum": row.marks,
        "notes": {one.number: _digest(one.note, one.note_salt) for one in answers if one.note_salt},
        "late": _digest(row.late_reason, row.late_salt) if row.late_salt else "",
    }
