# SPDX-License-Identifier: EUPL-1.2
"""What one day of one employee was: from its plan, the punches that belong to it, and what excuses it. Pure, and the order in
which punches came does not matter.

Minutes are floored: 30 minutes and 59 seconds late are 30 (regulations on allowances count so; Permentan 68/2012).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from praja.duties.attendance.domain.plans import Plan, Stamp

_MINUTE = timedelta(minutes=1)
MISSING = 4
"""The class of a day without a check-in, or without a check-out."""

PRESENT, ABSENT, OFF, JOINT_LEAVE, OPEN = "H", "TK", "L", "CBER", ""
"""Values of `enums.DayCode`."""
OUT = 1
"""Value of `enums.Direction`."""

Why = tuple[str, dict[str, int | str]]
"""A reason by its key, with its figures: `("late", {"minutes": 12})`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many minutes on each of the four classes of lateness and early leaving begins."""

    begins: tuple[int, int, int, int] = (1, 31, 61, 91)

    def __post_init__(self) -> None:
        if any(later <= earlier for earlier, later in pairwise((0, *self.begins))):
            raise ValueError("classes begin one after the other, the first from one minute on")

    def class_of(self, minutes: int) -> int:
        """1 to 4; 0 below the first class."""
        return sum(minutes >= begin for begin in self.begins)


@dataclass(frozen=True, slots=True)
class Excuse:
    """What stands beside the plan of a day.

    `code` names an absence (CT, DL) or a way of working (WFH); `comes_by` and `goes_from` are the moments that a permission
    allows instead of beginning and end. `is_absence`: no presence is expected at all.
    """

    code: str = ""
    is_absence: bool = False
    comes_by: datetime | None = None
    goes_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a day was, with its reasons in the order in which they were found."""

    code: str
    first: Stamp | None = None
    last: Stamp | None = None
    late_minutes: int = 0
    late_class: int = 0
    early_minutes: int = 0
    early_class: int = 0
    worked_minutes: int = 0
    reasons: tuple[Why, ...] = ()


def classify(
    plan: Plan, stamps: Iterable[Stamp], excuses: Sequence[Excuse], limits: Limits, *, as_of: datetime
) -> Outcome:
    """What the day is as it is known at `as_of`: one whose window is still open has no code yet while nobody came."""
    seen = sorted({stamp.at: stamp for stamp in sorted(stamps, key=_order, reverse=True)}.values(), key=_order)
    absence = next((excuse for excuse in excuses if excuse.is_absence), None)
    if plan.is_off:
        return _day_off(plan, seen, absence)
    if absence is not None:
        return _away(absence, seen)
    first, last = _ends_of(plan, seen)
    is_over = plan.closes_at is None or as_of >= plan.closes_at
    if first is None and last is None:
        return Outcome(ABSENT, reasons=(("no_punch", {}),)) if is_over else Outcome(OPEN)
    if plan.is_dynamic:
        return _dynamic(plan, first, last, excuses, is_over, limits)
    return _Bound(plan, first, last, excuses, limits, is_over).outcome()


def _order(stamp: Stamp) -> tuple[datetime, int, int]:
    return stamp.at, stamp.direction, stamp.punch


def _minutes(span: timedelta) -> int:
    """Whole minutes of a span, never below nothing."""
    return max(0, span // _MINUTE)


def _day_off(plan: Plan, seen: Sequence[Stamp], absence: Excuse | None) -> Outcome:
    reasons: list[Why] = [("day_off", {"why": plan.why_off})]
    if seen:
        reasons.append(("worked_on_day_off", {}))
    if absence is not None:
        reasons.append(("within_absence", {"code": absence.code}))
    code = JOINT_LEAVE if plan.is_joint_leave else OFF
    return Outcome(code, *_outer(seen), reasons=tuple(reasons))


def _away(absence: Excuse, seen: Sequence[Stamp]) -> Outcome:
    reasons: list[Why] = [("absence", {"code": absence.code})]
    if seen:
        reasons.append(("punched_while_away", {}))
    return Outcome(absence.code, *_outer(seen), reasons=tuple(reasons))


def _outer(seen: Sequence[Stamp]) -> tuple[Stamp | None, Stamp | None]:
    if not seen:
        return None, None
    return seen[0], seen[-1] if len(seen) > 1 else None


def _ends_of(plan: Plan, seen: Sequence[Stamp]) -> tuple[Stamp | None, Stamp | None]:
    """Arrival and departure: the first and the last punch, whatever they say of themselves, since many machines always say the
    same. A single one is the departure where it says so, or came in the second half of the day."""
    first, last = _outer(seen)
    if first is None or last is not None:
        return first, last
    if first.direction == OUT or _in_second_half(plan, first.at):
        return None, first
    return first, None


def _hours(plan: Plan) -> tuple[datetime, datetime]:
    """Beginning and end of a day that has them. Raises ValueError for one that has not."""
    if plan.begins_at is None or plan.ends_at is None:
        raise ValueError(f"{plan.day} is bound to no hours")
    return plan.begins_at, plan.ends_at


def _in_second_half(plan: Plan, at: datetime) -> bool:
    if plan.is_dynamic:
        return False
    begins_at, ends_at = _hours(plan)
    return at >= begins_at + (ends_at - begins_at) / 2


def _worked(plan: Plan, first: Stamp | None, last: Stamp | None) -> int:
    """Minutes between arrival and departure without the break, where there was room for one."""
    if first is None or last is None:
        return 0
    there = _minutes(last.at - first.at)
    return there - plan.break_minutes if there > plan.break_minutes + plan.expected_minutes // 2 else there


def _dynamic(
    plan: Plan, first: Stamp | None, last: Stamp | None, excuses: Sequence[Excuse], is_over: bool, limits: Limits
) -> Outcome:
    """Not bound to hours: only the length of the day counts."""
    worked = _worked(plan, first, last)
    short = plan.expected_minutes - worked if is_over else 0
    if short <= 0:
        return Outcome(_code(excuses), first, last, worked_minutes=worked)
    reasons: tuple[Why, ...] = (("too_short", {"minutes": short}),)
    early = MISSING if first is None or last is None else limits.class_of(short)
    return Outcome(
        _code(excuses), first, last, early_minutes=short, early_class=early, worked_minutes=worked, reasons=reasons
    )


def _code(excuses: Sequence[Excuse]) -> str:
    """Present, or present elsewhere."""
    return next((excuse.code for excuse in excuses if excuse.code and not excuse.is_absence), PRESENT)


class _Bound:
    """A day with a beginning and an end."""

    def __init__(
        self,
        plan: Plan,
        first: Stamp | None,
        last: Stamp | None,
        excuses: Sequence[Excuse],
        limits: Limits,
        is_over: bool,
    ) -> None:
        self.plan, self.first, self.last, self.excuses = plan, first, last, excuses
        self.limits, self.is_over = limits, is_over
        self.reasons: list[Why] = []
        self.begins_at, self.ends_at = self._bounds(*_hours(plan))

    def _bounds(self, begins_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
        """From when one is late and until when one is early: flexible time moves both, a permission either."""
        flexible = timedelta(minutes=self.plan.flexible_minutes)
        if self.first is not None and flexible:
            moved = min(max(self.first.at - begins_at, timedelta()), flexible)
            begins_at, ends_at = begins_at + moved, ends_at + moved
        for excuse in self.excuses:
            if excuse.comes_by is not None and excuse.comes_by > begins_at:
                begins_at = excuse.comes_by
                self.reasons.append(("may_come_later", {}))
            if excuse.goes_from is not None and excuse.goes_from < ends_at:
                ends_at = excuse.goes_from
                self.reasons.append(("may_go_earlier", {}))
        return begins_at, ends_at

    def outcome(self) -> Outcome:
        late, late_class = self._late()
        early, early_class = self._early()
        if late_class and self._is_made_up(late):
            late_class = 0
            self.reasons.append(("made_up", {"minutes": late}))
        return Outcome(
            code=_code(self.excuses),
            first=self.first,
            last=self.last,
            late_minutes=late,
            late_class=late_class,
            early_minutes=early,
            early_class=early_class,
            worked_minutes=_worked(self.plan, self.first, self.last),
            reasons=tuple(self.reasons),
        )

    def _late(self) -> tuple[int, int]:
        if self.first is None:
            self.reasons.append(("no_arrival", {}))
            return 0, MISSING
        late = _minutes(self.first.at - self.begins_at)
        if late:
            self.reasons.append(("late", {"minutes": late}))
        return late, self.limits.class_of(late)

    def _early(self) -> tuple[int, int]:
        if self.last is None:
            if not self.is_over:
                return 0, 0
            self.reasons.append(("no_departure", {}))
            return 0, MISSING
        early = _minutes(self.ends_at - self.last.at)
        if early and not self.is_over:
            return 0, 0  # may still come back before the day is over
        if early:
            self.reasons.append(("early", {"minutes": early}))
        return early, self.limits.class_of(early)

    def _is_made_up(self, late: int) -> bool:
        """Lateness that was worked off on the same day, where the pattern allows it."""
        if self.first is None or self.last is None or not 0 < late <= self.plan.make_up_minutes:
            return False
        return self.last.at >= self.ends_at + timedelta(minutes=late)
