# SPDX-License-Identifier: EUPL-1.2
"""Questions of the cross-checks (Silang), and what was said to them."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from praja.duties.attendance.enums import FindingKind, FindingState, Gone, Receiver, RemarkKind
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.lib.privacy import BLANK, DIGEST, KEEP, content, declare, employment


class Finding(models.Model):
    """A question about one employee, asked by rows that should not stand side by side. It is no verdict.

    `key` names the question within its kind: the same one is asked once. `proofs` are the rows themselves, as
    `[[what, id, employee], ...]` (`domain.silang.questions.Shown`), `figures` whole numbers by name; both are blank once its
    time is over (`attendance.silang_kept`). It closes by itself when its proofs no longer hold.
    """

    kind = models.CharField(max_length=12, choices=FindingKind.choices)
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="findings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    """The employee's unit on the last day that it asked about when it was first asked."""
    key = models.CharField(max_length=60)
    first_day = models.DateField()
    last_day = models.DateField()
    proofs = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    others = models.ManyToManyField(Employee, related_name="+")
    """Employees who share in it, and so never judge it."""
    salt = models.BinaryField(max_length=16)
    content = models.CharField(max_length=64)
    """The digest by which the ledger knows days, proofs, figures and others."""
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.OPEN)
    passed_to = models.CharField(max_length=12, choices=Receiver.choices, blank=True)
    gone_for = models.CharField(max_length=12, choices=Gone.choices, blank=True)
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    """Since when it stands as it does."""
    is_blank = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "employee", "key"], name="attendance_finding_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="attendance_finding_in_order"),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "-changed_at", "-id"], name="attendance_findings_of_unit"),
            models.Index(fields=["last_day"], name="attendance_findings_by_day"),
        ]

    def digested(self, others: list[int]) -> dict[str, Any]:
        """What the ledger's digest of it covers, with the ids of whoever shares in it."""
        return {
            "kind": str(self.kind),
            "employee": self.employee_id,
            "unit": self.unit_id,
            "key": self.key,
            "days": [self.first_day.isoformat(), self.last_day.isoformat()],
            "proofs": [list(proof) for proof in self.proofs],
            "figures": dict(self.figures),
            "others": sorted(others),
        }


class Remark(models.Model):
    """What somebody wrote to a question: the employee's answer, the explanation that ends it, why it was passed on. Never
    changed; blank once the question is."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=10, choices=RemarkKind.choices)
    text = models.CharField(max_length=1000)
    salt = models.BinaryField(max_length=16)
    said_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["finding", "id"], name="attendance_remarks_of_finding")]


declare(
    Finding,
    kind=employment(KEEP),
    key=employment(KEEP),
    first_day=employment(KEEP),
    last_day=employment(KEEP),
    proofs=employment(BLANK),
    figures=employment(BLANK),
    salt=content(DIGEST),
    content=None,
    state=employment(KEEP),
    passed_to=None,
    gone_for=None,
    asked_at=employment(KEEP),
    changed_at=employment(KEEP),
)
declare(Remark, kind=None, text=content(DIGEST), salt=content(DIGEST), said_at=employment(KEEP))
