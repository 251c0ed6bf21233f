# SPDX-License-Identifier: EUPL-1.2
"""Leave was given or ended: the days away follow. Its letter was signed: the story says so."""

from praja.duties.attendance.operations.leave.settling import note_lettered, settle_absence
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.lib.actors import system_actor


@subscribe("attendance.leave_decided", "attendance.leave_ended", subscriber="attendance.leave_absence")
def decided(delivered: Delivered) -> None:
    """Days away are recorded, shortened or taken back, as the leave stands now."""
    settle_absence(case_id=int(delivered.refs["case"]), actor=system_actor("attendance.leave"), at=delivered.at)


@subscribe("documents.issued", subscriber="attendance.leave_letter")
def issued(delivered: Delivered) -> None:
    """The letter of leave is there, where the document is one."""
    actor = system_actor("attendance.leave")
    note_lettered(document_id=int(delivered.refs["document"]), actor=actor, at=delivered.at)
