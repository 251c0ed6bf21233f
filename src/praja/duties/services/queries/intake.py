# SPDX-License-Identifier: EUPL-1.2
"""What the counter reads: what can be applied for there, and whose applications are open."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from praja.duties.services.enums import APPLICATION
from praja.duties.services.models import Application
from praja.duties.services.queries.offers import ListedService, offers
from praja.duties.services.rules import SERVES_THERE
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def services_taken_in(actor: Actor, on: date, words: str = "") -> list[ListedService]:
    """What the units at whose counters this actor serves offer on a day, by name; those whose name holds `words`."""
    table = offers.current()
    offered = table.on(on)
    ids = {service for unit in actor.units_as(*SERVES_THERE) for service in offered.get(unit, ())}
    return [one for one in table.by_name(ids) if words.casefold() in one.name.casefold()]


def applications_of_persons(person_ids: Collection[int], most: int) -> list[tuple[Case, str]]:
    """Open applications for or by these persons, with the applicant's name, what is due first at the front, at most `most`."""
    mine = Q(applicant__in=person_ids) | Q(filer__in=person_ids)
    rows = Application.objects.filter(mine, case__procedure=APPLICATION, case__closed_at=None)
    rows = rows.select_related("case__lead_unit", "applicant").order_by("case__due_at", "case_id")[:most]
    return [(row.case, row.applicant.name) for row in rows]
