# SPDX-License-Identifier: EUPL-1.2
"""Every address of attendance and the desk, opened by somebody with every role: nowhere stands where somebody was before they say
why, and nothing of it is left when its time is over."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.apps import apps
from django.http import HttpResponse

from attendance.checking_in import FAR, code_on, handset, office_place, registered
from attendance.conftest import Staff
from attendance.days.making import local
from attendance.days.test_months_and_corrections import asked
from attendance.silang.scene import EVENING
from attendance.test_photos import SELFIE
from matrix.addresses import Named, named_routes
from officers import officer, signed_in
from praja.duties.attendance.domain.saying import Position
from praja.duties.attendance.models import Finding, Look, Punch, Selfie
from praja.duties.attendance.operations.looking import look_at
from praja.duties.attendance.operations.permissions import PermissionWish, order_permission
from praja.duties.attendance.operations.punching import take_punch
from praja.duties.attendance.tasks.blanking import blank_old_positions
from praja.duties.attendance.tasks.silang import cross_check_all
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.lib.clock import frozen

DAY = EVENING.date() - timedelta(days=1)
MORNING, SOON = local(DAY, "07:25"), local(DAY, "07:45")
NEAR = Position(1.4912345, 124.8412345, 87)
INEXACT = Position(1.4912345, 124.8412345, 9731)
NORTH = Position(2.4912345, 124.8412345, 97)
WHY = "Memastikan siapa yang hadir pagi itu"
TOLD = re.compile(
    r"[12][.,]49123|124[.,]84123|1[.,]60000|\b9[.,]?731\b|\b11[.,]?942\b|\b11[01][.,]\d{3}\b|\b1[01]\d km\b"
)
"""Where they stood, how exactly, how far from the office, and how far apart."""


@pytest.fixture
def punches(staff: Staff) -> dict[str, Punch]:
    """Check-ins of the worker: one with a photo that counts, one too inexact, one far outside; and of the colleague, who may work
    anywhere that day: two between which nobody gets, so that a question is asked."""
    place = office_place(staff, MORNING, wants_photo=True)
    wish = PermissionWish(kind="WFA", first_day=DAY, last_day=DAY, reason="Mendampingi kunjungan")
    colleague = staff.employee(staff.colleague)
    order_permission(employee=colleague, wish=wish, actor=staff.actor(staff.bridges_head, MORNING), at=MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    other, _row = registered(staff, staff.colleague, MORNING, handset("c"))
    code = code_on(place, MORNING)
    sent = {
        "near": (staff.worker, phone.presses(MORNING, code=code, position=NEAR, photo=SELFIE), MORNING),
        "inexact": (staff.worker, phone.presses(MORNING, code=code, position=INEXACT), MORNING),
        "far": (staff.worker, phone.presses(MORNING, position=FAR), MORNING),
        "south": (staff.colleague, other.presses(MORNING, position=FAR), MORNING),
        "north": (staff.colleague, other.presses(SOON, position=NORTH), SOON),
    }
    made = {
        name: take_punch(employee=staff.employee(account), new=new, actor=staff.actor(account, at), at=at)
        for name, (account, new, at) in sent.items()
    }
    asked(staff)
    cross_check_all(EVENING)
    return made


def addresses(numbers: set[int], code: str) -> Iterator[str]:
    """Every address of attendance with each of these numbers, and the desk."""
    yield from ("/meja/", "/ringkasan/")
    words = {"code": code, "month": DAY.strftime("%Y-%m"), "kind": "xlsx", "name": "xlsx", "secret": "x" * 27}
    for name, route in named_routes().items():
        if name.startswith("attendance:"):
            yield from _filled(route, numbers, words)


def _filled(route: Named, numbers: set[int], words: dict[str, str]) -> Iterator[str]:
    counted = sorted(route.arguments & {"pk", "number"})
    assert route.arguments <= {*words, *counted}, f"say here what {route.name} may be asked for"
    for chosen in product(sorted(numbers), repeat=len(counted)) if len(counted) < 2 else [(1, 1)]:
        yield route.address({**words, **dict(zip(counted, chosen, strict=True))})


def text_of(response: HttpResponse) -> str:
    """What an answer says; of an office file what is in it."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    return body.decode("utf-8", "replace")


def test_nothing_of_a_position_or_a_photo_stands_anywhere_before_somebody_says_why(
    staff: Staff, punches: dict[str, Punch]
) -> None:
    finding = Finding.objects.get(kind="movement")
    numbers = {one.pk for one in punches.values()} | {finding.pk, finding.employee_id, punches["near"].employee_id or 0}
    code = apps.get_model("procedures", "Case").objects.get(procedure="attendance.correction").code
    reader = signed_in(officer("Irma", Role.PERSONNEL, staff.root, *(role for role in Role if role != Role.PERSONNEL)))
    told, opened = [], 0
    with frozen(SOON + timedelta(hours=2)):
        for address in addresses(numbers, code):
            answer = reader.get(address)
            if answer.status_code != 200:
                continue
            opened += 1
            is_picture = answer["Content-Type"].startswith("image/") and "/bukti/" not in address
            if is_picture or TOLD.search(text_of(answer)):
                told.append(address)
    assert told == []
    assert opened > 50, "so many pages and files are there to be read"
    assert not Look.objects.exists()


def test_through_the_door_it_is_seen_and_the_employee_reads_who_when_and_why(
    staff: Staff, punches: dict[str, Punch]
) -> None:
    head, colleague = signed_in(staff.bridges_head), signed_in(staff.colleague)
    finding = Finding.objects.get(kind="movement")
    door = f"/presensi/titik/{punches['north'].pk}/?soal={finding.pk}"
    with frozen(EVENING):
        question = head.get(f"/presensi/silang/{finding.pk}/").content.decode()
        assert door in question
        assert f"/presensi/silang/{finding.pk}/" in head.get(door).content.decode()
        assert not TOLD.search(head.post(door, {"what": "position", "reason": "apa"}).content.decode())
        assert TOLD.search(head.post(door, {"what": "position", "reason": WHY}).content.decode())
        page = colleague.get("/presensi/dilihat/").content.decode()
    assert all(word in page for word in (f"“{WHY}”", "Budi", "20:00", "07:45"))
    own = look_at(punch=punches["far"], reason="", actor=staff.actor(staff.worker, EVENING), at=EVENING)
    assert TOLD.search(f"{own.outside} m")
    assert Look.objects.count() == 1


def test_when_its_time_is_over_nothing_of_it_is_left_anywhere(staff: Staff, punches: dict[str, Punch]) -> None:
    over = MORNING + timedelta(days=61)
    blank_old_positions(over)
    cross_check_all(over)
    assert not Selfie.objects.exists()
    assert {bytes(one.position.token) for one in Punch.objects.all()} == {b""}
    rows = [
        str(value)
        for model in apps.get_app_config("attendance").get_models()
        for row in model.objects.exclude().values()
        if model._meta.model_name != "place"
        for value in row.values()
    ]
    assert rows
    assert not [said for said in rows if TOLD.search(said)]
    assert not [one.payload for one in LedgerEvent.objects.all() if TOLD.search(one.payload)]
    finding = Finding.objects.get(kind="movement")
    assert (finding.state, finding.figures) == ("gone", {"minutes": 20})
