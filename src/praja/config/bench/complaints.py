# SPDX-License-Identifier: EUPL-1.2
"""`praja bench complaints`: submissions beside the raw ceiling, and pages as the number of cases grows."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.config.bench.ground import KELURAHAN, lay_ground, server, session_of
from praja.config.bench.load import Plan
from praja.config.bench.machine import machine
from praja.config.bench.raw import Captured, capture, make_ids_distinct, pgbench_script, run_pgbench, run_sqlite
from praja.config.bench.seeding import clear_cases, seed
from praja.config.environment import environment
from praja.duties.complaints.operations import Report, file_complaint
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY

Say = Callable[[str], None]


def run(*, sizes: list[int], seconds: int, connections: int, at: datetime, say: Say = print) -> dict[str, Any]:
    """Measure on the configured database and return the figures. `seconds` of zero: pages only, on what is there."""
    lay_ground(at)
    result: dict[str, Any] = {"machine": machine()}
    with server() as port:
        if seconds:
            result |= _submissions(port, seconds, connections, at, say)
            clear_cases()
        result["pages"] = {}
        for size in sizes:
            say(f"{size:,} cases: seeding")
            result["pages"][size] = _pages(size, port, at, say)
    say("verifying")
    return result | {"verify": _verified()}


def _submissions(port: int, seconds: int, connections: int, at: datetime, say: Say) -> dict[str, Any]:
    say(f"submissions over HTTP, {connections} connections, {seconds} s")
    plan = Plan(port=port, connections=connections, seconds=seconds, region=KELURAHAN)
    _load(replace(plan, seconds=3))
    sent = _load(plan)
    captured, statements, ids = _captured(at)
    sent |= {"statements": statements, "verify": _verified()}
    say("the same statements sent raw")
    raw = _raw(captured, ids, connections, seconds)
    return {"submissions": sent, "raw": raw, "ratio": round(sent["rate"] / raw["rate"], 3)}


def _load(plan: Plan) -> dict[str, Any]:
    command = [sys.executable, "-m", "praja.config.bench.load", json.dumps(asdict(plan))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    found: dict[str, Any] = json.loads(done.stdout)
    found.pop("plan")
    return found


def _captured(at: datetime) -> tuple[Captured, int, dict[str, int]]:
    """The statements of one filing by somebody known, and the ids it was given. BEGIN and COMMIT count."""
    _file_one(at, 1)
    make_ids_distinct()
    captured = capture(lambda: _file_one(at, 2).code)
    case = Case.objects.get(code=captured.code)
    event = LedgerEvent.objects.get(stream=case.stream)
    ids = {"person_id": case.complaint.reporter_id or 0, "case_id": case.pk, "event_id": event.pk}
    captured.statements = [pair for pair in captured.statements if not pair[0].startswith(("BEGIN", "COMMIT"))]
    for position, (sql, _params) in enumerate(captured.statements):
        for table, name in GIVEN.items():
            if sql.startswith(f'INSERT INTO "{table}"'):
                captured.returned[position] = str(ids[name])
    return captured, len(captured.statements) + 2, ids


GIVEN = {"people_person": "person_id", "procedures_case": "case_id", "ledger_ledgerevent": "event_id"}
"""Tables whose ids later statements carry."""


def _file_one(at: datetime, number: int) -> Case:
    reporter = new_person(at=at, name="Warga Ukur", phone=f"0899{number:08d}", email="")
    report = Report(text="Lampu jalan mati sejak tiga malam.", region=KELURAHAN, reporter=reporter)
    return file_complaint(report=report, channel="api", actor=NOBODY, at=at, idempotency_key=uuid4()).case


def _raw(captured: Captured, ids: dict[str, int], connections: int, seconds: int) -> dict[str, Any]:
    if connection.vendor == "postgresql":
        script = pgbench_script(captured, ids)
        return {
            "by": "pgbench",
            **run_pgbench(script, url=environment.database_url, clients=connections, seconds=seconds),
        }
    path = str(settings.DATABASES["default"]["NAME"])
    return {"by": "sqlite3", **run_sqlite(captured, path=path, seconds=seconds)}


def _pages(size: int, port: int, at: datetime, say: Say) -> dict[str, Any]:
    started = time.perf_counter()
    done = [0]

    def progress(more: int) -> None:
        done[0] += more
        if done[0] % 50_000 == 0:
            rate = done[0] / (time.perf_counter() - started)
            say(f"  {done[0]:,} at {rate:,.0f} a second")

    seed(upto=size, now=at, on_progress=progress)
    seeding = round(time.perf_counter() - started, 1)
    code = Case.objects.filter(is_public=True).order_by("-id").values_list("code", flat=True)[0]
    pages = {
        "desk": ("/meja/", session_of(Role.COMPLAINT_COORDINATOR)),
        "desk of a liaison": ("/meja/", session_of(Role.LIAISON)),
        "overview": ("/ringkasan/", session_of(Role.HEAD)),
        "office list": ("/aduan/kasus/", session_of(Role.COMPLAINT_COORDINATOR)),
        "public list": ("/aduan/", ""),
        "tracking": (f"/lacak/{code}/", ""),
    }
    return {"seeding_seconds": seeding, **{name: _page(port, path, cookie) for name, (path, cookie) in pages.items()}}


def _page(port: int, path: str, cookie: str) -> dict[str, Any]:
    _load(Plan(port=port, connections=1, seconds=1, kind="get", paths=[path], cookie=cookie))
    measured = _load(Plan(port=port, connections=1, seconds=4, kind="get", paths=[path], cookie=cookie))
    return {**measured, "queries": _queries(path, cookie)}


def _queries(path: str, cookie: str) -> int:
    client = Client(headers={"cookie": cookie, "host": "localhost"})
    client.get(path)
    reset_queries()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def _verified() -> dict[str, Any]:
    started = time.perf_counter()
    found = [f"{mismatch.where}: {mismatch.what}" for mismatch in verify()]
    return {"mismatches": found[:5], "seconds": round(time.perf_counter() - started, 1), "cases": Case.objects.count()}
