# SPDX-License-Identifier: EUPL-1.2
"""Leave: asked, changed, advised on, decided, withdrawn, ended; what was used before; who may give it."""

from praja.duties.attendance.operations.leave.asking import LeaveWish, ask_leave, change_leave, withdraw_leave
from praja.duties.attendance.operations.leave.deciding import advise_leave, decide_leave, end_leave
from praja.duties.attendance.operations.leave.keeping import (
    BALANCES,
    enter_balance,
    import_balances,
    set_leave_authority,
)
from praja.duties.attendance.operations.leave.lettering import sign_leave_letter
from praja.duties.attendance.operations.leave.settling import note_lettered, settle_absence

__all__ = [
    "BALANCES",
    "LeaveWish",
    "advise_leave",
    "ask_leave",
    "change_leave",
    "decide_leave",
    "end_leave",
    "enter_balance",
    "import_balances",
    "note_lettered",
    "set_leave_authority",
    "settle_absence",
    "sign_leave_letter",
    "withdraw_leave",
]
