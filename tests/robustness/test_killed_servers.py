# SPDX-License-Identifier: EUPL-1.2
"""Web server and worker are killed under load: what was acknowledged is there, once, and the ledger verifies."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from robustness.installations import Installation

RESIDENTS, KILLS, PATIENCE = 3, 3, 60.0
BETWEEN = 4
"""Reports acknowledged before each kill and after the last, however slow the machine is."""


class Server:
    """The real web server of an installation, which can be killed and started again at the same address."""

    def __init__(self, installation: Installation) -> None:
        self.installation, self.port = installation, _free_port()
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "praja.config.wsgi:application", "--interface", "wsgi"]
        options = ["--host", "127.0.0.1", "--port", str(self.port), "--workers", "1", "--blocking-threads", "4"]
        with (self.installation.var / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options, "--log-level", "warning"],
                env=self.installation.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE
        while not _listens(self.port):
            assert self.process.poll() is None, "the server ended by itself"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)

    def kill(self) -> None:
        """End every process of it at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Resident(threading.Thread):
    """Somebody who reports one thing after the other, and sends each again until it is acknowledged."""

    def __init__(self, port: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.stop = port, stop
        self.acknowledged: dict[str, str] = {}
        self.trouble: list[str] = []
        self.repeated = 0

    def run(self) -> None:
        while not self.stop.is_set() and not self.trouble:
            key = str(uuid4())
            text = f"Lampu jalan mati, laporan {key}."
            until = time.monotonic() + PATIENCE
            while key not in self.acknowledged and not self.trouble:
                self._send(key, text)
                if time.monotonic() > until:
                    self.trouble.append("never acknowledged")

    def _send(self, key: str, text: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(
                "POST",
                "/api/v1/complaints",
                json.dumps({"text": text}),
                {"Content-Type": "application/json", "Idempotency-Key": key},
            )
            answer = connection.getresponse()
            self._take(key, answer.status, answer.read())
        except (OSError, http.client.HTTPException):
            self.repeated += 1
            time.sleep(0.05)
        finally:
            connection.close()

    def _take(self, key: str, status: int, body: bytes) -> None:
        if status in (200, 201):
            self.acknowledged[key] = json.loads(body)["code"]
        else:
            self.trouble.append(f"{status}: {body[:300]!r}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@contextmanager
def served(installation: Installation) -> Iterator[Server]:
    server = Server(installation)
    try:
        yield server
    finally:
        server.kill()


def _let_report(residents: list[Resident], more: int) -> None:
    """Wait until that many more reports were acknowledged."""
    wanted, until = sum(len(resident.acknowledged) for resident in residents) + more, time.monotonic() + PATIENCE
    while sum(len(resident.acknowledged) for resident in residents) < wanted:
        assert time.monotonic() < until, "nothing is acknowledged any more"
        time.sleep(0.02)


@pytest.mark.slow
def test_killing_server_and_worker_loses_no_acknowledged_report(installation: Installation) -> None:
    chance, stop = random.Random(7), threading.Event()
    with installation.nursery() as nursery:
        with served(installation) as server:
            worker = nursery.start("work_forever")
            residents = [Resident(server.port, stop) for _ in range(RESIDENTS)]
            for resident in residents:
                resident.start()
            for _ in range(KILLS):
                _let_report(residents, BETWEEN)
                time.sleep(chance.uniform(0, 0.5))
                server.kill()
                nursery.kill(worker)
                worker = nursery.start("work_forever")
                server.start()
            _let_report(residents, BETWEEN)
            stop.set()
            for resident in residents:
                resident.join(PATIENCE)
        nursery.kill(worker)
        nursery.call("deliver_rest")
        found = nursery.call("findings")

    acknowledged = {key: code for resident in residents for key, code in resident.acknowledged.items()}
    kept = installation.rows(
        "SELECT c.code, t.text FROM procedures_case c JOIN complaints_complaint t ON t.case_id = c.id"
    )
    assert [resident.trouble for resident in residents] == [[]] * RESIDENTS
    assert len(acknowledged) >= BETWEEN * (KILLS + 1)
    assert sum(resident.repeated for resident in residents) > 0
    assert sorted(kept) == sorted((code, f"Lampu jalan mati, laporan {key}.") for key, code in acknowledged.items())
    assert found == []
