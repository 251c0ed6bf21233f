# SPDX-License-Identifier: EUPL-1.2
"""Working hours of a week, and what they make of one day: a pure function of pattern, season, calendar, roster and zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from praja.duties.attendance.domain.plans import Plan
from praja.kernel.law.domain.calendar import WEEKDAYS, Calendar

DAY = 24 * 60
FRIDAY = 4
OPENS_BEFORE, CLOSES_AFTER = 180, 360
"""Minutes before the beginning and after the end in which a punch still belongs to the day, where a pattern says nothing else."""

ROSTER, NO_ROSTER = "roster", "no roster"
"""Why a day of a pattern of shifts is off: the roster says free, or says nothing."""

FIXED, FLEXIBLE, SHIFTS, DYNAMIC = "fixed", "flexible", "shift", "dynamic"
"""`enums.PatternKind` as plain words."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Working time of one day in minutes: `begins` and `ends` since its local midnight, past 1440 on the day after."""

    begins: int
    ends: int
    rest: int = 0
    """Break, not working time."""
    shift: int | None = None

    @property
    def minutes(self) -> int:
        return self.ends - self.begins - self.rest


Week = tuple[Slot | None, ...]
"""Seven days from Monday on; None: off."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A pattern as the calculation sees it. `ramadan` empty: the same all year. A day of dynamic hours is `Slot(0, minutes)`."""

    kind: str
    week: Week = ()
    ramadan: Week = ()
    flexible: int = 0
    make_up: int = 0
    works_holidays: bool = False
    opens_before: int = OPENS_BEFORE
    closes_after: int = CLOSES_AFTER
    pattern: int | None = None


@dataclass(frozen=True, slots=True)
class Rostered:
    """What a roster says of a day: a shift of `pattern`, or free (no slot), which holds whatever the pattern is."""

    slot: Slot | None = None
    pattern: int | None = None


def week_of(rows: Sequence[Sequence[int] | None]) -> Week:
    """The days `[begins, ends, break]` as they are kept."""
    return tuple(None if row is None else Slot(*row[:3]) for row in rows)


def week_minutes(week: Week) -> int:
    """Working time of the week without breaks."""
    return sum(slot.minutes for slot in week if slot)


FIGURES = (
    "attendance.week_minutes",
    "attendance.week_minutes_ramadan",
    "attendance.day_begins",
    "attendance.day_begins_ramadan",
    "attendance.break",
    "attendance.break_friday",
    "attendance.break_ramadan",
    "attendance.break_friday_ramadan",
)
"""What the law says of a week, by the keys of its rules."""


def lawful_hours(figures: Mapping[str, int]) -> Hours:
    """Five days from Monday on as Perpres 21/2023 has them. It sets the sum of the week, the beginning and the breaks; the end of
    a day follows: the week's time evenly over its days."""
    return Hours(kind=FIXED, week=_lawful_week(figures, ""), ramadan=_lawful_week(figures, "_ramadan"))


def _lawful_week(figures: Mapping[str, int], season: str) -> Week:
    begins, minutes = figures[f"attendance.day_begins{season}"], figures[f"attendance.week_minutes{season}"] // 5

    def on(weekday: int) -> Slot:
        rest = figures[f"attendance.break_friday{season}" if weekday == FRIDAY else f"attendance.break{season}"]
        return Slot(begins, begins + minutes + rest, rest)

    return (*(on(weekday) for weekday in range(5)), None, None)


def plan_of(
    day: date, hours: Hours, *, zone: ZoneInfo, calendar: Calendar, is_ramadan: bool, rostered: Rostered | None = None
) -> Plan:
    """What `day` was meant to be. A day off has no window: the morning of a night shift
    before it stays with that shift."""
    slot = _slot(day, hours, is_ramadan, rostered)
    holiday = None if hours.works_holidays else _holiday(day, calendar)
    if slot is None or holiday:
        why = holiday or _why_free(day, hours, rostered)
        is_joint = slot is not None and holiday is not None and calendar.why_off(day, True) is None
        return Plan(day=day, pattern=hours.pattern, why_off=why, is_joint_leave=is_joint)
    if hours.kind == DYNAMIC:
        return _dynamic(day, hours, slot, zone)
    begins, ends = moment(day, slot.begins, zone), moment(day, slot.ends, zone)
    return Plan(
        day=day,
        begins_at=begins,
        ends_at=ends,
        break_minutes=slot.rest,
        expected_minutes=slot.minutes,
        opens_at=begins - timedelta(minutes=hours.opens_before),
        closes_at=ends + timedelta(minutes=hours.flexible + hours.closes_after),
        flexible_minutes=hours.flexible,
        make_up_minutes=hours.make_up,
        pattern=hours.pattern,
        shift=slot.shift,
    )


def moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which a clock on the wall stands at `minute` of `day`; past 1440 on a day after."""
    days, minute = divmod(minute, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC)


def _slot(day: date, hours: Hours, is_ramadan: bool, rostered: Rostered | None) -> Slot | None:
    if hours.kind == SHIFTS:
        fits = rostered is not None and rostered.pattern == hours.pattern
        return rostered.slot if rostered and fits else None
    week = hours.ramadan if is_ramadan and hours.ramadan else hours.week
    return week[day.weekday()]


def _why_free(day: date, hours: Hours, rostered: Rostered | None) -> str:
    if hours.kind != SHIFTS:
        return WEEKDAYS[day.weekday()]
    return ROSTER if rostered is not None and rostered.slot is None else NO_ROSTER


def _holiday(day: date, calendar: Calendar) -> str | None:
    """The name of the holiday or joint leave; a weekly day off is the pattern's matter, not the calendar's."""
    return calendar.why_off(day) if day.toordinal() in calendar.off_ordinals() else None


def _dynamic(day: date, hours: Hours, slot: Slot, zone: ZoneInfo) -> Plan:
    return Plan(
        day=day,
        expected_minutes=slot.minutes,
        opens_at=moment(day, 0, zone),
        closes_at=moment(day, DAY, zone),
        pattern=hours.pattern,
    )
