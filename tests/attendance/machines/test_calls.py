# SPDX-License-Identifier: EUPL-1.2
"""Machines call: to the byte what they are answered, in plain text always, and nobody who is not admitted gets anything in."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from attendance.conftest import Staff
from attendance.machines.scene import MORNING, called, lobby, standing
from praja.duties.attendance.enums import Protocol
from praja.duties.attendance.models import Batch, Machine
from praja.duties.attendance.operations.commands import queue_command
from praja.duties.attendance.operations.machines import block_machine
from praja.duties.attendance.web.machines import calling

PUNCHES = b"31\t2026-08-20 06:58:10\t0\t1\t0\t0\t0\n31\t2026-08-20 19:02:40\t1\t1\t0\t0\t0\n"


def text(response: object) -> tuple[int, str]:
    assert response["Content-Type"] == "text/plain"  # type: ignore[index]
    assert response["Content-Length"] == str(len(response.content)), "old firmwares read no chunks"  # type: ignore[index,attr-defined]
    assert parsedate_to_datetime(response["Date"]).timestamp() == MORNING.timestamp()  # type: ignore[index]
    return response.status_code, response.content.decode()  # type: ignore[attr-defined]


def test_a_stranger_is_written_down_once_and_refused(staff: Staff) -> None:
    for _time in range(2):
        assert text(called("cdata?SN=NEW-1&options=all&pushver=2.2.14")) == (403, "ERROR: UNREGISTERED")
    assert text(called("cdata?SN=NEW-1&table=ATTLOG&Stamp=1", PUNCHES)) == (403, "ERROR: UNREGISTERED")
    assert text(called("cdata?options=all")) == (403, "ERROR: SN")
    assert text(called("registry?SN=ACC-1&DeviceType=acc", b"DeviceType=acc,~DeviceName=X"))[0] == 403

    assert list(Machine.objects.order_by("serial").values_list("serial", "state", "protocol")) == [
        ("ACC-1", "pending", "acc"),
        ("NEW-1", "pending", "adms"),
    ]
    assert not Batch.objects.exists()


def test_the_handshake_tells_where_to_go_on(staff: Staff) -> None:
    machine = lobby(staff, zone_style="hours")
    called("cdata?SN=LOBBY1&table=ATTLOG&Stamp=77", PUNCHES)

    status, block = text(called("cdata.aspx?sn=LOBBY1&options=all&pushver=2.4.1&language=73"))
    _old, old = text(called("cdata?SN=LOBBY1"))

    assert (status, block) == (
        200,
        "GET OPTION FROM: LOBBY1\nATTLOGStamp=77\nOPERLOGStamp=None\nATTPHOTOStamp=None\nErrorDelay=30\nDelay=10\n"
        "TransTimes=00:00;14:05\nTransInterval=1\nTransFlag=1100000000\nTimeZone=7\nRealtime=1\nEncrypt=None",
    )
    assert old.startswith("GET OPTION FROM: LOBBY1\r\nStamp=77\r\nOpStamp=")
    machine.refresh_from_db()
    assert (machine.push_version, machine.seen_at) == ("2.4.1", MORNING)


@pytest.mark.parametrize(
    ("address", "body", "answer"),
    [
        ("cdata?SN=LOBBY1&table=ATTLOG&Stamp=9999", PUNCHES, "OK: 2"),
        ("CDATA?sn=LOBBY1&TABLE=attlog", b"12\tbukan-waktu\t0\t1\n13\t2026-08-20 07:15:32\t0\t1\n", "OK: 2"),
        ("cdata?SN=LOBBY1", b"table=ATTLOG&Stamp=9&data=13%092026-08-20+07%3A15%3A32%090%091", "OK: 1"),
        ("cdata?SN=LOBBY1&table=OPERLOG&Stamp=1", b"OPLOG 4\t0\t2026-08-20 07:00:00\t0\t0\t0\t0\n", "OK: 1"),
        ("cdata?SN=LOBBY1&table=options", b"~DeviceName=MB10-VL,FWVersion=Ver 6.60 Sep 19 2019", "OK"),
        ("cdata?SN=LOBBY1&table=NEVERHEARD", b"\x00\xff what is this", "OK"),
        ("cdata?SN=LOBBY1&table=rtstate", b"time=2026-08-20 07:15:32\tsensor=01", "OK"),
        ("cdata?SN=LOBBY1&table=RemoteAtt&PIN=31", None, "OK"),
        ("getrequest?SN=LOBBY1&INFO=Ver+8.0.4,1,2,3", None, "OK"),
        ("devicecmd?SN=LOBBY1", b"ID=99&Return=0&CMD=DATA", "OK"),
        *((f"{name}?SN=LOBBY1", None, "OK") for name in ("ping", "exchange", "querydata", "anything")),
        *((f"{name}?SN=LOBBY1", b"x", "OK") for name in ("fdata", "edata", "exchange")),
    ],
)
def test_every_call_is_answered_to_the_byte(staff: Staff, address: str, body: bytes | None, answer: str) -> None:
    lobby(staff)

    assert text(called(address, body)) == (200, answer)


def test_access_control_registers_and_is_told_how_to_send(staff: Staff) -> None:
    lobby(staff, protocol=Protocol.ACCESS)
    machine = Machine.objects.get()
    event = b"time=2026-08-20 07:15:32\tpin=31\tinoutstatus=0\tverifytype=1\tindex=21\n"

    assert text(called("registry?SN=LOBBY1", b"DeviceType=acc,~DeviceName=F22,FirmVer=Ver 8.0"))[1] == (
        f"RegistryCode={machine.registry_code}"
    )
    assert text(called("cdata?SN=LOBBY1&DeviceType=acc&pushver=3.1.2"))[1].startswith("registry=ok\nRegistryCode=")
    assert f"SessionID={machine.session}\n" in text(called("push?SN=LOBBY1", b""))[1]
    assert len(machine.session) == 32
    assert text(called("rtdata?SN=LOBBY1&type=time"))[1].endswith(",ServerTZ=+0700")
    assert text(called("cdata?SN=LOBBY1&table=rtlog", event)) == (200, "OK")
    assert standing(machine) == [("31", "2026-08-20 07:15:32", "accepted", "")]


def test_commands_wait_for_the_question(staff: Staff) -> None:
    machine = lobby(staff)
    row = queue_command(machine=machine, text="INFO", actor=staff.actor(staff.keeper, MORNING), at=MORNING)

    assert text(called("getrequest?SN=LOBBY1")) == (200, f"C:{row.pk}:INFO\n")
    assert text(called("getrequest?SN=LOBBY1")) == (200, "OK")
    assert text(called("devicecmd?SN=LOBBY1", f"ID={row.pk}&Return=0&CMD=INFO")) == (200, "OK")
    row.refresh_from_db()
    assert row.state == "done"


def test_only_the_right_network_and_key_get_in(staff: Staff, settings: object) -> None:
    machine = lobby(staff, networks=["10.20.0.0/16"], comm_key="rahasia")
    inside, first = {"REMOTE_ADDR": "10.20.1.5"}, "cdata?SN=LOBBY1&options=all&pushver=2.4.1"
    tries = [
        called("getrequest?SN=LOBBY1", REMOTE_ADDR="10.21.1.5"),
        called("getrequest?SN=LOBBY1", REMOTE_ADDR="10.21.1.5", HTTP_X_FORWARDED_FOR="10.20.1.5"),
        called(first, **inside),
        called(f"{first}&pushcommkey=salah", **inside),
        called(f"{first}&pushcommkey=rahasia", **inside),
        called("getrequest?SN=LOBBY1", **inside),
    ]
    assert [one.status_code for one in tries] == [403, 403, 403, 403, 200, 200]

    settings.PRAJA_MACHINE_PROXIES = ["192.168.7.0/24"]  # type: ignore[attr-defined]
    proxied = {"REMOTE_ADDR": "192.168.7.1", "HTTP_X_FORWARDED_FOR": "10.20.9.9, 10.20.1.5"}
    assert called("getrequest?SN=LOBBY1", **proxied).status_code == 200
    block_machine(machine=machine, actor=staff.actor(staff.keeper, MORNING), at=MORNING)
    assert called("getrequest?SN=LOBBY1", **proxied).status_code == 403


def test_too_much_is_refused_in_plain_text(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    lobby(staff)
    calling.calls.clear()
    monkeypatch.setattr(calling, "MOST_A_MINUTE", 2)
    assert [called("ping?SN=LOBBY1").status_code for _time in range(2)] == [200, 200]
    assert text(called("ping?SN=LOBBY1")) == (503, "ERROR: BUSY")
    calling.calls.clear()
    assert text(called("cdata?SN=LOBBY1&table=ATTLOG", PUNCHES, CONTENT_LENGTH="99999999")) == (413, "ERROR: TOO LARGE")


def test_a_call_costs_few_statements(staff: Staff) -> None:
    lobby(staff)
    lines = "".join(f"{n}\t2026-08-20 07:0{n % 10}:{n % 60:02d}\t0\t1\n" for n in range(400))
    called("getrequest?SN=LOBBY1")

    with CaptureQueriesContext(connection) as idle:
        called("getrequest?SN=LOBBY1", at=MORNING + timedelta(seconds=9))
    with CaptureQueriesContext(connection) as batch:
        called("cdata?SN=LOBBY1&table=ATTLOG", lines.encode())

    assert len(idle) == 1
    assert len(batch) <= 18, "\n".join(one["sql"][:90] for one in batch)


def test_fingerspot_calls_by_its_secret_address_alone(staff: Staff, settings: object) -> None:
    body = '{"type":"attlog","cloud_id":"CLOUD1","data":{"pin":"1","scan":"2026-08-20 07:11","verify":"1","status_scan":"0"}}'

    def hook(secret: str) -> int:
        return Client().post(f"/presensi/fingerspot/{secret}/", body, content_type="application/json").status_code

    assert hook("x") == 403
    settings.PRAJA_FINGERSPOT_SECRET = "rahasia-panjang"  # type: ignore[attr-defined]
    assert [hook("salah"), hook("rahasia-panjang")] == [403, 403]
    machine = lobby(staff, serial="CLOUD2", protocol=Protocol.FINGERSPOT)
    body = body.replace("CLOUD1", "CLOUD2")
    assert hook("rahasia-panjang") == 200
    assert [row[:2] for row in standing(machine)] == [("1", "2026-08-20 07:11:00")]


def test_what_holds_for_people_is_not_asked_of_machines_and_what_holds_for_all_is(staff: Staff) -> None:
    lobby(staff)
    called("getrequest?SN=LOBBY1")
    with CaptureQueriesContext(connection) as counted:
        answer = called("getrequest?SN=LOBBY1", HTTP_COOKIE="sessionid=stale; csrftoken=x", HTTP_ACCEPT_LANGUAGE="en")

    assert text(answer) == (200, "OK")
    assert len(counted) == 1
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not {"Set-Cookie", "Vary", "Content-Language"} & set(answer.headers)
    assert called("getrequest?SN=LOBBY1", HTTP_HOST="elsewhere.invalid").status_code == 400
    assert called("a/b?SN=LOBBY1").status_code == 404


def test_pages_of_people_below_the_same_addresses_keep_their_layers(staff: Staff) -> None:
    page = Client().get("/presensi/fingerspot/")

    assert page.status_code == 404
    assert "Content-Security-Policy" in page.headers
