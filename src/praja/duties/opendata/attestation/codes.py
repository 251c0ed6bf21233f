# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: code lists hold what was taken over."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.models import CodeList, CodeListVersion, Crosswalk
from praja.duties.opendata.models.digests import code_list_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

STREAMS = "opendata.codes:"
OF_VERSION = ("code_list", "number", "since", "file", "rows")
OF_CROSSWALK = ("source", "target", "file", "rows")


@attest("opendata.codes")
def code_lists_match_their_events() -> Iterator[Mismatch]:
    """Compare words, versions and crosswalks of every code list with what was set and taken over, and from when until when each
    version held."""
    lists: dict[int, dict[str, Any]] = {}
    versions: dict[int, dict[str, Any]] = {}
    crosswalks: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith=STREAMS), order=("id",)):
        payload = one.payload
        if one.name == "opendata.code_list_set":
            lists[payload["code_list"]] = {"content": payload["content"], "current": None}
        elif one.name == "opendata.codes_taken_over":
            versions[payload["made"]] = {name: payload[name] for name in OF_VERSION}
        elif one.name == "opendata.crosswalk_taken_over":
            # It replaces an earlier one between the two.
            between = (payload["source"], payload["target"])
            crosswalks = {
                pk: facts for pk, facts in crosswalks.items() if (facts["source"], facts["target"]) != between
            }
            crosswalks[payload["crosswalk"]] = {name: payload[name] for name in OF_CROSSWALK}
    _in_their_turn(lists, versions)
    yield from _compared("code list", lists, {row.pk: _list(row) for row in CodeList.objects.all()})
    kept = CodeListVersion.objects.select_related("file")
    yield from _compared("codes", versions, {row.pk: _version(row) for row in kept})
    walks = Crosswalk.objects.select_related("file")
    yield from _compared("crosswalk", crosswalks, {row.pk: _crosswalk(row) for row in walks})


def _in_their_turn(lists: dict[int, dict[str, Any]], versions: dict[int, dict[str, Any]]) -> None:
    """Each version held until the next one did, and the last is the one in force."""
    following: dict[int, str] = {}
    for pk, facts in sorted(versions.items(), key=lambda one: -one[1]["number"]):
        of = facts["code_list"]
        facts["until"] = following.get(of)
        if of not in following and of in lists:
            lists[of]["current"] = pk
        following[of] = facts["since"]


def _compared(what: str, recorded: dict[int, dict[str, Any]], held: dict[int, dict[str, Any]]) -> Iterator[Mismatch]:
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"{what} {pk}", recorded.get(pk), held.get(pk))


def _list(row: CodeList) -> dict[str, Any]:
    return {"content": code_list_digest(row), "current": row.current_id}


def _version(row: CodeListVersion) -> dict[str, Any]:
    return {
        "code_list": row.code_list_id,
        "number": row.number,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "file": row.file.sha256,
        "rows": row.rows,
    }


def _crosswalk(row: Crosswalk) -> dict[str, Any]:
    return {"source": row.source_id, "target": row.target_id, "file": row.file.sha256, "rows": row.rows}
