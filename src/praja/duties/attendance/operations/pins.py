# SPDX-License-Identifier: EUPL-1.2
"""Numbers by which machines know people: given and ended. Whose a machine's punch is follows from them at any time."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.pins import ROW, PinBook
from praja.duties.attendance.errors.machines import PinInvalid, PinTaken
from praja.duties.attendance.events.machines import PINS, PinEnded, PinGiven
from praja.duties.attendance.models import Machine, Pin, Punch
from praja.duties.attendance.models.machine_digests import digest_of_pin
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.rules import may_keep_machines
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed
from praja.lib.moments import describe_moment

PIN = re.compile(r"[0-9A-Za-z_.-]{1,24}")
AT_ONCE = 500


def give_pin(*, machine: Machine | None, pin: str, employee: Employee, since: date, actor: Actor, at: datetime) -> Pin:
    """From `since` on this number stands for this employee on one machine, or on every machine (None) that does not know the
    number itself. Punches of nobody from then on become theirs, and their days are worked out again. The same again changes
    nothing.

    Raises NotAllowed, PinInvalid, PinTaken. Records `attendance.pin_given`.
    """
    _guard(actor, machine, employee)
    pin = pin.strip()
    if not PIN.fullmatch(pin):
        raise PinInvalid(
            _("This is no number of a machine."),
            field="pin",
            next_step=_("Write it as the machine shows it: digits, at most 24."),
        )
    with transaction.atomic():
        _lock(machine)
        if known := _holding(machine, pin, employee, since):
            return known
        row = Pin.objects.create(machine=machine, pin=pin, employee=employee, since=since)
        matched = _follow(pin, machine, since, None)
        event = PinGiven(
            entry=row.pk,
            machine=machine.pk if machine else None,
            employee=employee.pk,
            since=since.isoformat(),
            pin=digest_of_pin(pin),
            matched=matched,
        )
        record(event, actor=actor, at=at, stream=PINS, refs={"employee": employee.pk})
    return row


def end_pin(*, entry: Pin, until: date, actor: Actor, at: datetime) -> Pin:
    """From `until` on the number stands for this employee no more; punches from then on are nobody's, or whose the number is
    then. With the first day of the entry it never stood for them: that is how a wrong number is taken back.

    Raises NotAllowed, PinInvalid. Records `attendance.pin_ended`.
    """
    with transaction.atomic():
        _lock(entry.machine)
        row = Pin.objects.select_for_update(of=("self",)).select_related("machine", "employee").get(pk=entry.pk)
        _guard(actor, row.machine, row.employee)
        if row.until is not None and row.until <= until:
            raise PinInvalid(
                _("This number ended before."),
                field="until",
                next_step=_("Choose an earlier day, or give the number anew."),
            )
        if until < row.since:
            raise PinInvalid(
                _("The number was not given yet on that day."),
                field="until",
                next_step=_("Choose %(day)s or later.") % {"day": describe_moment(row.since, "date")},
            )
        before, row.until = row.until, until
        row.save(update_fields=["until"])
        released = _follow(row.pin, row.machine, until, before)
        event = PinEnded(entry=row.pk, until=until.isoformat(), released=released)
        record(event, actor=actor, at=at, stream=PINS, refs={"employee": row.employee_id})
    return row


def _holding(machine: Machine | None, pin: str, employee: Employee, since: date) -> Pin | None:
    """The entry that says the same already. Raises PinTaken for one that overlaps and says otherwise."""
    overlapping = Pin.objects.filter(Q(until=None) | Q(until__gt=since), machine=machine, pin=pin)
    for row in overlapping.select_related("employee__person"):
        if row.since == row.until:
            continue  # taken back
        if row.employee_id == employee.pk and row.since <= since and row.until is None:
            return row
        raise PinTaken(
            _("This number stands for %(name)s since %(day)s.")
            % {"name": row.employee.person.name, "day": describe_moment(row.since, "date")},
            field="pin",
            next_step=_("End that entry first, or give the number from the day on which it ended."),
        )
    return None


def _follow(pin: str, machine: Machine | None, first: date, before: date | None) -> int:
    """Punches by this number from a day on become whose the number is now. How many changed."""
    rows = Punch.objects.filter(pin=pin, machine__isnull=False, local_text__gte=first.isoformat())
    rows = rows.filter(machine=machine) if machine else rows
    rows = rows.filter(local_text__lt=before.isoformat()) if before else rows
    book = PinBook(Pin.objects.filter(pin=pin).values_list(*ROW))
    changed: dict[int | None, list[int]] = {}
    touched: list[tuple[int, datetime]] = []
    for pk, whose, on, text, moment in _told(rows):
        holder = book.employee_of(on, pin, date.fromisoformat(text[:10]))
        if holder != whose:
            changed.setdefault(holder, []).append(pk)
            touched += [(one, moment) for one in (holder, whose) if one is not None]
    for employee, pks in changed.items():
        for start in range(0, len(pks), AT_ONCE):
            Punch.objects.filter(pk__in=pks[start : start + AT_ONCE]).update(employee=employee)
    mark_around(touched)
    return sum(map(len, changed.values()))


def _told(rows: "QuerySet[Punch]") -> Iterable[tuple[int, int | None, int, str, datetime]]:
    return list(rows.values_list("pk", "employee_id", "machine_id", "local_text", "at"))


def _lock(machine: Machine | None) -> None:
    """Batches of these machines come in before it is said whose a number is or after it, never beside it."""
    rows = Machine.objects.select_for_update(of=("self",)).order_by("pk")
    list((rows if machine is None else rows.filter(pk=machine.pk)).values_list("pk"))


def _guard(actor: Actor, machine: Machine | None, employee: Employee) -> None:
    over = [employee.unit_id] if machine is None else [employee.unit_id, machine.unit_id]
    # Whoever keeps the machine may take its numbers for people of other units: an office has guests.
    if not any(may_keep_machines(actor, unit) for unit in over if unit is not None):
        raise NotAllowed(
            _("You keep neither this machine nor this employee's unit."),
            next_step=_("Ask the personnel office of the unit."),
        )
