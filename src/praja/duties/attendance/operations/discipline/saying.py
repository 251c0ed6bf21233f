# SPDX-License-Identifier: EUPL-1.2
"""What every step of a proposed sanction tells, and how its words are kept."""

from datetime import datetime
from typing import Any

from praja.duties.attendance.enums import SaidKind
from praja.duties.attendance.models import Discipline, Said
from praja.duties.attendance.models.discipline import DISCIPLINE_WORDS
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import Words
from praja.lib.actors import Actor, ActorKind


def discipline_of(case: Case) -> Discipline:
    """The detail of a case, with its employee."""
    return Discipline.objects.select_related("employee__person", "case").get(pk=case.pk)


def told(row: Discipline) -> dict[str, Any]:
    """Whom a step is about, and whose desks it may lie on."""
    return {
        "employee": row.employee_id,
        "person": row.employee.person_id,
        "superior_unit": row.superior_unit_id,
        "official_unit": row.official_unit_id or 0,
    }


def keep_words(row: Discipline, kind: SaidKind, words: Words, actor: Actor, at: datetime) -> Said:
    """Seal the words of a step beside it."""
    by = int(actor.id) if actor.kind is ActorKind.EMPLOYEE else None
    return Said.objects.create(
        discipline=row,
        kind=kind,
        text=seal(words.text, DISCIPLINE_WORDS),
        salt=words.salt,
        said_by_id=by,
        said_at=at,
    )
