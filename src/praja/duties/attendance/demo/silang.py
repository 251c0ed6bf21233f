# SPDX-License-Identifier: EUPL-1.2
"""What the cross-checks ask about: a question of each kind, asked by the run itself after what people really did, one answered
and explained, one passed on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from praja.duties.attendance.demo.checkin import Handset, new_handset
from praja.duties.attendance.demo.people import hired
from praja.duties.attendance.domain.saying import Position
from praja.duties.attendance.enums import Direction, FindingKind, Protocol, Receiver
from praja.duties.attendance.models import Finding, Place
from praja.duties.attendance.operations.corrections import NewCorrection, accept_correction, ask_correction
from praja.duties.attendance.operations.files import import_punches
from praja.duties.attendance.operations.machines import Settings, add_machine
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.permissions import PermissionWish, order_permission
from praja.duties.attendance.operations.phones import register_phone
from praja.duties.attendance.operations.pins import give_pin
from praja.duties.attendance.operations.punching import take_punch
from praja.duties.attendance.operations.silang import answer_finding, cross_check, explain_finding, pass_on_finding
from praja.duties.attendance.operations.working_out import work_out
from praja.duties.attendance.queries.months import month_of
from praja.duties.attendance.queries.places import code_of
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import AbsenceKind, Role
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.operations import record_absence
from praja.kernel.people.queries import actor_of, assignments_of
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SERIAL = "MB10VL2023033"
TOGETHER = ("Sari Maharani", "199106142015042993"), ("Dimas Kuncoro", "198811232014031992")
ALONE = ("Yusuf Hidayat", "199304082017041994")
ONE_BROWSER = "5" * 64
"""The mark of a browser on which two people registered."""
CORRECTED = 5
A_DAY = timedelta(days=1)
SYSTEM = system_actor("attendance.cross_check")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where it happens: the unit with its place, its keeper, the working days of the weeks before in order, and until when."""

    unit: Unit
    place: Place
    keeper: Actor
    days: list[date]
    at: datetime

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), local_zone())


def play_silang(
    *,
    unit: Unit,
    traveller: Account,
    paid_at: Unit,
    keeper: Actor,
    is_working: Callable[[date], bool],
    rng: Random,
    at: datetime,
) -> int:
    """Everything that is asked about, at `unit` and of `traveller`, who checks in there; an allowance at `paid_at`. Returns how
    many were hired."""
    today = local_date(at, local_zone())
    days = [day for n in range(70, 0, -1) if is_working(day := today - n * A_DAY)]
    place = Place.objects.filter(unit=unit).order_by("pk").first()
    if place is None:
        return 0
    ground = Ground(unit, place, keeper, days, at)
    sari, dimas, yusuf = (hired(name, nip, unit, at - timedelta(days=300)) for name, nip in (*TOGETHER, ALONE))
    _travelled(ground, traveller)
    _on_one_machine(ground, (sari, dimas, yusuf), rng)
    _corrected(ground, yusuf)
    _on_one_phone(ground, sari, dimas, rng)
    _far_apart(ground, yusuf, rng)
    _sent_twice(ground, yusuf)
    _paid_on_leave(ground, paid_at)
    asked_at = at - timedelta(hours=5)
    cross_check(actor=SYSTEM, at=asked_at)
    _said(ground, yusuf, dimas, asked_at)
    return 3


def play_passed_on(*, employees: Sequence[Employee], keeper: Actor, head: Actor, at: datetime) -> None:
    """Each of `employees` gets two letters for days that overlap; the run asks, and the head passes it on to the inspectorate."""
    today, sent_at, asked_at = local_date(at, local_zone()), at - timedelta(days=2), at - timedelta(hours=2)
    for employee in employees:
        for number, first, last in ((131, today - A_DAY, today + A_DAY), (136, today, today + 2 * A_DAY)):
            basis = f"SPT 000.1.2.3/{number}/{today.year}"
            _away(employee, AbsenceKind.DUTY_TRAVEL, "DL", first, last, basis, keeper, sent_at)
    cross_check(actor=SYSTEM, at=asked_at)
    text = "Dua surat tugas ke dua tempat pada hari yang sama; mohon diperiksa."
    for finding in Finding.objects.filter(employee__in=employees, kind=FindingKind.ASSIGNMENTS).order_by("pk"):
        said_at = asked_at + timedelta(hours=1)
        pass_on_finding(finding=finding, receiver=Receiver.INSPECTORATE, text=text, actor=head, at=said_at)


def _own(employee: Employee, at: datetime) -> Actor:
    return actor_of(employee.person.account, at)


def _head(ground: Ground, at: datetime) -> Actor:
    return actor_of(assignments_of(Role.HEAD, ground.unit.pk, at)[0].account, at)


def _away(
    employee: Employee, kind: AbsenceKind, code: str, first: date, last: date, basis: str, by: Actor, at: datetime
) -> None:
    record_absence(
        employee=employee, kind=kind, code=code, first_day=first, last_day=last, basis=basis, actor=by, at=at
    )


def _travelled(ground: Ground, traveller: Account) -> None:
    """Sent away for two days on which they checked in at the office."""
    employee, (first, last) = Employee.objects.get(person=traveller.person_id), ground.days[-3:-1]
    at, basis = ground.moment(first - A_DAY, 14), f"SPT 000.1.2.3/118/{first.year}"
    _away(employee, AbsenceKind.DUTY_TRAVEL, "DL", first, last, basis, ground.keeper, at)


def _sent_twice(ground: Ground, employee: Employee) -> None:
    """Two letters for days that overlap."""
    today, at = local_date(ground.at, local_zone()), ground.at - timedelta(days=2)
    for number, first, last in ((121, today - A_DAY, today + A_DAY), (126, today, today + 2 * A_DAY)):
        basis = f"SPT 000.1.2.3/{number}/{today.year}"
        _away(employee, AbsenceKind.DUTY_TRAVEL, "DL", first, last, basis, ground.keeper, at)


def _paid_on_leave(ground: Ground, unit: Unit) -> None:
    """The letter of a long leave comes when its month is closed and paid."""
    month = month_of(month_of(local_date(ground.at, local_zone())) - A_DAY)
    days = [day for day in ground.days if day >= month and month_of(day) == month]
    employee = Employee.objects.filter(unit=unit).order_by("pk")[0]
    at, basis = ground.at - timedelta(hours=20), f"SK Cuti Besar 800.1.11.4/{month.month}/{month.year}"
    _away(employee, AbsenceKind.LEAVE, "CB", days[6], days[8], basis, ground.keeper, at)


def _on_one_machine(ground: Ground, people: tuple[Employee, ...], rng: Random) -> None:
    """The file of a machine for the month before: the first two always seconds apart, the third on their own."""
    this_month = month_of(local_date(ground.at, local_zone()))
    month = month_of(this_month - A_DAY)
    days = [day for day in ground.days if month_of(day) == month]
    hung_at = ground.moment(days[0] - 2 * A_DAY, 9)
    settings = Settings(name="Gudang peralatan", unit=ground.unit, protocol=Protocol.FILE, networks=["10.20.32.0/24"])
    machine = add_machine(serial=SERIAL, settings=settings, actor=ground.keeper, at=hung_at)
    for number, employee in enumerate(people, 1):
        give_pin(
            machine=machine, pin=str(number), employee=employee, since=hung_at.date(), actor=ground.keeper, at=hung_at
        )
    forgotten = set(days[2 : 2 + 2 * CORRECTED : 2])
    lines = [line for day in days for line in _lines(day, day in forgotten, rng)]
    came_at = min(ground.at - timedelta(hours=6), ground.moment(this_month, 9))
    import_punches(machine=machine, data="".join(lines).encode(), actor=ground.keeper, at=came_at)
    mark_between([employee.pk for employee in people], month, this_month - A_DAY)
    while work_out(at=came_at):
        pass


def _lines(day: date, third_forgets: bool, rng: Random) -> list[str]:
    came = datetime.combine(day, time(7, 5)) + timedelta(seconds=rng.randrange(600))
    left = datetime.combine(day, time(16, 35)) + timedelta(seconds=rng.randrange(600))
    pressed = [(1, came), (2, came + timedelta(seconds=8)), (3, came + timedelta(minutes=9)), (1, left)]
    pressed += [(2, left + timedelta(seconds=11)), *([] if third_forgets else [(3, left + timedelta(minutes=14))])]
    return [f"{number}\t{moment:%Y-%m-%d %H:%M:%S}\t255\t1\t0\t0\n" for number, moment in pressed]


def _corrected(ground: Ground, employee: Employee) -> None:
    """On some days they forgot to press when leaving; the head agreed each time."""
    month = month_of(month_of(local_date(ground.at, local_zone())) - A_DAY)
    days = [day for day in ground.days if month_of(day) == month]
    for day in days[2 : 2 + 2 * CORRECTED : 2]:
        at = ground.moment(day + A_DAY, 8, 10)
        paper = take_in(upload=BytesIO(_page(day)), actor=_own(employee, at), at=at)
        new = NewCorrection(
            day=day,
            came_at=None,
            left_at=ground.moment(day, 16, 40),
            reason="Lupa menekan mesin saat pulang, catatan gudang terlampir.",
            files=(paper,),
        )
        case = ask_correction(employee=employee, new=new, actor=_own(employee, at), at=at).case
        accept_correction(case=case, actor=_head(ground, at), at=at + timedelta(hours=2), seen_version=None)


def _page(day: date) -> bytes:
    """A photo of the warehouse's book."""
    image, out = Image.new("RGB", (480, 300), "white"), BytesIO()
    draw = ImageDraw.Draw(image)
    draw.text((30, 40), f"Buku gudang peralatan {day:%d-%m-%Y}", fill="black")
    draw.text((30, 80), "Pulang 16.40, paraf petugas", fill="black")
    image.save(out, "PNG")
    return out.getvalue()


def _on_one_phone(ground: Ground, first: Employee, second: Employee, rng: Random) -> None:
    """Both on one browser within minutes; in the afternoon the second on the telephone of the first."""
    day = ground.days[-2]
    phones = {employee.pk: _registered(ground, employee, day, rng, ONE_BROWSER) for employee in (first, second)}
    for employee, minute in ((first, 12), (second, 17)):
        _press(ground, employee, phones[employee.pk], ground.moment(day, 7, minute), Direction.IN)
    _press(ground, second, phones[first.pk], ground.moment(day, 16, 5), Direction.OUT)


def _registered(ground: Ground, employee: Employee, day: date, rng: Random, device: str = "") -> Handset:
    phone, at = new_handset(rng, device), ground.moment(day - 2 * A_DAY, 8)
    register_phone(employee=employee, key=phone.public, device=device, name="Android", actor=_own(employee, at), at=at)
    return phone


def _press(
    ground: Ground,
    employee: Employee,
    phone: Handset,
    at: datetime,
    direction: Direction,
    spot: tuple[float, float] | None = None,
) -> None:
    (west, south) = ground.place.outline[0][0]
    longitude, latitude = spot or (west + 0.0004, south + 0.0004)
    code = "" if spot else code_of(ground.place.code_secret).at(at)
    new = phone.press(at, int(direction), code, Position(round(latitude, 7), round(longitude, 7), 15), at)
    take_punch(employee=employee, new=new, actor=_own(employee, at), at=at)


def _far_apart(ground: Ground, employee: Employee, rng: Random) -> None:
    """Ordered to work elsewhere, they press twice within a quarter of an hour, farther apart than anybody gets in that time."""
    day, (west, south) = ground.days[-5], ground.place.outline[0][0]
    ordered_at = ground.moment(day - A_DAY, 10)
    wish = PermissionWish(kind="WFA", first_day=day, last_day=day, reason="Mendampingi survei jalan antarwilayah")
    order_permission(employee=employee, wish=wish, actor=_head(ground, ordered_at), at=ordered_at)
    phone = _registered(ground, employee, day, rng)
    for minute, north in ((20, 0.0), (35, 0.6)):
        _press(ground, employee, phone, ground.moment(day, 7, minute), Direction.IN, (west, south + north))


def _said(ground: Ground, sent: Employee, refused: Employee, asked_at: datetime) -> None:
    """One is answered and explained, one passed on to the inspectorate; the others wait."""
    found: Mapping[str, Finding] = {
        row.kind: row for row in Finding.objects.filter(employee__in=(sent, refused)).select_related("employee__person")
    }
    answered_at, settled_at = asked_at + timedelta(hours=1), asked_at + timedelta(hours=2)
    twice, others = found.get(FindingKind.ASSIGNMENTS), found.get(FindingKind.OTHERS_PHONE)
    if twice is not None:
        text = "Surat kedua memperpanjang yang pertama; tujuannya sama."
        answer_finding(finding=twice, text=text, actor=_own(sent, answered_at), at=answered_at)
        text = "Benar, surat kedua memperpanjang yang pertama. Bagian umum diminta mencabut yang lama."
        explain_finding(finding=twice, text=text, actor=_head(ground, settled_at), at=settled_at)
    if others is not None:
        text = "Dua orang memakai satu telepon pada hari yang sama; mohon diperiksa."
        pass_on_finding(
            finding=others, receiver=Receiver.INSPECTORATE, text=text, actor=_head(ground, settled_at), at=settled_at
        )
