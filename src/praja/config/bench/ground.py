# SPDX-License-Identifier: EUPL-1.2
"""The ground a benchmark stands on: a database of its own with units, places, topics and one officer, and a real server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from praja.duties.complaints.models import Topic
from praja.duties.complaints.procedure import INTAKE
from praja.kernel.law.gateways import written_decrees
from praja.kernel.law.operations import load_decrees
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.organization.models import Region, Unit
from praja.kernel.organization.operations import assign_function, create_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, open_account, register_person
from praja.lib import clock
from praja.lib.actors import system_actor
from praja.lib.errors import Unavailable

REGION = "97.01"
KELURAHAN = f"{REGION}.01.1001"
KECAMATAN_COUNT, KELURAHAN_COUNT = 6, 10
"""Of a middling city: ten kelurahan in each kecamatan."""

UNITS = 40
FOUNDER = system_actor("bench.ground")


def require_own_database() -> None:
    """Benchmarks fill their database with invented cases. Raises Unavailable anywhere else."""
    if settings.PRAJA_REGION_CODE != REGION:
        raise Unavailable(
            "Benchmarks fill a database of their own, and this one is in use.", next_step="Run them with `make bench`."
        )


def lay_ground(at: datetime) -> None:
    """Units, places, calendar, topics and officers, if they are not there."""
    require_own_database()
    if Unit.objects.exists():
        return
    _lay_regions()
    since = date(2020, 1, 1)
    root = create_unit(code="0", name="Pemerintah Kota Ukur", kind="government", since=since, actor=FOUNDER, at=at)
    for number in range(1, UNITS):
        unit = create_unit(
            code=str(number), name=f"Dinas {number}", kind="department", parent=root, since=since, actor=FOUNDER, at=at
        )
        Topic.objects.create(name=f"Topik {number}", unit=unit)
    intake = Unit.objects.get(code="1")
    assign_function(function=INTAKE, unit=intake, decree="SK 1", since=since, actor=FOUNDER, at=at)
    load_decrees(actor=FOUNDER, at=at, decrees=written_decrees())
    for name, role, unit in (
        ("Koordinator", Role.COMPLAINT_COORDINATOR, root),
        ("Penghubung", Role.LIAISON, root),
        ("Kepala", Role.HEAD, root),
    ):
        _officer(name, role, unit, at)


def _lay_regions() -> None:
    def region(code: str, level: int, kind: str, name: str) -> None:
        parent = code.rpartition(".")[0] or None
        Region.objects.create(code=code, parent_id=parent, level=level, kind=kind, name=name)

    region(REGION[:2], 1, "provinsi", "Provinsi Ukur")
    region(REGION, 2, "kota", "Kota Ukur")
    for district in range(1, KECAMATAN_COUNT + 1):
        above = f"{REGION}.{district:02d}"
        region(above, 3, "kecamatan", f"Kecamatan {district}")
        for village in range(1, KELURAHAN_COUNT + 1):
            region(f"{above}.{1000 + village}", 4, "kelurahan", f"Ukur {district} {village}")


def _officer(name: str, role: Role, unit: Unit, at: datetime) -> None:
    person = register_person(name=name, actor=FOUNDER, at=at)
    account = open_account(person=person, password=None, actor=FOUNDER, at=at)
    assign_role(
        account=account, role=role, unit=unit, holding="definitive", decree_number="SK 2", decree_date=date(2020, 1, 1),
        since=at, until=None, actor=FOUNDER, at=at,
    )  # fmt: skip


def session_of(role: Role) -> str:
    """A signed-in officer's cookie."""
    account = Account.objects.get(roles__role=role)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.LANGUAGE_COOKIE_NAME}=id"


@contextmanager
def server() -> Iterator[int]:
    """The real web server on a free port, without the worker; yields the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from praja.config.cli import main; main()",
        "serve",
        "--no-worker",
        "--port",
        str(port),
    ]
    running = subprocess.Popen(command, env=os.environ.copy(), stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    try:
        _wait(port)
        yield port
    finally:
        running.terminate()
        running.wait(timeout=120)


def _wait(port: int, patience: float = 120.0) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise Unavailable("The web server did not start.", next_step="Run `praja doctor`.")


def settle() -> None:
    """Close the tree over what was seeded, and let the planner know of it."""
    while close_interval(at=clock.now()):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
