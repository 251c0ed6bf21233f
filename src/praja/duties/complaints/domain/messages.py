# SPDX-License-Identifier: EUPL-1.2
"""What the short messages mean that people send back: a word of acceptance, a number of stars, thanks."""

import re

_ACCEPTS = {"terima", "selesai"}
_STARS = re.compile(r"\W*([1-5])\W*")
_THANKS = re.compile(
    r"(terima\s?kasih|terimakasih|makasih|trima\s?kasih|trims|tengkyu|matur\s?nuwun|suwun|hatur\s?nuhun|thanks?(\s+you)?)"
    r"(\s+(banyak|sekali|ya|nggih|pak|bu|bapak|ibu|bapak/ibu|kak|mas|mbak|min|admin|atas|infonya|informasinya|jawabannya"
    r"|bantuannya|responnya|tanggapannya|penjelasannya|a|lot|very|much|so|you))*"
)


def is_acceptance(text: str) -> bool:
    """Whether the message is the single word TERIMA or SELESAI."""
    return _bare(text) in _ACCEPTS


def stars_in(text: str) -> int:
    """The number from 1 to 5 that the message consists of; 0 for every other message."""
    found = _STARS.fullmatch(text.strip())
    return int(found.group(1)) if found else 0


def is_only_thanks(text: str) -> bool:
    """Whether somebody says thank you and nothing else: that is neither a new complaint nor a reason to open one again."""
    return _THANKS.fullmatch(" ".join(re.sub(r"[^\w\s/]", " ", text.lower()).split())) is not None


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
