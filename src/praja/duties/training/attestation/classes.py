# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: classes were opened for these days, seats and quotas, run by these people, held in these sessions; who
was nominated and what became of it; whom letters assign."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from praja.duties.training.enums import CLASS, HOLDING, ClassState
from praja.duties.training.events.seats import stream_of_seat
from praja.duties.training.models import (
    ClassLetter,
    ClassOfficer,
    ClassSession,
    Quota,
    Seat,
    SessionTrainer,
    TrainingClass,
)
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
SET_UP = ("training.class_opened", "training.class_changed")
MOVED, REQUOTED = "training.class_moved", "training.quotas_changed"
STARTED, CANCELLED = "training.class_started", "training.class_cancelled"
OFFICER, SESSION = "training.officer_named", "training.session_set"
ASKED, DROPPED = "training.letter_asked", "training.letter_dropped"
NOMINATED, DECIDED = "training.nominated", "training.seat_decided"
OF_CLASS = (
    *("curriculum", "label", "first_day", "last_day", "nominations_until"),
    *("capacity", "place", "self_apply", "quotas"),
)
OF_SESSION = ("subject", "title", "jp", "starts", "ends", "room", "trainers", "cancelled")
Rows = Mapping[int, list[Any]]


@attest("training.classes")
def classes_match_their_events() -> Iterator[Mismatch]:
    """Compare every class with what was recorded of it: days, seats, quotas, committee, sessions, letters."""
    last, rows = 0, Case.objects.filter(procedure=CLASS).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from _chunk(chunk)


def _chunk(cases: Sequence[Case]) -> Iterator[Mismatch]:
    ids = [case.pk for case in cases]
    events = told_by_stream([case.stream for case in cases])
    classes = TrainingClass.objects.in_bulk(ids)
    quotas, officers, sessions, letters = _quotas(ids), _officers(ids), _sessions(ids), _letters(ids)
    for case in cases:
        found, where = events.get(case.stream, ()), f"class {case.code}"
        row = classes.get(case.pk)
        yield from held_against(where, _told_class(found), None if row is None else _class(row, quotas[case.pk]))
        yield from held_against(
            f"{where}, committee", {"officers": _told_officers(found)}, {"officers": officers[case.pk]}
        )
        yield from _each(f"{where}, session", _told_each(found, SESSION, "session"), sessions[case.pk])
        yield from _each(f"{where}, letter", _told_each(found, ASKED, "letter"), letters[case.pk])


def _each(
    where: str, told: Mapping[int, Mapping[str, Any]], held: Mapping[int, Mapping[str, Any]]
) -> Iterator[Mismatch]:
    for pk in sorted({*told, *held}):
        yield from held_against(f"{where} {pk}", told.get(pk), held.get(pk), of=tuple(held.get(pk, ())))


def _told_class(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name in SET_UP:
            found |= {name: one.payload[name] for name in OF_CLASS if name in one.payload}
            found |= {"note": "", "cancelled_reason": ""}
        elif one.name == MOVED:
            found |= {"first_day": one.payload["first_day"], "last_day": one.payload["last_day"]}
            found["note"] = one.payload["reason"]
        elif one.name == REQUOTED:
            found |= {"capacity": one.payload["capacity"], "quotas": one.payload["quotas"]}
        elif one.name == STARTED and one.payload["reason"]:
            found["note"] = one.payload["reason"]
        elif one.name == CANCELLED:
            found["cancelled_reason"] = one.payload["reason"]
    return found or None


def _class(row: TrainingClass, quotas: list[list[int]]) -> dict[str, Any]:
    return {
        "curriculum": row.curriculum_id,
        "label": row.name,
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "nominations_until": row.nominations_until.isoformat(),
        "capacity": row.capacity,
        "place": row.place,
        "self_apply": row.self_apply,
        "quotas": quotas,
        "note": _digest(row.note, row.note_salt),
        "cancelled_reason": _digest(row.cancelled_reason, row.cancelled_salt),
    }


def _digest(text: str, salt: "bytes | memoryview[int]") -> str:
    return content_digest(bytes(salt), words_content(text)) if salt else ""


def _quotas(ids: Sequence[int]) -> Mapping[int, list[list[int]]]:
    found = defaultdict[int, list[list[int]]](list)
    rows = Quota.objects.filter(training_class__in=ids).order_by("unit_id")
    for pk, unit, seats in rows.values_list("training_class_id", "unit_id", "seats"):
        found[pk].append([unit, seats])
    return found


def _told_officers(events: Sequence[Told]) -> list[list[Any]]:
    found = set[tuple[int, str]]()
    for one in events:
        if one.name == OFFICER:
            key = (one.payload["person"], one.payload["function"])
            found = found - {key} if one.payload["ended"] else found | {key}
    return [list(key) for key in sorted(found)]


def _officers(ids: Sequence[int]) -> Mapping[int, list[list[Any]]]:
    found = defaultdict[int, list[list[Any]]](list)
    rows = ClassOfficer.objects.filter(training_class__in=ids, ended_at=None).order_by("person_id", "function")
    for pk, person, function in rows.values_list("training_class_id", "person_id", "function"):
        found[pk].append([person, function])
    return found


def _told_each(events: Sequence[Told], name: str, key: str) -> dict[int, Mapping[str, Any]]:
    """The last of each session or letter."""
    found = {one.payload[key]: one.payload for one in events if one.name == name}
    if name == SESSION:
        return {pk: {field: payload[field] for field in OF_SESSION} for pk, payload in found.items()}
    return found


def _sessions(ids: Sequence[int]) -> Mapping[int, dict[int, Mapping[str, Any]]]:
    trainers, found = defaultdict[int, list[int]](list), defaultdict[int, dict[int, Mapping[str, Any]]](dict)
    taught = SessionTrainer.objects.filter(session__training_class__in=ids).order_by("person_id")
    for session, person in taught.values_list("session_id", "person_id"):
        trainers[session].append(person)
    for row in ClassSession.objects.filter(training_class__in=ids):
        found[row.training_class_id][row.pk] = {
            "subject": row.subject_id,
            "title": row.title,
            "jp": row.jp,
            "starts": moment_text(row.starts_at),
            "ends": moment_text(row.ends_at),
            "room": row.room_id,
            "trainers": trainers[row.pk],
            "cancelled": row.cancelled_at is not None,
        }
    return found


def _letters(ids: Sequence[int]) -> Mapping[int, dict[int, Mapping[str, Any]]]:
    found = defaultdict[int, dict[int, Mapping[str, Any]]](dict)
    for row in ClassLetter.objects.filter(training_class__in=ids):
        found[row.training_class_id][row.pk] = {"kind": row.kind, "unit": row.unit_id, "document": row.document_id}
    return found


@attest("training.seats")
def seats_match_their_events() -> Iterator[Mismatch]:
    """Compare every seat with the last that was said of it, every stream of a seat with its row, and every assignment with its
    letter."""
    known = sorted({*Seat.objects.values_list("pk", flat=True), *map(int, keys_with(stream_of_seat(0)[:-1]))})
    for start in range(0, len(known), CHUNK):
        keys = known[start : start + CHUNK]
        events = told_by_stream([stream_of_seat(pk) for pk in keys])
        rows = Seat.objects.select_related("training_class__case").in_bulk(keys)
        letters = _told_letters({row.training_class for row in rows.values()})
        for pk in keys:
            row, recorded = rows.get(pk), _told_seat(events.get(stream_of_seat(pk), ()))
            yield from held_against(f"seat {pk}", recorded, None if row is None else _seat(row))
            if row is not None and row.letter_id != _letter_now(row, letters[row.training_class_id]):
                yield Mismatch(f"seat {pk}", "its letter is not the one that assigns it")


def _told_seat(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == NOMINATED:
            payload = one.payload
            found = {
                name: payload[name]
                for name in ("training_class", "employee", "unit", "way", "reason")
                if name in payload
            }
            found |= {"status": "nominated", "place": 0, "nominated_at": one.at}
        elif one.name == DECIDED:
            found |= {name: one.payload[name] for name in ("status", "place", "reason")}
    return found or None


def _seat(row: Seat) -> dict[str, Any]:
    return {
        "training_class": row.training_class_id,
        "employee": row.employee_id,
        "unit": row.unit_id,
        "way": row.way,
        "status": row.status,
        "place": row.place_in_line,
        "reason": content_digest(bytes(row.salt), words_content(row.reason)),
        "nominated_at": row.nominated_at,
    }


def _told_letters(classes: "set[TrainingClass]") -> Mapping[int, list[Told]]:
    streams = {row.case.stream: row.pk for row in classes}
    events = told_by_stream(list(streams), names=(ASKED, DROPPED))
    return defaultdict(list, {streams[stream]: found for stream, found in events.items()})


def _letter_now(row: Seat, events: Sequence[Told]) -> int | None:
    """The last letter that names the seat and was not dropped; none for whoever takes part no more."""
    if row.status not in HOLDING or row.training_class.case.state == ClassState.CANCELLED:
        return None
    letter = None
    for one in events:
        if one.name == ASKED and row.pk in one.payload["seats"]:
            letter = one.payload["letter"]
        elif one.name == DROPPED and one.payload["letter"] == letter:
            letter = None
    return letter
