# SPDX-License-Identifier: EUPL-1.2
"""`datastore_search_sql`: statements that readers write, over the tables whose rows they may have."""

from typing import Any
from uuid import UUID

from praja.duties.opendata.domain.asking import MOST_ROWS
from praja.duties.opendata.domain.datastore import TYPES as NATIVE
from praja.duties.opendata.domain.schemas import TYPES
from praja.duties.opendata.domain.sql_reading import Refused, refused_element, tables_read
from praja.duties.opendata.gateways.statements import Failed, run, tree_of
from praja.duties.opendata.gateways.tables import local_path
from praja.duties.opendata.queries.ckan.tables import tables_called
from praja.lib.actors import Actor


class Unreadable(ValueError):
    """The statement is not answered: it reads a table that is not there (`missing`), does something else than reading
    (`element`), or can't be run (`args[0]`)."""

    def __init__(self, message: str = "", *, missing: str = "", element: str = "") -> None:
        super().__init__(message)
        self.missing, self.element = missing, element


def answer_of(sql: str, actor: Actor) -> dict[str, Any]:
    """Records and fields of what a statement asks, at most `MOST_ROWS`. Raises `Unreadable`."""
    tree, names = _checked(sql)
    tables = tables_called(actor, [name for name in names if _is_uuid(name)])
    for name in sorted(names):
        if name not in tables:
            raise Unreadable(missing=name)
    paths = {name: local_path(one.current.file.sha256) for name, one in tables.items() if one.current}
    try:
        columns, rows = run(tree, paths, MOST_ROWS + 1)
    except Failed as error:
        raise Unreadable(str(error)) from error
    named = [name for name, _kind in columns]
    told: dict[str, Any] = {
        "sql": sql,
        "records": [dict(zip(named, row, strict=True)) for row in rows[:MOST_ROWS]],
        "fields": [{"id": name, "type": _native(kind)} for name, kind in columns],
    }
    return told | ({"records_truncated": True} if len(rows) > MOST_ROWS else {})


def _checked(sql: str) -> tuple[dict[str, Any], frozenset[str]]:
    try:
        tree = tree_of(sql)
        if not tree.get("error"):
            return tree, tables_read(tree)
    except Failed as error:
        raise Unreadable(str(error)) from error
    except Refused as error:
        raise Unreadable(element=str(error)) from error
    if tree.get("error_type") == "parser":
        raise Unreadable(f"Syntax error: {str(tree.get('error_message', ''))[:200]}")
    raise Unreadable(element=refused_element(sql))


def _is_uuid(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False


def _native(kind: str) -> str:
    plain = kind.split("(")[0]
    return NATIVE[TYPES.get(plain, "number" if plain == "DECIMAL" else "string")]
