# SPDX-License-Identifier: EUPL-1.2
"""Passing a case on to whoever may decide it, and recording what an official decided by decree."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from praja.duties.attendance.enums import NO_SANCTION, Band, SaidKind
from praja.duties.attendance.errors.discipline import (
    DecreeInFuture,
    DecreeNeeded,
    MustBePassedOn,
    NobodyHeads,
    OfficialIsEmployee,
    ReasonsNeeded,
    UnknownSanction,
)
from praja.duties.attendance.models import Discipline
from praja.duties.attendance.operations.discipline.saying import discipline_of, keep_words, told
from praja.duties.attendance.rules.discipline import is_light
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_REASONS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided: a `Band`, lighter or heavier than proposed where the reasons say why, or `NO_SANCTION`; by which
    decree."""

    sanction: str
    decree: str = ""
    decree_on: date | None = None
    note: str = field(default="", repr=False)


def pass_on_discipline(
    *, case: Case, official_unit: Unit, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """It goes to the head of `official_unit`, who may decide it by the rule that `note` names.

    Raises `OfficialIsEmployee`, `NobodyHeads`, `WordsTooShort` at `note`, and what `perform` raises. Records
    `attendance.discipline_passed_on`.
    """
    words, row = words_of(note, field="note", longest=LONGEST_REASONS), discipline_of(case)
    _guard_official(row, official_unit, at)
    row.official_unit = official_unit

    def write(_locked: Case) -> None:
        row.save(update_fields=["official_unit"])
        keep_words(row, SaidKind.PASSED_ON, words, actor, at)

    data: dict[str, Any] = {**told(row), "words": words.digest}
    return perform(case, "pass_on", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def decide_discipline(*, case: Case, decision: Decision, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Record what an official decided. The system makes no decree and imposes nothing.

    Raises `MustBePassedOn`, `UnknownSanction`, `DecreeNeeded`, `DecreeInFuture`, `ReasonsNeeded` where it is not what was
    proposed, each at its field, and what `perform` raises. Records `attendance.discipline_decided`.
    """
    row = discipline_of(case)
    _guard(row, decision, at)
    words = words_of(decision.note, field="note", shortest=0, longest=LONGEST_REASONS)
    row.sanction, row.decree = decision.sanction, decision.decree.strip()
    row.decree_on, row.decision_salt = decision.decree_on, new_salt()

    def write(_locked: Case) -> None:
        row.save(update_fields=["sanction", "decree", "decree_on", "decision_salt"])
        keep_words(row, SaidKind.DECISION, words, actor, at)

    content = content_digest(row.decision_salt, row.decided())
    data: dict[str, Any] = {**told(row), "content": content, "words": words.digest}
    return perform(case, "decide", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _guard_official(row: Discipline, unit: Unit, at: datetime) -> None:
    heads = [one for one in assignments_of(Role.HEAD, unit.pk, at) if one.unit_id == unit.pk]
    if not heads:
        raise NobodyHeads
    if any(one.account.person_id == row.employee.person_id for one in heads):
        raise OfficialIsEmployee


def _guard(row: Discipline, decision: Decision, at: datetime) -> None:
    if not is_light(row.case) and row.official_unit_id is None:
        raise MustBePassedOn
    if decision.sanction not in (*Band.values, NO_SANCTION):
        raise UnknownSanction
    if decision.sanction != NO_SANCTION:
        if not decision.decree.strip():
            raise DecreeNeeded("decree")
        if decision.decree_on is None:
            raise DecreeNeeded("decree_on")
    if decision.decree_on and decision.decree_on > local_date(at, local_zone()):
        raise DecreeInFuture
    if decision.sanction != row.band and not decision.note.strip():
        raise ReasonsNeeded
