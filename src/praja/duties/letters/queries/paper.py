# SPDX-License-Identifier: EUPL-1.2
"""What units spent on paper, the same months before and after they began to work without it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from praja.duties.letters.domain.paper import Pair, pairs, percent_less
from praja.duties.letters.models import PaperSpend, UnitMode
from praja.kernel.organization.queries import units


@dataclass(frozen=True, slots=True)
class UnitPaper:
    """One unit: since when without paper (None: not said), the months that can be compared, and what they come to."""

    unit: int
    since: date | None
    pairs: tuple[Pair, ...]
    months: int
    """How many months are known in all."""

    @property
    def before(self) -> int:
        return sum(pair.spent_before for pair in self.pairs)

    @property
    def after(self) -> int:
        return sum(pair.spent_after for pair in self.pairs)

    @property
    def less(self) -> int | None:
        """By how many whole per cent less; None where nothing can be compared."""
        return percent_less(self.before, self.after)


def paper_of(unit_ids: Collection[int], since: date | None = None) -> list[UnitPaper]:
    """Each of these units of which anything is known, by id; `since` takes the place of the day from which the unit has a mode of
    handling letters. Two statements."""
    spent: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    rows = PaperSpend.objects.filter(unit_id__in=unit_ids).values_list("unit", "month", "rupiah")
    for unit, month, rupiah in rows:
        spent[unit][month] += rupiah
    first = {} if since else _first_modes()
    found = []
    for unit, months in sorted(spent.items()):
        day = since or _since(unit, first)
        compared = tuple(pairs(months, day)) if day else ()
        found.append(UnitPaper(unit, day, compared, len(months)))
    return found


def _first_modes() -> dict[int, date]:
    return dict(UnitMode.objects.order_by("-since").values_list("unit", "since"))


def _since(unit: int, first: dict[int, date]) -> date | None:
    tree = units.current()
    return next((first[one] for one in (unit, *tree.ancestors(unit)) if one in first), None)
