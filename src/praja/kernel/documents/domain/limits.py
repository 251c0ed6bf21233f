# SPDX-License-Identifier: EUPL-1.2
"""How much one file may be, what comes out of cleaning, and the refusal in between."""

from dataclasses import dataclass

from praja.kernel.documents.enums import Kind, Reason


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` in bytes as sent; `pixels` of a picture before it is decoded; `edge` of what is kept."""

    size: int = 15 * 1024 * 1024
    pixels: int = 60_000_000
    pages: int = 500
    objects: int = 200_000
    edge: int = 2560


@dataclass(frozen=True, slots=True)
class CleanFile:
    """What is kept. `width` and `height` in pixels for pictures, `pages` for documents."""

    data: bytes
    kind: Kind
    width: int | None = None
    height: int | None = None
    pages: int | None = None


class Unacceptable(Exception):
    """The content cannot be taken, for one `reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
