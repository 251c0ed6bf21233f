# SPDX-License-Identifier: EUPL-1.2
"""Small closed vocabularies of documents."""

from enum import StrEnum


class NumberState(StrEnum):
    """A number is `provisional` from the draw until it is `final` (signed, filed) or `void` (an explained
    gap).
    """

    PROVISIONAL = "provisional"
    FINAL = "final"
    VOID = "void"


class Kind(StrEnum):
    """The contents that are taken in, by media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"

    @property
    def is_image(self) -> bool:
        return self is not Kind.PDF


class Reason(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    SCRIPT = "script"
    ARCHIVE = "archive"
    PROGRAM = "program"
    HEIC = "heic"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    LOCKED = "locked"
    ACTIVE = "active"
    INFECTED = "infected"
