# SPDX-License-Identifier: EUPL-1.2
"""What one activity is worth by itself, before the limits of a month, a day or a year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from praja.duties.training.domain.jp.table import AS_STATED, BASIS, SAMPLES, Basis, Figures


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that somebody learned from `first_day` to `last_day`.

    `told`: the lesson hours that a certificate, a curriculum or the employee states (None: nothing does). `certificate`: its
    number, where there is one; `certified`: a class held here stands behind it as well as a certificate would. `sessions`: how
    often, for coaching and mentoring (None: nobody says).
    """

    key: str
    form: str
    first_day: date
    last_day: date
    told: int | None = None
    title: str = ""
    organiser: str = ""
    certificate: str = ""
    certified: bool = False
    sessions: int | None = None

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1

    @property
    def basis(self) -> Basis:
        """What its hours follow; a form that the table does not know counts as stated."""
        return BASIS.get(self.form, Basis.UNSET)

    @property
    def is_stated(self) -> bool:
        """Whether what a paper states is what counts."""
        if self.basis in AS_STATED:
            return True
        return self.basis in SAMPLES and self.told is not None and (self.certified or bool(self.certificate.strip()))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why hours are what they are: a code that pages have words for, with its figures."""

    code: str
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worth:
    """Lesson hours of one activity by itself, and why."""

    jp: int
    reason: Reason


def worth(activity: Activity, figures: Figures) -> Worth:
    """The lesson hours that the table gives for an activity by itself."""
    if activity.is_stated:
        if activity.told is None:
            return Worth(0, Reason("not_stated"))
        return Worth(activity.told, Reason(activity.basis if activity.basis in AS_STATED else "certificate"))
    hours = figures.hours[activity.form]
    if activity.basis is Basis.ACTIVITY:
        return Worth(hours, Reason("activity", {"hours": hours}))
    if activity.basis is Basis.SESSION:
        return _of_sessions(activity, hours, figures.times_a_month[activity.form])
    if activity.basis is Basis.SAMPLE_ACTIVITY:
        return Worth(_at_most(activity.told, hours), Reason("sample_activity", {"hours": hours}))
    code = "day" if activity.basis is Basis.DAY else "sample_day"
    most = hours * activity.days
    return Worth(_at_most(activity.told, most), Reason(code, {"hours": hours, "days": activity.days}))


def _of_sessions(activity: Activity, hours: int, times: int) -> Worth:
    reason = Reason("session", {"hours": hours, "times": times})
    if activity.sessions is not None:
        return Worth(_at_most(activity.told, hours * activity.sessions), reason)
    return Worth(hours if activity.told is None else activity.told, reason)


def _at_most(told: int | None, most: int) -> int:
    return most if told is None else min(told, most)
