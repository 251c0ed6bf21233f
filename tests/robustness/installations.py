# SPDX-License-Identifier: EUPL-1.2
"""A whole installation of its own for tests that kill processes: a real database, keys, and processes apart from pytest.

On SQLite it is a copy of a prepared folder; on PostgreSQL a database made from a prepared one on the same server.
"""

import itertools
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit, urlunsplit

import psycopg

from prepared import SERVER, clone, on_server

_numbers = itertools.count(1)
TESTS = Path(__file__).resolve().parents[1]


class Installation:
    """A folder and a database with the test town in it."""

    def __init__(self, var: Path, database: str) -> None:
        self.var, self.database = var, database

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return kept | {
            "PRAJA_ENV_FILE": "",
            "PRAJA_VAR": str(self.var),
            "PRAJA_REGION_CODE": "99.01",
            "PRAJA_HOSTS": "localhost,127.0.0.1",
            "PRAJA_WORKERS": "1",
            "PRAJA_THREADS": "4",
            "DATABASE_URL": _url_of(self.database) if self.database else "",
            "DJANGO_SETTINGS_MODULE": "praja.config.settings",
            "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")]),
            "PYTHONUNBUFFERED": "1",
        }

    def call(self, name: str, **arguments: Any) -> Any:
        """Run `robustness.processes.<name>` in a process of its own and return what it returns."""
        script = "import sys, json; from robustness import processes as p; print(json.dumps(p.call(*sys.argv[1:])))"
        done = subprocess.run(
            [sys.executable, "-c", script, name, json.dumps(arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return json.loads(done.stdout.splitlines()[-1])

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a SELECT gives, asked from outside."""
        if self.database:
            with psycopg.connect(_url_of(self.database), autocommit=True) as connection:
                return connection.execute(sql).fetchall()
        connection = sqlite3.connect(self.var / "praja.sqlite3", timeout=30)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def copy(self, var: Path) -> "Installation":
        """Another installation that begins where this one stands (nobody may be connected to this one)."""
        shutil.copytree(self.var, var)
        return Installation(var, clone(self.database) if self.database else "")

    def remove(self) -> None:
        shutil.rmtree(self.var, ignore_errors=True)
        if self.database:
            on_server(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    @contextmanager
    def nursery(self) -> Iterator["Nursery"]:
        """A process that has everything loaded and forks others at once."""
        nursery = Nursery(self)
        try:
            yield nursery
        finally:
            nursery.close()


class Nursery:
    """Starts and ends processes by fork, so that killing twenty of them does not mean starting Python twenty times."""

    def __init__(self, installation: Installation) -> None:
        self._var = installation.var
        with (self._var / "processes.log").open("ab") as log:
            self._process = self._begin(installation, log)
        self._running: set[int] = set()

    @staticmethod
    def _begin(installation: Installation, log: BinaryIO) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", "from robustness.processes import nurse; nurse()"],
            env=installation.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )

    def start(self, name: str, **arguments: Any) -> int:
        """Fork a process that runs `robustness.processes.<name>`; its process id."""
        pid = self._ask("start", name, arguments)
        self._running.add(pid)
        return pid

    def wait(self, pid: int) -> int:
        """The exit code of a process, once it has ended (negative: the signal that ended it)."""
        self._running.discard(pid)
        return self._ask("wait", pid)

    def call(self, name: str, **arguments: Any) -> Any:
        """What `robustness.processes.<name>` returns in a process of its own."""
        answer = self._var / f"answer-{next(_numbers)}.json"
        ended = self.wait(self.start("answer", to=str(answer), function=name, arguments=arguments))
        assert ended == 0, (self._var / "processes.log").read_text()[-4000:]
        return json.loads(answer.read_text())

    def kill(self, pid: int) -> None:
        """End a process as a power cut would."""
        os.kill(pid, signal.SIGKILL)
        assert self.wait(pid) == -signal.SIGKILL

    def close(self) -> None:
        for pid in list(self._running):
            self.kill(pid)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def _ask(self, *request: Any) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the nursery has ended; see processes.log in its folder"
        return int(answer)


def found_installation(var: Path, prepared: str) -> Installation:
    """An installation with the test town, on a copy of the prepared database."""
    var.mkdir(parents=True)
    if not SERVER:
        shutil.copyfile(prepared, var / "praja.sqlite3")
    installation = Installation(var, clone(prepared) if SERVER else "")
    installation.call("found")
    return installation


def _url_of(database: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))
