# SPDX-License-Identifier: EUPL-1.2
"""A body as lines, and a line as values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs

LONGEST_LINE = 4_000
_BREAKS = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORM = re.compile(rb"\A\s*(?:[\w~]+=[^&\r\n\t]*&)+data=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A line that could not be read: its number from 1, and a code of `FAULTS`."""

    number: int
    reason: str


FAULTS = ("form", "pin", "time", "long", "index")
"""The line has not the form of one, no number of a person, no time, is too long, or lacks the number of its event."""


def text_of(body: bytes) -> str:
    """The body as text: UTF-8, what is not stands as the replacement mark; no control characters but tabs and line ends."""
    return _CONTROL.sub("", body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))


def lines_of(body: bytes) -> Iterator[tuple[int, str]]:
    """Each line that is not empty with its number from 1."""
    for number, line in enumerate(_BREAKS.split(text_of(body)), 1):
        if line.strip():
            yield number, line


def unwrapped(body: bytes) -> tuple[str, str, bytes]:
    """Table, stamp and data of a body sent as a form (`table=ATTLOG&Stamp=9999&data=...`); of any other ("", "", body)."""
    if not _FORM.match(body):
        return "", "", body
    try:
        found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return "", "", body
    named = {name.strip().lower(): values[0] for name, values in found.items()}
    data = named.get("data", "").encode("utf-8", "replace")
    return named.get("table", "").strip(), named.get("stamp", "").strip(), data


def values_of(line: str, between: str = "\t") -> dict[str, str]:
    """`Key=value` pairs with keys in lower case and without `~`; what has no `=` is left out."""
    found = {}
    for pair in line.split(between):
        name, equals, value = pair.partition("=")
        if equals and (name := name.strip().lstrip("~").lower()):
            found[name] = value.strip()
    return found


def number_of(text: str, least: int = -(2**31), most: int = 2**31 - 1) -> int | None:
    """A whole number between `least` and `most`; None for anything else."""
    text = text.strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        return None
    number = int(text)
    return number if least <= number <= most else None
