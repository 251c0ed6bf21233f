# SPDX-License-Identifier: EUPL-1.2
"""Checks of one device that serves several people: a telephone that is another's, one browser in turn, numbers on a machine that
always come together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from praja.duties.attendance.domain.silang.questions import (
    Kind,
    Proof,
    Question,
    Shown,
    gathering,
    in_order,
    month_key,
)

DEVICE_MARK = 16
"""So much of a browser's mark tells it from the others in a key."""


@dataclass(frozen=True, slots=True)
class Press:
    """A punch on a device: a browser by its mark, a machine by its id. `day` is local."""

    device: str
    employee: int
    at: datetime
    day: date
    punch: int

    @property
    def proof(self) -> Proof:
        return Proof(Shown.PUNCH, self.punch, self.employee)


@dataclass(frozen=True, slots=True)
class Together:
    """From when on coming together is asked about: within this time, on so many days of a month, and on such a share (in basis
    points) of the days on which both came."""

    within: timedelta
    days: int
    share: int


def refused_as_anothers(presses: Iterable[Press]) -> list[Question]:
    """Did somebody check in by another's telephone? The presses were refused for that. One question a month."""
    made = gathering()
    for one in presses:
        made[one.employee, month_key(one.day)].add([one.day], [one.proof])
    return in_order(
        one.asked(Kind.OTHERS_PHONE, *name, times=len(one.proofs), days=len(one.days)) for name, one in made.items()
    )


def one_after_the_other(presses: Iterable[Press], within: timedelta) -> list[Question]:
    """Did one telephone check in two people in turn? Neighbours in time on one browser, of two people, within `within`. One
    question for each person, month and telephone, with both presses each time."""
    made = gathering()
    for on_device in _by_device(presses).values():
        for before, after in pairwise(on_device):
            if before.employee == after.employee or after.at - before.at > within:
                continue
            for one, other in ((before, after), (after, before)):
                key = f"{month_key(one.day)}:{one.device[:DEVICE_MARK]}"
                made[one.employee, key].add([one.day], [one.proof, other.proof], [other.employee])
    return in_order(one.asked(Kind.SHARED_PHONE, *name, days=len(one.days)) for name, one in made.items())


def always_together(presses: Iterable[Press], limits: Together) -> list[Question]:
    """Do two numbers come together day after day? On such a day each press of the one has one of the other within the time, in
    and out. One question for each person, month and machine, with every press of those days."""
    made = gathering()
    share = dict[tuple[int, str], int]()
    for (device, month), days in _months(presses).items():
        for (one, other), (shared, both) in _pairs(days, limits.within).items():
            if len(shared) < limits.days or len(shared) * 10_000 < limits.share * both:
                continue
            proofs = [press.proof for day in shared for press in days[day] if press.employee in (one, other)]
            for employee, partner in ((one, other), (other, one)):
                name = employee, f"{month}:{device}"
                made[name].add(shared, proofs, [partner])
                share[name] = max(share.get(name, 0), len(shared) * 10_000 // both)
    return in_order(
        one.asked(Kind.TOGETHER, *name, days=len(one.days), share=share[name]) for name, one in made.items()
    )


def _by_device(presses: Iterable[Press]) -> dict[str, list[Press]]:
    found = defaultdict[str, list[Press]](list)
    for one in sorted(set(presses), key=lambda press: (press.device, press.at, press.punch)):
        found[one.device].append(one)
    return found


def _months(presses: Iterable[Press]) -> dict[tuple[str, str], dict[date, list[Press]]]:
    """By device and month, the presses of each day in order of time."""
    found = defaultdict[tuple[str, str], dict[date, list[Press]]](lambda: defaultdict(list))
    for device, in_order_of_time in _by_device(presses).items():
        for one in in_order_of_time:
            found[device, month_key(one.day)][one.day].append(one)
    return found


def _pairs(days: dict[date, list[Press]], within: timedelta) -> dict[tuple[int, int], tuple[set[date], int]]:
    """Of every two who once came together: the days on which they did, and on how many both came."""
    together, came = defaultdict[tuple[int, int], set[date]](set), defaultdict[int, set[date]](set)
    for day, presses in days.items():
        for press in presses:
            came[press.employee].add(day)
        for pair in _pairs_of_day(presses, within):
            together[pair].add(day)
    return {pair: (shared, len(came[pair[0]] & came[pair[1]])) for pair, shared in together.items()}


def _pairs_of_day(presses: Sequence[Press], within: timedelta) -> Iterator[tuple[int, int]]:
    """Who came together: all presses of the one beside one of the other, and the other way round."""
    count, near = defaultdict[int, int](int), defaultdict[tuple[int, int], set[int]](set)
    for place, press in enumerate(presses):
        count[press.employee] += 1
        for before in _just_before(presses, place, within):
            if before.employee != press.employee:
                near[press.employee, before.employee].add(press.punch)
                near[before.employee, press.employee].add(before.punch)
    for (one, other), own in near.items():
        if one < other and len(own) == count[one] and len(near[other, one]) == count[other]:
            yield one, other


def _just_before(presses: Sequence[Press], place: int, within: timedelta) -> Iterator[Press]:
    for n in range(place - 1, -1, -1):
        if presses[place].at - presses[n].at > within:
            return
        yield presses[n]
