# SPDX-License-Identifier: EUPL-1.2
"""Checks of absences against what was recorded and paid beside them: checking in while travelling, two travels on one day, an
allowance in a month with leave that stops it."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from praja.duties.attendance.domain.silang.questions import (
    Gathering,
    Kind,
    Proof,
    Question,
    Shown,
    gathering,
    in_order,
    month_key,
)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence that holds, both days included; `case` is what it was ordered or given by, `code` its short name."""

    absence: int
    employee: int
    first_day: date
    last_day: date
    case: int | None = None
    code: str = ""

    @property
    def proof(self) -> Proof:
        return Proof(Shown.ABSENCE, self.absence, self.employee)

    def shares(self, first: date, last: date) -> tuple[date, date] | None:
        """Its first and last day within these; None where it has none."""
        begins, ends = max(first, self.first_day), min(last, self.last_day)
        return (begins, ends) if begins <= ends else None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A punch that counts, at an ordinary place, on a local day."""

    punch: int
    employee: int
    day: date

    @property
    def proof(self) -> Proof:
        return Proof(Shown.PUNCH, self.punch, self.employee)


@dataclass(frozen=True, slots=True)
class PaidOut:
    """An allowance above nothing of a month (its first day), by a sheet; whole rupiah. `unpaid`: working days that the sheet took
    out."""

    sheet: int
    employee: int
    month: date
    amount: int
    unpaid: frozenset[date] = frozenset()

    @property
    def proof(self) -> Proof:
        return Proof(Shown.SHEET, self.sheet, self.employee)


def punches_on_travel(travels: Iterable[Away], punches: Iterable[Recorded]) -> list[Question]:
    """Was somebody at the office while away on duty? One question for each travel, with every punch on its days. `edge`: how many
    of these days are its first or last, on which both may well be true."""
    of_each = defaultdict[int, list[Recorded]](list)
    for punch in set(punches):
        of_each[punch.employee].append(punch)
    found = []
    for travel in set(travels):
        seen = [one for one in of_each[travel.employee] if travel.first_day <= one.day <= travel.last_day]
        if not seen:
            continue
        days, made = {one.day for one in seen}, Gathering()
        made.add(days, [travel.proof, *(one.proof for one in seen)])
        edge = len(days & {travel.first_day, travel.last_day})
        found.append(made.asked(Kind.TRAVELLING, travel.employee, str(travel.absence), days=len(days), edge=edge))
    return in_order(found)


def two_assignments(travels: Iterable[Away]) -> list[Question]:
    """Was somebody sent to two places on one day? One question for each two travels that share days and do not come from one
    case."""
    of_each = defaultdict[int, set[Away]](set)
    for travel in travels:
        of_each[travel.employee].add(travel)
    found = []
    for employee, own in of_each.items():
        for one, other in combinations(sorted(own, key=lambda away: away.absence), 2):
            shared = one.shares(other.first_day, other.last_day)
            if shared is None or (one.case is not None and one.case == other.case):
                continue
            made = Gathering()
            made.add(shared, [one.proof, other.proof])
            days = (shared[1] - shared[0]).days + 1
            found.append(made.asked(Kind.ASSIGNMENTS, employee, f"{one.absence}-{other.absence}", days=days))
    return in_order(found)


def paid_on_leave(
    paid: Iterable[PaidOut],
    leaves: Iterable[Away],
    stopping: Mapping[date, Collection[str]],
    working: Collection[tuple[int, date]],
) -> list[Question]:
    """Was an allowance paid for working days of leave that stops it? `stopping`: the codes that stop it, by month; `working`:
    who had to work when. One question for each person and month: a sheet that took the days out asks none."""
    of_each, made, amounts = defaultdict[int, set[Away]](set), gathering(), dict[tuple[int, str], int]()
    for leave in leaves:
        of_each[leave.employee].add(leave)
    for line in set(paid):
        for leave in of_each[line.employee]:
            if leave.code not in stopping.get(line.month, ()):
                continue
            days = [day for day in _days_of(line, leave) if (line.employee, day) in working]
            if days:
                name = line.employee, month_key(line.month)
                made[name].add(days, [line.proof, leave.proof])
                amounts[name] = max(line.amount, amounts.get(name, 0))
    return in_order(one.asked(Kind.PAID, *name, days=len(one.days), amount=amounts[name]) for name, one in made.items())


def _days_of(line: PaidOut, leave: Away) -> list[date]:
    """The days of leave in the month of a sheet that it did not take out."""
    last = line.month.replace(day=monthrange(line.month.year, line.month.month)[1])
    shared = leave.shares(line.month, last)
    if shared is None:
        return []
    days = (shared[0] + timedelta(days=n) for n in range((shared[1] - shared[0]).days + 1))
    return [day for day in days if day not in line.unpaid]
