# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: what was spent on paper stands as the lists had it, and registers and tables are read as was
said."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.letters.events.paper import PAPER
from praja.duties.letters.events.records import ACCESS_COLUMNS
from praja.duties.letters.events.srikandi import SRIKANDI
from praja.duties.letters.models import AccessColumns, PaperSpend, RegisterTemplate
from praja.duties.letters.models.digests import digest_of_columns
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

READ_SO: tuple[tuple[str, str, type[RegisterTemplate] | type[AccessColumns]], ...] = (
    (SRIKANDI, "letters.register_columns_kept", RegisterTemplate),
    (ACCESS_COLUMNS, "letters.access_columns_kept", AccessColumns),
)
"""What is said of columns: stream, event, and the rows that hold it."""


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
    """Compare how registers of SRIKANDI and tables of security and access are read with what was last said of their columns."""
    for stream, name, model in READ_SO:
        said = _last_said(stream, name)
        rows = {row.pk: row for row in model._default_manager.all()}
        for pk in sorted({*said, *rows}):
            row = rows.get(pk)
            held = row and {"register": getattr(row, "register", ""), "columns": digest_of_columns(row.columns)}
            # Recorded before there was a digest: what the columns were is not known.
            of = ("register", "columns") if said.get(pk, {}).get("columns") else ("register",)
            yield from held_against(f"{model._meta.model_name} {pk}", said.get(pk), held or None, of=of)


def _last_said(stream: str, name: str) -> dict[int, dict[str, Any]]:
    """By row what was said; said again, the same columns take the place of the row before."""
    found: dict[tuple[str, str], tuple[int, dict[str, Any]]] = {}
    for one in told(Q(stream=stream), names=(name,)):
        said = {"register": one.payload.get("register", ""), "columns": one.payload.get("columns", "")}
        found[said["register"], said["columns"] or str(one.refs["template"])] = one.refs["template"], said
    return dict(found.values())
