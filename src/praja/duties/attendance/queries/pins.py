# SPDX-License-Identifier: EUPL-1.2
"""By which numbers machines know people."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.attendance.models import Pin
from praja.lib.actors import Actor


class PinBook:
    """Numbers in memory: whose a number was on a machine on a day. A machine's own number counts before one for every machine."""

    def __init__(self, rows: Iterable[tuple[int | None, str, int, date, date | None]]) -> None:
        self._entries: dict[tuple[int | None, str], list[tuple[date, date | None, int]]] = defaultdict(list)
        for machine, pin, employee, since, until in rows:
            self._entries[machine, pin].append((since, until, employee))

    def employee_of(self, machine: int, pin: str, day: date) -> int | None:
        """Whose it was, None if nobody's."""
        for holder in (machine, None):
            for since, until, employee in self._entries.get((holder, pin), ()):
                if since <= day and (until is None or day < until):
                    return employee
        return None


_ROW = ("machine_id", "pin", "employee_id", "since", "until")


def pins_of(machine_id: int, pins: Collection[str]) -> PinBook:
    """These numbers, as this machine and every machine know them. One statement."""
    rows = Pin.objects.filter(Q(machine=machine_id) | Q(machine=None))
    if len(pins) <= 500:
        rows = rows.filter(pin__in=pins)
    return PinBook(rows.values_list(*_ROW))


def all_pins() -> PinBook:
    """Every number of every machine."""
    return PinBook(Pin.objects.values_list(*_ROW))


def pins_kept_by(actor: Actor, units: Collection[int]) -> "QuerySet[Pin]":
    """Numbers of the machines and the people of these units, newest first."""
    return (
        Pin.objects.filter(Q(machine__unit__in=units) | Q(employee__unit__in=units))
        .select_related("machine", "employee__person", "employee__unit")
        .order_by("-pk")
    )
