# SPDX-License-Identifier: EUPL-1.2
"""Entering what an employee's allowance is before anything is cut: one by one, or by a file."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.errors.pay import AmountInvalid, NotYourPay
from praja.duties.attendance.events.pay import PayBaseEntered, stream_of_pay
from praja.duties.attendance.models import PayBase
from praja.duties.attendance.operations.pay.reading import employee_in, month_in, newest_pk, rupiah_in
from praja.duties.attendance.rules.pay import may_keep_pay
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

MOST = 1_000_000_000
"""More a month is a slip of the pen."""

BASES = Profile(
    "attendance.pay_bases",
    {
        "nip": ("NIP", "NIP Baru", "NIP/NIPPPK", "NIPPPK"),
        "amount": ("Besaran TPP", "Besaran", "TPP", "Jumlah TPP", "Nilai TPP", "Pagu TPP"),
        "since": ("Berlaku mulai", "Mulai", "TMT", "Bulan"),
    },
    required=("nip", "amount"),
)
"""Columns of a list of base amounts."""


def enter_base(*, employee: Employee, since: date, amount: int, basis: str, actor: Actor, at: datetime) -> PayBase:
    """Enter what an employee's allowance is from the month of `since` on; 0 ends it. The same again changes nothing.

    Raises `NotYourPay`, `AmountInvalid`. Records `attendance.pay_base_entered`.
    """
    if not may_keep_pay(actor, employee.unit_id):
        raise NotYourPay
    if not 0 <= amount <= MOST:
        raise AmountInvalid(
            _("An allowance is between 0 and 1,000,000,000 rupiah a month."),
            field="amount",
            next_step=_("Correct the amount."),
        )
    said, month = words_of(basis, field="basis", shortest=3, longest=120).text, since.replace(day=1)
    with transaction.atomic():
        newest = PayBase.objects.filter(employee=employee, since=month).order_by("-id").first()
        if newest is not None and (newest.amount, newest.basis) == (amount, said):
            return newest
        row = PayBase(employee=employee, since=month, amount=amount, basis=said, salt=new_salt(), entered_at=at)
        row.save(force_insert=True)
        content = content_digest(bytes(row.salt), row.digested())
        event = PayBaseEntered(base=row.pk, employee=employee.pk, since=month.isoformat(), content=content)
        record(event, actor=actor, at=at, stream=stream_of_pay(employee.pk), refs={"employee": employee.pk})
    return row


def import_bases(*, lines: Iterable[Line], since: date, basis: str, actor: Actor, at: datetime) -> Report:
    """Take a list of base amounts over, line by line: a bad line is refused with its reason and stops no other. `since` counts
    where a line names no month. Run again, it changes nothing."""

    def save(line: Line) -> Outcome:
        values, before = line.values, newest_pk(PayBase)
        row = enter_base(
            employee=employee_in(values["nip"]),
            since=month_in(values["since"]) if values["since"] else since,
            amount=rupiah_in(values["amount"]),
            basis=basis,
            actor=actor,
            at=at,
        )
        return Outcome.CREATED if row.pk > before else Outcome.UNCHANGED

    with recalled(units):
        return run_import(lines, line_by_line(save))
