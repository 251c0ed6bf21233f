# SPDX-License-Identifier: EUPL-1.2
"""The allowance (TPP): the region's rule, what each employee's allowance is, what e-Kinerja says of a month, and sheets.

Money is whole rupiah, shares are basis points (1 of 10,000). Amounts are not sealed: they are summed, compared and checked by the
database, and follow from a class of posts in a published regulation. They are personal all the same: declared so, shown to few,
and in the ledger only as salted digests.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import Predicate
from praja.duties.attendance.models.days import MonthLock
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.lib.privacy import KEEP, declare, employment

WHOLE = 10_000
"""All of it, in basis points."""


class PayRule(models.Model):
    """What a regulation of the region cuts, from the month `since` until before the month `until`. Of several that hold, the one
    entered last; rows are added with a regulation, never changed.

    Legal base of the allowance: PP 12/2019 Pasal 58; how it is cut is the region's own.
    """

    regulation = models.CharField(max_length=160)
    since = models.DateField()
    """The first day of a month."""
    until = models.DateField(null=True, blank=True)
    """The first day of the first month in which it no longer holds."""
    discipline_share = models.PositiveSmallIntegerField()
    """Of the whole allowance; the rest is for productivity."""
    late = models.JSONField(default=list)
    """Of the discipline part for each time, TL1 to TL4; likewise the next."""
    early = models.JSONField(default=list)
    absent = models.PositiveSmallIntegerField()
    """Of the discipline part for each day without a valid reason (TK)."""
    ceremony = models.PositiveSmallIntegerField(default=0)
    """For each ceremony that was missed."""
    cap = models.PositiveSmallIntegerField(default=WHOLE)
    """The most that is cut of the discipline part."""
    leave_cuts = models.JSONField(default=dict)
    """Day code to what each day of it cuts of the discipline part."""
    stopping = models.JSONField(default=list)
    """Day codes for which no allowance is paid: working days of them are taken out of the month's working days."""
    predicates = models.JSONField(default=dict)
    """`Predicate` to the share of the productivity part that is paid."""
    needs_result = models.BooleanField(default=True)
    """Whether productivity is withheld as long as e-Kinerja says nothing of the month."""
    entered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="attendance_pay_rule_in_order"
            ),
            models.CheckConstraint(
                condition=Q(discipline_share__lte=WHOLE, cap__lte=WHOLE), name="attendance_pay_rule_shares"
            ),
        ]

    def terms(self) -> dict[str, Any]:
        """Everything it says, as the ledger's digest covers it."""
        return {
            "regulation": self.regulation,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "discipline_share": self.discipline_share,
            "late": list(self.late),
            "early": list(self.early),
            "absent": self.absent,
            "ceremony": self.ceremony,
            "cap": self.cap,
            "leave_cuts": dict(self.leave_cuts),
            "stopping": sorted(self.stopping),
            "predicates": dict(self.predicates),
            "needs_result": self.needs_result,
        }


class PayBase(models.Model):
    """What an employee's allowance is a month before anything is cut, from the month `since` on; 0 ends it. Of two for the same
    month the one entered last holds."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="pay_bases")
    since = models.DateField()
    """The first day of a month."""
    amount = models.PositiveBigIntegerField()
    basis = models.CharField(max_length=120)
    """By which decision."""
    salt = models.BinaryField(max_length=16)
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["employee", "-since", "-id"], name="attendance_pay_base_of")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest covers."""
        return {"amount": self.amount, "basis": self.basis}


class PayResult(models.Model):
    """What e-Kinerja says of an employee's month: a predicate or a percent; and how many ceremonies were missed. The newest entry
    of employee and month holds."""

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="pay_results")
    month = models.DateField()
    """Its first day."""
    predicate = models.CharField(max_length=16, choices=Predicate.choices, blank=True)
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    """Where the file says a percent; null: by the predicate."""
    ceremonies = models.PositiveSmallIntegerField(default=0)
    basis = models.CharField(max_length=120)
    """Which file or letter says so."""
    salt = models.BinaryField(max_length=16)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__lte=WHOLE), name="attendance_pay_result_share"
            )
        ]
        indexes = [models.Index(fields=["employee", "month", "-id"], name="attendance_pay_result_of")]

    def digested(self) -> dict[str, Any]:
        """What the ledger's digest covers."""
        return {
            "predicate": self.predicate,
            "share": self.share,
            "ceremonies": self.ceremonies,
            "basis": self.basis,
        }


class PaySheet(models.Model):
    """The allowance of a closed month for a unit and all below it, as worked out once. Working out again adds a version where
    something differs; the old ones stay. The totals are those of its lines."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    month = models.DateField()
    """Its first day."""
    version = models.PositiveSmallIntegerField()
    lock = models.ForeignKey(MonthLock, models.PROTECT, related_name="+")
    """By which word the month was closed."""
    rule = models.ForeignKey(PayRule, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    base = models.PositiveBigIntegerField()
    stopped = models.PositiveBigIntegerField()
    productivity_part = models.PositiveBigIntegerField()
    productivity = models.PositiveBigIntegerField()
    discipline_part = models.PositiveBigIntegerField()
    cut = models.PositiveBigIntegerField()
    amount = models.PositiveBigIntegerField()
    salt = models.BinaryField(max_length=16)
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "month", "version"], name="attendance_pay_sheet_once")]
        indexes = [models.Index(fields=["month", "unit", "-version"], name="attendance_pay_sheets")]


class PayLine(models.Model):
    """One employee's allowance on a sheet, with how it came about:

    base = stopped + productivity_part + discipline_part; amount = productivity + discipline_part - cut.
    """

    sheet = models.ForeignKey(PaySheet, models.PROTECT, related_name="lines")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="pay_lines")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """Where they worked on their last day of the month."""
    base = models.PositiveBigIntegerField()
    working_days = models.PositiveSmallIntegerField()
    stops = models.JSONField(default=list)
    """`[[code, [days]], ...]`: working days for which no allowance is paid."""
    stopped = models.PositiveBigIntegerField(default=0)
    productivity_part = models.PositiveBigIntegerField()
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of the productivity part that is paid; null: e-Kinerja says nothing of the month."""
    productivity = models.PositiveBigIntegerField()
    discipline_part = models.PositiveBigIntegerField()
    cuts = models.JSONField(default=list)
    """`[[code, times, basis points for each, rupiah, [days]], ...]`."""
    cut = models.PositiveBigIntegerField()
    """What is cut of the discipline part: the sum of `cuts`, at most the cap."""
    amount = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "employee"], name="attendance_pay_line_once"),
            models.CheckConstraint(
                condition=Q(base=F("stopped") + F("productivity_part") + F("discipline_part"))
                & Q(amount=F("productivity") + F("discipline_part") - F("cut"))
                & Q(cut__lte=F("discipline_part"))
                & Q(productivity__lte=F("productivity_part")),
                name="attendance_pay_line_foots",
            ),
        ]
        indexes = [models.Index(fields=["employee", "sheet"], name="attendance_pay_lines_of")]


declare(
    PayRule,
    regulation=None,
    since=None,
    until=None,
    late=None,
    early=None,
    leave_cuts=None,
    stopping=None,
    predicates=None,
    entered_at=None,
)
declare(
    PayBase,
    since=employment(KEEP),
    amount=employment(KEEP),
    basis=employment(KEEP),
    salt=employment(KEEP),
    entered_at=None,
)
declare(
    PayResult,
    month=None,
    predicate=employment(KEEP),
    share=employment(KEEP),
    ceremonies=employment(KEEP),
    basis=employment(KEEP),
    salt=employment(KEEP),
    entered_at=None,
)
declare(PaySheet, month=None, salt=employment(KEEP), made_at=None)
declare(
    PayLine,
    base=employment(KEEP),
    stops=employment(KEEP),
    stopped=employment(KEEP),
    productivity_part=employment(KEEP),
    share=employment(KEEP),
    productivity=employment(KEEP),
    discipline_part=employment(KEEP),
    cuts=employment(KEEP),
    cut=employment(KEEP),
    amount=employment(KEEP),
)
