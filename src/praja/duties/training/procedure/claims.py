# SPDX-License-Identifier: EUPL-1.2
"""Training that an employee tells of: checked by the personnel office, booked or not. How long that takes is a working rule."""

from django.utils.translation import gettext_lazy as _

from praja.duties.training import rules
from praja.duties.training.enums import CLAIM as NAME
from praja.duties.training.enums import ClaimState
from praja.duties.training.events import claims as events
from praja.duties.training.procedure import names
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

S = ClaimState
TOLD = frozenset({S.TOLD})

CLAIM = register(
    Procedure(
        name=NAME,
        version=1,
        duty="training",
        label=_("Training that an employee tells of"),
        legal_basis=("PP 11/2017", "Peraturan LAN 10/2018"),
        office_url=names.claim_url,
        may_be_kept=False,
        states=(
            State(S.TOLD, _("Waits for the personnel office"), "Diajukan", tone="info", opens=(names.DO_CHECK,)),
            State(S.ACCEPTED, _("Booked"), "Dicatat", final=True, tone="done"),
            State(S.REFUSED, _("Not booked"), "Tidak dicatat", final=True),
            State(S.WITHDRAWN, _("Withdrawn"), "Dicabut", final=True),
        ),
        steps=(
            Step("tell", _("Tell of training"), frozenset(), S.TOLD, rules.may_ask, events.ClaimTold),
            Step(
                "accept",
                _("Book it"),
                TOLD,
                S.ACCEPTED,
                rules.may_check_claim,
                events.ClaimAccepted,
                consequence=_("The hours stand in the employee's year at once."),
            ),
            Step("refuse", _("Do not book it"), TOLD, S.REFUSED, rules.may_check_claim, events.ClaimRefused),
            Step("withdraw", _("Withdraw"), TOLD, S.WITHDRAWN, rules.may_withdraw_claim, events.ClaimWithdrawn),
        ),
        clocks=(
            Clock(
                name="check",
                label=_("Check of what was told"),
                kind="check",
                rule=lambda _data: "training.declared",
                starts_on=("tell",),
                stops_on=("accept", "refuse"),
                voids_on=("withdraw",),
                escalates_to=None,
            ),
        ),
    )
)
