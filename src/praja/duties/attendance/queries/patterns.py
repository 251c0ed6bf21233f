# SPDX-License-Identifier: EUPL-1.2
"""Patterns of working hours and who works by them, as those see them who keep them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.models import Pattern, PatternUse, Season, Shift
from praja.duties.attendance.rules import KEEPERS
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def kept_units(actor: Actor) -> frozenset[int]:
    """Units whose working hours the actor sets."""
    return frozenset(actor.units_as(*KEEPERS))


def patterns_for(actor: Actor) -> "QuerySet[Pattern]":
    """The patterns that the actor's units may use, their own and those of units above, with shifts; what holds first."""
    tree, kept = units.current(), kept_units(actor)
    seen = kept.union(*(tree.ancestors(unit) for unit in kept)) if kept else kept
    rows = Pattern.objects.filter(unit__among=seen).select_related("unit")
    shifts = Prefetch("shifts", Shift.objects.order_by("begins", "code"))
    return rows.prefetch_related(shifts).order_by("unit__code", "-since", "pk")


def pattern_for(actor: Actor, number: int) -> Pattern:
    """One of those. Raises NotFound."""
    found = patterns_for(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such pattern among those of your units."))
    return found


@dataclass(frozen=True, slots=True)
class Users:
    """How many units and single employees work by a pattern on a day."""

    units: int = 0
    employees: int = 0


def users_of(patterns: Collection[Pattern], on: date) -> dict[int, Users]:
    """By pattern. One statement."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    rows = PatternUse.objects.filter(Q(until=None) | Q(until__gt=on), pattern__in=patterns, since__lte=on)
    for pattern, unit in rows.values_list("pattern", "unit"):
        counts[pattern][unit is None] += 1
    return {pattern: Users(*both) for pattern, both in counts.items()}


def uses_of(pattern: Pattern, actor: Actor) -> list[PatternUse]:
    """Who works, worked or will work by the pattern, of those whose hours the actor keeps; the newest first."""
    kept = kept_units(actor)
    rows = pattern.uses.filter(Q(unit__among=kept) | Q(employee__unit__among=kept)) if kept else pattern.uses.none()
    return list(rows.select_related("unit", "employee__person", "employee__unit").order_by("-since", "-pk"))


def seasons_in_order() -> "QuerySet[Season]":
    """Every season that was ever set, the newest first."""
    return Season.objects.order_by("-first_day", "-pk")


def season_with(number: int) -> Season:
    """One season. Raises NotFound."""
    found = Season.objects.filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such season."))
    return found
