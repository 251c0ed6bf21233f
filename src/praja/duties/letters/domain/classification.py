# SPDX-License-Identifier: EUPL-1.2
"""Codes of the archive classification (Permendagri 83/2022): their shape, their parents and their order."""

import re

SHAPE = re.compile(r"\d{3}(\.\d{1,9}){0,3}", re.ASCII)
_SHORT = re.compile(r"^00(?=\.|$)")
_WIDTH = 11
LONGEST = 20
"""Characters a code may have."""


def normalised(written: str) -> str:
    """A code as it is kept: without spaces and a full stop at its end, and `00.x`, which one regional rule prints by mistake,
    read as `000.x`. Says nothing of whether it is one (`is_code`)."""
    return _SHORT.sub("000", "".join(written.split()).rstrip("."), count=1)


def is_code(code: str) -> bool:
    """Whether it has the shape of a code: three digits and up to three further numbers, parted by full stops."""
    return len(code) <= LONGEST and SHAPE.fullmatch(code) is not None


def level_of(code: str) -> int:
    """1 for `000`, 4 for `000.1.2.3`."""
    return code.count(".") + 1


def parent_of(code: str) -> str:
    """The code above; empty for one of the first level."""
    return code.rpartition(".")[0]


def lineage_of(code: str) -> list[str]:
    """The code and those above it, the nearest first."""
    parts = code.split(".")
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def sort_key(code: str) -> str:
    """A text that sorts as the parts do as numbers: `100.3.10` after `100.3.9`, and each code before those below it."""
    return ".".join([code[:3], *(part.zfill(_WIDTH) for part in code.split(".")[1:])])
