# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.work.domain import DAWN
from praja.lib.privacy import BLANK, content, declare


class WorkItem(models.Model):
    """Something that waits for somebody, whatever the duty. Opened and closed in the transaction of the act.

    The desk, the head's overview and the digest read only open rows: one indexed query over every duty. Holding one lets a
    person see that row and no more. `case_id` is a plain id, since procedures stand above work in the house.
    """

    case_id = models.BigIntegerField(null=True, blank=True)
    duty = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    holder_unit = models.ForeignKey(Unit, models.PROTECT, related_name="work_items")
    holder_role = models.CharField(max_length=24)
    holder_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="work_items")
    state_label = models.CharField(max_length=120)
    priority = models.CharField(max_length=12, blank=True, default="", db_default="")
    """Why somebody is served first; empty for everybody else."""
    stays = models.BooleanField(default=False, db_default=False)
    """It stays on its desk whatever steps its case takes, until it is closed by name: a task of its own within the case."""
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    """When it is due; without a clock of its own, far in the future (`FAR`), so that rows sort without NULLs."""
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["holder_unit", "holder_role", "due_at", "id"],
                condition=Q(closed_at=None),
                name="work_open_by_holder",
            ),
            models.Index(fields=["holder_role", "due_at", "id"], condition=Q(closed_at=None), name="work_open_by_role"),
            # Only for those who ask for several roles at once: with it, planners walk past everybody's late items to the recent
            # ones of a single role, which has an index of its own.
            models.Index(
                fields=["due_at", "id"], condition=Q(closed_at=None, due_at__gte=DAWN), name="work_open_of_several"
            ),
            models.Index(fields=["case_id"], condition=Q(closed_at=None), name="work_open_of_case"),
            models.Index(
                fields=["holder_person", "due_at"],
                condition=Q(closed_at=None, holder_person__isnull=False),
                name="work_open_of_person",
            ),
        ]


declare(
    WorkItem,
    duty=None,
    kind=None,
    subject=None,
    url=None,
    holder_role=None,
    state_label=None,
    priority=content(BLANK),
    opened_at=None,
    due_at=None,
    closed_at=None,
)
