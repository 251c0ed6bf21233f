# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what was spent on paper stands as the lists had it, and registers of SRIKANDI are read as was said."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.letters.events.paper import PAPER
from praja.duties.letters.events.srikandi import SRIKANDI
from praja.duties.letters.models import PaperSpend, RegisterTemplate
from praja.duties.letters.models.digests import digest_of_columns
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told


@attest("letters.paper")
def spending_matches_its_lists() -> Iterator[Mismatch]:
    """Compare every amount with the last list that set it."""
    recorded: dict[tuple[Any, ...], int] = {}
    for one in told(Q(stream=PAPER)):
        recorded |= {tuple(row[:4]): row[4] for row in one.payload["spent"]}
    held = {
        (unit, month.isoformat(), kind, account): rupiah
        for unit, month, kind, account, rupiah in PaperSpend.objects.values_list(
            "unit", "month", "kind", "account", "rupiah"
        )
    }
    for key in sorted({*recorded, *held}):
        unit, month, kind, account = key
        was, now = recorded.get(key), held.get(key)
        yield from held_against(
            f"paper of unit {unit}, {month[:7]}, {kind} {account}".strip(),
            None if was is None else {"rupiah": was},
            None if now is None else {"rupiah": now},
        )


@attest("letters.register_columns")
def columns_are_read_as_was_said() -> Iterator[Mismatch]:
    """Compare how each register of SRIKANDI is read with what was last said of these columns."""
    recorded: dict[tuple[str, str], dict[str, Any]] = {}
    for one in told(Q(stream=SRIKANDI), names=("letters.register_columns_kept",)):
        columns = one.payload.get("columns", "")
        # Said again, the same columns take the place of what was said before.
        recorded[one.payload["register"], columns or str(one.refs["template"])] = {
            "pk": one.refs["template"],
            "register": one.payload["register"],
            "columns": columns,
        }
    said = {one.pop("pk"): one for one in recorded.values()}
    rows = {row.pk: row for row in RegisterTemplate.objects.all()}
    for pk in sorted({*said, *rows}):
        row = rows.get(pk)
        held = row and {"register": row.register, "columns": digest_of_columns(row.columns)}
        of = ("register", "columns") if said.get(pk, {}).get("columns") else ("register",)
        yield from held_against(f"columns {pk}", said.get(pk), held or None, of=of)
