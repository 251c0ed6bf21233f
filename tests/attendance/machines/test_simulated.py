# SPDX-License-Identifier: EUPL-1.2
"""A simulated machine of another hand (PyPI `django-fingerprint-attendance`) over a real socket: drops, repeats, wrong clocks."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from attendance.conftest import Staff
from attendance.machines.scene import MORNING, known_as, lobby, standing
from praja.duties.attendance.models import Batch, Command, Machine, MachineEvent, Punch
from praja.duties.attendance.operations.commands import queue_command
from praja.duties.attendance.operations.machines import Settings, admit_machine
from praja.lib import clock
from praja.lib.moments import local_zone
from sql_edits import findings

simulator = pytest.importorskip(
    "fingerprint_attendance.testing.simulator", reason="the simulator django-fingerprint-attendance is not installed"
)

pytestmark = pytest.mark.django_db(transaction=True)
EIGHT = datetime(2026, 8, 20, 8, 0)  # noqa: DTZ001 - a machine's clock has no zone


class Socket:
    """What the simulator wants of a client, over HTTP. The answers of calls in `lost` never arrive."""

    def __init__(self, address: str) -> None:
        self.address, self.lost, self.calls = address, set[int](), 0

    def get(self, path: str, params: dict[str, Any], **_more: Any) -> requests.Response:
        return self._got(requests.get(f"{self.address}{path}?{urlencode(params)}", timeout=30))

    def post(self, path: str, data: bytes, **_more: Any) -> requests.Response:
        return self._got(
            requests.post(self.address + path, data=data, headers={"Content-Type": "text/plain"}, timeout=30)
        )

    def _got(self, answer: requests.Response) -> requests.Response:
        self.calls += 1
        if self.calls in self.lost:
            raise requests.ConnectionError("the answer was lost")
        return answer


@pytest.mark.parametrize("firmware", ["legacy", "push2", "biodata"])
def test_every_firmware_gets_everything_in_once(staff: Staff, live_server: Any, firmware: str) -> None:
    client = Socket(live_server.url)
    device = simulator.ADMSDeviceSimulator(client, serial="LOBBY1", firmware=firmware)
    with pytest.raises(AssertionError):
        device.handshake()  # nobody has admitted it
    machine = admit_machine(
        machine=Machine.objects.get(serial="LOBBY1"),
        settings=Settings(name="Lobi", unit=staff.roads),
        actor=staff.actor(staff.keeper, MORNING),
        at=MORNING,
    )
    known_as(staff, staff.worker, "12", machine, since=EIGHT.date())

    device.handshake()
    device.punch("12", EIGHT, status=255)
    client.lost = {client.calls + 1}
    with pytest.raises(requests.ConnectionError):
        device.punch("12", EIGHT + timedelta(hours=8), status=255)  # taken, but the machine does not know
    device.online = False
    for minute in range(40):
        device.punch(str(100 + minute), EIGHT + timedelta(minutes=minute))
    device.online = True
    device.handshake()
    device.upload_pending(batch_size=7)
    device.upload_pending()
    device.uploaded = 0
    device.upload_pending(batch_size=50)  # new firmware ignores marks and sends all again

    assert len(standing(machine)) == 42
    assert Punch.objects.filter(employee=staff.employee(staff.worker)).count() == 2
    assert findings() == []


def test_a_bad_line_commands_and_an_enrolment_at_the_machine(staff: Staff, live_server: Any) -> None:
    machine = lobby(staff)
    device = simulator.ADMSDeviceSimulator(Socket(live_server.url), serial="LOBBY1")
    device.handshake()
    for minute in range(3):
        device.punch("12", EIGHT + timedelta(minutes=minute), upload=False)
    (answer,) = device.upload_pending(corrupt_line=1)
    device.enroll_at_device("12", 1, name="Wayan")
    keeper = staff.actor(staff.keeper, clock.now())
    for text in ("INFO", "DATA UPDATE USERINFO PIN=12\tName=Wayan\tPri=0"):
        queue_command(machine=machine, text=text, actor=keeper, at=clock.now())
    device.run_commands()

    assert (answer.status, answer.text) == (200, "OK: 3")
    assert len(standing(machine)) == 2
    assert device.users["12"]["name"] == "Wayan"
    assert set(Command.objects.values_list("state", flat=True)) == {"done"}
    assert [bytes(one) for one in Batch.objects.filter(table="OPERLOG").values_list("body", flat=True)] == [b""]
    assert MachineEvent.objects.get().operation == 6


def test_a_clock_two_hours_ahead_makes_check_ins_wait(staff: Staff, live_server: Any) -> None:
    machine = lobby(staff)
    device = simulator.ADMSDeviceSimulator(Socket(live_server.url), serial="LOBBY1")
    device.handshake()
    now = clock.now().astimezone(local_zone()).replace(tzinfo=None, microsecond=0)
    device.punch("12", now)
    device.punch("13", now + timedelta(hours=2))

    assert [row[2] for row in standing(machine)] == ["accepted", "held"]
    machine.refresh_from_db()
    assert machine.skew_seconds is not None
    assert machine.skew_seconds > 7_000
