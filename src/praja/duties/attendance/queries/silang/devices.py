# SPDX-License-Identifier: EUPL-1.2
"""Punches by the device on which they were made."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.db.models import Count, QuerySet

from praja.duties.attendance.domain.silang.devices import Press
from praja.duties.attendance.enums import Reason
from praja.duties.attendance.models import Phone, Punch
from praja.duties.attendance.queries.stamps import counted
from praja.lib.clock import end_of, local_date, start_of
from praja.lib.moments import local_zone


def refused_on_others_phones(first: date, last: date) -> list[Press]:
    """Check-ins that were refused because the telephone is registered to somebody else. Whose it is, the punch does not say. One
    statement."""
    rows = _punches(first, last).filter(reason=Reason.OTHER_PHONE)
    return [_press("", *row) for row in rows.values_list("employee", "at", "pk")]


def pressed_on_shared_browsers(first: date, last: date) -> list[Press]:
    """Punches, whether they counted or not, on browsers on which more than one person ever registered a telephone. One
    statement."""
    shared = Phone.objects.exclude(device="").values("device").annotate(people=Count("employee", distinct=True))
    of_several = shared.filter(people__gt=1).values("device")
    rows = _punches(first, last).filter(phone__device__in=of_several).order_by("phone__device", "at", "pk")
    return [_press(*row) for row in rows.values_list("phone__device", "employee", "at", "pk")]


def pressed_on_machines(first: date, last: date) -> Iterator[list[Press]]:
    """Machine by machine, the punches that count. One statement, read as it comes."""
    rows = counted(_punches(first, last)).filter(machine__isnull=False).order_by("machine", "at", "pk")
    values = rows.values_list("machine", "employee", "at", "pk").iterator(chunk_size=5_000)
    for _machine, own in groupby(values, key=lambda row: row[0]):
        yield [_press(*row) for row in own]


def _punches(first: date, last: date) -> "QuerySet[Punch]":
    zone = local_zone()
    return Punch.objects.filter(employee__isnull=False, at__gte=start_of(first, zone), at__lt=end_of(last, zone))


def _press(device: object, employee: int, at: object, punch: int) -> Press:
    return Press(str(device), employee, at, local_date(at, local_zone()), punch)  # type: ignore[arg-type]
