# SPDX-License-Identifier: EUPL-1.2
"""Reading the organisation.

Units and the own region's places are remembered; nothing here asks twice for them.
"""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.kernel.law.domain.terms import Week, week_of
from praja.kernel.ledger.queries import Remembered
from praja.kernel.organization.domain.affairs import matching_words, wanted_words
from praja.kernel.organization.domain.outlines import Outline
from praja.kernel.organization.domain.regions import RegionNode, RegionTree
from praja.kernel.organization.domain.tree import FunctionHeld, HoursHeld, UnitNode, UnitTree
from praja.kernel.organization.events import REGIONS, UNITS
from praja.kernel.organization.models import Affair, ExternalId, OpeningHours, Region, RegionOutline, Unit, UnitFunction
from praja.lib.errors import NotFound, Unavailable


def _load_units() -> UnitTree:
    nodes = Unit.objects.values_list(
        "id", "parent_id", "code", "name", "short_name", "kind", "region_id", "since", "until"
    ).order_by("code")
    held = UnitFunction.objects.values_list("function", "unit_id", "since", "until")
    hours = OpeningHours.objects.values_list("unit_id", "week", "since", "until")
    return UnitTree.of(
        (UnitNode(*row) for row in nodes),
        (FunctionHeld(*row) for row in held),
        (HoursHeld(unit, week_of(week), since, until) for unit, week, since, until in hours),
    )


units: Remembered[UnitTree] = Remembered(streams=(UNITS,), load=_load_units)
"""The unit tree: `units.current()`; inside `recalled(units)` its stream is asked for once."""


def subtree_ids(unit_id: int) -> frozenset[int]:
    """The unit's id and all ids below it, from the tree in memory."""
    return units.current().subtree(unit_id)


def unit_for(function: str, on: date | None = None) -> int:
    """Id of the unit that performs a function of the whole government. Raises Unavailable where none does."""
    found = units.current().function(function, on)
    if found is None:
        raise Unavailable(
            _("No unit performs the function “%(function)s”.") % {"function": function},
            next_step=_("An administrator assigns it to a unit, with the decree, on the page of units."),
            function=function,
        )
    return found


def opening_of(unit_id: int, on: date) -> Week:
    """When a unit is open for people on this day, from the tree in memory."""
    return units.current().opening(unit_id, on)


def hours_set_for(unit_id: int) -> list[OpeningHours]:
    """What was ever set for a unit itself, also what holds only later, the newest first."""
    return list(OpeningHours.objects.filter(unit=unit_id).order_by("-since"))


def units_with_hours() -> QuerySet[Unit]:
    """The units that have or had hours of their own, by code."""
    return Unit.objects.filter(opening_hours__isnull=False).distinct()


def hours_come_from(unit_id: int, on: date) -> UnitNode | None:
    """Whose hours hold for a unit on a day: its own or the nearest unit's above; None where nobody has set any."""
    tree = units.current()
    for candidate in (unit_id, *tree.ancestors(unit_id)):
        if any(row.unit_id == candidate and row.in_force(on) for row in tree.hours):
            return tree.get(candidate)
    return None


_REGION_COLUMNS = ("code", "parent_id", "level", "kind", "name", "postcode")


def _load_own_regions() -> RegionTree:
    code = own_region_code()
    if not code:
        return RegionTree({})
    rows = Region.objects.filter(Q(code=code) | Q(code__startswith=f"{code}.")).values_list(*_REGION_COLUMNS)
    return RegionTree.of(RegionNode(*row) for row in rows)


regions: Remembered[RegionTree] = Remembered(streams=(REGIONS,), load=_load_own_regions)
"""The own region and every place below it."""


def own_region_code() -> str:
    """The region code of this government; empty where PRAJA_REGION_CODE is not set."""
    return str(getattr(settings, "PRAJA_REGION_CODE", "") or "")


def own_region() -> RegionNode:
    """The region that this government governs. Raises Unavailable where it is not set or not imported."""
    code = own_region_code()
    found = regions.current().get(code) if code else None
    if found is None:
        raise Unavailable(
            _("The region of this government is not known."),
            next_step=_("Set PRAJA_REGION_CODE to its Kemendagri code, for example 35.72, and import the regions."),
        )
    return found


def region(code: str) -> RegionNode:
    """One region anywhere in the country. Raises NotFound."""
    found = regions.current().get(code) or _stored_region(code)
    if found is None:
        raise NotFound(
            _("There is no region with the code %(code)s.") % {"code": code},
            next_step=_("Check the code against the list of the Ministry of Home Affairs."),
        )
    return found


def _stored_region(code: str) -> RegionNode | None:
    row = Region.objects.filter(code=code).values_list(*_REGION_COLUMNS).first()
    return RegionNode(*row) if row else None


def region_choices(parent_code: str = "") -> tuple[RegionNode, ...]:
    """The regions directly below, by name; without a code the provinces. Own places come from memory."""
    own = regions.current()
    if parent_code and own.get(parent_code):
        return own.children(parent_code)
    rows = Region.objects.filter(parent_id=parent_code or None).order_by("name", "code")
    return tuple(RegionNode(*row) for row in rows.values_list(*_REGION_COLUMNS))


def object_with_external_id(system: str, object_kind: str, code: str) -> int | None:
    """Id of the object that `system` knows by `code` today; None if it knows none."""
    return (
        ExternalId.objects.filter(system=system, object_kind=object_kind, code=code, until=None)
        .values_list("object_id", flat=True)
        .first()
    )


def external_ids_of(object_kind: str, object_id: int) -> dict[str, str]:
    """System to code, for the codes in force."""
    rows = ExternalId.objects.filter(object_kind=object_kind, object_id=object_id, until=None)
    return dict(rows.values_list("system", "code"))


def affairs_in_force(on: date) -> QuerySet[Affair]:
    """The affairs that some unit has on this day, by code, each with its unit."""
    rows = Affair.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    return rows.select_related("unit").order_by("code", "unit__code")


def affairs_matching(words: str, *, on: date, limit: int = 10) -> list[Affair]:
    """The affairs in force on a day that speak of these words, the best first. One statement; without words: none.

    The table has a row for each affair of a government, some dozens, so it is read whole and compared here.
    """
    asked = wanted_words(words)
    found = [(matching_words(asked, f"{row.code} {row.name} {row.matters}"), row) for row in affairs_in_force(on)]
    hits = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].code))
    return [row for _count, row in hits[:limit]]


def affair_with(number: int) -> Affair:
    """One row of the table of affairs, with its unit. Raises NotFound."""
    found = Affair.objects.select_related("unit").filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such affair in the table."))
    return found


def outlines_of(codes: Collection[str]) -> dict[str, tuple[Outline, str]]:
    """The outline of each of these regions that has one, with its source. One statement."""
    rows = RegionOutline.objects.filter(region__in=codes).values_list("region", "polygons", "source")
    return {code: (polygons, source) for code, polygons, source in rows}


def own_regions_named(names: Collection[str]) -> dict[str, str]:
    """The codes of own places by these names: of the highest level on which all of them are found, else of none."""
    wanted = {name.casefold() for name in names}
    tree = regions.current()
    for level in (3, 4):
        known: dict[str, list[str]] = {}
        for node in tree.nodes.values():
            if node.level == level and node.name.casefold() in wanted:
                known.setdefault(node.name.casefold(), []).append(node.code)
        if known.keys() == wanted and all(len(codes) == 1 for codes in known.values()):
            return {name: known[name.casefold()][0] for name in names}
    return {}
