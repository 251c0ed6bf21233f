# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: these people were in the circle, this was written, counted and decided."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model

from praja.duties.innovation.enums.circles import CIRCLE_PROJECT
from praja.duties.innovation.events.circles import circle_stream
from praja.duties.innovation.models.circles import (
    Circle,
    CircleMember,
    CircleProject,
    CircleWord,
    Minutes,
    StepSheet,
    Tally,
    Tool,
)
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

CHUNK = 200
SAID_IN = {
    "innovation.circle_went_back": "go_back",
    "innovation.circle_plan_sent_back": "send_plan_back",
    "innovation.circle_standard_sent_back": "send_standard_back",
    "innovation.circle_project_stopped": "stop",
}
"""Event to the step whose words it holds the digest of."""


@attest("innovation.circles")
def circles_match_their_events() -> Iterator[Mismatch]:
    """Compare every circle and who belongs to it with what was recorded."""
    known = sorted({*Circle.objects.values_list("pk", flat=True), *map(int, keys_with(circle_stream(0)[:-1]))})
    for start in range(0, len(known), CHUNK):
        keys = known[start : start + CHUNK]
        events = told_by_stream([circle_stream(pk) for pk in keys])
        held = _held_circles(keys)
        for pk in keys:
            yield from held_against(f"circle {pk}", _told_circle(events.get(circle_stream(pk), ())), held.get(pk))


def _told_circle(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == "innovation.circle_kept":
            found |= {"people": found.get("people", {}), **one.payload}
        else:
            told = one.payload
            found["people"] = {
                **found.get("people", {}),
                told["member"]: [told["person"], told["part"], told["since"], told["until"]],
            }
    return found or None


def _held_circles(keys: list[int]) -> dict[int, dict[str, Any]]:
    people: dict[int, dict[int, list[Any]]] = defaultdict(dict)
    for one in CircleMember.objects.filter(circle__in=keys):
        until = one.until.isoformat() if one.until else None
        people[one.circle_id][one.pk] = [one.person_id, one.part, one.since.isoformat(), until]
    return {
        row.pk: {
            "unit": row.unit_id,
            "title": row.title,
            "aim": _digest(row.aim_salt, words_content(row.aim)),
            "decree": row.decree,
            "founded_on": row.founded_on.isoformat(),
            "ended": row.ended_on is not None,
            "people": people[row.pk],
        }
        for row in Circle.objects.filter(pk__in=keys)
    }


@attest("innovation.circle_projects")
def projects_match_their_events() -> Iterator[Mismatch]:
    """Compare every project of a circle, its sheets, minutes, tools and tallies with what was recorded."""
    last, rows = 0, Case.objects.filter(procedure=CIRCLE_PROJECT).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events, held = told_by_stream([case.stream for case in chunk]), _held_projects([case.pk for case in chunk])
        for case in chunk:
            yield from held_against(
                f"circle project {case.code}", _told_project(events.get(case.stream, ())), held.get(case.pk)
            )


def _told_project(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        told = one.payload
        if one.name == "innovation.circle_project_opened":
            found = {
                "circle": told["circle"],
                "diagnosis": told["diagnosis"],
                "plan": 0,
                "finished_on": None,
                "words": [],
                "sheets": {},
                "minutes": {},
                "tools": {},
                "tallies": {},
            }
        elif one.name == "innovation.circle_baseline_taken":
            found |= {"diagnosis": told["diagnosis"]}
        elif one.name == "innovation.circle_plan_handed_in":
            found["plan"] = told["plan"]
        elif one.name == "innovation.circle_project_finished":
            found["finished_on"] = local_date(one.at, local_zone()).isoformat()
        elif one.name in SAID_IN:
            found["words"] = [*found["words"], [SAID_IN[one.name], told["why"]]]
        elif found:
            _written(found, one.name, told)
    return found or None


def _written(found: dict[str, Any], name: str, told: Mapping[str, Any]) -> None:
    if name == "innovation.circle_sheet_written":
        found["sheets"][told["stage"], told["number"]] = told["sheet"]
    elif name == "innovation.circle_minutes_written":
        found["minutes"][told["minutes"]] = [
            *(told["number"], told["held_on"], told["stage"]),
            *(sorted(told["present"]), told["text"]),
        ]
    elif name == "innovation.circle_tool_drawn":
        found["tools"][told["tool"]] = [told[part] for part in ("kind", "stage", "number", "sheet", "dropped")]
    elif name == "innovation.circle_counted":
        found["tallies"][told["tally"]] = [told[part] for part in ("tool", "mark", "group", "count", "person")]


def _held_projects(keys: list[int]) -> dict[int, dict[str, Any]]:
    sheets, words, tools = _of(StepSheet, keys), _of(CircleWord, keys), _of(Tool, keys)
    minutes, tallies = _minutes(keys), _tallies(keys)
    return {
        row.pk: {
            "circle": row.circle_id,
            "diagnosis": row.diagnosis_id or 0,
            "plan": row.plan_id or 0,
            "finished_on": row.finished_on.isoformat() if row.finished_on else None,
            "words": [[one.step, _digest(one.salt, words_content(one.text))] for one in words[row.pk]],
            "sheets": {(one.step, one.number): _digest(one.salt, one.sheet) for one in sheets[row.pk]},
            "minutes": minutes[row.pk],
            "tools": {
                one.pk: [one.kind, one.step, one.number, _digest(one.salt, one.sheet), one.dropped_at is not None]
                for one in tools[row.pk]
            },
            "tallies": tallies[row.pk],
        }
        for row in CircleProject.objects.filter(pk__in=keys)
    }


def _minutes(keys: list[int]) -> dict[int, dict[int, list[Any]]]:
    found: dict[int, dict[int, list[Any]]] = defaultdict(dict)
    for one in Minutes.objects.filter(project__in=keys).prefetch_related("present"):
        people = sorted(person.person_id for person in one.present.all())
        text = _digest(one.salt, one.digested())
        found[one.project_id][one.pk] = [one.number, one.held_on.isoformat(), one.step, people, text]
    return found


def _tallies(keys: list[int]) -> dict[int, dict[int, list[Any]]]:
    found: dict[int, dict[int, list[Any]]] = defaultdict(dict)
    rows = Tally.objects.filter(tool__project__in=keys)
    for pk, project, *rest in rows.values_list(
        "pk", "tool__project_id", "tool_id", "mark", "group", "count", "person_id"
    ):
        found[project][pk] = rest
    return found


def _of(model: type[Model], keys: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for one in model._default_manager.filter(project_id__in=keys).order_by("pk"):
        found[one.project_id].append(one)  # type: ignore[attr-defined]
    return found


def _digest(salt: Any, kept: Mapping[str, object]) -> str:
    return content_digest(bytes(salt), kept)
