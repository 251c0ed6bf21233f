# SPDX-License-Identifier: EUPL-1.2
"""Table Schema (Frictionless) of the tables that are kept: names, types and what columns mean."""

from collections.abc import Iterable, Mapping
from typing import Any

TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "SMALLINT": "integer",
    "UBIGINT": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "FLOAT": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "TIMESTAMP WITH TIME ZONE": "datetime",
    "TIME": "time",
}
"""Types of DuckDB to those of Table Schema; decimals are numbers."""


def schema_of(
    columns: Iterable[tuple[str, str]], *, years: Iterable[str] = (), titles: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The schema of columns given by name and DuckDB type. `years` are whole numbers that are years; `titles` what stands over
    the columns."""
    of_years, heads = frozenset(years), titles or {}
    return {
        "fields": [
            {
                "name": name,
                "type": "year"
                if name in of_years
                else TYPES.get(kind.split("(")[0], "number" if kind.startswith("DECIMAL") else "string"),
                **({"title": heads[name]} if heads.get(name) else {}),
            }
            for name, kind in columns
        ],
        "missingValues": [""],
    }
