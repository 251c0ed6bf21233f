# SPDX-License-Identifier: EUPL-1.2
"""What stands on a certificate: whose it is and of what on the face, what was taught on the reverse."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class CertificateText:
    """The words of a certificate. All is data, never markup.

    `given_to` is printed large; `facts` are what is known of that person, label and value; `passed` says with what outcome it was
    attended, `course` of what, `batch` in which class, `held` by whom, when and how long. `subjects` are the reverse: title and
    lesson hours (JP), `total` their sum as it is certified.
    """

    given_to: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    passed: str
    course: str
    batch: str
    held: str
    subjects: tuple[tuple[str, int], ...]
    total: int

    def as_data(self) -> dict[str, Any]:
        """As plain JSON values, to be sealed with the document."""
        return asdict(self)

    @property
    def page(self) -> str:
        """The Typst template that prints it."""
        return "certificate"

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "CertificateText":
        """What `as_data` made, after JSON."""
        facts = tuple((label, value) for label, value in data["facts"])
        subjects = tuple((title, int(jp)) for title, jp in data["subjects"])
        return cls(**{**data, "facts": facts, "subjects": subjects})
