# SPDX-License-Identifier: EUPL-1.2
"""Reaching a reporter who gave their name: one sealed contact, with a reason, by those who handle the case."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.models import Complaint
from praja.duties.complaints.rules import may_reveal_contact
from praja.kernel.people.operations import reveal
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed, NotFound


def reveal_contact(*, case: Case, field: str, reason: str, actor: Actor, at: datetime) -> str:
    """The reporter's phone, e-mail or address in full. Recorded by `people.revealed`, never with the value.

    Raises `NotAllowed` for those who do not handle the case, `NotFound` for an anonymous or unknown reporter, and what
    `people.operations.reveal` raises.
    """
    if not may_reveal_contact.allows(actor, case):
        raise NotAllowed(
            _("You may not see this contact."), next_step=_("Ask the coordinator or the unit that holds the case.")
        )
    complaint = Complaint.objects.select_related("reporter").get(pk=case.pk)
    if complaint.anonymous or complaint.reporter is None:
        raise NotFound(
            _("The reporter stays unnamed."), next_step=_("Write in your answer what you need; the reporter can reply.")
        )
    return reveal(person=complaint.reporter, field=field, reason=reason, actor=actor, at=at)
