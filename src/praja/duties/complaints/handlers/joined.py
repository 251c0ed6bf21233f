# SPDX-License-Identifier: EUPL-1.2
"""What answers a report answers those that were joined to it."""

from praja.duties.complaints.events import ComplaintAnswered
from praja.duties.complaints.models import Answer
from praja.duties.complaints.operations import answer_joined, carry_joined
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.procedures.models import Case
from praja.lib.actors import system_actor


@subscribe("complaints.answered", "complaints.promised", "complaints.referred", subscriber="complaints.joined")
def answer_those_joined(delivered: Delivered) -> None:
    """Give the answer to every report that was joined."""
    assert isinstance(delivered.event, ComplaintAnswered)
    answer = Answer.objects.filter(complaint__case__pk=delivered.refs["case"], number=delivered.event.number).first()
    if answer is not None:
        answer_joined(answer=answer, actor=system_actor("complaints.joined"), at=delivered.at)


@subscribe("complaints.redirected", subscriber="complaints.joined_carried")
def carry_those_joined(delivered: Delivered) -> None:
    """They wait for the unit that answers now."""
    main = Case.objects.get(pk=delivered.refs["case"])
    carry_joined(main=main, actor=system_actor("complaints.joined"), at=delivered.at)
