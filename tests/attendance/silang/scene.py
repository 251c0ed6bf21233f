# SPDX-License-Identifier: EUPL-1.2
"""January of 2026 in a government of which everything is asked that the cross-checks can ask."""

from datetime import date, datetime, timedelta
from hashlib import sha256

from attendance.checking_in import OFFICE, office_place
from attendance.conftest import Staff
from attendance.days.making import local, punched
from attendance.days.test_months_and_corrections import asked
from praja.duties.attendance.enums import Direction, MachineState, Reason, Source, Verdict
from praja.duties.attendance.models import Finding, Machine, Phone, Place, Punch
from praja.duties.attendance.operations.corrections import accept_correction
from praja.duties.attendance.operations.silang import Checked, cross_check
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Absence, Account, Employee
from praja.kernel.people.operations import record_absence
from praja.lib.actors import system_actor

MONDAY = date(2026, 1, 5)
EVENING = local(date(2026, 1, 20), "20:00")
MACHINE_DAYS = [MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
FAR_NORTH = tuple((x, y + 1) for x, y in OFFICE)


def checked(at: datetime = EVENING) -> Checked:
    """A run of the cross-checks."""
    return cross_check(actor=system_actor("attendance.cross_check"), at=at)


def travelled(staff: Staff, account: Account, first: date, last: date, case: int | None = None) -> Absence:
    """A duty travel, entered by the personnel office."""
    return record_absence(
        employee=staff.employee(account),
        kind=AbsenceKind.DUTY_TRAVEL,
        first_day=first,
        last_day=last,
        basis="SPT 000.1.2.3/7",
        case=case,
        actor=staff.actor(staff.keeper, EVENING),
        at=EVENING,
    )


def on_travel(staff: Staff) -> Absence:
    """The worker checks in on the second of three days of a travel."""
    travel = travelled(staff, staff.worker, MONDAY, MONDAY + timedelta(days=2), case=1)
    punched(staff.employee(staff.worker), MONDAY + timedelta(days=1), "07:25")
    return travel


def by_phone(employee: Employee, at: datetime, phone: Phone | None = None, **other: object) -> Punch:
    given = {"verdict": Verdict.HELD, "received_at": at, "direction": Direction.IN, **other}
    return Punch.objects.create(employee=employee, at=at, source=Source.PHONE, phone=phone, **given)


def one_phone(staff: Staff) -> None:
    """The worker and the colleague on one browser; the contracted one is refused on somebody's telephone."""
    for minute, account in (("07:10", staff.worker), ("07:14", staff.colleague)):
        key = account.person.name.encode()
        phone = Phone.objects.create(
            employee=staff.employee(account),
            key=key,
            key_hash=sha256(key).digest(),
            device="d" * 64,
            registered_at=EVENING - timedelta(days=60),
        )
        by_phone(staff.employee(account), local(MONDAY + timedelta(days=7), minute), phone)
    refused = {"verdict": Verdict.REFUSED, "reason": Reason.OTHER_PHONE}
    by_phone(staff.employee(staff.contracted), local(MONDAY, "07:20"), **refused)


def on_a_machine(staff: Staff, *accounts: Account) -> Machine:
    """These people press seconds apart, mornings and afternoons of ten days."""
    machine = Machine.objects.create(serial="SN1", name="Lobi", unit=staff.lights, state=MachineState.ACTIVE)
    Punch.objects.bulk_create(
        Punch(
            employee=staff.employee(account),
            at=(at := local(day, clock) + timedelta(seconds=9 * number)),
            received_at=at,
            source=Source.MACHINE,
            machine=machine,
            pin=str(number),
            local_text=f"{at:%Y-%m-%d %H:%M:%S}",
        )
        for day in MACHINE_DAYS
        for clock in ("07:20", "16:01")
        for number, account in enumerate(accounts)
    )
    return machine


def corrected(staff: Staff, times: int) -> None:
    """The worker has so many corrections accepted, day after day from Monday on."""
    for n in range(times):
        day, at = MONDAY + timedelta(days=n), local(MONDAY + timedelta(days=5), "09:00")
        wish = {"day": day, "came_at": local(day, "07:20")}
        case = asked(staff, at=at, **wish).case
        accept_correction(case=case, actor=staff.actor(staff.bridges_head, at), at=at, seen_version=None)


def far_apart(staff: Staff) -> tuple[Place, Place]:
    """The colleague is at two offices, a degree apart, within twenty minutes."""
    here = office_place(staff, EVENING)
    there = office_place(staff, EVENING, name="Kantor Utara", outline=(FAR_NORTH,))
    for place, clock in ((here, "09:00"), (there, "09:20")):
        at = local(MONDAY + timedelta(days=8), clock)
        by_phone(staff.employee(staff.colleague), at, verdict=Verdict.ACCEPTED, place=place)
    return here, there


def everything(staff: Staff) -> list[Finding]:
    """One question of each kind that rows of attendance alone can ask, and more."""
    on_travel(staff)
    travelled(staff, staff.colleague, MONDAY, MONDAY, case=2)
    travelled(staff, staff.colleague, MONDAY, MONDAY + timedelta(days=1), case=3)
    one_phone(staff)
    on_a_machine(staff, staff.stranger, staff.lights_head)
    corrected(staff, 3)
    far_apart(staff)
    checked()
    return list(Finding.objects.order_by("kind", "employee"))
