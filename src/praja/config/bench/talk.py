# SPDX-License-Identifier: EUPL-1.2
"""What invented reports say: words as frequent as words are, so that an index meets common and rare ones.

The frequencies follow Zipf and Mandelbrot's law over 3,000 words: the commonest stands in about every fourth report of 18
words, the median one in one of six hundred. With a dozen words for all reports, every search would find every report.
"""

import random
from itertools import accumulate, product

COMMON = (
    "jalan",
    "lampu",
    "sampah",
    "rusak",
    "air",
    "pohon",
    "drainase",
    "trotoar",
    "pasar",
    "parkir",
    "sekolah",
    "mati",
)
WORDS, OFFSET = 3_000, 10
_FIRST = ("ba", "ce", "di", "ga", "ho", "ju", "ka", "le", "mo", "nu", "pa", "ra", "so", "ti", "wu")
_SECOND = ("bar", "dun", "gil", "kem", "lor", "mas", "nal", "por", "rin", "sat", "tuk", "yam", "jel", "wos")
_THIRD = ("ak", "eng", "is", "ol", "ut", "ar", "en", "im", "os", "ur", "ap", "it", "ol", "us", "ad")


class Talk:
    """Draws texts. The same generator draws the same ones."""

    def __init__(self, generator: random.Random) -> None:
        self.random = generator
        invented = sorted({"".join(parts) for parts in product(_FIRST, _SECOND, _THIRD)})
        random.Random(0).shuffle(invented)  # noqa: S311 - shape of test data, no secret
        self.words = (*COMMON, *invented)[:WORDS]
        self.weights = list(accumulate(1 / (rank + OFFSET) for rank in range(1, len(self.words) + 1)))

    def text(self, words: int) -> str:
        """A text of so many words."""
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=words))
