# SPDX-License-Identifier: EUPL-1.2
"""Proposals to national competitions (KIPP), section by section, as the template of a year asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.domain.words import word_count
from praja.kernel.law.domain.contests import ContestGroup

BEGINNINGS: Mapping[str, Mapping[str, str]] = {
    "kipp_2019": {"1": "aims", "3": "benefits", "4": "changes", "7c": "results"},
    "kipp_2021": {
        "summary": "design",
        "idea": "changes",
        "significance": "benefits",
        "renewal": "changes",
        "evaluation": "results",
    },
}
"""Edition to its parts to the words of an innovation with which they begin; what is not named begins empty."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One text of a proposal. `is_own`: written for this proposal, not begun from the innovation's words."""

    key: str
    title: str
    section: str
    text: str
    words: int
    most: int | None
    is_own: bool

    @property
    def over(self) -> int:
        """Words more than it takes."""
        return 0 if self.most is None else max(0, self.words - self.most)


def drafted(edition: str, group: ContestGroup, sheet: ProfileSheet, written: Mapping[str, str]) -> list[Drafted]:
    """Every text that the group asks for, in order: as it was written, else as the innovation's words begin it."""
    begins = BEGINNINGS.get(edition, {})
    found = []
    for section in group.sections:
        for part in section.parts:
            is_own = part.key in written
            text = written[part.key] if is_own else getattr(sheet, begins.get(part.key, ""), "")
            found.append(Drafted(part.key, part.title, section.title, text, word_count(text), part.most_words, is_own))
    return found
