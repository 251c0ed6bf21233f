# SPDX-License-Identifier: EUPL-1.2
"""Working the allowances of a closed month out."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from praja.duties.attendance.domain.footing import COLUMNS, Sums, first_disagreement, sums_by_unit
from praja.duties.attendance.domain.pay import Allowance, Terms, work_out_allowance
from praja.duties.attendance.errors.pay import (
    NobodyPaid,
    NoPayRule,
    NotYourPay,
    PayMonthOpen,
    SheetDoesNotFoot,
    SheetOverlaps,
)
from praja.duties.attendance.events.pay import PaySheetMade, stream_of_sheets
from praja.duties.attendance.models import MonthLock, PayLine, PayRule, PaySheet
from praja.duties.attendance.models.pay_digests import digest_of_sheet, line_content
from praja.duties.attendance.queries.locks import locks_between
from praja.duties.attendance.queries.months import lock_of, month_of
from praja.duties.attendance.queries.paid import rule_for
from praja.duties.attendance.queries.paying import MonthOf, bases_of, months_of_unit, results_of, terms_of
from praja.duties.attendance.rules.pay import may_keep_pay
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Account
from praja.lib.actors import Actor

MOST_NAMED = 3


def work_out_sheet(*, unit: Unit, month: date, actor: Actor, at: datetime) -> PaySheet:
    """Work out the allowances of a closed month for a unit and all below it, and write them down as a sheet. Where nothing
    differs from the newest one, that one stands; otherwise a new version is added and the old ones stay.

    Raises `NotYourPay`, `NoPayRule`, `PayMonthOpen`, `SheetOverlaps`, `NobodyPaid`, `SheetDoesNotFoot`. Records
    `attendance.pay_sheet_made`.
    """
    month = month_of(month)
    if not may_keep_pay(actor, unit.pk):
        raise NotYourPay
    rule = rule_for(month)
    if rule is None:
        raise NoPayRule(month)
    with transaction.atomic():
        _take_turns(unit)
        people = months_of_unit(unit.pk, month)
        lock = _guard_closed(unit, month, people)
        _guard_alone(unit, month)
        lines = _lines(people, month, terms_of(rule))
        newest = PaySheet.objects.filter(unit=unit, month=month).order_by("-version").first()
        if newest is not None and _is_same(newest, lock, rule, lines):
            return newest
        return _write(_sheet(unit, month, lock, rule, lines, actor, at), lines, actor, at)


def sums_of(row: PayLine | PaySheet) -> Sums:
    """The columns of a line or a sheet that are summed up."""
    return Sums(*(getattr(row, name) for name in COLUMNS))


def check_footing(sheet: PaySheet, lines: Iterable[PayLine]) -> dict[int, Sums]:
    """The sums of each unit, once every row, unit and the total agree. Raises `SheetDoesNotFoot`."""
    rows = {number: (line.unit_id, sums_of(line)) for number, line in enumerate(lines, 1)}
    by_unit = sums_by_unit(rows.values())
    where = first_disagreement(rows, by_unit, sums_of(sheet))
    if where or sheet.people != len(rows):
        raise SheetDoesNotFoot(where or "total")
    return by_unit


def _take_turns(unit: Unit) -> None:
    """Sheets that could hold the same people are worked out one after the other: each holds its unit and all above."""
    above = (unit.pk, *units.current().ancestors(unit.pk))
    list(Unit.objects.select_for_update().filter(pk__in=above).order_by("pk"))


def _guard_closed(unit: Unit, month: date, people: Sequence[MonthOf]) -> MonthLock:
    locks, tree, lock = locks_between(month, month), units.current(), lock_of(unit.pk, month)
    worked_at = {one for person in people for one in person.units} | {unit.pk}
    still_open = sorted(tree.name(one) for one in worked_at if not locks.holds(one, month))
    if still_open or lock is None:
        more = " …" if len(still_open) > MOST_NAMED else ""
        raise PayMonthOpen(", ".join(still_open[:MOST_NAMED]) + more)
    return lock


def _guard_alone(unit: Unit, month: date) -> None:
    tree = units.current()
    near = {*tree.ancestors(unit.pk), *tree.subtree(unit.pk)} - {unit.pk}
    other = PaySheet.objects.filter(month=month, unit_id__among=near).values_list("unit", flat=True).first()
    if other is not None:
        raise SheetOverlaps(tree.name(other))


def _lines(people: Sequence[MonthOf], month: date, terms: Terms) -> list[PayLine]:
    known = [person.employee for person in people]
    bases, results = bases_of(known, month), results_of(known, month)
    lines = [
        _line(person, work_out_allowance(bases[person.employee], person.days, results.get(person.employee), terms))
        for person in people
        if person.employee in bases
    ]
    if not lines:
        raise NobodyPaid
    return lines


def _line(person: MonthOf, found: Allowance) -> PayLine:
    return PayLine(
        employee_id=person.employee,
        unit_id=person.unit,
        base=found.base,
        working_days=found.working_days,
        stops=[[code, [day.isoformat() for day in days]] for code, days in found.stops],
        stopped=found.stopped,
        productivity_part=found.productivity_part,
        share=found.share,
        productivity=found.productivity,
        discipline_part=found.discipline_part,
        cuts=[
            [cut.code, cut.times, cut.points, cut.amount, [day.isoformat() for day in cut.days]] for cut in found.cuts
        ],
        cut=found.cut,
        amount=found.amount,
    )


def _is_same(newest: PaySheet, lock: MonthLock, rule: PayRule, lines: Sequence[PayLine]) -> bool:
    if (newest.lock_id, newest.rule_id, newest.people) != (lock.pk, rule.pk, len(lines)):
        return False
    before = {line.employee_id: line_content(line) for line in newest.lines.all()}
    return all(before.get(line.employee_id) == line_content(line) for line in lines)


def _sheet(
    unit: Unit, month: date, lock: MonthLock, rule: PayRule, lines: Sequence[PayLine], actor: Actor, at: datetime
) -> PaySheet:
    last = PaySheet.objects.filter(unit=unit, month=month).aggregate(Max("version"))["version__max"] or 0
    total = sum((sums_of(line) for line in lines), Sums())
    return PaySheet(
        unit=unit,
        month=month,
        version=last + 1,
        lock=lock,
        rule=rule,
        people=len(lines),
        salt=new_salt(),
        made_by=Account.objects.filter(pk=int(actor.id)).first() if actor.id.isdecimal() else None,
        made_at=at,
        **asdict(total),
    )


def _write(sheet: PaySheet, lines: Sequence[PayLine], actor: Actor, at: datetime) -> PaySheet:
    check_footing(sheet, lines)
    sheet.save(force_insert=True)
    for line in lines:
        line.sheet = sheet
    PayLine.objects.bulk_create(lines, batch_size=500)
    event = PaySheetMade(
        sheet=sheet.pk,
        unit=sheet.unit_id,
        month=sheet.month.isoformat(),
        edition=sheet.version,
        lock=sheet.lock_id,
        rule=sheet.rule_id,
        people=sheet.people,
        content=digest_of_sheet(sheet, lines),
    )
    record(event, actor=actor, at=at, stream=stream_of_sheets(sheet.unit_id, sheet.month), refs={"unit": sheet.unit_id})
    return sheet
