# SPDX-License-Identifier: EUPL-1.2
"""What the personnel office keeps: days used before this platform was, and who may give leave by which decision."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.errors.leave import AuthorityRefused, NotYourRegister
from praja.duties.attendance.events.leave import (
    AUTHORITIES,
    LeaveAuthoritySet,
    LeaveBalanceEntered,
    stream_of_balances,
)
from praja.duties.attendance.models import LeaveAuthority, LeaveBalance
from praja.duties.attendance.queries.leave import figures_for
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import employee_by_nip
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor, ActorKind
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

LONGEST_BASIS = 120

BALANCES = Profile(
    "attendance.leave_balances",
    {
        "nip": ("NIP", "NIP Baru"),
        "year": ("Tahun",),
        "used": ("Dipakai", "Cuti dipakai", "Terpakai"),
        "postponed": ("Ditangguhkan",),
    },
    required=("nip", "year", "used"),
)
"""Columns of the personnel office's books."""


def enter_balance(
    *, employee: Employee, year: int, used: int, postponed: int = 0, basis: str, actor: Actor, at: datetime
) -> LeaveBalance:
    """Enter how much of a year's annual leave was used, and how much postponed, before this platform. The newest entry of a year
    holds; the same again changes nothing.

    Raises `NotYourRegister`, and InvalidInput for figures that cannot be. Records `attendance.leave_balance_entered`.
    """
    if not _keeps(actor, employee.unit_id):
        raise NotYourRegister
    most = figures_for(employee, date(year, 1, 1)).annual
    if not 0 <= used <= most or not 0 <= postponed <= most - used:
        raise InvalidInput(
            _("A year has %(days)s days of annual leave.") % {"days": most},
            field="used" if not 0 <= used <= most else "postponed",
            next_step=_(
                "Enter how many of that year's own days were used; what came from the year before is not among them."
            ),
        )
    said = words_of(basis, field="basis", shortest=3, longest=LONGEST_BASIS).text
    with transaction.atomic():
        newest = LeaveBalance.objects.filter(employee=employee, year=year).order_by("-id").first()
        if newest is not None and (newest.used, newest.postponed, newest.basis) == (used, postponed, said):
            return newest
        row = LeaveBalance.objects.create(employee=employee, year=year, used=used, postponed=postponed, basis=said)
        event = LeaveBalanceEntered(
            balance=row.pk, employee=employee.pk, year=year, used=used, postponed=postponed, basis=said
        )
        record(event, actor=actor, at=at, stream=stream_of_balances(employee.pk), refs={"employee": employee.pk})
    return row


def import_balances(*, lines: Iterable[Line], basis: str, actor: Actor, at: datetime) -> Report:
    """Take over the books of annual leave, line by line: a bad line is refused with its reason and stops no other. `basis` names
    the books. Run again, it changes nothing."""

    def save(line: Line) -> Outcome:
        employee = employee_by_nip(line.values["nip"])
        if employee is None:
            raise InvalidInput(_("Nobody in the register has this NIP."), field="nip", next_step=_("Correct it."))
        before = LeaveBalance.objects.filter(employee=employee).count()
        enter_balance(
            employee=employee,
            year=_number(line, "year", 2000, 2100),
            used=_number(line, "used", 0, 366),
            postponed=_number(line, "postponed", 0, 366) if line.values.get("postponed") else 0,
            basis=basis,
            actor=actor,
            at=at,
        )
        is_new = LeaveBalance.objects.filter(employee=employee).count() > before
        return Outcome.CREATED if is_new else Outcome.UNCHANGED

    return run_import(lines, line_by_line(save))


def _number(line: Line, field: str, least: int, most: int) -> int:
    text = line.values[field].strip()
    if not text.isdigit() or not least <= int(text) <= most:
        raise InvalidInput(_("This is not such a number."), field=field, next_step=_("Correct it."))
    return int(text)


def set_leave_authority(
    *,
    unit: Unit,
    holder: Unit,
    kinds: Sequence[str],
    decree: str,
    since: date,
    until: date | None = None,
    actor: Actor,
    at: datetime,
) -> LeaveAuthority:
    """Enter the head of region's decision by which the head of `holder` gives these kinds of leave to the people of `unit` and
    all below, from `since` until the day before `until`.

    Raises `NotYourRegister`, `AuthorityRefused`. Records `attendance.leave_authority_set`.
    """
    if not _keeps(actor, unit.pk):
        raise NotYourRegister
    chosen = [kind for kind in LeaveKind.values if kind in kinds]
    _check_authority(chosen, since, until)
    said = words_of(decree, field="decree", shortest=3, longest=LONGEST_BASIS).text
    with transaction.atomic():
        row = LeaveAuthority.objects.create(
            unit=unit, holder=holder, kinds=chosen, decree=said, since=since, until=until
        )
        event = LeaveAuthoritySet(
            authority=row.pk,
            unit=unit.pk,
            holder=holder.pk,
            kinds=tuple(chosen),
            decree=said,
            since=since.isoformat(),
            until=until.isoformat() if until else None,
        )
        record(event, actor=actor, at=at, stream=AUTHORITIES, refs={"unit": unit.pk})
    return row


def _check_authority(kinds: Sequence[str], since: date, until: date | None) -> None:
    if not kinds:
        raise AuthorityRefused(
            _("It is not said which kinds."), field="kinds", next_step=_("Choose at least one kind.")
        )
    if LeaveKind.UNPAID in kinds:
        raise AuthorityRefused(
            _("Leave outside state duty is given by the head of region alone."),
            field="kinds",
            next_step=_("Leave it out."),
        )
    if until is not None and until <= since:
        raise AuthorityRefused(
            _("It ends before it begins."),
            field="until",
            next_step=_("Correct one of the days, or leave the end open."),
        )


def _keeps(actor: Actor, unit_id: int) -> bool:
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(Role.PERSONNEL)
