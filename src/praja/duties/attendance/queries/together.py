# SPDX-License-Identifier: EUPL-1.2
"""What one machine's wrong clock holds of one day: a whole office waits for the same word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncDate

from praja.duties.attendance.enums import Reason
from praja.duties.attendance.models import Machine, Punch
from praja.duties.attendance.queries.punches import waiting_for
from praja.lib.actors import Actor
from praja.lib.clock import end_of, start_of
from praja.lib.moments import local_zone

MOST = 20
"""Of such days on one page; the oldest first."""
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Together:
    """Punches of one machine on one local day that its clock holds, up to the last that somebody saw. Whoever is asked for a word
    has seen how many they are, and of how many people."""

    machine_id: int
    day: date
    upto: int
    machine: str = ""
    count: int = 0
    people: int = 0


def held_together(actor: Actor) -> list[Together]:
    """Days of machines of which at least `FEWEST` punches wait for this actor's word, the oldest first."""
    wait = _held_by_clocks(actor).annotate(day=TruncDate("at", tzinfo=local_zone())).order_by()
    found = wait.values("machine_id", "day").annotate(n=Count("pk"), people=Count("employee", distinct=True))
    rows = found.annotate(upto=Max("pk")).filter(n__gte=FEWEST).order_by("day", "machine_id")[:MOST]
    names = _names({row["machine_id"] for row in rows})
    return [
        Together(row["machine_id"], row["day"], row["upto"], names[row["machine_id"]], row["n"], row["people"])
        for row in rows
    ]


def waiting_together(actor: Actor, held: Together) -> "QuerySet[Punch]":
    """Those of them that still wait for this actor's word."""
    zone = local_zone()
    return _held_by_clocks(actor).filter(
        machine=held.machine_id, at__gte=start_of(held.day, zone), at__lt=end_of(held.day, zone), pk__lte=held.upto
    )


def _held_by_clocks(actor: Actor) -> "QuerySet[Punch]":
    return waiting_for(actor).filter(reason=Reason.MACHINE_SKEW, machine__isnull=False)


def _names(pks: set[int]) -> Mapping[int, str]:
    return {one.pk: one.name or one.serial for one in Machine.objects.filter(pk__in=pks)}
