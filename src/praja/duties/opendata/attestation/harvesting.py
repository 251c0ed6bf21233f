# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: portals are those that were entered, looks at them found what they said, and what was taken over is what
stood there."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.attestation.datasets import STREAMS
from praja.duties.opendata.models import HarvestedDataset, HarvestRun, HarvestSource
from praja.duties.opendata.models.digests import source_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

OF_SOURCES = "opendata.harvest:"
_COUNTS = ("state", "new", "changed", "gone", "same", "refused")


@attest("opendata.harvest_sources")
def portals_match_their_events() -> Iterator[Mismatch]:
    """Compare what is said of every portal with what was last set."""
    recorded = {
        one.payload["source"]: {name: one.payload[name] for name in ("unit", "is_active", "content")}
        for one in told(Q(stream__startswith=OF_SOURCES), names=("opendata.harvest_source_set",))
    }
    rows = {row.pk: row for row in HarvestSource.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"portal {pk}", recorded.get(pk), _source(rows[pk]) if pk in rows else None)


def _source(row: HarvestSource) -> dict[str, Any]:
    return {"unit": row.unit_id, "is_active": row.is_active, "content": source_digest(row)}


@attest("opendata.harvest_runs")
def looks_match_their_events() -> Iterator[Mismatch]:
    """Compare every look at a portal that ended with what was recorded then; one that goes on says nothing yet."""
    names = ("opendata.harvest_begun", "opendata.harvest_ended")
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith=OF_SOURCES), names=names):
        facts = recorded.setdefault(one.payload["run"], {"source": one.payload["source"], "began": one.at})
        if one.name == "opendata.harvest_ended":
            facts |= {"ended": one.at, **{name: one.payload[name] for name in _COUNTS}}
    rows = {row.pk: row for row in HarvestRun.objects.all()}
    for pk in sorted({*recorded, *rows}):
        row, said = rows.get(pk), recorded.get(pk)
        yield from held_against(f"look {pk}", said, _run(row) if row else None, of=tuple(said) if said else ())


def _run(row: HarvestRun) -> dict[str, Any]:
    counts = {name: getattr(row, name) for name in _COUNTS}
    return {"source": row.source_id, "began": row.started_at, "ended": row.ended_at, **counts}


@attest("opendata.harvested")
def what_was_taken_over_matches_its_events() -> Iterator[Mismatch]:
    """Compare of every dataset that was taken over which it is there, and what stood there, with when it last was."""
    names = ("source", "identifier", "digest")
    recorded = {
        one.payload["dataset"]: {**{name: one.payload[name] for name in names}, "taken": one.at}
        for one in told(Q(stream__startswith=STREAMS), names=("opendata.dataset_harvested",))
    }
    rows = {row.dataset_id: row for row in HarvestedDataset.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"dataset {pk} there", recorded.get(pk), _there(rows[pk]) if pk in rows else None)


def _there(row: HarvestedDataset) -> dict[str, Any]:
    return {"source": row.source_id, "identifier": row.identifier, "digest": row.digest, "taken": row.taken_at}
