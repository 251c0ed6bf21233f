# SPDX-License-Identifier: EUPL-1.2
"""Counting words as national proposal forms count them: what white space keeps apart."""


class TooManyWordsError(ValueError):
    """A text has more words than it may. `words` and `most` are the two counts."""

    def __init__(self, words: int, most: int) -> None:
        super().__init__(f"{words} words where {most} are taken")
        self.words = words
        self.most = most


def word_count(text: str) -> int:
    """The words of a text. A dash or a number that stands alone is one; so is an address, and a pair with a hyphen."""
    return len(text.split())


def check_limit(text: str, most: int | None) -> int:
    """The word count of a text that takes at most `most` words (None: any number). Raises `TooManyWordsError`."""
    words = word_count(text)
    if most is not None and words > most:
        raise TooManyWordsError(words, most)
    return words


def shortened(text: str, most: int) -> str:
    """The first `most` words of a text, ending with a sentence where one ends in the last third, else with an ellipsis."""
    words = text.split()
    if len(words) <= most:
        return " ".join(words)
    kept = words[:most]
    for place in range(most - 1, most * 2 // 3 - 1, -1):
        if kept[place].endswith((".", "!", "?")):
            return " ".join(kept[: place + 1])
    return " ".join(kept) + " …"
