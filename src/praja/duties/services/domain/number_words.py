# SPDX-License-Identifier: EUPL-1.2
"""Numbers written out in Indonesian: "tujuh", "empat belas", "seratus dua puluh lima ribu"."""

from collections.abc import Sequence

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ONES = {word: value for value, word in enumerate(_DIGITS)}
_JOINED = {
    "sepuluh": ("satu", "puluh"),
    "sebelas": ("satu", "belas"),
    "seratus": ("satu", "ratus"),
    "seribu": ("satu", "ribu"),
    "sejuta": ("satu", "juta"),
}
_SCALES = (("juta", 10**6), ("ribu", 1000), ("ratus", 100), ("puluh", 10))

WORDS = frozenset({*_ONES, *_JOINED, "belas", *(word for word, _worth in _SCALES)})


def number_of(words: Sequence[str]) -> int | None:
    """The number that these words spell, None where they spell none."""
    apart = [part for word in words for part in _JOINED.get(word, (word,))]
    return _read(apart, _SCALES) if apart else None


def _read(words: Sequence[str], scales: Sequence[tuple[str, int]]) -> int | None:
    if not scales:
        return _below_twenty(words)
    (word, worth), *smaller = scales
    if word not in words:
        return _read(words, smaller)
    place = words.index(word)
    many = _read(words[:place], smaller)
    rest = _read(words[place + 1 :], smaller) if words[place + 1 :] else 0
    return None if not many or rest is None else many * worth + rest


def _below_twenty(words: Sequence[str]) -> int | None:
    ones = _ONES.get(words[0]) if words else None
    if len(words) == 1:
        return ones
    return 10 + ones if ones and list(words[1:]) == ["belas"] else None
