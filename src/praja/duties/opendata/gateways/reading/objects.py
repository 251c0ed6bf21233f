# SPDX-License-Identifier: EUPL-1.2
"""JSON: a list of objects or of rows, wherever in the answer of a service it stands; GeoJSON."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.inspecting import Cell, Sheet
from praja.duties.opendata.gateways.reading import Read
from praja.lib.errors import InvalidInput
from praja.lib.imports.delimited import decode

GEOMETRY = "geometry"
_DEEPEST = 4


def read(data: bytes) -> Read:
    """The rows of a JSON file: the longest list of objects or rows in it, or the features of GeoJSON with their geometry as text.
    Raises InvalidInput for damaged JSON and where there is no such list."""
    text, _assumed = decode(data)
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidInput(
            _("This file is no readable JSON."),
            field="file",
            next_step=_("Fetch it again from where it came, or save the table as CSV."),
        ) from error
    if isinstance(content, dict) and content.get("type") == "FeatureCollection":
        return Read("geojson", [_features(content.get("features") or [])])
    rows = max(_lists(content, 0), key=len, default=None)
    if not rows:
        raise InvalidInput(
            _("There is no list of rows in this file."),
            field="file",
            next_step=_("Choose a file with a list of objects, each with the same names."),
        )
    return Read("json", [_table(rows)])


def _lists(content: Any, depth: int) -> list[list[Any]]:
    """Every list of objects or rows, from the outside inwards."""
    if isinstance(content, list):
        return [content] if content and all(isinstance(row, (dict, list)) for row in content) else []
    if isinstance(content, dict) and depth < _DEEPEST:
        return [found for value in content.values() for found in _lists(value, depth + 1)]
    return []


def _features(features: list[Any]) -> Sheet:
    rows = [
        {**(feature.get("properties") or {}), GEOMETRY: feature.get("geometry")}
        for feature in features
        if isinstance(feature, dict)
    ]
    return _table(rows)


def _table(rows: list[Any]) -> Sheet:
    if all(isinstance(row, list) for row in rows):
        return Sheet("", [[_cell(value) for value in row] for row in rows])
    flat = [_flattened(row) for row in rows if isinstance(row, dict)]
    names = list(dict.fromkeys(name for row in flat for name in row))
    body: list[list[Cell]] = [[_cell(row.get(name)) for name in names] for row in flat]
    return Sheet("", [list(names), *body])


def _flattened(row: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Objects within a row become columns of their own, `alamat.kota`; geometry stays whole."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict) and name != GEOMETRY:
            found.update(_flattened(value, f"{before}{name}."))
        else:
            found[f"{before}{name}"] = value
    return found


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
