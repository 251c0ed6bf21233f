# SPDX-License-Identifier: EUPL-1.2
"""What stands in a file, as a proposal for whoever brings it."""

from typing import Any

from django.utils.translation import gettext as _

from praja.duties.opendata.domain.inspecting import Proposal, Remark, Table, propose
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.queries.wording import said


def inspect(data: bytes, name: str = "") -> Proposal:
    """The tables of a file with their columns, what was noticed and what a person has to decide. Raises what `read_file` does."""
    found = read_file(data, name)
    tables = [table for sheet in found.sheets for table in propose(sheet)]
    problems = list(found.problems) if tables else [*found.problems, Remark("no_table")]
    return Proposal(tables, problems, found.format, found.encoding, found.delimiter)


def as_json(proposal: Proposal) -> dict[str, Any]:
    """The proposal for machines: `tables`, each with `sheet`, `header_rows`, `rows`, `columns` (`name`, `type`, ...) and `notes`,
    and `problems` of all tables and of the file."""
    problems = [_remark(one) for one in proposal.problems]
    for number, table in enumerate(proposal.tables, 1):
        problems += [{**_remark(one), "table": number, "sheet": table.sheet} for one in table.problems]
    return {
        "format": proposal.format,
        "encoding": proposal.encoding,
        "delimiter": proposal.delimiter,
        "tables": [_table(table) for table in proposal.tables],
        "problems": problems,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "title": table.title,
        "first_line": table.first_line,
        "header_rows": table.header_rows,
        "rows": table.rows,
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "title": column.title,
                "missing": column.missing,
                **{
                    key: value
                    for key in ("decimal", "thousands", "format", "misfits")
                    if (value := getattr(column, key))
                },
            }
            for column in table.columns
        ],
        "notes": [_remark(one) for one in table.notes],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": remark.kind, "text": said(remark)}
    if remark.column:
        found["column"] = remark.column
    if remark.lines:
        found["lines"] = list(remark.lines)
    if remark.count:
        found["count"] = remark.count
    return found


def summary_lines(proposal: Proposal) -> list[str]:
    """The proposal in plain lines, for a terminal."""
    lines = []
    for table in proposal.tables:
        name = table.sheet or table.title or _("Table")
        lines.append(
            _("%(name)s: %(rows)s rows, %(columns)s columns, headings from line %(line)s")
            % {
                "name": name,
                "rows": table.rows,
                "columns": len(table.columns),
                "line": table.first_line,
            }
        )
        lines += [f"  {column.name}: {column.type}" for column in table.columns]
        lines += [f"  {said(one)}" for one in table.notes]
        lines += [f"  ! {said(one)}" for one in table.problems]
    return [*lines, *(f"! {said(one)}" for one in proposal.problems)]
