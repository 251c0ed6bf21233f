# SPDX-License-Identifier: EUPL-1.2
"""A database in which every migration has run, made once per run: workers and whole installations begin with copies of it.

    python -m prepared FOLDER

Who comes first makes it, the others wait. With xdist it is begun beside the workers while they still collect the tests.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

SERVER = os.environ.get("DATABASE_URL", "")
"""Address of the PostgreSQL server that this test run uses; empty: SQLite."""
_begun = pytest.StashKey["subprocess.Popen[bytes]"]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """In the process that only hands tests out, begin at once: no worker has to wait then."""
    if session.config.getoption("numprocesses", None):
        command = [sys.executable, "-m", "prepared", str(run_folder(session.config))]
        path = os.pathsep.join(str(Path(__file__).parents[up] / name) for up, name in ((0, ""), (1, "src")))
        told = {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "testing_settings"}
        session.config.stash[_begun] = subprocess.Popen(command, env=os.environ | told, stderr=subprocess.DEVNULL)


def pytest_unconfigure(config: pytest.Config) -> None:
    """What lies on a server is removed by who outlives the workers."""
    begun = config.stash.get(_begun, None)
    if begun:
        begun.wait()
    if SERVER and not hasattr(config, "workerinput"):
        for told in run_folder(config).glob("prepared"):
            on_server(f'DROP DATABASE IF EXISTS "{told.read_text()}"')


def run_folder(config: pytest.Config) -> Path:
    """The temporary folder that all workers of one run have in common."""
    own: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    return own.parent if hasattr(config, "workerinput") else own


@pytest.fixture(scope="session")
def prepared(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> str:
    with django_db_blocker.unblock():
        return prepare(run_folder(request.config))


@pytest.fixture(scope="session")
def django_db_setup(
    prepared: str, django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """The test database of this process: a copy, in which `migrate` finds nothing left to do."""
    from django.db import connection
    from django.test import TransactionTestCase
    from django.test.utils import setup_databases, teardown_databases

    from emptying import emptied

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[method-assign]
    test = connection.settings_dict["TEST"]
    if SERVER:
        test["TEMPLATE"] = prepared
    else:
        shutil.copyfile(prepared, test["NAME"])
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=not SERVER, serialized_aliases=())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


def prepare(folder: Path) -> str:
    """The prepared database, made by who comes first: a file, or a database on the server."""
    told = folder / "prepared"
    with (folder / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            made = clone("template1") if SERVER else str(folder / "prepared.sqlite3")
            if SERVER or not _brought(Path(made)):
                with _connected_to(made):
                    _migrate()
                if not SERVER:
                    _keep(Path(made))
            told.write_text(made)
        return told.read_text()


def _brought(made: Path) -> bool:
    """Begin with what an earlier run kept, where no migration and no library has changed since."""
    if not _kept().exists():
        return False
    shutil.copyfile(_kept(), made)
    return True


def _keep(made: Path) -> None:
    for outdated in _kept().parent.glob("prepared-*"):
        outdated.unlink(missing_ok=True)
    _kept().parent.mkdir(exist_ok=True)
    part = _kept().with_suffix(f".{os.getpid()}")
    shutil.copyfile(made, part)
    part.replace(_kept())


@cache
def _kept() -> Path:
    """Where a run keeps it for the next one: under the digest of everything that it is made of."""
    root = Path(__file__).parents[1]
    made_of = [root / "requirements" / "dev.txt", *sorted(root.glob("src/praja/**/migrations/*.py"))]
    digest = sha256()
    for path in made_of:
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return root / ".cache" / f"prepared-{digest.hexdigest()[:16]}.sqlite3"


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    from django.db import connection

    connection.close()
    before: Any = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def clone(database: str) -> str:
    """A new database on the server that begins as this one stands."""
    name = f"test_praja_whole_{secrets.token_hex(4)}"
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "{database}"')
    return name


def on_server(sql: str) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(sql)  # type: ignore[arg-type]


if __name__ == "__main__":
    import django

    django.setup()
    prepare(Path(sys.argv[1]))
