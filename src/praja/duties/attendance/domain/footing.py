# SPDX-License-Identifier: EUPL-1.2
"""Whether the figures of a sheet of allowances agree along every row, for every unit and in all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Sums:
    """The columns that are summed up, of a row, of a unit or in all."""

    base: int = 0
    stopped: int = 0
    productivity_part: int = 0
    productivity: int = 0
    discipline_part: int = 0
    cut: int = 0
    amount: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, one) + getattr(other, one) for one in COLUMNS))

    @property
    def foots(self) -> bool:
        """Parts make the whole, what is paid is what remains, and nothing is less than nothing."""
        whole = self.base == self.stopped + self.productivity_part + self.discipline_part
        paid = self.amount == self.productivity + self.discipline_part - self.cut
        bounds = 0 <= self.cut <= self.discipline_part and 0 <= self.productivity <= self.productivity_part
        return whole and paid and bounds and self.stopped >= 0


COLUMNS = tuple(one.name for one in fields(Sums))


def sums_by_unit(rows: Iterable[tuple[int, Sums]]) -> dict[int, Sums]:
    """The rows of each unit summed up."""
    found: dict[int, Sums] = {}
    for unit, sums in rows:
        found[unit] = found.get(unit, Sums()) + sums
    return found


def first_disagreement(rows: Mapping[int, tuple[int, Sums]], by_unit: Mapping[int, Sums], total: Sums) -> str:
    """Where the figures of a sheet do not agree: `row 12`, `unit 7`, `total`; empty where all do. `rows` are unit and sums by
    number."""
    for number, (_unit, sums) in rows.items():
        if not sums.foots:
            return f"row {number}"
    again = sums_by_unit(rows.values())
    for unit in sorted({*again, *by_unit}):
        if again.get(unit) != by_unit.get(unit) or not again[unit].foots:
            return f"unit {unit}"
    whole = sum(by_unit.values(), Sums())
    return "" if whole == total and total.foots else "total"
