# SPDX-License-Identifier: EUPL-1.2
"""How far jurors agree, and who is more severe than the others: told to the organiser after sealing, never used in a result."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from praja.kernel.assessments.domain.normalising import Points


def alpha(values: Mapping[tuple[int, int], Fraction]) -> Fraction | None:
    """Krippendorff's alpha for interval data, from values by observer and unit; units with one value say nothing. 1: all agree;
    0: as chance would have it; below: worse than that. None where nothing can be compared, or all values are equal.

    Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
    """
    by_unit: dict[int, list[Fraction]] = defaultdict(list)
    for (_observer, unit), value in values.items():
        by_unit[unit].append(value)
    paired = [found for found in by_unit.values() if len(found) > 1]
    every = [value for found in paired for value in found]
    expected = _spread(every) / (len(every) - 1) if len(every) > 1 else Fraction()
    if not expected:
        return None
    observed = sum((_spread(found) / (len(found) - 1) for found in paired), start=Fraction())
    return 1 - observed / expected


def _spread(found: list[Fraction]) -> Fraction:
    """The sum of squared differences over all ordered pairs."""
    return 2 * (len(found) * sum((one * one for one in found), start=Fraction()) - sum(found, start=Fraction()) ** 2)


@dataclass(frozen=True, slots=True)
class Severity:
    """How a juror judges beside the others: the mean of what they gave minus what the others gave the same entry, over so many
    entries. Below zero: more severe. None where nobody else judged the same."""

    juror: int
    deviation: Fraction | None
    entries: int


def severities(points: Points) -> list[Severity]:
    """Every juror with a sheet, by id."""
    by_entry: dict[int, dict[int, Fraction]] = defaultdict(dict)
    for (juror, entry), given in points.items():
        by_entry[entry][juror] = given
    apart: dict[int, list[Fraction]] = {juror: [] for juror, _entry in points}
    for sheets in by_entry.values():
        for juror, given in sheets.items():
            others = [one for other, one in sheets.items() if other != juror]
            if others:
                apart[juror].append(given - sum(others, start=Fraction()) / len(others))
    return [
        Severity(juror, sum(found, start=Fraction()) / len(found) if found else None, len(found))
        for juror, found in sorted(apart.items())
    ]
