# SPDX-License-Identifier: EUPL-1.2
"""Whose a number is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

ROW = ("machine_id", "pin", "employee_id", "since", "until")
"""What of an entry is asked for."""


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
