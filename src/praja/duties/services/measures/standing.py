# SPDX-License-Identifier: EUPL-1.2
"""What holds at a moment: applications overdue and open, and how complete the standards are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Q

from praja.duties.services.enums import Component
from praja.duties.services.measures.declared import COMPLETENESS, MISSED, ON_TIME, OVERDUE_OPEN, OWED
from praja.duties.services.models import Offer, StandardVersion
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.queries import Promised, overdue_at
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PUBLISHED, REPLACED = "published", "replaced"
ALL = len(Component.values)


@standing_measure(OVERDUE_OPEN)
def overdue_open(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Applications of each unit whose promised time had run out and that were not served at `as_of`."""
    return overdue_at(Promised(OWED, ON_TIME, MISSED), as_of, unit_ids)


@standing_measure(COMPLETENESS)
def completeness(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Filled components of the standards by which each unit served at `as_of`, of 14 for each service it offered then.

    Two statements. `n` is the number of services offered.
    """
    on = local_date(as_of, local_zone())
    filled = _filled(on)
    found: dict[int, list[int]] = defaultdict(list)
    offers = Offer.objects.filter(_held(on), unit_id__in=unit_ids, since__lte=on, service__is_active=True)
    for unit, service in offers.values_list("unit_id", "service_id"):
        found[unit].append(filled.get((service, unit), filled.get((service, None), 0)))
    return [StandingRow(unit, sum(some), ALL * len(some), len(some)) for unit, some in sorted(found.items())]


def _filled(on: date) -> dict[tuple[int, int | None], int]:
    """How many components say something in the version that held, by service and, for an own standard, unit."""
    until = Q(effective_until=None) | Q(effective_until__gt=on)
    rows = StandardVersion.objects.filter(until, effective_since__lte=on, case__state__in=(PUBLISHED, REPLACED))
    held = rows.select_related("standard").only("components", "standard__service_id", "standard__unit_id")
    return {(row.standard.service_id, row.standard.unit_id): len(row.filled) for row in held.order_by("number")}


def _held(on: date) -> Q:
    return Q(until=None) | Q(until__gt=on)
