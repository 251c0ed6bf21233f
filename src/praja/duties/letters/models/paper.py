# SPDX-License-Identifier: EUPL-1.2
"""What units spent on paper: realised, as the treasury has it."""

from django.db import models

from praja.duties.letters.enums import PaperKind
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class PaperSpend(models.Model):
    """What a unit spent in a month on one kind of thing, under one account, in whole rupiah. `month` is the month's first day. A
    later list that says something else of the same month takes its place."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="paper_spent")
    month = models.DateField()
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    account = models.CharField(max_length=60, blank=True)
    """The budget's account (kode rekening); empty where the list names none."""
    rupiah = models.BigIntegerField()
    taken_in_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "month", "kind", "account"], name="letters_paper_spent_once"),
            models.CheckConstraint(condition=models.Q(rupiah__gte=0), name="letters_paper_not_negative"),
        ]


declare(PaperSpend, kind=None, account=None)
