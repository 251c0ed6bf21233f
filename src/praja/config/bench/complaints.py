# SPDX-License-Identifier: EUPL-1.2
"""`praja bench complaints`: submissions beside the raw ceiling, and pages as the number of cases grows."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection

from praja.config.bench.ground import KELURAHAN, lay_ground, server
from praja.config.bench.load import Plan, sent
from praja.config.bench.machine import machine
from praja.config.bench.pages import measured_pages
from praja.config.bench.raw import Captured, capture, make_ids_distinct, pgbench_script, run_pgbench, run_sqlite
from praja.config.bench.seeding import clear_cases, seed
from praja.config.environment import environment
from praja.duties.complaints.operations import Report, file_complaint
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY

Say = Callable[[str], None]


def run(
    *,
    sizes: list[int],
    seconds: int,
    connections: int,
    at: datetime,
    with_pages: bool,
    with_verify: bool,
    with_figures: bool = True,
    say: Say = print,
) -> dict[str, Any]:
    """Measure on the configured database and return the figures. `seconds` of zero: no submissions, on what is there.

    A size that is there already is not seeded again, so pages can be measured as often as wanted; without pages it is seeded
    and left.
    """
    lay_ground(at)
    result: dict[str, Any] = {"machine": machine()}
    if seconds:
        with server() as port:
            result |= _submissions(port, seconds, connections, at, say)
        clear_cases()
    for size in sizes:
        say(f"{size:,} cases: seeding")
        result.setdefault("pages", {})[size] = _at_size(size, at, say, with_pages=with_pages, with_figures=with_figures)
    if with_verify:
        say("verifying")
        result["verify"] = verified()
    return result


def _at_size(size: int, at: datetime, say: Say, *, with_pages: bool, with_figures: bool) -> dict[str, Any]:
    started = time.perf_counter()
    added = seed(upto=size, now=at, counted=with_figures, say=say)
    found: dict[str, Any] = {"seeded": added, "seeding_seconds": round(time.perf_counter() - started, 1)}
    if with_pages:
        say(f"{size:,} cases: pages")
        with server() as port:
            found |= measured_pages(port, at, say, with_figures=with_figures)
    return found


def _submissions(port: int, seconds: int, connections: int, at: datetime, say: Say) -> dict[str, Any]:
    say(f"submissions over HTTP, {connections} connections, {seconds} s")
    plan = Plan(port=port, connections=connections, seconds=seconds, region=KELURAHAN)
    sent(replace(plan, seconds=3))
    found = sent(plan)
    captured, ids = _captured(at)
    statements = len(captured.statements) + 2
    found |= {"statements": statements, "verify": verified()}
    say("the same statements sent raw")
    raw = sent_raw(captured, ids, connections, seconds)
    return {"submissions": found, "raw": raw, "ratio": round(found["rate"] / raw["rate"], 3)}


def _captured(at: datetime) -> tuple[Captured, dict[str, int]]:
    """The statements of one filing by somebody known, and the ids it was given."""
    _file_one(at, 1)
    make_ids_distinct()
    captured = capture(lambda: _file_one(at, 2).code)
    case = Case.objects.get(code=captured.code)
    event = LedgerEvent.objects.get(stream=case.stream)
    ids = {"person_id": case.complaint.reporter_id or 0, "case_id": case.pk, "event_id": event.pk}
    captured.carry(
        {"people_person": [ids["person_id"]], "procedures_case": [case.pk], "ledger_ledgerevent": [event.pk]}
    )
    return captured, ids


def _file_one(at: datetime, number: int) -> Case:
    reporter = new_person(at=at, name="Warga Ukur", phone=f"0899{number:08d}", email="")
    report = Report(text="Lampu jalan mati sejak tiga malam.", region=KELURAHAN, reporter=reporter)
    return file_complaint(report=report, channel="api", actor=NOBODY, at=at, idempotency_key=uuid4()).case


def sent_raw(captured: Captured, ids: dict[str, int], connections: int, seconds: int) -> dict[str, Any]:
    """The captured statements by pgbench or, on SQLite, by the standard library's driver."""
    if connection.vendor == "postgresql":
        script = pgbench_script(captured, ids)
        return {
            "by": "pgbench",
            **run_pgbench(script, url=environment.database_url, clients=connections, seconds=seconds),
        }
    path = str(settings.DATABASES["default"]["NAME"])
    return {"by": "sqlite3", **run_sqlite(captured, path=path, seconds=seconds)}


def verified() -> dict[str, Any]:
    """What `praja ledger verify` finds, how long it took, and of how many cases."""
    started = time.perf_counter()
    found = [f"{mismatch.where}: {mismatch.what}" for mismatch in verify()]
    return {"mismatches": found[:5], "seconds": round(time.perf_counter() - started, 1), "cases": Case.objects.count()}
