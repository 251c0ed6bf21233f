# SPDX-License-Identifier: EUPL-1.2
"""Punches that count."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from praja.duties.attendance.domain.plans import Stamp
from praja.duties.attendance.enums import Verdict
from praja.duties.attendance.models import Punch


def counted(punches: "QuerySet[Punch]") -> "QuerySet[Punch]":
    """Those of `punches` that count: accepted, or held and confirmed since."""
    return punches.filter(Q(verdict=Verdict.ACCEPTED) | Q(verdict=Verdict.HELD, judgement__counts=True))


def stamps_between(employee_ids: Iterable[int], since: datetime, until: datetime) -> dict[int, list[Stamp]]:
    """By employee, the punches that count from `since` to before `until`, in order of time. One statement."""
    rows = counted(Punch.objects.filter(employee__among=set(employee_ids), at__gte=since, at__lt=until))
    found: dict[int, list[Stamp]] = defaultdict(list)
    for employee, at, direction, punch in rows.order_by("at", "pk").values_list("employee", "at", "direction", "pk"):
        found[employee].append(Stamp(at, direction, punch))
    return found
