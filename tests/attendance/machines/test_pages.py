# SPDX-License-Identifier: EUPL-1.2
"""The pages of those who keep machines."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attendance.conftest import Staff
from attendance.machines.scene import COLLEAGUE_NIP, DAY, DEVICE, MORNING, WORKER_NIP, known_as, lobby, sent
from officers import signed_in
from praja.duties.attendance.models import Batch, Command, Machine, Pin
from praja.duties.attendance.operations.machines import note_call
from praja.lib.clock import frozen

pytestmark = pytest.mark.one_database

LATER = MORNING + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at() -> Iterator[None]:
    with frozen(LATER):
        yield


@pytest.fixture
def keeper(staff: Staff) -> Client:
    return signed_in(staff.keeper)


def words(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_a_machine_that_called_is_admitted_and_everything_typed_is_kept_until_it_is_right(
    staff: Staff, keeper: Client
) -> None:
    machine = note_call(serial="NEW-1", protocol="adms", actor=DEVICE, at=MORNING)
    assert machine is not None
    page = reverse("attendance:machine", args=[machine.pk])
    assert "NEW-1" in words(keeper.get("/presensi/mesin/"))
    said = {"name": "Lobi", "unit": staff.roads.pk, "protocol": "adms", "zone_style": "omit", "networks": "10.1.2.300"}

    refused = keeper.post(page, said)
    assert refused.status_code == 422
    assert "10.1.2.300" in words(refused)
    assert Machine.objects.get().state == "pending"

    assert keeper.post(page, said | {"networks": "10.1.2.0/24"}).status_code == 302
    admitted = Machine.objects.get()
    assert (admitted.state, admitted.unit_id, admitted.networks) == ("active", staff.roads.pk, ["10.1.2.0/24"])
    assert keeper.post(reverse("attendance:block_machine", args=[machine.pk])).status_code == 302
    assert Machine.objects.get().state == "blocked"


def test_a_keeper_of_another_unit_finds_nothing(staff: Staff) -> None:
    machine = lobby(staff)
    head = signed_in(staff.lights_head)

    assert head.get("/presensi/mesin/").status_code == 403
    assert head.get(reverse("attendance:machine", args=[machine.pk])).status_code == 403


def test_the_page_of_a_machine_says_what_needs_somebody(staff: Staff, keeper: Client) -> None:
    machine = lobby(staff)
    sent(machine, "99\t2026-08-20 09:31:00\t0\t1", "bukan\twaktu")
    sent(machine, "OPLOG 22\t14\t2026-08-20 07:00:00\t0\t0\t0\t0", table="OPERLOG")
    page = words(keeper.get(reverse("attendance:machine", args=[machine.pk])))

    assert "121 minutes ahead" in page
    assert "It was reset to factory settings" in page
    assert f"?mesin={machine.pk}" in page
    batch = Batch.objects.get(table="ATTLOG")
    assert "bukan → waktu" in words(keeper.get(reverse("attendance:machine_batch", args=[batch.pk])))


def test_commands_are_chosen_from_a_list(staff: Staff, keeper: Client) -> None:
    machine = lobby(staff)
    known_as(staff, staff.worker, "12")
    page = reverse("attendance:command_machine", args=[machine.pk])

    assert keeper.post(page, {"what": "show", "pin": "12"}).status_code == 302
    assert keeper.post(page, {"what": "again", "first": "2026-08-19"}).status_code == 302
    assert [
        keeper.post(page, said).status_code
        for said in ({"what": "CLEAR LOG"}, {"what": "count"}, {"what": "show", "pin": "9"})
    ] == [422] * 3
    assert [row.text.split("\t")[0] for row in Command.objects.order_by("pk")] == [
        "DATA UPDATE USERINFO PIN=12",
        "DATA QUERY ATTLOG StartTime=2026-08-19 00:00:00",
    ]


def test_numbers_are_given_found_and_ended(staff: Staff, keeper: Client) -> None:
    machine = lobby(staff)
    page = reverse("attendance:pins")
    said = {"machine": machine.pk, "pin": "12", "nip": WORKER_NIP, "since": "2026-08-20"}

    assert keeper.post(page, said).status_code == 302
    taken = keeper.post(page, said | {"nip": COLLEAGUE_NIP})
    assert (taken.status_code, "Wayan" in words(taken)) == (409, True)
    assert "Wayan" in words(keeper.post(page, {"find": "1", "sought": WORKER_NIP}))
    assert "Wayan" not in words(keeper.post(page, {"find": "1", "sought": "77"}))
    entry = Pin.objects.get()
    end = reverse("attendance:end_pin", args=[entry.pk])
    assert keeper.post(end, {"until": "2026-08-01"}).status_code == 422
    assert keeper.post(end, {"until": "2026-08-21"}).status_code == 302
    entry.refresh_from_db()
    assert entry.until == DAY + timedelta(days=1)


def test_files_are_taken_in_with_a_report(staff: Staff, keeper: Client) -> None:
    machine = lobby(staff)
    punches = SimpleUploadedFile("1_attlog.dat", b"  12\t2026-08-20 07:29:10\t1\t0\t1\t0\r\nx\tx\r\n")
    numbers = SimpleUploadedFile("nomor.csv", f"nip,pin\n{WORKER_NIP},12\n1,2\n".encode())

    first = keeper.post(reverse("attendance:punches_file"), {"machine": machine.pk, "file": punches})
    second = keeper.post(reverse("attendance:pins_file"), {"machine": "", "since": "2026-08-20", "file": numbers})
    nothing = keeper.post(reverse("attendance:punches_file"), {"machine": machine.pk})

    assert [one.status_code for one in (first, second, nothing)] == [200, 200, 422]
    assert "2 lines: 1 new" in words(first)
    assert "2 lines: 1 new" in words(second)


def test_the_list_costs_the_same_for_one_machine_and_for_four(staff: Staff, keeper: Client) -> None:
    lobby(staff)
    keeper.get("/presensi/mesin/")
    with CaptureQueriesContext(connection) as few:
        keeper.get("/presensi/mesin/")
    for serial in ("A", "B", "C"):
        sent(lobby(staff, serial=serial), "99\t2026-08-20 07:31:00\t0\t1")
    with CaptureQueriesContext(connection) as more:
        keeper.get("/presensi/mesin/")

    assert len(few) == len(more)
