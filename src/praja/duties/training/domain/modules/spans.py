# SPDX-License-Identifier: EUPL-1.2
"""Spans of time as SCORM 1.2 (`HHHH:MM:SS.SS`) and xAPI (ISO 8601 durations) write them. Pure."""

import re
from decimal import Decimal

_SCORM = re.compile(r"([0-9]{2,4}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,2})?", re.ASCII)
_ISO = re.compile(
    r"P(?:[0-9]+(?:\.[0-9]+)?W|(?=.)(?:[0-9]+(?:\.[0-9]+)?Y)?(?:[0-9]+(?:\.[0-9]+)?M)?(?:[0-9]+(?:\.[0-9]+)?D)?"
    r"(?:T(?=[0-9])(?:[0-9]+(?:\.[0-9]+)?H)?(?:[0-9]+(?:\.[0-9]+)?M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?)",
    re.ASCII,
)
MOST_SECONDS = 9999 * 3600 + 99 * 60 + 99


def scorm_seconds(text: str) -> int | None:
    """Whole seconds of a span of SCORM 1.2; None where it is none."""
    found = _SCORM.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(part) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def scorm_span(seconds: int) -> str:
    """A span as SCORM 1.2 writes it."""
    kept = min(max(seconds, 0), MOST_SECONDS)
    hours = min(kept // 3600, 9999)
    return f"{hours:04d}:{kept // 60 % 60:02d}:{kept % 60:02d}"


def is_duration(text: str) -> bool:
    """Whether it is an ISO 8601 duration."""
    return _ISO.fullmatch(text) is not None


def iso_span(seconds: int) -> str:
    """Seconds as an ISO 8601 duration."""
    return f"PT{max(seconds, 0)}S"


def scaled_text(value: Decimal) -> str:
    """A decimal without trailing zeros or exponent."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
