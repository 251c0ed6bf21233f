# SPDX-License-Identifier: EUPL-1.2
"""By which system a unit handles its letters, and which register numbers them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.letters.domain.kinds import FACTS
from praja.duties.letters.enums import LEGAL_BUREAU, Mode
from praja.duties.letters.models import LetterRegister, UnitMode
from praja.kernel.organization.queries import unit_for, units


def in_force(on: date) -> Q:
    """What holds on a day: from `since` up to, not including, `until`."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def mode_of(unit_id: int, on: date) -> Mode:
    """By which system a unit handles its letters on a day: its own mode, or that of the nearest unit above that has one.
    Where nobody has set any: by this platform."""
    up = _upwards(unit_id)
    rows = UnitMode.objects.filter(in_force(on), unit_id__in=up).values_list("unit_id", "mode")
    found = dict(rows)
    return next((Mode(found[unit]) for unit in up if unit in found), Mode.OWN)


def units_in_srikandi(on: date) -> frozenset[int]:
    """Every unit whose letters SRIKANDI numbers, signs and sends on a day. One statement."""
    rows = dict(UnitMode.objects.filter(in_force(on)).values_list("unit_id", "mode"))
    tree, found = units.current(), frozenset[int]()
    # From above down: what a unit says for itself holds for those below it.
    for unit in sorted(rows, key=lambda unit: len(tree.ancestors(unit))):
        below = tree.subtree(unit)
        found = found | below if rows[unit] == Mode.SRIKANDI else found - below
    return found


def modes_in_order() -> QuerySet[UnitMode]:
    """Every mode that was ever set, unit by unit, the newest first."""
    return UnitMode.objects.select_related("unit").order_by("unit__code", "-since")


def register_for(unit_id: int, kind: str, on: date) -> LetterRegister | None:
    """The series that numbers letters of this kind which the head of `unit_id` signs: of the unit itself or the nearest above
    that has one, one for the kind before one for every kind. A legal product is numbered by the legal bureau's alone."""
    if FACTS[kind].legal:
        rows = LetterRegister.objects.filter(in_force(on), is_legal=True, unit=unit_for(LEGAL_BUREAU, on))
        return _fitting(rows.order_by("-since", "-pk"), kind)
    up = _upwards(unit_id)
    rows = LetterRegister.objects.filter(in_force(on), is_legal=False, unit_id__in=up).order_by("-since", "-pk")
    of_unit: dict[int, list[LetterRegister]] = {}
    for row in rows:
        of_unit.setdefault(row.unit_id, []).append(row)
    return next((found for unit in up if (found := _fitting(of_unit.get(unit, ()), kind))), None)


def _fitting(rows: Iterable[LetterRegister], kind: str) -> LetterRegister | None:
    known = list(rows)
    named = (row for row in known if kind in row.kinds)
    return next(named, None) or next((row for row in known if not row.kinds), None)


def _upwards(unit_id: int) -> tuple[int, ...]:
    return (unit_id, *units.current().ancestors(unit_id))


def registers_in_order(unit_ids: Iterable[int]) -> QuerySet[LetterRegister]:
    """The series of these units, those that number now first."""
    rows = LetterRegister.objects.filter(unit_id__in=list(unit_ids)).select_related("unit")
    return rows.order_by("unit__code", "-since", "pk")
