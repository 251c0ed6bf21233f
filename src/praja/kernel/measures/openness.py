# SPDX-License-Identifier: EUPL-1.2
"""Which figures everybody may be shown, and under what name the figures of a duty are known. Nothing is open unless its
declaration says so."""

from dataclasses import dataclass
from typing import Literal

from praja.lib.errors import Text

SUBJECTS, NOBODY = "subjects", "nobody"


@dataclass(frozen=True, slots=True)
class Openness:
    """That everybody may be shown a figure, by unit and month. Where few people stand behind it, it is left out.

    `behind` says who they are: `SUBJECTS`, one person for each subject (a case, a ticket); `NOBODY`, where it is not about people
    (datasets, standards); or the key of a measure whose days say how many people a unit had, in their `part`. What is left out of
    one figure is left out of all that count the same things (`alike`), since one would tell the other.
    """

    behind: str = SUBJECTS
    part: Literal["numerator", "denominator"] = "denominator"
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """The figures of one duty as readers know them. `key` is what the keys of its measures begin with."""

    key: str
    title: Text
    about: Text


_families: dict[str, Family] = {}


def measure_family(key: str, *, title: Text, about: Text) -> Family:
    """Declare under what name the measures whose keys begin with `key` are known."""
    return _families.setdefault(key, Family(key, title, about))


def families() -> dict[str, Family]:
    """Every declared family by key, in alphabetical order."""
    return dict(sorted(_families.items()))


def family_of(measure: str) -> str:
    """The key of the family to which a measure, given by its key, belongs."""
    return measure.partition(".")[0]
