# SPDX-License-Identifier: EUPL-1.2
"""Which applied innovations lack something that the index or the public asks for."""

from dataclasses import dataclass
from enum import StrEnum

from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.domain.index.questions import INNOVATION, questions
from praja.duties.innovation.enums import IN_USE, PathState, TeamFunction
from praja.duties.innovation.models import Innovation, TeamMember
from praja.duties.innovation.queries.index.live import standing_of


class Lack(StrEnum):
    """What is missing, in the order in which it is mended: nobody but its team writes its words."""

    LEADER = "leader"
    AFFAIR = "affair"
    WORDS = "words"
    ANSWERS = "answers"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Incomplete:
    """One innovation and what it lacks; `answers` are mandatory indicators that nobody has answered."""

    id: int
    code: str
    title: str
    unit: int
    words: int
    answers: int
    lacks: tuple[Lack, ...]


def incomplete_of(year: int) -> list[Incomplete]:
    """Every applied innovation that lacks something for the index of a year, or is not shown to the public, the oldest first.
    Whoever calls has asked who may see it. Raises `NoSuchQuestion`. Six statements, however many innovations."""
    standing = standing_of(year)
    mandatory = {one.number for one in questions(standing.edition, INNOVATION) if one.mandatory}
    rows = Innovation.objects.filter(case__state__in=IN_USE).values_list("pk", "affair", "case__state")
    facts = {pk: (affair, state) for pk, affair, state in rows}
    leaders = set(
        TeamMember.objects.filter(innovation__in=facts, function=TeamFunction.LEADER, left_at=None).values_list(
            "innovation_id", flat=True
        )
    )
    found = []
    for one in standing.entrants:
        affair, state = facts[one.id]
        answers = len(mandatory - set(one.told))
        lacks = (
            (Lack.LEADER, one.id not in leaders),
            (Lack.AFFAIR, not affair),
            (Lack.WORDS, Missing.WORDS in one.missing),
            (Lack.ANSWERS, bool(answers)),
            (Lack.SHOWN, state != PathState.DISPLAYED),
        )
        missing = tuple(lack for lack, is_so in lacks if is_so)
        if missing:
            found.append(Incomplete(one.id, one.code, one.title, one.unit, one.words, answers, missing))
    return found
