# SPDX-License-Identifier: EUPL-1.2
"""Facts as if they had been counted, with the sums that are kept of them."""

from collections import Counter
from collections.abc import Iterable

from praja.kernel.measures.models import Fact, FactSum
from praja.kernel.measures.operations.summing import sum_anew


def put_facts(rows: Iterable[Fact]) -> None:
    """Write these facts and add everything of their measures up."""
    sum_anew({fact.measure for fact in Fact.objects.bulk_create(rows)})


def kept_sums() -> dict[tuple[object, ...], tuple[int, int]]:
    """What is kept, without what came to nothing: numerator and denominator by measure, span, unit and day."""
    rows = FactSum.objects.values_list("measure", "span", "unit_id", "day", "numerator", "denominator")
    return {tuple(row[:4]): row[4:] for row in rows if any(row[4:])}


def added_up() -> dict[tuple[object, ...], tuple[int, int]]:
    """The same, added up here from the facts."""
    tops: Counter[tuple[object, ...]] = Counter()
    bottoms: Counter[tuple[object, ...]] = Counter()
    for fact in Fact.objects.all():
        for span, day in (("day", fact.day), ("month", fact.day.replace(day=1))):
            place = (fact.measure, span, fact.unit_id, day)
            tops[place] += fact.numerator
            bottoms[place] += fact.denominator
    return {place: (tops[place], bottoms[place]) for place in bottoms if tops[place] or bottoms[place]}
