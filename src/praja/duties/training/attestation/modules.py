# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: modules say what was written and published, are for whom it was said, and who finished one did."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.training.models import Enrolment, Module, ModuleAssignment, ModuleVersion
from praja.duties.training.models.digests import draft_digest, reason_digest, version_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, told

_ENTRY = ("code", "unit", "kind", "title", "summary", "jp", "free")


@attest("training.modules")
def modules_match_their_events() -> Iterator[Mismatch]:
    """Replay every module with its versions and for whom it is, and everybody who began and finished one."""
    modules: dict[int, dict[str, Any]] = defaultdict(dict)
    versions: dict[tuple[int, int], dict[str, Any]] = {}
    assigned: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for one in told(Q(stream__startswith="training.module:")):
        _replay(one, int(one.refs["module"]), modules, versions, assigned)
    yield from _modules(modules, assigned)
    yield from _versions(versions)
    yield from _enrolments()


def _replay(one: Told, pk: int, modules: Any, versions: Any, assigned: Any) -> None:
    payload, facts = one.payload, modules[pk]
    match one.name:
        case "training.module_listed":
            facts.update({name: payload[name] for name in _ENTRY})
            facts.setdefault("current", 0)
        case "training.module_written":
            facts["draft"] = payload["content"]
        case "training.module_published":
            facts["current"] = payload["number"]
            said = {"title": payload["title"], "jp": payload["jp"], "content": payload["content"]}
            versions[pk, payload["number"]] = {**said, "published": one.at, "withdrawn": None, "reason": ""}
        case "training.module_withdrawn":
            facts["current"] = payload["current"]
            versions[pk, payload["number"]] |= {"withdrawn": one.at, "reason": payload["reason"]}
        case "training.module_assigned":
            place = (payload["programme"], payload["post"])
            (assigned[pk].add if payload["assigned"] else assigned[pk].discard)(place)


def _modules(recorded: dict[int, dict[str, Any]], assigned: dict[int, set[tuple[int, int]]]) -> Iterator[Mismatch]:
    rows = {row.pk: row for row in Module.objects.select_related("current")}
    held: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for one in ModuleAssignment.objects.filter(ended_at=None):
        held[one.module_id].add((one.programme_id or 0, one.post_id or 0))
    for pk in sorted({*recorded, *rows}):
        facts = {**recorded[pk], "assigned": assigned[pk]} if pk in recorded else None
        row = rows.get(pk)
        yield from held_against(f"module {pk}", facts, {**_held(row), "assigned": held[pk]} if row else None)


def _held(row: Module) -> dict[str, Any]:
    return {
        "code": row.code,
        "unit": row.unit_id,
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "jp": row.jp,
        "free": row.is_free,
        "draft": draft_digest(row, row.draft),
        "current": row.current.number if row.current else 0,
    }


def _versions(recorded: dict[tuple[int, int], dict[str, Any]]) -> Iterator[Mismatch]:
    rows = {(row.module_id, row.number): row for row in ModuleVersion.objects.select_related("module", "package")}
    for place in sorted({*recorded, *rows}):
        row = rows.get(place)
        held: dict[str, Any] | None = (
            None
            if row is None
            else {
                "title": row.title,
                "jp": row.jp,
                "content": version_digest(row, row.package.sha256 if row.package else ""),
                "published": row.published_at,
                "withdrawn": row.withdrawn_at,
                "reason": reason_digest(row.module, row.withdrawn_reason) if row.withdrawn_reason else "",
            }
        )
        yield from held_against(f"version {place[1]} of module {place[0]}", recorded.get(place), held)


def _enrolments() -> Iterator[Mismatch]:
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith="training.enrolment:")):
        payload, pk = one.payload, int(one.refs["enrolment"])
        if one.name == "training.module_started":
            begun = {name: payload[name] for name in ("module", "number", "employee")}
            recorded[pk] = {**begun, "started": one.at, "finished": None, "credit": 0}
        elif one.name == "training.module_finished" and pk in recorded:
            share = payload["share"] if payload["share"] >= 0 else None
            recorded[pk] |= {"finished": one.at, "credit": payload["credit"], "share": share}
    rows = {row.pk: row for row in Enrolment.objects.select_related("of")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        held: dict[str, Any] | None = (
            None
            if row is None
            else {
                "module": row.of.module_id,
                "number": row.of.number,
                "employee": row.employee_id,
                "started": row.started_at,
                "finished": row.finished_at,
                "credit": row.credit_id or 0,
                "share": row.best,
            }
        )
        of = (
            ()
            if row is None or row.finished_at is None
            else ("module", "number", "employee", "started", "finished", "credit")
        )
        yield from held_against(f"enrolment {pk}", recorded.get(pk), held, of=of)
