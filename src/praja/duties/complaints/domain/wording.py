# SPDX-License-Identifier: EUPL-1.2
"""Templates of answers: what is filled in by itself, and what an officer must write."""

import re
from collections.abc import Mapping

BLANKS = ("kode", "unit", "tempat", "tanggal")
"""What a template may name in {braces}: code of the report, unit that answers, place, day of writing."""

_BLANK = re.compile(r"\{(" + "|".join(BLANKS) + r")\}")
_BRACE = re.compile(r"\{([^{}\n]{0,40})\}")
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,200}\]")


def fill_blanks(text: str, values: Mapping[str, str]) -> str:
    """`text` with its braces filled. What is not known stays as `[kode]`, so that the officer must write it."""
    return _BLANK.sub(lambda found: values.get(found[1], "").strip() or f"[{found[1]}]", text)


def open_brackets(text: str) -> tuple[str, ...]:
    """What stands in [brackets] and was not yet replaced, in order, each once."""
    return tuple(dict.fromkeys(_BRACKETS.findall(text)))


def unknown_blanks(text: str) -> tuple[str, ...]:
    """What stands in {braces} that nothing would fill."""
    return tuple(dict.fromkeys(found for found in _BRACE.findall(text) if found not in BLANKS))
