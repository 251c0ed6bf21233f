# SPDX-License-Identifier: EUPL-1.2
"""Who is offered to be asked: those whom this unit asked most of late, those whom somebody looks for, and those who were chosen.
However many units there are, no more than these are shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from praja.duties.letters.models import Assignment
from praja.duties.letters.queries.asking import Askable, askable_people, askable_units
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor

RECENT = 200
"""How many of the last addressees tell whom a head asks most."""
OFTEN = 6
"""How many are offered at once; the others are looked for."""
MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be asked: `value` as the form sends it (`u12` a unit, `p5-12` a person of it)."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Asker:
    """In whose name is asked, for which unit, when; `by_name`: people alone."""

    unit: int
    head: Actor
    at: datetime
    by_name: bool = False


def often_asked(asker: Asker) -> list[Choice]:
    """Whom this unit asked most of late and may ask today; then the units nearest below; then people. At most `OFTEN`."""
    found = {one.value: one for one in chosen(asker, [value for value, _count in used_most(asker.unit).most_common()])}
    if len(found) < OFTEN and not asker.by_name:
        found |= {one.value: one for one in _below(asker)[:OFTEN] if one.value not in found}
    if len(found) < OFTEN:
        found |= {one.value: one for one in _people(asker) if one.value not in found}
    return list(found.values())[:OFTEN]


def chosen(asker: Asker, values: Sequence[str]) -> list[Choice]:
    """Those of these who may be asked, in this order."""
    below = frozenset() if asker.by_name else askable_units(asker.unit, asker.head, asker.at)
    persons = [int(value[1:].partition("-")[0]) for value in values if value[0] == "p"]
    named = {one.value: one for one in _people(asker, persons)} if persons else {}
    found = [named.get(value) or _unit_of(value, below) for value in values]
    return [one for one in found if one is not None]


def looked_for(asker: Asker, text: str, *, besides: Collection[str] = ()) -> list[Choice]:
    """Units and people in whose name, short name, code or unit every word of `text` stands, units first, without those `besides`.
    At most `MOST_FOUND`, and one more where there are more."""
    words = text.casefold().split()
    if not words:
        return []
    of_units = [] if asker.by_name else _below(asker)
    found = [one for one in of_units if _fits(words, _told(int(one.value[1:])))]
    found = [one for one in found if one.value not in besides]
    if len(found) <= MOST_FOUND:
        people = askable_people(asker.unit, asker.head, asker.at)
        named = [_person(one) for one in people if _fits(words, f"{one.name} {_told(one.unit)}")]
        found += [one for one in named if one.value not in besides]
    return found[: MOST_FOUND + 1]


def used_most(giver_unit: int) -> Counter[str]:
    """How often each addressee stands among the last whom this unit asked."""
    rows = Assignment.objects.filter(giver_unit=giver_unit).order_by("-pk").values_list("unit_id", "person_id")
    return Counter(f"u{unit}" if person is None else f"p{person}-{unit}" for unit, person in rows[:RECENT])


def _below(asker: Asker) -> list[Choice]:
    """Units that may be asked, the nearest first, then by code."""
    tree = units.current()
    below = askable_units(asker.unit, asker.head, asker.at)
    ranked = sorted(below, key=lambda unit: (_distance(unit, asker.unit), tree.nodes[unit].code))
    return [Choice(f"u{unit}", tree.nodes[unit].label) for unit in ranked]


def _people(asker: Asker, among: Iterable[int] | None = None) -> list[Choice]:
    """People who may be asked, those of the asker's own unit first."""
    people = askable_people(asker.unit, asker.head, asker.at, among=among)
    return [_person(one) for one in sorted(people, key=lambda one: one.unit != asker.unit)]


def _person(one: Askable) -> Choice:
    unit = units.current().nodes.get(one.unit)
    return Choice(f"p{one.person}-{one.unit}", f"{one.name} ({unit.label})" if unit else one.name)


def _unit_of(value: str, below: frozenset[int]) -> Choice | None:
    unit = int(value[1:]) if value[0] == "u" else 0
    return Choice(value, units.current().nodes[unit].label) if unit in below else None


def _fits(words: Sequence[str], told: str) -> bool:
    return all(word in told.casefold() for word in words)


def _told(unit: int) -> str:
    node = units.current().nodes[unit]
    return f"{node.name} {node.short_name} {node.code}"


def _distance(unit: int, giver: int) -> int:
    above = units.current().ancestors(unit)
    return above.index(giver) if giver in above else 0
