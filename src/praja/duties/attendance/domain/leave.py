# SPDX-License-Identifier: EUPL-1.2
"""Who may have which kind of leave, for how long, and with which papers (PP 11/2017 jo. PP 17/2020; Peraturan BKN 24/2017 jo.
7/2021; Peraturan BKN 7/2022 for contract staff). Figures come from the law's data, nothing here holds one."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

ANNUAL, LONG, SICK, MATERNITY, IMPORTANT, UNPAID = "CT", "CB", "CS", "CM", "CAP", "CLTN"

CONTRACT_KINDS = frozenset({ANNUAL, SICK, MATERNITY})
"""Kinds that contract staff (PPPK) have; joint leave is in the calendar."""

CLASSIFICATION: Mapping[str, str] = {
    SICK: "800.1.11.2",
    MATERNITY: "800.1.11.3",
    ANNUAL: "800.1.11.4",
    IMPORTANT: "800.1.11.5",
    LONG: "800.1.11.6",
    UNPAID: "800.1.11.7",
}
"""Under which classification code the letter of each kind is numbered (Permendagri 83/2022)."""

HAJJ, FOURTH_CHILD, MISCARRIAGE, DUTY_ACCIDENT = "first_hajj", "fourth_child", "miscarriage", "duty_accident"

CAUSES: Mapping[str, tuple[str, ...]] = {
    ANNUAL: (),
    LONG: (HAJJ, FOURTH_CHILD, "other"),
    SICK: ("illness", MISCARRIAGE, DUTY_ACCIDENT),
    MATERNITY: ("child_1", "child_2", "child_3"),
    IMPORTANT: ("family_ill", "family_dead", "estate", "own_marriage", "wife_birth", "disaster"),
    UNPAID: (),
}
"""What each kind may be asked for; one is chosen where there are any."""

POSTPONABLE = frozenset({ANNUAL, LONG})
"""Kinds that the official may postpone for urgent service."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why leave cannot be had so: at which field, a key of its sentence, and the figures in it."""

    at: str
    key: str
    facts: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for by whom. `days` counts as the kind does; `papers` is how many files came with it."""

    kind: str
    cause: str
    first_day: date
    last_day: date
    days: int
    papers: int
    joined_on: date
    is_contract: bool
    is_woman: bool | None = None
    """None: not known from the register."""
    travel_days: int = 0
    """The last so many calendar days are added because the place is hard to reach; they are not among `days`."""
    has_address: bool = False


Law = Callable[[str], int]
"""From a figure's key in the law's data to its value on the day that counts."""


def after_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def counts_working_days(kind: str) -> bool:
    """Whether leave of this kind counts working days of the employee's own calendar; all others count calendar days."""
    return kind == ANNUAL


def problems(wish: Wish, law: Law) -> Iterator[Problem]:
    """Everything that stands against the wish itself, the first to be mended first. What is left of annual leave and what
    overlaps is asked elsewhere."""
    if wish.last_day < wish.first_day:
        yield Problem("last_day", "order")
        return
    if wish.is_contract and wish.kind not in CONTRACT_KINDS:
        yield Problem("kind", "not_for_contract")
    if CAUSES[wish.kind] and wish.cause not in CAUSES[wish.kind]:
        yield Problem("cause", "cause_missing")
        return
    yield from _service(wish, law)
    if wish.travel_days:
        yield from _travel(wish, law)
    yield from _CHECKS[wish.kind](wish, law)


def _service(wish: Wish, law: Law) -> Iterator[Problem]:
    """Whoever has not served long enough."""
    rule = {
        ANNUAL: "leave.service_pppk" if wish.is_contract else "leave.service",
        LONG: "leave.long_service",
        UNPAID: "leave.unpaid_service",
    }.get(wish.kind)
    if rule is None or (wish.kind, wish.cause) == (LONG, HAJJ):
        return
    since = after_months(wish.joined_on, law(rule))
    if wish.first_day < since:
        yield Problem("kind", "service", {"years": law(rule) // 12, "since": since.isoformat()})


def _no_longer_than(wish: Wish, months: int, key: str = "too_long_months") -> Iterator[Problem]:
    last = after_months(wish.first_day, months) - timedelta(days=1)
    if wish.last_day > last:
        yield Problem("last_day", key, {"months": months, "last": last.isoformat()})


def _annual(wish: Wish, law: Law) -> Iterator[Problem]:
    if wish.first_day.year != wish.last_day.year:
        yield Problem("last_day", "two_years", {"year": wish.first_day.year})
    elif wish.days < law("leave.annual_least"):
        yield Problem("last_day", "no_working_day", {"days": law("leave.annual_least")})


def _travel(wish: Wish, law: Law) -> Iterator[Problem]:
    """Annual leave alone is longer where the place is hard to reach, by calendar days."""
    most = law("leave.annual_remote")
    if wish.kind != ANNUAL:
        yield Problem("travel_days", "travel_annual")
    elif wish.travel_days > most:
        yield Problem("travel_days", "travel_long", {"days": most})
    elif wish.travel_days > (wish.last_day - wish.first_day).days:
        yield Problem("travel_days", "travel_alone")
    elif not wish.has_address:
        yield Problem("address", "travel_where")


def last_counted_day(last_day: date, travel_days: int, ended_on: date | None = None) -> date:
    """The last day of leave that counts as one: what is added for travel stands at its end. `ended_on`: it ended before."""
    counted = last_day - timedelta(days=travel_days)
    return counted if ended_on is None else min(counted, ended_on)


def _long(wish: Wish, law: Law) -> Iterator[Problem]:
    yield from _no_longer_than(wish, law("leave.long"))


def _sick(wish: Wish, law: Law) -> Iterator[Problem]:
    span = (wish.last_day - wish.first_day).days + 1
    limit = law("leave.sick_any_doctor")
    if not wish.papers:
        if span <= law("leave.sick_notice"):
            yield Problem("papers", "sick_notice")
        else:
            yield Problem("papers", "sick_letter" if span <= limit else "sick_government", {"days": limit})
    if wish.cause == MISCARRIAGE:
        most = law("leave.sick_miscarriage")
        if span > most:
            last = wish.first_day + timedelta(days=most - 1)
            yield Problem("last_day", "too_long_days", {"days": most, "last": last.isoformat()})
    elif wish.cause != DUTY_ACCIDENT:
        # Until recovered, where it happened on duty.
        yield from _no_longer_than(wish, law("leave.sick"), "too_long_sick")
    if wish.cause == MISCARRIAGE and wish.is_woman is False:
        yield Problem("cause", "for_women")


def _maternity(wish: Wish, law: Law) -> Iterator[Problem]:
    if wish.is_woman is False:
        yield Problem("kind", "for_mothers")
    elif int(wish.cause.removeprefix("child_")) > law("leave.maternity_children"):
        yield Problem("cause", "fourth_child", {"children": law("leave.maternity_children")})
    yield from _no_longer_than(wish, law("leave.maternity"))


def _important(wish: Wish, law: Law) -> Iterator[Problem]:
    yield from _no_longer_than(wish, law("leave.important"))


def _unpaid(wish: Wish, law: Law) -> Iterator[Problem]:
    yield from _no_longer_than(wish, law("leave.unpaid"))


_CHECKS: Mapping[str, Callable[[Wish, Law], Iterator[Problem]]] = {
    ANNUAL: _annual,
    LONG: _long,
    SICK: _sick,
    MATERNITY: _maternity,
    IMPORTANT: _important,
    UNPAID: _unpaid,
}


def may_be_postponed(kind: str, cause: str) -> bool:
    """Whether the official may postpone it: annual and long leave, but not the first hajj or the birth of a fourth child."""
    return kind in POSTPONABLE and cause not in (HAJJ, FOURTH_CHILD)
