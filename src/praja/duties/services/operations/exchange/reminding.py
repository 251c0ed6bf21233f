# SPDX-License-Identifier: EUPL-1.2
"""Once a month the organisation bureau is reminded to compare SIPPN's list with what is published here."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.services.events.exchange import EXCHANGE, ComparisonDue
from praja.duties.services.queries.exchange.lists import latest_of_sippn
from praja.kernel.exchange.domain import next_due
from praja.kernel.exchange.queries import rhythm_on
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.actors import Actor
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language, msgid

KIND = "services.compare_sippn"
RHYTHM = "exchange.sippn"
"""Key of the figure that says how often it is compared."""


def remind_to_compare(*, actor: Actor, at: datetime) -> bool:
    """Put the comparison on the desk of the organisation bureau once it is time again. Who never compared is not
    reminded, and who is reminded already not again. Returns whether an item was opened."""
    last = latest_of_sippn()
    roots = units.current().roots
    if last is None or not roots:
        return False
    zone = local_zone()
    compared, today = local_date(last.sent_at, zone), local_date(at, zone)
    due = next_due(compared, rhythm_on(RHYTHM, today)[1])
    if due is None or today < due:
        return False
    with transaction.atomic():
        waiting = WorkItem.objects.filter(holder_role=Role.ORGANIZATION, closed_at=None, kind=KIND)
        if waiting.exists():
            return False
        open_work([_item(roots[0].id, at, end_of(due, zone))])
        record(ComparisonDue(last=compared.isoformat()), actor=actor, at=at, stream=EXCHANGE, refs={})
    return True


def close_reminder(at: datetime) -> None:
    """It was compared: take the reminder off the desk."""
    close_work_at(_url(), kind=KIND, role=Role.ORGANIZATION, at=at)


def _item(unit: int, at: datetime, due_at: datetime) -> WorkItem:
    return WorkItem(
        duty="services",
        kind=KIND,
        subject=in_own_language(_("Compare the list of SIPPN")),
        url=_url(),
        holder_unit_id=unit,
        holder_role=Role.ORGANIZATION,
        state_label=msgid(_("The last comparison is a month old")),
        opened_at=at,
        due_at=due_at,
    )


def _url() -> str:
    return reverse("services:compare_list")
