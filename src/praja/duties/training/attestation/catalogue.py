# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: programmes, curricula and rooms stand as they were entered."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from praja.duties.training.models import Curriculum, Programme, Room
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

LISTED, PUBLISHED, KEPT = "training.programme_listed", "training.curriculum_published", "training.room_kept"


@attest("training.catalogue")
def programmes_match_their_events() -> Iterator[Mismatch]:
    """Compare every programme and every version of its curriculum with what was recorded of them."""
    listed, published = dict[int, Mapping[str, Any]](), dict[int, Mapping[str, Any]]()
    for one in told(Q(name__in=(LISTED, PUBLISHED)), order=("id",)):
        if one.name == LISTED:
            listed[int(one.refs["programme"])] = one.payload
        else:
            published[int(one.refs["curriculum"])] = {**one.payload, "programme": one.refs["programme"]}
    programmes = {row.pk: _programme(row) for row in Programme.objects.all()}
    for pk in sorted({*listed, *programmes}):
        yield from held_against(f"programme {pk}", listed.get(pk), programmes.get(pk))
    curricula = {row.pk: _curriculum(row) for row in Curriculum.objects.prefetch_related("subjects")}
    for pk in sorted({*published, *curricula}):
        yield from held_against(f"curriculum {pk}", published.get(pk), curricula.get(pk))


def _programme(row: Programme) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.title,
        "form": row.form,
        "unit": row.unit_id,
        "aim": row.aim,
        "audience": row.audience,
        "offered": row.is_offered,
    }


def _curriculum(row: Curriculum) -> dict[str, Any]:
    return {
        "programme": row.programme_id,
        "number": row.number,
        "subjects": [[subject.title, subject.jp] for subject in row.subjects.all()],
        "least_presence": row.least_presence,
        "least_score": row.least_score,
        "needs_plan": row.needs_plan,
    }


@attest("training.rooms")
def rooms_match_their_events() -> Iterator[Mismatch]:
    """Compare every room with how it was kept last."""
    recorded = {int(one.payload["room"]): one.payload for one in told(Q(name=KEPT), order=("id",))}
    rows = {row.pk: _room(row) for row in Room.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"room {pk}", recorded.get(pk), rows.get(pk))


def _room(row: Room) -> dict[str, Any]:
    return {
        "room": row.pk,
        "unit": row.unit_id,
        "label": row.name,
        "place": row.place,
        "capacity": row.capacity,
        "is_open": row.is_open,
    }
