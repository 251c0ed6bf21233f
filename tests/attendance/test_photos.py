# SPDX-License-Identifier: EUPL-1.2
"""The photo that a place may want: small, sealed, bound to its punch, seen with a reason, gone in time; nobody needs one."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PIL import Image

from attendance.checking_in import FAR, code_on, office_place, registered
from attendance.conftest import Staff
from officers import signed_in
from praja.duties.attendance.models import Look, Punch, Selfie
from praja.duties.attendance.models.punches import PHOTO
from praja.duties.attendance.operations.blanking import blank_positions
from praja.duties.attendance.operations.punching import NewPunch, take_punch
from praja.duties.attendance.operations.selfies import MOST_KEPT, small_photo
from praja.duties.attendance.queries.selfies import OPEN
from praja.kernel.people.sealing import open_bytes
from praja.lib.actors import system_actor
from praja.lib.clock import frozen
from sql_edits import findings, not_named

MORNING = datetime.fromisoformat("2026-01-19T07:25:00+07:00")
DAY, KEPT = date(2026, 1, 19), timedelta(days=14)
WHY = "Memastikan siapa yang hadir pagi itu"


def picture(edge: int = 600) -> bytes:
    """A JPEG that is hard to make small, with a place of taking in it."""
    image, out, exif = Image.effect_noise((edge, edge), 90).convert("RGB"), io.BytesIO(), Image.Exif()
    exif[0x9286] = "di rumah"
    image.save(out, "JPEG", quality=60, exif=exif)
    return out.getvalue()


SELFIE = picture()


def taken(staff: Staff, new: NewPunch) -> tuple[str, str, bool]:
    employee, actor = staff.employee(staff.worker), staff.actor(staff.worker, MORNING)
    row = take_punch(employee=employee, new=new, actor=actor, at=MORNING)
    return row.verdict, row.reason, Selfie.objects.filter(punch=row).exists()


def test_it_is_kept_small_and_sealed_where_the_place_wants_it_and_nobody_needs_one(staff: Staff) -> None:
    place = office_place(staff, MORNING, wants_photo=True)
    phone, _row = registered(staff, staff.worker, MORNING)
    code = code_on(place, MORNING)
    shown = phone.presses(MORNING, code=code, photo=SELFIE)

    assert taken(staff, shown) == ("accepted", "", True)
    assert taken(staff, phone.presses(MORNING, code=code)) == ("held", "no_photo", False)
    changed = replace(phone.presses(MORNING, code=code, photo=SELFIE), photo=picture(300))
    assert taken(staff, changed) == ("held", "no_photo", False)
    assert taken(staff, phone.presses(MORNING, code=code, photo=b"no picture")) == ("held", "no_photo", False)
    assert taken(staff, phone.presses(MORNING, position=FAR, photo=SELFIE)) == ("refused", "outside", False)
    kept = Selfie.objects.get()
    small = open_bytes(kept.photo, PHOTO)
    with Image.open(io.BytesIO(small)) as image:
        assert (image.format, dict(image.getexif())) == ("JPEG", {})
        assert max(image.size) <= 360
    assert len(small) <= MOST_KEPT
    assert small not in kept.photo.token
    assert kept.keep_until == DAY + KEPT
    assert findings() == []
    office_place(staff, MORNING, name="Gudang")
    assert taken(staff, phone.presses(MORNING, photo=SELFIE)) == ("held", "no_code", True)
    assert small_photo(SELFIE, "") == b""


@pytest.fixture
def shown(staff: Staff) -> Punch:
    """A punch with a photo."""
    place = office_place(staff, MORNING, wants_photo=True)
    phone, _row = registered(staff, staff.worker, MORNING)
    taken(staff, phone.presses(MORNING, code=code_on(place, MORNING), photo=SELFIE))
    return Punch.objects.get()


def test_whoever_looks_says_why_and_is_seen_and_the_photo_ends(staff: Staff, shown: Punch) -> None:
    page = f"/presensi/titik/{shown.pk}/"
    head, worker, other = (signed_in(one) for one in (staff.bridges_head, staff.worker, staff.lights_head))
    with frozen(MORNING):
        assert head.get(f"{page}foto.jpg").status_code == 404
        assert head.post(page, {"what": "photo", "reason": "apa"}).status_code == 422
        assert "foto.jpg" in head.post(page, {"what": "photo", "reason": WHY}).content.decode()
        answer = head.get(f"{page}foto.jpg")
        assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/jpeg", "no-store")
        assert [look.what for look in Look.objects.all()] == ["photo"]
        assert other.post(page, {"what": "photo", "reason": WHY}).status_code == 404
        assert "foto.jpg" in worker.get(page).content.decode()
        assert worker.get(f"{page}foto.jpg").content == answer.content
        assert f"“{WHY}”" in worker.get("/presensi/dilihat/").content.decode()
    with frozen(MORNING + OPEN):
        assert head.get(f"{page}foto.jpg").status_code == 404
    with frozen(MORNING + KEPT + timedelta(days=1)):
        assert worker.get(f"{page}foto.jpg").status_code == 404
        assert head.post(page, {"what": "photo", "reason": WHY}).status_code == 404
    system = system_actor("test")
    assert blank_positions(before=DAY + KEPT, actor=system, at=MORNING) == 0
    assert blank_positions(before=DAY + KEPT + timedelta(days=1), actor=system, at=MORNING) == 1
    assert not Selfie.objects.exists()
    assert findings() == []


def test_edits_in_sql_are_named(shown: Punch) -> None:
    edits: list[tuple[str, list[object], str]] = [
        ("UPDATE attendance_selfie SET photo = %s", [b"x"], f"photo of punch {shown.pk}"),
        ("UPDATE attendance_punch SET photo_digest = %s", ["x"], f"punch {shown.pk}"),
        ("DELETE FROM attendance_selfie", [], "photos"),
    ]
    assert not_named(edits) == []
