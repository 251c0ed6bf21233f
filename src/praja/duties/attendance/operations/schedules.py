# SPDX-License-Identifier: EUPL-1.2
"""Patterns of working hours: set up by decree, ended, and used by units and employees."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain import patterns as judging
from praja.duties.attendance.domain.weeks import CLOSES_AFTER, OPENS_BEFORE, Slot, week_of
from praja.duties.attendance.enums import PatternKind
from praja.duties.attendance.errors.schedules import KeepsOtherUnits, PatternInvalid, UseInvalid
from praja.duties.attendance.events.schedules import SCHEDULES, PatternEnded, PatternSet, PatternUsed
from praja.duties.attendance.models import Pattern, PatternUse, Shift
from praja.duties.attendance.models.schedule_digests import digest_of_pattern
from praja.duties.attendance.operations.touching import Those, everybody_of, nobody, one_employee, touch
from praja.duties.attendance.rules import may_keep_schedules
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.errors import Text
from praja.lib.moments import describe_moment

Days = Sequence[Sequence[int] | None]
"""Seven days from Monday on, each `[begins, ends, break]` in minutes or None: as `models.Pattern` keeps them."""

LONGEST_WINDOW = 720
"""Minutes: a punch half a day away from the working time belongs to another day."""


@dataclass(frozen=True, slots=True)
class NewShift:
    """One shift of a new pattern; `ends` past 1440 is on the next day."""

    code: str
    name: str
    begins: int
    ends: int
    break_minutes: int = 0


@dataclass(frozen=True, slots=True)
class NewPattern:
    """A pattern before it is set; the fields mean what they mean in `models.Pattern`."""

    name: str
    kind: str
    decree: str
    since: date
    until: date | None = None
    week: Days = ()
    ramadan: Days = ()
    shifts: Sequence[NewShift] = ()
    flexible_minutes: int = 0
    make_up_minutes: int = 0
    works_holidays: bool = False
    opens_before: int = OPENS_BEFORE
    closes_after: int = CLOSES_AFTER


_SAID: dict[str, tuple[Text, Text]] = {
    judging.NO_DAYS: (_("No day of the week is worked."), _("Enter the working time of at least one day.")),
    judging.OUT_OF_ORDER: (
        _("The working time does not end after it begins."),
        _("Enter the earlier time first; what ends past midnight is marked as the day after."),
    ),
    judging.TOO_LONG: (_("The working time is longer than a day."), _("Enter an end within 24 hours.")),
    judging.ALL_BREAK: (_("The break leaves no working time."), _("Enter a shorter break.")),
    judging.OVERLAPS: (
        _("It ends after the next day has begun."),
        _("Enter an end before the next day's working time."),
    ),
    judging.NO_LENGTH: (_("The length of the day is missing."), _("Enter how many hours of that day are worked.")),
    judging.NO_SHIFTS: (_("There is no shift."), _("Enter at least one shift.")),
    judging.CODE_TWICE: (_("Two shifts have the same code."), _("Give each shift a code of its own.")),
    judging.NO_FLEX: (
        _("It is not said how much later one may begin."),
        _("Enter the minutes, or choose fixed hours."),
    ),
}


def set_pattern(*, unit: Unit, new: NewPattern, actor: Actor, at: datetime) -> Pattern:
    """Set up a pattern of working hours of a unit, by decree. Nobody works by it until it is used (`use_pattern`).

    Raises KeepsOtherUnits, PatternInvalid naming the field. Records `attendance.pattern_set`.
    """
    _guard(actor, unit.pk)
    new = _tidy(new)
    _judge(new)
    names = [name for name in NewPattern.__dataclass_fields__ if name != "shifts"]
    with transaction.atomic():
        row = Pattern.objects.create(unit=unit, **{name: getattr(new, name) for name in names})
        shifts = Shift.objects.bulk_create(Shift(pattern=row, **asdict(shift)) for shift in new.shifts)
        event = PatternSet(
            pattern=row.pk,
            unit=unit.pk,
            kind=str(row.kind),
            decree=row.decree,
            since=row.since.isoformat(),
            until=row.until.isoformat() if row.until else None,
            content=digest_of_pattern(row, shifts),
        )
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"unit": unit.pk})
    return row


def end_pattern(*, pattern: Pattern, until: date, actor: Actor, at: datetime) -> Pattern:
    """From `until` on nobody works by the pattern any more; what is set above them holds then, or the law's five days.

    Raises KeepsOtherUnits, PatternInvalid, MonthClosed. Records `attendance.pattern_ended`.
    """
    _guard(actor, pattern.unit_id)
    with transaction.atomic():
        row = Pattern.objects.select_for_update().get(pk=pattern.pk)
        if until <= row.since:
            raise PatternInvalid(
                _("It begins on %(day)s.") % {"day": describe_moment(row.since, "date")},
                field="until",
                next_step=_("Choose a later day."),
            )
        touch(_users_of(row), until, row.until, at, field="until")
        row.until = until
        row.save(update_fields=["until"])
        event = PatternEnded(pattern=row.pk, until=until.isoformat())
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"unit": row.unit_id})
    return row


def use_pattern(
    *,
    pattern: Pattern,
    since: date,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    unit: Unit | None = None,
    employee: Employee | None = None,
) -> PatternUse:
    """From `since` a unit (with all below it that have no pattern of their own), or one employee, works by the pattern; what held
    for them before ends that day. `until` is the first day on which they do no more.

    Raises KeepsOtherUnits, UseInvalid, MonthClosed. Records `attendance.pattern_used`.
    """
    if (unit is None) == (employee is None):
        raise TypeError("a pattern is used by a unit or by an employee")
    place = unit.pk if unit is not None else employee.unit_id  # type: ignore[union-attr]
    _guard(actor, place)
    _judge_use(pattern, place, since, until)
    with transaction.atomic():
        _one_after_the_other(unit, employee)
        held = _held(PatternUse.objects.select_for_update().filter(unit=unit, employee=employee), since, until)
        touch(_those(unit, employee), since, _end_of_change(until, held), at)
        if held is not None:
            held.until = since
            held.save(update_fields=["until"])
        row = PatternUse.objects.create(unit=unit, employee=employee, pattern=pattern, since=since, until=until)
        event = PatternUsed(
            use=row.pk,
            pattern=pattern.pk,
            unit=unit.pk if unit else None,
            employee=employee.pk if employee else None,
            since=since.isoformat(),
            until=until.isoformat() if until else None,
            ended=held.pk if held else None,
        )
        record(event, actor=actor, at=at, stream=SCHEDULES, refs={"unit": place, "pattern": pattern.pk})
    return row


def _guard(actor: Actor, unit_id: int) -> None:
    if not may_keep_schedules(actor, unit_id):
        raise KeepsOtherUnits


def _tidy(new: NewPattern) -> NewPattern:
    """The words without stray spaces, codes of shifts in capitals."""
    shifts = [
        replace(shift, code=shift.code.strip().upper(), name=" ".join(shift.name.split())) for shift in new.shifts
    ]
    kept = shifts if new.kind == PatternKind.SHIFT else []
    return replace(new, name=" ".join(new.name.split()), decree=" ".join(new.decree.split()), shifts=kept)


def _judge(new: NewPattern) -> None:
    for name, missing, step in (
        ("name", _("It has no name."), _("Name it as the office calls it.")),
        ("decree", _("It is not said by which decree."), _("Enter number and date of the decree.")),
    ):
        if not getattr(new, name):
            raise PatternInvalid(missing, field=name, next_step=step)
    if new.until is not None and new.until <= new.since:
        raise PatternInvalid(
            _("It ends before it begins."), field="until", next_step=_("Choose a later day, or leave it open.")
        )
    for name in ("opens_before", "closes_after", "flexible_minutes", "make_up_minutes"):
        if getattr(new, name) > LONGEST_WINDOW:
            raise PatternInvalid(_("That is more than half a day."), field=name, next_step=_("Enter fewer minutes."))
    shifts = [(shift.code, Slot(shift.begins, shift.ends, shift.break_minutes)) for shift in new.shifts]
    week, ramadan = week_of(new.week), week_of(new.ramadan)
    for place, wrong in judging.faults_of(new.kind, week, ramadan, new.flexible_minutes, shifts):
        said = _SAID[wrong]
        raise PatternInvalid(said[0], field=place, next_step=said[1])


def _judge_use(pattern: Pattern, unit_id: int, since: date, until: date | None) -> None:
    if pattern.unit_id not in (unit_id, *units.current().ancestors(unit_id)):
        raise UseInvalid(
            _("This pattern belongs to another unit."),
            field="pattern",
            next_step=_("Choose one of the unit itself or of a unit above it."),
        )
    if since < pattern.since or (pattern.until is not None and since >= pattern.until):
        raise UseInvalid(
            _("The pattern does not hold on that day."),
            field="since",
            next_step=_("Choose a day on which it holds, or another pattern."),
        )
    if until is not None and until <= since:
        raise UseInvalid(
            _("It ends before it begins."), field="until", next_step=_("Choose a later day, or leave it open.")
        )


def _one_after_the_other(unit: Unit | None, employee: Employee | None) -> None:
    """Whoever sets hours of the same unit or employee at the same moment waits and reads what was set: where nothing was set
    before, there is no row of theirs to wait for, and both would hold from then on."""
    if unit is not None:
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    elif employee is not None:
        Employee.objects.select_for_update(no_key=True).get(pk=employee.pk)


def _held(uses: "QuerySet[PatternUse]", since: date, until: date | None) -> PatternUse | None:
    """What holds for them on `since` and ends then. Raises UseInvalid where something is set from then or later on already."""
    rows = list(uses.order_by("since"))
    later = next((row for row in rows if row.since >= since), None)
    if later is not None and (until is None or later.since < until or later.since == since):
        raise UseInvalid(
            _("From %(day)s on a pattern is set for them already.") % {"day": describe_moment(later.since, "date")},
            field="since" if later.since == since else "until",
            next_step=_("Choose other days: this one must end before that one begins."),
        )
    return next((row for row in rows if row.since < since and (row.until is None or row.until > since)), None)


def _end_of_change(until: date | None, held: PatternUse | None) -> date | None:
    """The first day for which nothing changes; None: open. What held does not come back after `until`."""
    if until is None or held is None:
        return until
    return None if held.until is None else max(until, held.until)


def _those(unit: Unit | None, employee: Employee | None) -> Those:
    if unit is not None:
        return everybody_of(units.current().subtree(unit.pk))
    assert employee is not None
    return one_employee(employee)


def _users_of(pattern: Pattern) -> Those:
    tree, found = units.current(), nobody()
    for use in pattern.uses.select_related("employee"):
        if use.unit_id is not None:
            found |= everybody_of(tree.subtree(use.unit_id))
        elif use.employee is not None:
            found |= one_employee(use.employee)
    return found
