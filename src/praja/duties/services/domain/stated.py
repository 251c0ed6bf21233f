# SPDX-License-Identifier: EUPL-1.2
"""What an applicant states of people and neighbourhood, beside the answers of the form.

It is kept as it was typed, because the register of people is not: whoever types a known NIK has not shown that it is theirs, so
the person behind it stays as they are, and nobody reads from the register what only they may know.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class StatedPerson:
    """One person in their own words."""

    name: str = ""
    nik: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    def trimmed(self) -> "StatedPerson":
        """Without spaces around, the name without doubled ones."""
        said = {key: value.strip() for key, value in self.to_json().items()}
        return StatedPerson(**{**said, "name": " ".join(said["name"].split())})

    def to_json(self) -> dict[str, str]:
        """Every field, also what is empty."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Stated:
    """`applicant`: for whom it is. `filer`: who files it, where that is somebody else. `region` is the code of the kelurahan;
    `rw` and `rt` have three digits. `purpose` is what it is needed for, where the form does not ask it."""

    applicant: StatedPerson = field(default_factory=StatedPerson)
    filer: StatedPerson | None = None
    region: str = ""
    rw: str = ""
    rt: str = ""
    purpose: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values only, without what is empty."""
        said = {name: getattr(self, name) for name in self.__slots__}
        people = {key: said[key].to_json() for key in ("applicant", "filer") if said[key]}
        return {key: value for key, value in {**said, **people}.items() if value}

    @classmethod
    def of_json(cls, content: Mapping[str, Any]) -> "Stated":
        """What `to_json` wrote."""
        people = {key: StatedPerson(**content[key]) for key in ("applicant", "filer") if content.get(key)}
        return cls(**{**content, **people})


def neighbourhood_number(text: str) -> str:
    """The number of an RT or RW as it is kept: three digits. Empty text for what is no number."""
    digits = text.strip().upper().removeprefix("RT").removeprefix("RW").strip(" .:/")
    return digits.zfill(3) if digits.isascii() and digits.isdigit() and int(digits) and len(digits) <= 3 else ""
