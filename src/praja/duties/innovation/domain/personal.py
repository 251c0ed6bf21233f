# SPDX-License-Identifier: EUPL-1.2
"""Numbers and addresses of persons inside a text that everybody will read (UU 27/2022): found, and hidden."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from praja.kernel.people.domain.identity import Nik, parse_nik

HIDDEN = "●●●"
_MAIL = re.compile(r"[^@\s,;()<>]+@[^@\s,;()<>]+\.[a-zA-Z]{2,}")
_DIGITS = re.compile(r"(?<![\w+])\+?\d(?:[\s.\-]?\d){8,18}(?!\w)")
_MOBILE = re.compile(r"(?:\+?62|0)8\d{7,11}")
_LATEST = date(2099, 12, 31)
"""Only whether it can be a NIK is asked, not whether its holder is born yet."""


class PersonalKind(StrEnum):
    """What was found."""

    NIK = "nik"
    TELEPHONE = "telephone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Personal:
    """One piece of a text that is somebody's."""

    kind: PersonalKind
    start: int
    end: int


def personal_in(text: str) -> tuple[Personal, ...]:
    """Every NIK, mobile number and e-mail address in a text, in order. A number of sixteen digits counts as a NIK only where it
    can be one."""
    found = [Personal(PersonalKind.EMAIL, *one.span()) for one in _MAIL.finditer(text)]
    for one in _DIGITS.finditer(text):
        kind = _kind_of(re.sub(r"[\s.\-]", "", one.group()))
        if kind is not None:
            found.append(Personal(kind, *one.span()))
    return tuple(sorted(found, key=lambda one: one.start))


def hidden(text: str) -> str:
    """The text with each of them hidden."""
    for one in reversed(personal_in(text)):
        text = text[: one.start] + HIDDEN + text[one.end :]
    return text


def _kind_of(digits: str) -> PersonalKind | None:
    if len(digits) == 16 and isinstance(parse_nik(digits, _LATEST), Nik):
        return PersonalKind.NIK
    return PersonalKind.TELEPHONE if _MOBILE.fullmatch(digits) else None
