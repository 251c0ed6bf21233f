# SPDX-License-Identifier: EUPL-1.2
"""The index of a year as it stands: what the region answered, which innovations count, what it comes to, and what if."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.domain.index.questions import INNOVATION, REGION, questions, score
from praja.duties.innovation.domain.regional_index import RegionalIndex, index_of
from praja.kernel.law.domain.editions import Edition


@dataclass(frozen=True, slots=True)
class Entrant:
    """An innovation that is in use: its answers that count (`told`) and those that were accepted, and what keeps it out of the
    index (nothing: it counts)."""

    id: int
    code: str
    title: str
    unit: int
    service: str
    told: Mapping[str, int]
    accepted: Mapping[str, int]
    missing: tuple[Missing, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the index of a year is counted from. `region` is parameter by row."""

    edition: Edition
    region: Mapping[str, int]
    entrants: Sequence[Entrant]

    @property
    def sent(self) -> list[Entrant]:
        """Those that count."""
        return [one for one in self.entrants if not one.missing]

    @property
    def services(self) -> frozenset[str]:
        """The basic services of which an innovation counts."""
        return frozenset(one.service for one in self.sent if one.service)

    @property
    def region_score(self) -> Fraction:
        return score(questions(self.edition, REGION), self.region)

    def maturity(self, *, accepted: bool = False) -> list[Fraction]:
        """What each of them sums to: all that was told and not refused, or only what was accepted."""
        asked = questions(self.edition, INNOVATION)
        return [score(asked, one.accepted if accepted else one.told) for one in self.sent]

    def index(self, edition: Edition | None = None, *, accepted: bool = False) -> RegionalIndex:
        """What it comes to by its own edition, or by the figures of another on the same data."""
        return self.what_if(edition=edition, accepted=accepted)

    def what_if(
        self,
        *,
        more: int = 0,
        maturity: Fraction = Fraction(),
        services: int = 0,
        edition: Edition | None = None,
        accepted: bool = False,
    ) -> RegionalIndex:
        """What it would come to with `more` innovations of such a maturity and so many more basic services."""
        by = edition or self.edition
        given = len(self.services) + services
        return index_of(
            region=self.region_score,
            maturity=[*self.maturity(accepted=accepted), *([maturity] * more)],
            basic_services=min(given, int(by.figures["basic_services"].value)),
            edition=by,
        )

    def counting(self, ids: Collection[int]) -> "Standing":
        """The same, as if these innovations counted too."""
        entrants = [replace(one, missing=()) if one.id in ids else one for one in self.entrants]
        return replace(self, entrants=entrants)

    @property
    def divisor(self) -> int:
        """What the sum of maturities is divided by."""
        return max(int(self.edition.figures["least_divisor"].value), len(self.sent))

    @property
    def mean(self) -> Fraction:
        """The mean maturity of those that count; 0 of none."""
        told = self.maturity()
        return sum(told, start=Fraction()) / len(told) if told else Fraction()
