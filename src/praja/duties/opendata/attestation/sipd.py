# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: the reference list of SIPD is as it was taken in, and its elements are answered by what was said."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.opendata.enums import DATASET_KIND, PLAN_KIND, SIPD_CODES
from praja.duties.opendata.events.sipd import SIPD
from praja.duties.opendata.models import SipdElement, SipdTemplate
from praja.duties.opendata.models.digests import sipd_columns_digest, sipd_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told
from praja.kernel.organization.models import ExternalId

NOTHING: dict[str, Any] = {
    "dataset": None, "planned": None, "resource": None, "column": "", "year_column": "", "reckoning": "sum",
}  # fmt: skip


@attest("opendata.sipd")
def elements_match_their_events() -> Iterator[Mismatch]:
    """Compare the list with the last time that it was taken in, and each element and its code with what was last said of it."""
    last, answered = "", dict[int, dict[str, Any]]()
    for one in told(Q(stream=SIPD)):
        if one.name == "opendata.sipd_reference_taken_in":
            last = one.payload["content"]
        elif one.name == "opendata.sipd_element_answered":
            answered[one.payload["element"]] = {name: one.payload[name] for name in NOTHING}
    rows = {row.pk: row for row in SipdElement.objects.all()}
    if (rows or last) and sipd_digest(rows.values()) != last:
        yield Mismatch("reference list of SIPD", "is not as it was last taken in")
    for pk in sorted({*rows, *answered}):
        yield from held_against(f"element {pk} of SIPD", answered.get(pk, NOTHING), _answer(rows.get(pk)))
    yield from _codes(rows)


@attest("opendata.sipd_columns")
def columns_match_their_events() -> Iterator[Mismatch]:
    """Compare how files of the list are read with what was said."""
    recorded = {
        one.payload["template"]: {"columns": one.payload["columns"]}
        for one in told(Q(stream=SIPD), names=("opendata.sipd_columns_kept",))
    }
    rows = {row.pk: {"columns": sipd_columns_digest(row)} for row in SipdTemplate.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"columns {pk} of SIPD", recorded.get(pk), rows.get(pk))


def _answer(row: SipdElement | None) -> dict[str, Any] | None:
    if row is None:
        return None
    ids = {name: getattr(row, f"{name}_id") for name in ("dataset", "planned", "resource")}
    return {**ids, "column": row.column, "year_column": row.year_column, "reckoning": row.reckoning}


def _codes(rows: dict[int, SipdElement]) -> Iterator[Mismatch]:
    held = ExternalId.objects.filter(system=SIPD_CODES, until=None, object_kind__in=(DATASET_KIND, PLAN_KIND))
    kept = set(held.values_list("code", "object_kind", "object_id"))
    said = {(row.code, DATASET_KIND, row.dataset_id) for row in rows.values() if row.dataset_id}
    said |= {(row.code, PLAN_KIND, row.planned_id) for row in rows.values() if row.planned_id}
    for code, kind, pk in sorted(kept ^ said, key=str):
        yield Mismatch(f"code {code} of SIPD", f"is not kept as that of what answers it ({kind} {pk})")
