# SPDX-License-Identifier: EUPL-1.2
"""An order of a head: given, fulfilled or taken back. What is asked of whom stands in its dispositions."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters import rules
from praja.duties.letters.enums import ORDER as NAME
from praja.duties.letters.events import dispositions as events
from praja.duties.letters.procedure import names
from praja.duties.letters.procedure.names import FULFILLED, GIVEN, REVOKED
from praja.kernel.procedures.declarations import Procedure, State, Step, register

ORDER = register(
    Procedure(
        name=NAME,
        version=1,
        duty="letters",
        label=_("Order of the head"),
        legal_basis=("Permendagri 1/2023",),
        office_url=names.order_url,
        opened_by=rules.may_open_order,
        may_be_kept=False,
        states=(
            State(GIVEN, _("Ordered"), "Diperintahkan", tone="info"),
            State(FULFILLED, _("Done"), "Selesai", final=True, tone="done"),
            State(REVOKED, _("Taken back"), "Dicabut", final=True),
        ),
        steps=(
            Step(
                "order",
                _("Order"),
                frozenset(),
                GIVEN,
                rules.may_order,
                events.OrderGiven,
                consequence=_("It is on the desks of those whom you name, with your words and their date."),
            ),
            Step("fulfil", _("Done"), frozenset({GIVEN}), FULFILLED, rules.may_end_order, events.OrderFulfilled),
            Step(
                "revoke",
                _("Take back"),
                frozenset({GIVEN}),
                REVOKED,
                rules.may_end_order,
                events.OrderRevoked,
                consequence=_("Everybody whom it asked reads that it is taken back, and why."),
            ),
        ),
        clocks=(),
    )
)
