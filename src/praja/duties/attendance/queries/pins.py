# SPDX-License-Identifier: EUPL-1.2
"""By which numbers machines know people."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.pins import ROW, PinBook
from praja.duties.attendance.models import Pin
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.models import Employee
from praja.lib.errors import NotFound
from praja.lib.statements import among, asked

_ENTRIES = f"SELECT {', '.join(ROW)} FROM attendance_pin WHERE (machine_id = %s OR machine_id IS NULL) AND"  # noqa: S608


def pins_of(machine_id: int, pins: Collection[str]) -> PinBook:
    """These numbers, as this machine and every machine know them. One statement."""
    is_asked, asked_for = among("pin", sorted(pins))
    return PinBook(asked(f"{_ENTRIES} {is_asked}", [machine_id, asked_for]))


def pins_kept_by(units: Collection[int], sought: str = "") -> "QuerySet[Pin]":
    """Numbers of the machines and the people of these units; `sought`: only this number, or the NIP of its holder."""
    rows = Pin.objects.filter(Q(machine__unit__in=units) | Q(employee__unit__in=units))
    if sought:
        rows = rows.filter(Q(pin=sought) | Q(employee__nip_key=key_of("nip", sought), employee__nip_key__isnull=False))
    return rows.select_related("machine", "employee__person", "employee__unit")


def pin_kept_by(units: Collection[int], pk: int) -> Pin:
    """One of them. Raises NotFound."""
    found = pins_kept_by(units).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such number here."), next_step=_("Choose it from the list of numbers."))
    return found


def pin_holder(machine_id: int, pin: str, day: date) -> Employee | None:
    """Whose a number is on a machine on a day."""
    employee = pins_of(machine_id, {pin}).employee_of(machine_id, pin, day)
    return Employee.objects.select_related("person").filter(pk=employee).first() if employee else None
