# SPDX-License-Identifier: EUPL-1.2
"""The pages of checking in: without scripts, as an app, on a display, for whoever judges, and for whoever keeps places."""

import base64
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from attendance.checking_in import OFFICE, SINCE, Handset, code_on, handset, office_place, registered
from attendance.conftest import Staff
from officers import signed_in
from praja.duties.attendance.domain.outlines import written_outline
from praja.duties.attendance.models import Place, PlaceGuest, Punch
from praja.duties.attendance.operations.places import pair_display
from praja.duties.attendance.operations.punching import NewPunch, take_punch
from praja.lib.clock import frozen

MORNING = datetime.fromisoformat("2026-01-19T07:25:00+07:00")
WHY = "Menanyakan kehadiran pagi itu"
CHECK_IN = "/presensi/masuk/"


@pytest.fixture(autouse=True)
def _in_the_morning() -> Iterator[None]:
    with frozen(MORNING):
        yield


def typed(page: str) -> dict[str, str]:
    nonce = re.search(r'name="nonce" value="([^"]+)"', page)
    assert nonce is not None
    return {"nonce": nonce[1], "direction": "0"}


def sent(client: Client, new: NewPunch) -> dict[str, str]:
    body = {
        "text": new.text,
        "signature": base64.b64encode(new.signature).decode(),
        "key": new.key_hash.hex(),
        "sent": int(MORNING.timestamp() * 1000),
    }
    found: dict[str, str] = client.post(f"{CHECK_IN}kirim/", body, content_type="application/json").json()
    return found


def register(client: Client, phone: Handset) -> int:
    body = {"key": base64.b64encode(phone.key).decode(), "name": "HP"}
    return client.post(f"{CHECK_IN}telepon/", body, content_type="application/json").status_code


def test_without_scripts_the_code_alone_is_kept_and_a_wrong_one_says_what_to_do(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    worker = signed_in(staff.worker)
    form = typed(worker.get(CHECK_IN).content.decode())

    wrong = worker.post(CHECK_IN, {**form, "code": "12 34 5"})
    missed = worker.post(CHECK_IN, {**form, "code": "000000"}, HTTP_ACCEPT_LANGUAGE="en")
    page = missed.content.decode()
    kept = worker.post(CHECK_IN, {**typed(page), "code": code_on(place, MORNING)}, follow=True)

    assert (wrong.status_code, missed.status_code, kept.status_code) == (422, 422, 200)
    assert 'value="000000"' in page
    assert "Read the six digits on the display once more" in page
    assert list(Punch.objects.order_by("pk").values_list("verdict", "reason")) == [
        ("refused", "wrong_code"),
        ("held", "unknown_phone"),
    ]


def test_without_scripts_a_place_that_wants_a_photo_takes_the_code_all_the_same(staff: Staff) -> None:
    place = office_place(staff, MORNING, wants_photo=True)
    worker = signed_in(staff.worker)
    page = worker.get(CHECK_IN).content.decode()
    kept = worker.post(CHECK_IN, {**typed(page), "code": code_on(place, MORNING)})

    assert '<fieldset class="field selfie" data-photo hidden>' in page, "no box that could send nothing"
    assert kept.status_code == 302
    assert [(one.verdict, one.reason) for one in Punch.objects.all()] == [("held", "unknown_phone")]


def test_the_app_registers_its_key_and_sends(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    worker, phone = signed_in(staff.worker), handset()
    page = worker.get(CHECK_IN).content.decode()

    assert "Kantor Dinas Jalan" in page
    assert register(worker, phone) == 200
    assert sent(worker, phone.presses(MORNING, code=code_on(place, MORNING)))["verdict"] == "accepted"
    assert sent(worker, phone.presses(MORNING))["reason"] == "no_code"
    assert register(signed_in(staff.colleague), phone) == 422
    for body in ("[]", "{", '{"text": "praja-punch-1"}', '{"key": "zz"}', "x" * 5000):
        answer = worker.post(f"{CHECK_IN}kirim/", body, content_type="application/json")
        assert (answer.status_code, bool(answer.json()["step"])) == (422, True)
    assert Punch.objects.count() == 2


def test_what_makes_it_an_app_holds_nothing_of_anybody(staff: Staff) -> None:
    registered(staff, staff.worker, MORNING)
    worker = signed_in(staff.worker)

    manifest = worker.get(f"{CHECK_IN}aplikasi.webmanifest").json()
    script = worker.get(f"{CHECK_IN}pekerja.js")
    shell = worker.get(f"{CHECK_IN}luring/").content.decode()

    assert (manifest["start_url"], manifest["scope"]) == (CHECK_IN, CHECK_IN)
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].partition("static/")[2]), icon
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    assert script["Content-Type"].startswith("text/javascript")
    assert f'SHELL = "{CHECK_IN}luring/"' in script.content.decode()
    assert "Wayan" not in shell
    assert 'data-who=""' in shell
    assert "csrfmiddlewaretoken" not in shell


def test_a_display_shows_its_code_until_another_takes_its_place(staff: Staff) -> None:
    place, keeper = office_place(staff, MORNING), staff.actor(staff.keeper, MORNING)
    display, stranger = Client(), Client()
    secret = pair_display(place=place, actor=keeper, at=MORNING)

    opened = display.get(f"/presensi/layar/{secret}/")
    page = display.get(opened["Location"]).content.decode()
    code = code_on(place, MORNING)

    assert f"{code[:3]} {code[3:]}" in page
    assert secret not in opened["Location"]
    assert re.search(r'http-equiv="refresh" content="(\d+)"', page)
    assert stranger.get("/presensi/layar/").status_code == 404
    pair_display(place=place, actor=keeper, at=MORNING)
    assert display.get("/presensi/layar/").status_code == 404
    assert display.get(f"/presensi/layar/{secret}/").status_code == 404


def test_the_head_judges_with_a_reason_and_the_employee_reads_who_looked(staff: Staff) -> None:
    office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    punch = take_punch(
        employee=staff.employee(staff.worker),
        new=phone.presses(MORNING),
        actor=staff.actor(staff.worker, MORNING),
        at=MORNING,
    )
    head, other, worker = (signed_in(one) for one in (staff.bridges_head, staff.lights_head, staff.worker))
    verdict, where = (
        reverse("attendance:judge_punch", args=[punch.pk]),
        reverse("attendance:where_punch", args=[punch.pk]),
    )

    assert "Wayan" in head.get("/presensi/ditahan/").content.decode()
    assert "Wayan" not in other.get("/presensi/ditahan/").content.decode()
    assert other.post(verdict, {"counts": "1"}).status_code == 404
    assert other.post(where, {"reason": WHY}).status_code == 404
    assert "1.49100" not in head.get(where).content.decode()
    assert head.post(where, {"reason": "apa"}).status_code == 422
    assert "1.49100" in head.post(where, {"reason": WHY}).content.decode()
    assert "1.49100" in worker.get(where).content.decode()
    refused = head.post(verdict, {"counts": "0", "reason": "tidak"})
    assert refused.status_code == 422
    assert 'value="tidak"' in refused.content.decode()
    assert head.post(verdict, {"counts": "0", "reason": "Tidak terlihat di kantor"}).status_code == 302

    looks, month = (worker.get(f"/presensi/{name}/").content.decode() for name in ("dilihat", "catatan"))
    assert WHY in looks
    assert "Budi" in looks
    assert "Tidak terlihat di kantor" in month


def test_the_personnel_office_sets_a_place_up_and_opens_it(staff: Staff) -> None:
    keeper = signed_in(staff.keeper)
    words = {
        "unit": str(staff.roads.pk),
        "name": "Kantor Jalan",
        "kind": "office",
        "accuracy_limit": "100",
        "needs_code": "on",
        "since": str(SINCE),
        "until": "",
    }
    drawn = written_outline([[list(point) for point in OFFICE]])

    bad = keeper.post("/presensi/tempat/baru/", {**words, "outline": "bukan"})
    tried = keeper.post("/presensi/tempat/baru/", {**words, "outline": drawn, "try": "1"})
    assert bad.status_code == 422
    assert ">\nbukan</textarea>" in bad.content.decode()
    assert "<polygon" in tried.content.decode()
    assert not Place.objects.exists()
    done = keeper.post("/presensi/tempat/baru/", {**words, "outline": drawn})
    place = Place.objects.get()
    assert done["Location"] == f"/presensi/tempat/{place.pk}/"
    assert (place.unit, json.loads(written_outline(place.outline))) == (staff.roads, json.loads(drawn))

    guest = {f"guest-{name}": value for name, value in {"nip": "", "unit": "", "basis": "800/1"}.items()}
    days = {"guest-since": "2026-01-19", "guest-until": str(date(2026, 1, 19) + timedelta(days=3))}
    assert keeper.post(f"/presensi/tempat/{place.pk}/buka/", {**guest, **days}).status_code == 422
    chosen = {**guest, **days, "guest-unit": str(staff.lights.pk)}
    assert keeper.post(f"/presensi/tempat/{place.pk}/buka/", chosen).status_code == 302
    guest_row = PlaceGuest.objects.get()
    assert guest_row.unit == staff.lights
    ends, day = reverse("attendance:close_place_to", args=[guest_row.pk]), f"end{guest_row.pk}-until"
    assert signed_in(staff.bridges_head).post(ends, {day: "2026-01-20"}).status_code == 403
    for refused in ("", "2026-01-18", "2026-01-22"):
        answer = keeper.post(ends, {day: refused})
        assert (answer.status_code, f'href="#id_{day}"' in answer.content.decode()) == (422, True)
    assert keeper.post(ends, {day: "2026-01-20"}).status_code == 302
    guest_row.refresh_from_db()
    assert guest_row.until == date(2026, 1, 20)
    assert "/presensi/layar/" in keeper.post(f"/presensi/tempat/{place.pk}/layar/").content.decode()
    assert signed_in(staff.bridges_head).get("/presensi/tempat/").status_code == 403
