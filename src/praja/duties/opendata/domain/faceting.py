# SPDX-License-Identifier: EUPL-1.2
"""How many datasets each way to narrow a list leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Card = Mapping[str, frozenset[str]]
"""What one dataset is, by facet: `{"topic": {"lingkungan"}, "year": {"2024", "2025"}}`."""


def counts(cards: Sequence[Card], chosen: Mapping[str, str]) -> dict[str, Counter[str]]:
    """For every facet, how many cards each of its values would leave beside what is chosen in the other facets."""
    found: dict[str, Counter[str]] = {}
    for card in cards:
        misses = [facet for facet, value in chosen.items() if value not in card.get(facet, frozenset())]
        for facet in card if not misses else misses if len(misses) == 1 else ():
            found.setdefault(facet, Counter()).update(card.get(facet, frozenset()))
    return found


def fitting(cards: Iterable[Card], chosen: Mapping[str, str]) -> int:
    """How many cards hold everything that is chosen."""
    return sum(all(value in card.get(facet, frozenset()) for facet, value in chosen.items()) for card in cards)
