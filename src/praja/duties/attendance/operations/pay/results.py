# SPDX-License-Identifier: EUPL-1.2
"""Taking over what e-Kinerja says of a month."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import Predicate
from praja.duties.attendance.errors.pay import NotYourPay, ResultInvalid
from praja.duties.attendance.events.pay import RESULTS as FILES
from praja.duties.attendance.events.pay import PayResultEntered, PayResultsTakenIn, stream_of_pay
from praja.duties.attendance.models import PayResult
from praja.duties.attendance.models.pay import WHOLE
from praja.duties.attendance.operations.pay.reading import employee_in, month_in, newest_pk, points_in
from praja.duties.attendance.queries.paid import rule_for
from praja.duties.attendance.rules.pay import may_keep_pay
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

MOST_CEREMONIES = 31

RESULTS = Profile(
    "attendance.pay_results",
    {
        "nip": ("NIP", "NIP Baru", "NIP/NIPPPK", "NIPPPK"),
        "month": ("Periode", "Bulan", "Periode penilaian", "Bulan penilaian"),
        "predicate": ("Predikat", "Predikat kinerja", "Predikat kinerja pegawai", "Hasil evaluasi"),
        "share": ("Persen", "Persentase", "Capaian", "Nilai", "Nilai kinerja", "Capaian kinerja"),
        "ceremonies": ("Apel tidak diikuti", "Apel", "Upacara", "Apel/upacara"),
    },
    required=("nip",),
)
"""Columns of a file from e-Kinerja: NIP, period, and predicate or percent."""


def enter_result(
    *,
    employee: Employee,
    month: date,
    predicate: str = "",
    share: int | None = None,
    ceremonies: int = 0,
    basis: str,
    actor: Actor,
    at: datetime,
) -> PayResult:
    """Enter what e-Kinerja says of an employee's month, by predicate or by percent (`share` in basis points), and how many
    ceremonies were missed. The newest entry holds; the same again changes nothing.

    Raises `NotYourPay`, `ResultInvalid`. Records `attendance.pay_result_entered`.
    """
    if not may_keep_pay(actor, employee.unit_id):
        raise NotYourPay
    month = month.replace(day=1)
    _check(predicate, share, ceremonies, month)
    said = words_of(basis, field="basis", shortest=3, longest=120).text
    row = PayResult(
        employee=employee,
        month=month,
        predicate=predicate,
        share=share,
        ceremonies=ceremonies,
        basis=said,
        salt=new_salt(),
        entered_at=at,
    )
    with transaction.atomic():
        newest = PayResult.objects.filter(employee=employee, month=month).order_by("-id").first()
        if newest is not None and newest.digested() == row.digested():
            return newest
        row.save(force_insert=True)
        content = content_digest(bytes(row.salt), row.digested())
        event = PayResultEntered(result=row.pk, employee=employee.pk, month=month.isoformat(), content=content)
        record(event, actor=actor, at=at, stream=stream_of_pay(employee.pk), refs={"employee": employee.pk})
    return row


def import_results(
    *, lines: Iterable[Line], month: date, basis: str, actor: Actor, at: datetime, sha256: str = ""
) -> Report:
    """Take a file of e-Kinerja over, line by line: a bad line is refused with its reason and stops no other. `month` counts where
    a line names no period, `sha256` is the file's digest. Run again, it changes nothing. Records
    `attendance.pay_results_taken_in`."""

    def save(line: Line) -> Outcome:
        values, before = line.values, newest_pk(PayResult)
        row = enter_result(
            employee=employee_in(values["nip"]),
            month=month_in(values["month"], field="month") if values["month"] else month,
            predicate=_predicate(values["predicate"]),
            share=points_in(values["share"]) if values["share"] else None,
            ceremonies=_times(values["ceremonies"]),
            basis=basis,
            actor=actor,
            at=at,
        )
        return Outcome.CREATED if row.pk > before else Outcome.UNCHANGED

    with recalled(units):
        report = run_import(lines, line_by_line(save))
    event = PayResultsTakenIn(
        sha256=sha256, month=month.isoformat()[:7], read=report.read, created=report.created,
        unchanged=report.unchanged, refused=len(report.refused),
    )  # fmt: skip
    with transaction.atomic():
        record(event, actor=actor, at=at, stream=FILES)
    return report


def _check(predicate: str, share: int | None, ceremonies: int, month: date) -> None:
    if not predicate and share is None:
        raise ResultInvalid(
            _("Neither predicate nor percent is said."), field="predicate", next_step=_("Enter one of them.")
        )
    if share is not None and not 0 <= share <= WHOLE:
        raise ResultInvalid(_("A share is between 0 and 100 percent."), field="share", next_step=_("Correct it."))
    if not 0 <= ceremonies <= MOST_CEREMONIES:
        raise ResultInvalid(
            _("So many ceremonies no month has."), field="ceremonies", next_step=_("Correct the number.")
        )
    if predicate and share is None:
        _check_known(predicate, month)


def _check_known(predicate: str, month: date) -> None:
    """A predicate that the rule of the month gives no share would be withheld without a word."""
    rule = rule_for(month)
    if predicate not in Predicate.values or (rule is not None and predicate not in rule.predicates):
        raise ResultInvalid(
            _("The regulation that holds for the month says nothing about this predicate."),
            field="predicate",
            next_step=_("Enter what it is worth with the regulation, or use the percent."),
        )


def _predicate(text: str) -> str:
    return "_".join(text.casefold().replace("_", " ").split())


def _times(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal():
        raise ResultInvalid(_("This is no number."), field="ceremonies", next_step=_("Write how many were missed."))
    return int(text)
