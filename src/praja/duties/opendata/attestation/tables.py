# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every version of a table is the file that was brought, and readers see those that were published."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.attestation.datasets import STREAMS
from praja.duties.opendata.enums import RELEASE
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.models.digests import schema_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told
from praja.kernel.procedures.models import Case

OF_VERSION = ("resource", "number", "file", "schema", "rows", "set_aside", "release")
_SHOWING = (
    "opendata.release_published",
    "opendata.release_withdrawn",
    "opendata.versions_shown",
    "opendata.family_hidden",
)
_BROUGHT = ("opendata.version_made", "opendata.version_discarded", "opendata.persons_allowed")


@attest("opendata.versions")
def versions_match_their_events() -> Iterator[Mismatch]:
    """Compare the file, the schema and the counts of every version with what was recorded when it was made, and why columns
    of persons were let through."""
    recorded = _made()
    rows = {row.pk: row for row in TableVersion.objects.select_related("file", "resource__dataset")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"version {pk}", recorded.get(pk), _held(row) if row else None)


def _made() -> dict[int, dict[str, Any]]:
    recorded: dict[int, dict[str, Any]] = {}
    cancelled = _given_up()
    for one in told(Q(stream__startswith=STREAMS), names=_BROUGHT):
        made = one.payload["made"]
        if one.name == "opendata.version_discarded":
            recorded.pop(made, None)
        elif one.name == "opendata.persons_allowed":
            if made in recorded:
                recorded[made]["persons"] = frozenset({*recorded[made]["persons"], one.payload["reason"]})
        else:
            _replace(recorded, one)
    return {pk: facts for pk, facts in recorded.items() if facts["release"] not in cancelled}


def _replace(recorded: dict[int, dict[str, Any]], one: Told) -> None:
    """Made again for the same edition, it takes the place of the one before."""
    payload = one.payload
    release, resource = payload["release"], payload["resource"]
    for pk, facts in list(recorded.items()):
        if release is not None and (facts["release"], facts["resource"]) == (release, resource):
            del recorded[pk]
    recorded[payload["made"]] = {**{name: payload[name] for name in OF_VERSION}, "persons": frozenset()}


def _given_up() -> frozenset[int]:
    streams = {f"case:{code}": pk for pk, code in Case.objects.filter(procedure=RELEASE).values_list("pk", "code")}
    events = told(Q(stream__in=list(streams)), names=("opendata.release_cancelled",))
    return frozenset(streams[one.stream] for one in events)


def _held(row: TableVersion) -> dict[str, Any]:
    salt = bytes(row.resource.dataset.salt)
    reasons = {one["reason"] for one in row.report.get("persons", ()) if one["reason"]}
    return {
        "resource": row.resource_id,
        "number": row.number,
        "file": row.file.sha256,
        "schema": schema_digest(row.schema),
        "rows": row.rows,
        "set_aside": row.set_aside,
        "release": row.release_id,
        "persons": frozenset(content_digest(salt, {"reason": reason}) for reason in reasons),
    }


@attest("opendata.shown")
def what_readers_see_matches_the_events() -> Iterator[Mismatch]:
    """Replay what was published, shown and taken off: readers must see exactly that."""
    current: dict[int, int | None] = {}
    shown: dict[int, dict[int, int]] = {}
    harvested = {
        one.payload["dataset"] for one in told(Q(stream__startswith=STREAMS), names=("opendata.dataset_harvested",))
    }
    for one in told(Q(name__in=_SHOWING), order=("id",)):
        _show(one, current, shown)
    for dataset in Dataset.objects.order_by("pk"):
        if dataset.current_id != current.get(dataset.pk):
            yield Mismatch(
                f"dataset {dataset.pk}",
                f"shows edition {dataset.current_id}, not {current.get(dataset.pk)} as published",
            )
        is_shown = bool(shown.get(dataset.pk)) or current.get(dataset.pk) is not None or dataset.pk in harvested
        if dataset.is_shown != is_shown:
            yield Mismatch(f"dataset {dataset.pk}", "is shown to readers otherwise than its events say")
    for resource in Resource.objects.order_by("pk"):
        wanted = shown.get(resource.dataset_id, {}).get(resource.pk)
        if resource.current_id != wanted:
            yield Mismatch(f"resource {resource.pk}", f"shows version {resource.current_id}, not {wanted} as published")


def _show(one: Told, current: dict[int, int | None], shown: dict[int, dict[int, int]]) -> None:
    payload = one.payload
    dataset = payload["dataset"]
    if one.name == "opendata.family_hidden":
        shown[dataset] = {}
        return
    pairs = dict(payload["shown"])
    if one.name == "opendata.release_withdrawn":
        _take_off(one, current, shown, pairs)
        return
    shown.setdefault(dataset, {}).update(pairs)
    current[dataset] = payload["release"] if one.name == "opendata.versions_shown" else int(one.refs["case"])


def _take_off(
    one: Told, current: dict[int, int | None], shown: dict[int, dict[int, int]], pairs: dict[int, int]
) -> None:
    """An edition that was not the one shown is taken off without a change to what readers see."""
    dataset = one.payload["dataset"]
    if current.get(dataset) == int(one.refs["case"]):
        current[dataset], shown[dataset] = one.payload["current"], pairs
