# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: materials, assignments, what was handed in, and what was said to it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.training.models import Assignment, Handin, Material
from praja.duties.training.models.room import HANDIN
from praja.duties.training.models.room_digests import (
    digest_of_answer,
    digest_of_assignment,
    digest_of_handin,
    digest_of_material,
)
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.telling import Told, held_against, told

ADDED, TAKEN_OFF, SET = "training.material_added", "training.material_taken_off", "training.assignment_set"
HANDED, MARKED = "training.handed_in", "training.handin_marked"
NO_MARK = {"points": None, "answer": "", "again": False, "by": "", "marked": ""}


@attest("training.materials")
def materials_match_their_events() -> Iterator[Mismatch]:
    """Which files classes were given, for whom and from when, and which were taken off."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(name__in=(ADDED, TAKEN_OFF)), order=("id",)):
        pk = one.payload["material"]
        if one.name == ADDED:
            recorded[pk] = {**one.payload, "class": one.refs["case"], "by": one.actor, "off": ""}
        else:
            recorded.setdefault(pk, {})["off"] = moment_text(one.at)
    rows = {row.pk: _material(row) for row in Material.objects.select_related("file")}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"material {pk}", recorded.get(pk), rows.get(pk))


def _material(row: Material) -> dict[str, Any]:
    return {
        "material": row.pk,
        "class": row.training_class_id,
        "subject": row.subject_id,
        "title": digest_of_material(row),
        "file": row.file.sha256,
        "audience": row.audience,
        "released": moment_text(row.released_at),
        "by": str(row.added_by_id),
        "off": moment_text(row.taken_off_at) if row.taken_off_at else "",
    }


@attest("training.assignments")
def assignments_match_their_events() -> Iterator[Mismatch]:
    """What participants were to hand in, as it was set last."""
    recorded = {
        one.payload["assignment"]: {**one.payload, "class": one.refs["case"]}
        for one in told(Q(name=SET), order=("id",))
    }
    rows = {row.pk: _assignment(row) for row in Assignment.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"assignment {pk}", recorded.get(pk), rows.get(pk))


def _assignment(row: Assignment) -> dict[str, Any]:
    return {
        "assignment": row.pk,
        "class": row.training_class_id,
        "subject": row.subject_id,
        "content": digest_of_assignment(row),
        "due": moment_text(row.due_at),
    }


@attest("training.handins")
def handins_match_their_events() -> Iterator[Mismatch]:
    """What was handed in, with its files, and the last that was said to it."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(name__in=(HANDED, MARKED)), order=("id",)):
        recorded.setdefault(one.payload["handin"], dict(NO_MARK)).update(_said(one))
    rows = {row.pk: row for row in Handin.objects.all()}
    files: dict[int, list[str]] = {pk: [] for pk in rows}
    for attached in attachments_of(HANDIN, *rows):
        files[attached.object_id].append(attached.file.sha256)
    for pk in sorted({*recorded, *rows}):
        held = _handin(rows[pk], files[pk]) if pk in rows else None
        yield from held_against(f"handed in {pk}", recorded.get(pk), held)


def _said(one: Told) -> dict[str, Any]:
    payload = dict(one.payload)
    if one.name == HANDED:
        return {**payload, "handed": moment_text(one.at)}
    return {name: payload[name] for name in ("points", "answer", "again")} | {
        "by": one.actor,
        "marked": moment_text(one.at),
    }


def _handin(row: Handin, files: list[str]) -> dict[str, Any]:
    return {
        "handin": row.pk,
        "assignment": row.assignment_id,
        "seat": row.seat_id,
        "number": row.number,
        "content": digest_of_handin(row, files),
        "handed": moment_text(row.handed_at),
        "points": row.points,
        "answer": digest_of_answer(row),
        "again": row.is_wanted_again,
        "by": str(row.marked_by_id) if row.marked_by_id else "",
        "marked": moment_text(row.marked_at) if row.marked_at else "",
    }
