# SPDX-License-Identifier: EUPL-1.2
"""How files of records leave: a list is proposed, looked at by whoever keeps them, approved by whom the law names, carried out
with a record of proceedings. Under ten years of retention the head of region approves a destruction, from ten years on the head
of the national archive (`letters.national_approval`)."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters import rules
from praja.duties.letters.enums import CLEARANCE as NAME
from praja.duties.letters.events import records as events
from praja.duties.letters.procedure import names
from praja.duties.letters.procedure.names import APPROVED, ASSESSED, DONE, PROPOSED, REFUSED
from praja.kernel.procedures.declarations import Procedure, State, Step, register

CLEARANCE = register(
    Procedure(
        name=NAME,
        version=1,
        duty="letters",
        label=_("List of files that leave"),
        legal_basis=("Permendagri 83/2022",),
        office_url=names.clearance_url,
        may_be_kept=False,
        states=(
            State(PROPOSED, _("Proposed"), "Diusulkan", tone="info", opens=(names.DO_ASSESS,)),
            State(ASSESSED, _("Assessed"), "Dinilai", tone="info", opens=(names.DO_APPROVE,)),
            State(APPROVED, _("Approved"), "Disetujui", tone="soon", opens=(names.DO_CARRY_OUT,)),
            State(DONE, _("Carried out"), "Dilaksanakan", final=True, tone="done"),
            State(REFUSED, _("Refused, the files stay"), "Ditolak", final=True),
        ),
        steps=(
            Step(
                "propose",
                _("Propose"),
                frozenset(),
                PROPOSED,
                rules.may_propose_clearance,
                events.ClearanceProposed,
            ),
            Step(
                "change",
                _("Take files off"),
                frozenset({PROPOSED, ASSESSED}),
                PROPOSED,
                rules.may_propose_clearance,
                events.ClearanceChanged,
                consequence=_("The list is looked at anew."),
            ),
            Step(
                "assess",
                _("Agree"),
                frozenset({PROPOSED}),
                ASSESSED,
                rules.may_assess_clearance,
                events.ClearanceAssessed,
            ),
            Step(
                "approve",
                _("Enter the approval"),
                frozenset({ASSESSED}),
                APPROVED,
                rules.may_approve_clearance,
                events.ClearanceApproved,
            ),
            Step(
                "refuse",
                _("Refuse"),
                frozenset({PROPOSED, ASSESSED, APPROVED}),
                REFUSED,
                rules.may_assess_clearance,
                events.ClearanceRefused,
            ),
            Step(
                "carry_out",
                _("Carry out"),
                frozenset({APPROVED}),
                DONE,
                rules.may_approve_clearance,
                events.ClearanceDone,
                consequence=_("What is destroyed can't be brought back."),
            ),
        ),
        clocks=(),
    )
)
