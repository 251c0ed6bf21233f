# SPDX-License-Identifier: EUPL-1.2
"""Figures by region on a map: which rows are which region, and what is drawn of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from praja.duties.opendata.domain.choropleth import (
    EDGE,
    MOST_REGIONS,
    Class,
    Drawn,
    Number,
    Projection,
    class_in,
    classes_of,
    height_of,
    path_of,
    with_values,
)
from praja.duties.opendata.domain.viewing import View
from praja.duties.opendata.enums import ColumnRole
from praja.duties.opendata.queries.dataset_page import ColumnSaid
from praja.kernel.organization.domain.outlines import Outline, box_of, middle_of, simplified
from praja.kernel.organization.domain.regions import is_region_code
from praja.kernel.organization.queries import outlines_of, own_regions_named


@dataclass(frozen=True, slots=True)
class RegionMap:
    """A map: its size, the regions, the classes of its figure, whose the outlines are, and how many rows are of no region that
    has one."""

    width: str
    height: str
    regions: Sequence[Drawn]
    classes: Sequence[Class]
    sources: Sequence[str]
    without: int


def regions_in(values: Sequence[Any]) -> Mapping[str, str]:
    """Of each value the region that it is: by its Kemendagri code, else by the name of one of this government's own places."""
    said = [str(value) for value in values if value not in (None, "")]
    if said and all(is_region_code(value) for value in said):
        return {value: value for value in said}
    return own_regions_named(said) if said else {}


def is_by_place(view: View, by: Sequence[ColumnSaid]) -> bool:
    """Whether the view has one line for each place, and nothing else that divides."""
    return len(by) == 1 and not view.across and bool(by[0].meaning and by[0].meaning.role == ColumnRole.PLACE)


def outlines_by_value(values: Sequence[Any]) -> dict[str, tuple[Outline, str]]:
    """The outline of each value that is a region with one, and its source."""
    codes = regions_in(values)
    known = outlines_of(set(codes.values())) if codes else {}
    return {value: known[code] for value, code in codes.items() if code in known}


def region_map(rows: Sequence[Sequence[Any]]) -> RegionMap | None:
    """What to draw of groups, each a place and its figure. None where fewer than two are regions with an outline, or so many that
    nobody could read it."""
    figures: dict[str, Number | None] = {str(row[0]): row[1] for row in rows if row[0] not in (None, "")}
    outlines = outlines_by_value(list(figures))
    if not 2 <= len(outlines) <= MOST_REGIONS:
        return None
    box = box_of([outline for outline, _source in outlines.values()])
    projection = Projection.of(box.west, box.south, box.east, box.north)
    shown = {value: figures[value] for value in outlines}
    classes = classes_of(with_values(shown))
    return RegionMap(
        f"{projection.at((box.east, box.north))[0] + EDGE:.0f}",
        f"{height_of(projection, box.south):.0f}",
        [_drawn(value, outlines[value][0], projection, class_in(classes, shown[value])) for value in sorted(outlines)],
        classes,
        sorted({source for _outline, source in outlines.values()}),
        len(figures) - len(outlines),
    )


def _drawn(value: str, outline: Outline, projection: Projection, number: int) -> Drawn:
    rings = [simplified([(x, y) for x, y in ring], projection.tolerance) for polygon in outline for ring in polygon]
    x, y = projection.at(middle_of(outline))
    return Drawn(value, path_of(rings, projection), f"{x:.0f}", f"{y:.0f}", number)
