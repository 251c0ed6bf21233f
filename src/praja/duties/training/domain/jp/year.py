# SPDX-License-Identifier: EUPL-1.2
"""A year of one employee: what counts of each activity, what is over a limit and why, what is missing.

Order never matters, no limit is ever passed, and cutting an activity into parts never wins hours: parts of one activity are
known by their days and by their name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from praja.duties.training.domain.jp.slots import fit
from praja.duties.training.domain.jp.table import Basis, Figures
from praja.duties.training.domain.jp.worth import Activity, Reason, worth


@dataclass(frozen=True, slots=True)
class Lawful:
    """What the law asks of a year, by the kind of employment: at least, and at most (None: it sets none)."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity of the year: what it is worth by itself, what counts of it, and why; the first reason is of its worth, the
    others say which limits were met."""

    activity: Activity
    worth: int
    counted: int
    reasons: tuple[Reason, ...]

    @property
    def over(self) -> int:
        return self.worth - self.counted


@dataclass(frozen=True, slots=True)
class YearBook:
    """The activities that ended in `year`, the earliest first."""

    year: int
    entries: tuple[Entry, ...]
    lawful: Lawful

    @property
    def counted(self) -> int:
        return sum(entry.counted for entry in self.entries)

    @property
    def over(self) -> int:
        return sum(entry.over for entry in self.entries)

    @property
    def missing(self) -> int:
        """Lesson hours up to the lawful least; 0 where there is none."""
        return max(0, (self.lawful.least or 0) - self.counted)

    @property
    def is_met(self) -> bool | None:
        """Whether the lawful least is reached; None where the law sets none."""
        return None if self.lawful.least is None else self.missing == 0


class _Count:
    """What is left of each activity while limits are met one after the other, and why something was taken off."""

    def __init__(self, ordered: Sequence[Activity], figures: Figures) -> None:
        self.worths = {id(one): worth(one, figures) for one in ordered}
        self.left = {key: found.jp for key, found in self.worths.items()}
        self.why: dict[int, list[Reason]] = {key: [] for key in self.worths}

    def of(self, one: Activity) -> int:
        return self.left[id(one)]

    def cut(self, one: Activity, jp: int, reason: Reason) -> None:
        if jp < self.left[id(one)]:
            self.left[id(one)] = jp
            self.why[id(one)].append(reason)

    def spend(self, parts: Sequence[Activity], most: int, reason: Reason) -> None:
        """Let all of them together count at most `most`, the earlier ones first."""
        free = most
        for one in parts:
            self.cut(one, min(self.of(one), free), reason)
            free -= self.of(one)

    def entry(self, one: Activity) -> Entry:
        found = self.worths[id(one)]
        return Entry(one, found.jp, self.of(one), (found.reason, *self.why[id(one)]))


def book_of(activities: Iterable[Activity], year: int, figures: Figures, lawful: Lawful) -> YearBook:
    """The year of an employee out of all that they ever learned: an activity belongs to the year of its last day, and what counts
    once for the whole activity counts once, whichever years its parts ended in."""
    ordered = sorted(activities, key=_place)
    count = _Count(ordered, figures)
    for one in _repeated(ordered):
        count.cut(one, 0, Reason("same_certificate"))
    for parts in _one_activity_each(ordered):
        hours = figures.hours[parts[0].form]
        count.spend(parts, hours, Reason("same_activity", {"hours": hours}))
    mine = [one for one in ordered if one.last_day.year == year]
    for form in sorted({one.form for one in mine if not one.is_stated}):
        _fit_form([one for one in mine if one.form == form and not one.is_stated], year, figures, count)
    if lawful.most is not None:
        count.spend(mine, lawful.most, Reason("year_most", {"hours": lawful.most}))
    return YearBook(year, tuple(count.entry(one) for one in mine), lawful)


def _fit_form(mine: Sequence[Activity], year: int, figures: Figures, count: _Count) -> None:
    """Hold the activities of one form in one year within what a day and a month take."""
    form, basis = mine[0].form, mine[0].basis
    if basis not in (Basis.SESSION, Basis.DAY, Basis.SAMPLE_DAY):
        return
    hours, new_year = figures.hours[form], date(year, 1, 1)
    times = figures.times_a_month[form] if basis is Basis.SESSION else None
    wishes = [(count.of(one), max(one.first_day, new_year), one.last_day) for one in mine]
    fitting = fit(wishes, per_day=hours, per_month=None if times is None else hours * times)
    reason = Reason("over_day", {"hours": hours})
    if times is not None:
        reason = Reason("over_month", {"hours": hours, "times": times})
    for one, jp in zip(mine, fitting, strict=True):
        count.cut(one, jp, reason)


def _place(one: Activity) -> tuple[object, ...]:
    """A place in line that depends on what an activity is, not on where it stood in the list."""
    return (
        one.last_day,
        one.first_day,
        one.form,
        _plain(one.title),
        _plain(one.organiser),
        _plain(one.certificate),
        -1 if one.told is None else one.told,
        one.key,
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _repeated(ordered: Sequence[Activity]) -> list[Activity]:
    """Activities that stand on a certificate on which one of more hours stands, or as many that came first."""
    kept: dict[tuple[str, str], Activity] = {}
    found = []
    for one in ordered:
        name = _plain(one.certificate), _plain(one.organiser)
        if not name[0] or not one.is_stated:
            continue
        other = kept.setdefault(name, one)
        if other is not one:
            more = one if (one.told or 0) > (other.told or 0) else other
            found.append(other if more is one else one)
            kept[name] = more
    return found


def _one_activity_each(ordered: Sequence[Activity]) -> list[list[Activity]]:
    """Parts of what is one activity: of one form, with one name and organiser, or on days that touch."""
    groups: list[list[Activity]] = []
    for one in ordered:
        if one.basis not in (Basis.ACTIVITY, Basis.SAMPLE_ACTIVITY) or one.is_stated:
            continue
        joined = [parts for parts in groups if any(_is_part(one, other) for other in parts)]
        groups = [parts for parts in groups if all(parts is not other for other in joined)]
        groups.append(sorted([*(part for parts in joined for part in parts), one], key=_place))
    return groups


def _is_part(one: Activity, other: Activity) -> bool:
    if one.form != other.form:
        return False
    if (_plain(one.title), _plain(one.organiser)) == (_plain(other.title), _plain(other.organiser)):
        return True
    day = timedelta(days=1)
    return one.first_day <= other.last_day + day and other.first_day <= one.last_day + day
