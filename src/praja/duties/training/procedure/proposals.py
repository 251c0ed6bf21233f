# SPDX-License-Identifier: EUPL-1.2
"""Training that a unit would need: proposed, taken up into a programme or declined. How long that takes is a working rule."""

from django.utils.translation import gettext_lazy as _

from praja.duties.training import rules
from praja.duties.training.enums import PROPOSAL as NAME
from praja.duties.training.enums import ProposalState
from praja.duties.training.events import needs as events
from praja.duties.training.procedure import names
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

S = ProposalState
PROPOSED = frozenset({S.PROPOSED})

PROPOSAL = register(
    Procedure(
        name=NAME,
        version=1,
        duty="training",
        label=_("Proposal of training"),
        legal_basis=("UU 20/2023", "Peraturan LAN 10/2018"),
        office_url=names.proposal_url,
        may_be_kept=False,
        states=(
            State(S.PROPOSED, _("Proposed"), "Diusulkan", tone="info", opens=(names.DO_ANSWER,)),
            State(S.TAKEN_UP, _("Taken up into a programme"), "Ditampung", final=True, tone="done"),
            State(S.DECLINED, _("Declined"), "Tidak diterima", final=True),
            State(S.WITHDRAWN, _("Withdrawn"), "Dicabut", final=True),
        ),
        steps=(
            Step("propose", _("Propose training"), frozenset(), S.PROPOSED, rules.may_ask, events.Proposed),
            Step(
                "take_up",
                _("Take it up into a programme"),
                PROPOSED,
                S.TAKEN_UP,
                rules.may_answer_proposal,
                events.ProposalTakenUp,
            ),
            Step("decline", _("Decline"), PROPOSED, S.DECLINED, rules.may_answer_proposal, events.ProposalDeclined),
            Step(
                "withdraw",
                _("Withdraw"),
                PROPOSED,
                S.WITHDRAWN,
                rules.may_withdraw_proposal,
                events.ProposalWithdrawn,
            ),
        ),
        clocks=(
            Clock(
                name="answer",
                label=_("Answer to the proposal"),
                kind="answer",
                rule=lambda _data: "training.proposal",
                starts_on=("propose",),
                stops_on=("take_up", "decline"),
                voids_on=("withdraw",),
                escalates_to=None,
            ),
        ),
    )
)
