# SPDX-License-Identifier: EUPL-1.2
"""Leave: asked by the employee, advised on by the direct superior, decided by the authorised official (PyBMC).

The order is that of the form of Peraturan BKN 24/2017, jo. 7/2021, as it was recalled; its four words of advice and decision are
in `enums.Advice`. Who is both superior and official only decides.
"""

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance import rules
from praja.duties.attendance.enums import LEAVE as NAME
from praja.duties.attendance.events import leave as events
from praja.duties.attendance.procedure import names
from praja.duties.attendance.procedure.names import (
    ASKED,
    ENDED,
    GRANTED,
    POSTPONED,
    REFUSED,
    TO_CHANGE,
    WITH_OFFICIAL,
    WITHDRAWN,
)
from praja.kernel.procedures.declarations import Procedure, State, Step, register

LEAVE = register(
    Procedure(
        name=NAME,
        version=1,
        duty="attendance",
        label=_("Leave"),
        legal_basis=("PP 11/2017 jo. PP 17/2020", "Peraturan BKN 24/2017 jo. 7/2021", "Peraturan BKN 7/2022"),
        office_url=names.leave_url,
        may_be_kept=False,
        states=(
            State(ASKED, _("With the superior"), "Pertimbangan atasan langsung", tone="info", opens=(names.DO_ADVISE,)),
            State(WITH_OFFICIAL, _("With the official"), "Keputusan pejabat", tone="info", opens=(names.DO_DECIDE,)),
            State(TO_CHANGE, _("To be changed"), "Perubahan", tone="soon", opens=(names.DO_CHANGE,)),
            State(GRANTED, _("Granted"), "Disetujui", final=True, tone="done"),
            State(POSTPONED, _("Postponed"), "Ditangguhkan", final=True),
            State(REFUSED, _("Not granted"), "Tidak disetujui", final=True),
            State(WITHDRAWN, _("Withdrawn"), "Dicabut", final=True),
            State(ENDED, _("Ended early"), "Diakhiri", final=True, tone="done"),
        ),
        steps=(
            Step(
                "ask",
                _("Ask for leave"),
                frozenset(),
                ASKED,
                rules.may_ask,
                events.LeaveAsked,
                targets=frozenset({WITH_OFFICIAL}),
                consequence=_("Your superior is told and advises; the official then decides."),
            ),
            Step(
                "change",
                _("Ask with changes"),
                frozenset({ASKED, TO_CHANGE}),
                ASKED,
                rules.may_change_leave,
                events.LeaveChanged,
                targets=frozenset({WITH_OFFICIAL}),
            ),
            Step(
                "advise",
                _("Advise"),
                frozenset({ASKED}),
                WITH_OFFICIAL,
                rules.may_give_advice,
                events.LeaveAdvised,
            ),
            Step(
                "decide",
                _("Decide"),
                frozenset({WITH_OFFICIAL}),
                GRANTED,
                rules.may_decide_leave,
                events.LeaveDecided,
                targets=frozenset({TO_CHANGE, POSTPONED, REFUSED}),
            ),
            Step(
                "withdraw",
                _("Withdraw"),
                frozenset({ASKED, WITH_OFFICIAL, TO_CHANGE}),
                WITHDRAWN,
                rules.may_withdraw_leave,
                events.LeaveWithdrawn,
            ),
            Step(
                "end",
                _("End it early"),
                frozenset({GRANTED}),
                ENDED,
                rules.may_end_leave,
                events.LeaveEnded,
                reopens=True,
                consequence=_("The days that are not taken go back to the employee."),
            ),
        ),
        clocks=(),
    )
)
