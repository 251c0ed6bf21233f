# SPDX-License-Identifier: EUPL-1.2
"""Whose matter it is: a unit returns a report, the coordinator decides by the table of affairs."""

from datetime import datetime

from praja.duties.complaints.models import Dispute
from praja.duties.complaints.operations.words import words_of
from praja.kernel.organization.models import Affair, Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


def return_complaint(
    *,
    case: Case,
    reason: str,
    proposed_unit: Unit | None,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """The unit says that it is not its competence, and whose it thinks it is. Raises `TextTooShort`, what `perform` raises."""
    words, from_unit = words_of(reason, field="reason"), case.lead_unit_id

    def write(moved: Case) -> None:
        Dispute.objects.create(
            complaint_id=moved.pk,
            from_unit_id=from_unit,
            proposed_unit=proposed_unit,
            reason=words.text,
            salt=words.salt,
            opened_at=at,
        )

    data = {"reason": words.digest, "proposed_unit": proposed_unit.pk if proposed_unit else None}
    return perform(case, "return", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def decide_competence(
    *,
    case: Case,
    to_unit: Unit,
    affair: Affair | None,
    decision: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """The coordinator decides which unit answers: the one that returned the report, or another.

    Raises `TextTooShort` without a reason, and what `perform` raises.
    """
    words = words_of(decision, field="decision")

    def write(moved: Case) -> None:
        Dispute.objects.filter(complaint=moved.pk, decided_at=None).update(
            affair=affair, decided_unit=to_unit, decision=words.text, decision_salt=words.salt, decided_at=at
        )

    data: dict[str, object] = {"affair": affair.pk if affair else None, "decision": words.digest}
    if to_unit.pk == case.lead_unit_id:
        return perform(case, "uphold", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
    data["to_unit"] = to_unit.pk
    return perform(case, "redirect", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
