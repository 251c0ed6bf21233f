# SPDX-License-Identifier: EUPL-1.2
"""The worker's round: every part gets its turn, a bad one rests, and a signal lets the unit in hand finish."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

from praja.config.worker import LONGEST_REST, Part, one_round, worker_name


def test_a_part_that_fails_rests_longer_each_time_and_stops_no_other() -> None:
    turns: list[str] = []

    def falls() -> bool:
        turns.append("bad")
        raise RuntimeError("gone")

    def works() -> bool:
        turns.append("good")
        return False

    bad, fine = Part("bad", falls), Part("good", works)
    for now in (0.0, 1.0, 2.0, 5.9, 6.0):
        bad.attempt(now)
        fine.attempt(now)

    assert turns == ["bad", "good", "good", "bad", "good", "good", "bad", "good"]
    bad.failures = 50
    bad.rests_until = 0
    bad.attempt(100.0)
    assert bad.rests_until == 100.0 + LONGEST_REST


def test_a_part_that_works_again_is_forgiven() -> None:
    answers = iter([RuntimeError("gone"), True])

    def run() -> bool:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    part = Part("part", run)

    assert part.attempt(0.0) is False
    assert part.attempt(2.0) is True
    assert part.failures == 0


def test_a_round_ends_after_the_unit_in_hand_when_asked_to_stop(db: None) -> None:
    stop, turns = Event(), []

    def first() -> bool:
        stop.set()
        turns.append("first")
        return True

    def second() -> bool:
        turns.append("second")
        return True

    assert one_round([Part("first", first), Part("second", second)], stop) is False
    assert turns == ["first"]


def test_two_workers_never_share_a_name() -> None:
    assert worker_name() != worker_name()
    assert len(worker_name()) <= 60


def test_the_process_keeps_on_without_tables_and_ends_cleanly_on_sigterm(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "praja.config.settings",
        "PRAJA_ENV_FILE": "",
        "PRAJA_VAR": str(tmp_path),
        "DATABASE_URL": "",
    }
    command = [sys.executable, "-c", "from praja.config.cli import main; main()", "worker"]
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            until = time.monotonic() + 60
            while b"schedules failed" not in log.read_bytes() and time.monotonic() < until:
                time.sleep(0.1)
            assert process.poll() is None
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
        finally:
            process.kill()
            process.wait()
    text = log.read_text()
    assert "outbox failed" in text
    assert "schedules failed" in text
    assert "stopped" in text.splitlines()[-1]
