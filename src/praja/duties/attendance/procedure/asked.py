# SPDX-License-Identifier: EUPL-1.2
"""Permissions for some days, and corrections of one: asked by the employee, decided by the head of the unit."""

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance import rules
from praja.duties.attendance.enums import CORRECTION as CORRECTION_NAME
from praja.duties.attendance.enums import PERMISSION as PERMISSION_NAME
from praja.duties.attendance.events import asked as events
from praja.duties.attendance.procedure import names
from praja.duties.attendance.procedure.names import ACCEPTED, ASKED, GIVEN, REFUSED, REVOKED, WITHDRAWN
from praja.kernel.procedures.declarations import Procedure, State, Step, register

PERMISSION = register(
    Procedure(
        name=PERMISSION_NAME,
        version=1,
        duty="attendance",
        label=_("Permission"),
        legal_basis=("PermenPANRB 4/2025",),
        office_url=names.permission_url,
        may_be_kept=False,
        states=(
            State(ASKED, _("Asked for"), "Diajukan", tone="info", opens=(names.DO_PERMIT,)),
            State(GIVEN, _("Given"), "Diizinkan", final=True, tone="done"),
            State(REFUSED, _("Not given"), "Tidak diizinkan", final=True),
            State(WITHDRAWN, _("Withdrawn"), "Dicabut", final=True),
            State(REVOKED, _("Taken back"), "Ditarik", final=True),
        ),
        steps=(
            Step("ask", _("Ask for permission"), frozenset(), ASKED, rules.may_ask, events.PermissionAsked),
            Step("order", _("Order"), frozenset(), GIVEN, rules.may_order_permission, events.PermissionOrdered),
            Step("give", _("Permit"), frozenset({ASKED}), GIVEN, rules.may_decide_asked, events.PermissionGiven),
            Step("refuse", _("Refuse"), frozenset({ASKED}), REFUSED, rules.may_decide_asked, events.PermissionRefused),
            Step(
                "withdraw",
                _("Withdraw"),
                frozenset({ASKED}),
                WITHDRAWN,
                rules.may_withdraw_asked,
                events.PermissionWithdrawn,
            ),
            Step(
                "revoke",
                _("Take back"),
                frozenset({GIVEN}),
                REVOKED,
                rules.may_decide_asked,
                events.PermissionRevoked,
                reopens=True,
                consequence=_("The days are judged as if it had never been given."),
            ),
        ),
        clocks=(),
    )
)

CORRECTION = register(
    Procedure(
        name=CORRECTION_NAME,
        version=1,
        duty="attendance",
        label=_("Correction of a day"),
        legal_basis=("Aturan kerja Praja",),
        office_url=names.correction_url,
        may_be_kept=False,
        states=(
            State(ASKED, _("Asked for"), "Diajukan", tone="info", opens=(names.DO_CORRECT,)),
            State(ACCEPTED, _("Accepted"), "Diterima", final=True, tone="done"),
            State(REFUSED, _("Not accepted"), "Ditolak", final=True),
            State(WITHDRAWN, _("Withdrawn"), "Dicabut", final=True),
        ),
        steps=(
            Step("ask", _("Ask for a correction"), frozenset(), ASKED, rules.may_ask, events.CorrectionAsked),
            Step(
                "accept", _("Accept"), frozenset({ASKED}), ACCEPTED, rules.may_decide_asked, events.CorrectionAccepted
            ),
            Step("refuse", _("Refuse"), frozenset({ASKED}), REFUSED, rules.may_decide_asked, events.CorrectionRefused),
            Step(
                "withdraw",
                _("Withdraw"),
                frozenset({ASKED}),
                WITHDRAWN,
                rules.may_withdraw_asked,
                events.CorrectionWithdrawn,
            ),
        ),
        clocks=(),
    )
)
