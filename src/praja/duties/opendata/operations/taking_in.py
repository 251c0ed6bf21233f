# SPDX-License-Identifier: EUPL-1.2
"""From a file and a recipe to rows that are kept: nothing of it is a fact before an edition takes it (`releases.add_version`)."""

import csv
import io
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from praja.duties.opendata.domain.constraints import Demands, with_constraints
from praja.duties.opendata.domain.inspecting import Sheet, Table, lay_out, propose
from praja.duties.opendata.domain.inspecting.tables import body_places
from praja.duties.opendata.domain.recipes import Recipe, fit, recipe_of
from praja.duties.opendata.domain.schemas import schema_of
from praja.duties.opendata.errors import NoSuchTable
from praja.duties.opendata.gateways.converting import Converted, convert
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.operations.releases import Rows
from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations.files import keep_made, keep_row


def take_in_table(
    *, data: bytes, name: str, recipe: Recipe | None, at: datetime, demands: Demands | None = None
) -> Rows:
    """Read a table of a file as the recipe says (None: as proposed, the first table) and keep its rows. Those that fail
    one of the `demands` are set aside like those with a value of another type; why, the report counts and the file tells.

    Raises what `read_file` does, and `NoSuchTable`.
    """
    sheets = read_file(data, name).sheets
    sheet, table = _table(sheets, recipe)
    chosen = recipe or recipe_of(table)
    places = fit(chosen, table)
    if places.missing:
        raise NoSuchTable(places.missing)
    rows = ((sheet.line(place), sheet.rows[place]) for place in body_places(table))
    with tempfile.TemporaryDirectory(prefix="praja-table-") as folder:
        target = Path(folder) / "table.parquet"
        made = convert(rows, chosen, places, target, demands)
        kept = keep_made(target, Kind.PARQUET, at)
    years = [one.name for one in chosen.columns if one.type == "year"]
    years += [chosen.turn.dimension] if chosen.turn and chosen.turn.type == "year" else []
    schema = schema_of(made.columns, years=years, titles={one.name: one.source for one in chosen.columns})
    asked = demands.of(name for name, _kind in made.columns) if demands else None
    return Rows(
        file=kept,
        schema=with_constraints(schema, asked) if asked else schema,
        rows=made.rows,
        set_aside=made.set_aside,
        source_file=_keep(data, Kind.AS_IT_IS, at),
        source_name=Path(name).name[:200],
        set_aside_file=_keep(_set_aside(made), Kind.CSV, at) if made.set_aside else None,
        recipe=chosen.as_data(),
        report=_report(made),
    )


def _report(made: Converted) -> dict[str, Any]:
    """How many rows failed by column and reason, and the codes that values may mean; nothing where all were good."""
    failed = [{"column": column, "why": str(why), "rows": rows} for column, why, rows in made.failed]
    proposed = [asdict(one) for one in made.proposed]
    return {**({"failed": failed} if failed else {}), **({"proposed": proposed} if proposed else {})}


def _table(sheets: list[Sheet], recipe: Recipe | None) -> tuple[Sheet, Table]:
    for sheet in sheets:
        if recipe is None or not recipe.sheet or sheet.name == recipe.sheet:
            tables = propose(sheet) if recipe is None else lay_out(sheet)
            number = recipe.number if recipe else 1
            if len(tables) >= number:
                return sheet, tables[number - 1]
    raise NoSuchTable


def _set_aside(made: Converted) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("line", "column", "value", "why", "detail"))
    writer.writerows((one.line, one.column, one.value, one.why, one.detail) for one in made.examples)
    return text.getvalue().encode()


def _keep(data: bytes, kind: Kind, at: datetime) -> StoredFile:
    return keep_row(CleanFile(data, kind), at)
