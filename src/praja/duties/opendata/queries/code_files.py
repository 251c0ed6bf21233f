# SPDX-License-Identifier: EUPL-1.2
"""Code lists and crosswalks as files: whole, streamed, in the forms that programs read."""

from collections.abc import Iterator
from hashlib import sha256

from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.domain.selecting import select
from praja.duties.opendata.errors import TooMuchAsked
from praja.duties.opendata.gateways import tables, writing
from praja.duties.opendata.gateways.writing import Columns
from praja.duties.opendata.models import CodeListVersion, Crosswalk
from praja.duties.opendata.queries.codes import PAIR, code_lists
from praja.duties.opendata.queries.rows import types_of

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
_ALL = 2**62


def codes_in_file(version: CodeListVersion, kind: str) -> Iterator[bytes]:
    """All codes of a version, in pieces. Raises `TooMuchAsked` before the first."""
    return _written(version.file.sha256, types_of(version), kind)


def pairs_in_file(walk: Crosswalk, kind: str) -> Iterator[bytes]:
    """All pairs of a crosswalk, in pieces. Raises `TooMuchAsked` before the first."""
    return _written(walk.file.sha256, PAIR, kind)


def mark_of_file(digest: str, kind: str) -> str:
    """The entity tag of such a file: its rows never change."""
    return f'"{digest[:20]}{sha256(kind.encode()).hexdigest()[:8]}"'


def lists_for_programs(base: str) -> list[dict[str, object]]:
    """Every list with its version in force and where its codes are fetched; `base` is the address of the page of all lists."""
    return [
        {
            "name": one.name,
            "title": one.title,
            "keeper": one.keeper,
            "is_master_data": one.is_master_data,
            "levels": [{"length": length, "name": name} for length, name in one.levels],
            "version": one.current.number,
            "label": one.current.label,
            "since": one.current.since.isoformat(),
            "codes": one.current.rows,
            "url": f"{base}{one.name}/",
            "csv": f"{base}{one.name}/unduh.csv",
            "json": f"{base}{one.name}/unduh.json",
        }
        for one in code_lists()
        if one.current is not None
    ]


def _written(digest: str, types: dict[str, str], kind: str) -> Iterator[bytes]:
    columns = Columns(types)
    statement = select(Ask(columns=tuple(types), limit=_ALL), types)
    form = writing.objects(columns) if kind == "json" else writing.delimited(columns)
    try:
        return writing.written(digest, statement, form)
    except tables.TooMuch as error:
        raise TooMuchAsked from error
