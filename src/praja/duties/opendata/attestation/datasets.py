# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: datasets say what was written of them, belong to whom they were given, and are open as was decided."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.enums import Access, Origin
from praja.duties.opendata.models import Dataset, Resource
from praja.duties.opendata.models.digests import dataset_digest, resource_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told

STREAMS = "opendata.dataset:"
_OPENED: dict[str, Any] = {
    "access": Access.OPEN.value,
    "decision": None,
    "until": None,
    "reason": "",
    "is_priority": False,
    "priority_decision": None,
    "closed": None,
    "why_closed": "",
}


@attest("opendata.datasets")
def datasets_match_their_events() -> Iterator[Mismatch]:
    """Replay what was said of every dataset, who may read its rows, and whether it is priority data."""
    recorded: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in told(Q(stream__startswith=STREAMS)):
        if facts := _said(one):
            known = recorded[one.payload["dataset"]]
            opens = one.name == "opendata.dataset_harvested"
            recorded[one.payload["dataset"]] = {**(_OPENED if opens else {}), **known, **facts}
    rows = {row.pk: row for row in Dataset.objects.all()}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"dataset {pk}", recorded.get(pk), _held(row) if row else None)


def _said(one: Told) -> dict[str, Any]:
    payload = one.payload
    match one.name:
        case "opendata.dataset_opened":
            return {**_OPENED, **{name: payload[name] for name in ("uuid", "unit", "origin", "content")}}
        case "opendata.dataset_harvested":
            there = {name: payload[name] for name in ("uuid", "unit", "content")}
            return {**there, "origin": Origin.HARVESTED.value, "closed": None, "why_closed": ""}
        case "opendata.dataset_described":
            return {"unit": payload["unit"], "content": payload["content"]}
        case "opendata.access_set":
            return {name: payload[name] for name in ("access", "decision", "until", "reason")}
        case "opendata.priority_set":
            return {"is_priority": payload["is_priority"], "priority_decision": payload["decision"]}
        case "opendata.dataset_closed":
            return {"closed": one.at, "why_closed": payload["reason"]}
        case "opendata.dataset_reopened":
            return {"closed": None, "why_closed": ""}
    return {}


def _held(row: Dataset) -> dict[str, Any]:
    limit = {"reason": row.access_reason, "basis": row.access_basis}
    untouched = row.access == Access.OPEN and not (row.access_reason or row.access_basis)
    return {
        "uuid": str(row.uuid),
        "unit": row.unit_id,
        "origin": row.origin,
        "content": dataset_digest(row),
        "access": row.access,
        "decision": row.access_decision_id,
        "until": row.access_until.isoformat() if row.access_until else None,
        "reason": _Either("" if untouched else None, content_digest(bytes(row.salt), limit)),
        "is_priority": row.is_priority,
        "priority_decision": row.priority_decision_id,
        "closed": row.closed_at,
        "why_closed": content_digest(bytes(row.salt), {"reason": row.closed_reason}) if row.closed_reason else "",
    }


class _Either:
    """Equal to what nobody has touched yet, and to its digest once somebody has."""

    def __init__(self, *values: str | None) -> None:
        self.values = values

    def __eq__(self, other: object) -> bool:
        return other in self.values

    def __hash__(self) -> int:
        return hash(self.values)

    def __repr__(self) -> str:
        return repr(self.values[-1])


@attest("opendata.resources")
def resources_match_their_events() -> Iterator[Mismatch]:
    """Compare what every table, file and link is called, and what its columns mean, with what was last set."""
    recorded: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in told(Q(stream__startswith=STREAMS), names=_OF_RESOURCES):
        if one.name == "opendata.dataset_harvested":
            _offered(one, recorded)
            continue
        facts = recorded[one.payload["resource"]]
        facts["dataset"] = one.payload["dataset"]
        if one.name == "opendata.resource_removed":
            facts["removed"] = True
        else:
            facts |= {"content": one.payload["content"], "removed": False}
    rows = {row.pk: row for row in Resource.objects.select_related("dataset", "file").prefetch_related("columns")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"resource {pk}", recorded.get(pk), _resource(row) if row else None)


_OF_RESOURCES = ("opendata.resource_set", "opendata.resource_removed", "opendata.dataset_harvested")


def _offered(one: Told, recorded: dict[int, dict[str, Any]]) -> None:
    """What a dataset offered when it was taken over; what is not offered any more keeps its last words."""
    for resource, content in one.payload["offers"]:
        facts = recorded[resource]
        facts["dataset"] = one.payload["dataset"]
        facts |= {"content": content, "removed": False} if content else {"removed": True}


def _resource(row: Resource) -> dict[str, Any]:
    columns = sorted(row.columns.all(), key=lambda column: column.position)
    return {
        "dataset": row.dataset_id,
        "content": resource_digest(row.dataset, row, columns),
        "removed": row.removed_at is not None,
    }
