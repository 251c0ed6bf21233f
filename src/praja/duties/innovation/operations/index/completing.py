# SPDX-License-Identifier: EUPL-1.2
"""What is still to be completed of innovations that were taken over from a list: one thing on the desk, not one for each."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.errors.index import NotYourIndex
from praja.duties.innovation.events.index import PASTS, PastCompleted
from praja.duties.innovation.queries.index.editions import current_year
from praja.duties.innovation.queries.index.incomplete import incomplete_of
from praja.duties.innovation.rules.index import keeps_index
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language, msgid

KIND = "innovation.complete_past"


def wait_for_completion(at: datetime) -> None:
    """Put it on the desk of the organisation bureau over the whole, anew where it lies there already. Within the transaction of
    the list that was taken over, whose event is the record."""
    _take_off(at)
    item = WorkItem(
        duty="innovation",
        kind=KIND,
        subject=in_own_language(_("Innovations of past years")),
        url=_url(),
        holder_unit_id=units.current().roots[0].id,
        holder_role=Role.ORGANIZATION,
        state_label=msgid(_("Complete what was taken over")),
        opened_at=at,
        due_at=FAR,
    )
    open_work([item])


def end_completion(*, actor: Actor, at: datetime) -> bool:
    """Take it off the desk: what is left is not to be completed, or not now. Returns whether it lay there; if not, nothing
    changes. Raises `NotYourIndex`. Records `innovation.past_completed`."""
    if not keeps_index(actor):
        raise NotYourIndex
    year = current_year(local_date(at, local_zone()).year)
    with transaction.atomic():
        if not _take_off(at):
            return False
        record(PastCompleted(left=len(incomplete_of(year))), actor=actor, at=at, stream=PASTS, refs={})
    return True


def _take_off(at: datetime) -> int:
    return close_work_at(_url(), kind=KIND, role=Role.ORGANIZATION, at=at)


def _url() -> str:
    return reverse("innovation:to_complete")
