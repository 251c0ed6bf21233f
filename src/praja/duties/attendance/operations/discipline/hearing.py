# SPDX-License-Identifier: EUPL-1.2
"""Summoning an employee, once and once more, and what came of it (PP 94/2021, Pasal 26)."""

from datetime import datetime
from typing import Any

from praja.duties.attendance.enums import SaidKind
from praja.duties.attendance.errors.discipline import HearingNotYet, HearingPast
from praja.duties.attendance.models import Discipline, Summons
from praja.duties.attendance.operations.discipline.saying import discipline_of, keep_words, told
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LONGEST_MINUTES, LONGEST_PLACE = 8_000, 200


def summon_discipline(
    *,
    case: Case,
    hearing_at: datetime,
    place: str,
    examiner: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Summon the employee to a hearing; they are told that a letter is here, and read it here.

    Raises `HearingPast`, `WordsTooShort` and `WordsTooLong` at `place` and `examiner`, and what `perform` raises. Records
    `attendance.discipline_summoned`.
    """
    return _summon(case, "summon", 1, hearing_at, place, examiner, actor, at, seen_version)


def summon_discipline_again(
    *,
    case: Case,
    hearing_at: datetime,
    place: str,
    examiner: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Summon once more whoever did not come. Raises `HearingNotYet` before the first hearing, and as `summon_discipline`. Records
    `attendance.discipline_summoned_again`."""
    _require_past(discipline_of(case), at)
    return _summon(case, "summon_again", 2, hearing_at, place, examiner, actor, at, seen_version)


def hear_discipline(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Keep the minutes of the hearing, sealed. Raises `WordsTooShort` and `WordsTooLong` at `text`, and what `perform` raises.
    Records `attendance.discipline_heard`."""
    return _keep(case, "hear", SaidKind.MINUTES, text, "text", actor, at, seen_version)


def miss_discipline(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The employee did not come to the second hearing either; what is known of it is kept. Raises `HearingNotYet`,
    `WordsTooShort` at `note`, and what `perform` raises. Records `attendance.discipline_not_come`."""
    _require_past(discipline_of(case), at)
    return _keep(case, "miss", SaidKind.NOT_COME, note, "note", actor, at, seen_version)


def _summon(
    case: Case,
    step: str,
    number: int,
    hearing_at: datetime,
    place: str,
    examiner: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    if hearing_at <= at:
        raise HearingPast
    row = discipline_of(case)
    summons = Summons(
        discipline=row,
        number=number,
        at=hearing_at,
        place=words_of(place, field="place", shortest=3, longest=LONGEST_PLACE).text,
        examiner=words_of(examiner, field="examiner", shortest=3, longest=LONGEST_PLACE).text,
        salt=new_salt(),
        summoned_at=at,
    )
    content = content_digest(bytes(summons.salt), summons.digested())
    data: dict[str, Any] = {**told(row), "hearing_at": moment_text(hearing_at), "content": content}

    def write(_locked: Case) -> None:
        summons.save(force_insert=True)

    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _keep(
    case: Case,
    step: str,
    kind: SaidKind,
    text: str,
    field: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    words, row = words_of(text, field=field, longest=LONGEST_MINUTES), discipline_of(case)

    def write(_locked: Case) -> None:
        keep_words(row, kind, words, actor, at)

    data: dict[str, Any] = {**told(row), "words": words.digest}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _require_past(row: Discipline, at: datetime) -> None:
    newest = row.summonses.order_by("-number").first()
    if newest is not None and at < newest.at:
        raise HearingNotYet
