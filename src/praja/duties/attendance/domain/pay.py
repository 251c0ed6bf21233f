# SPDX-License-Identifier: EUPL-1.2
"""What an employee's allowance of a month comes to, from its days and the terms of a regional rule. Pure, in whole rupiah and
basis points; the order of the days does not matter.

Rounding, once and everywhere: every part and every cut is rounded down to whole rupiah by itself. Productivity is what remains
beside discipline, so that the parts always make the whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

WHOLE = 10_000
ABSENT, OFF, JOINT_LEAVE = "TK", "L", "CBER"
"""Values of `enums.DayCode`."""
CEREMONY = "APEL"
"""How a ceremony that was missed is called among the cuts."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule says; basis points of the discipline part unless said otherwise."""

    discipline_share: int
    """Of the whole allowance."""
    late: tuple[int, int, int, int]
    early: tuple[int, int, int, int]
    absent: int
    ceremony: int = 0
    cap: int = WHOLE
    leave_cuts: Mapping[str, int] = field(default_factory=dict)
    stopping: frozenset[str] = frozenset()
    predicates: Mapping[str, int] = field(default_factory=dict)
    needs_result: bool = True


@dataclass(frozen=True, slots=True)
class Worked:
    """One day as it was judged: its code, and the class of lateness and early leaving, 0 for none."""

    day: date
    code: str
    late_class: int = 0
    early_class: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What e-Kinerja says of the month: a share of the productivity part, or a predicate that the rule knows."""

    share: int | None = None
    predicate: str = ""
    ceremonies: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """What one code cuts: how often, basis points for each time, rupiah in all, on which days."""

    code: str
    times: int
    points: int
    amount: int
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowance:
    """How an allowance came about: base = stopped + productivity_part + discipline_part, and amount = productivity +
    discipline_part - cut, where `cut` is the sum of `cuts` up to the cap."""

    base: int
    working_days: int
    stops: tuple[tuple[str, tuple[date, ...]], ...]
    stopped: int
    productivity_part: int
    share: int | None
    productivity: int
    discipline_part: int
    cuts: tuple[Cut, ...]
    cut: int

    @property
    def amount(self) -> int:
        return self.productivity + self.discipline_part - self.cut


def part_of(amount: int, points: int) -> int:
    """So many basis points of an amount, rounded down."""
    return amount * points // WHOLE


def work_out_allowance(base: int, days: Iterable[Worked], result: Result | None, terms: Terms) -> Allowance:
    """The allowance of a month. Without a result the productivity part is withheld where the terms say so, else paid in full."""
    working = [day for day in days if day.code not in (OFF, JOINT_LEAVE)]
    stops = _stops(working, terms.stopping)
    stopped = _stopped(base, len(working), sum(len(found) for _code, found in stops))
    discipline_part = part_of(base - stopped, terms.discipline_share)
    productivity_part = base - stopped - discipline_part
    share = share_of(result, terms)
    cuts = cuts_of(discipline_part, working, result.ceremonies if result else 0, terms)
    paid = share if share is not None else 0 if terms.needs_result else WHOLE
    return Allowance(
        base=base,
        working_days=len(working),
        stops=stops,
        stopped=stopped,
        productivity_part=productivity_part,
        share=share,
        productivity=part_of(productivity_part, paid),
        discipline_part=discipline_part,
        cuts=cuts,
        cut=min(sum(cut.amount for cut in cuts), part_of(discipline_part, terms.cap)),
    )


def share_of(result: Result | None, terms: Terms) -> int | None:
    """Of the productivity part that is paid; None where nothing is said, or by a predicate that the terms do not know."""
    if result is None:
        return None
    return result.share if result.share is not None else terms.predicates.get(result.predicate)


def cuts_of(part: int, working: Sequence[Worked], ceremonies: int, terms: Terms) -> tuple[Cut, ...]:
    """What is cut of the discipline part, by code; a code that cuts nothing is not named."""
    points = points_by_code(terms)
    found: dict[str, list[date]] = {}
    for day in working:
        for code in codes_of(day):
            if points.get(code):
                found.setdefault(code, []).append(day.day)
    cuts = [_cut(code, sorted(found[code]), points[code], part) for code in points if code in found]
    if ceremonies and terms.ceremony:
        cuts.append(Cut(CEREMONY, ceremonies, terms.ceremony, part_of(part, terms.ceremony * ceremonies)))
    return tuple(cuts)


def codes_of(day: Worked) -> list[str]:
    """By which codes a working day may cut: its own, and its classes."""
    found = [day.code]
    found += [f"TL{day.late_class}"] if day.late_class else []
    return found + ([f"PSW{day.early_class}"] if day.early_class else [])


def points_by_code(terms: Terms) -> dict[str, int]:
    """Basis points for each time, by code, in the order in which they are listed. A stopping code cuts nothing beside."""
    late = {f"TL{tier}": points for tier, points in enumerate(terms.late, 1)}
    early = {f"PSW{tier}": points for tier, points in enumerate(terms.early, 1)}
    leave = {code: points for code, points in sorted(terms.leave_cuts.items()) if code not in terms.stopping}
    return {**late, **early, ABSENT: terms.absent, **leave}


def _cut(code: str, days: list[date], points: int, part: int) -> Cut:
    return Cut(code, len(days), points, part_of(part, points * len(days)), tuple(days))


def _stops(working: Sequence[Worked], stopping: frozenset[str]) -> tuple[tuple[str, tuple[date, ...]], ...]:
    found: dict[str, list[date]] = {}
    for day in working:
        if day.code in stopping:
            found.setdefault(day.code, []).append(day.day)
    return tuple((code, tuple(sorted(found[code]))) for code in sorted(found))


def _stopped(base: int, working: int, without: int) -> int:
    """What falls on the working days for which nothing is paid; what is paid is rounded down."""
    return base - base * (working - without) // working if without else 0
