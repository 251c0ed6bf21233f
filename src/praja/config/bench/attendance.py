# SPDX-License-Identifier: EUPL-1.2
"""`praja bench attendance`: a morning of a hundred thousand employees by telephones and machines over the real server, nothing
lost and nothing twice, beside what the database takes raw; and a month of ten thousand of them worked out."""

import time
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from praja.config.bench.attendance_bodies import Bodies, by_operation, over_http
from praja.config.bench.attendance_ground import Offices, lay_offices
from praja.config.bench.attendance_month import measured_month, seed_month
from praja.config.bench.attendance_morning import Morning
from praja.config.bench.attendance_people import seed_employees
from praja.config.bench.attendance_raw import copied, taken_out_again
from praja.config.bench.attendance_table import table
from praja.config.bench.complaints import verified
from praja.config.bench.ground import server, settle
from praja.config.bench.machine import machine
from praja.config.bench.seeding import Say
from praja.kernel.ledger.models import LedgerEvent

SIZES = (2, 20, 100, 500)
"""Punches of a body at which machines are measured beside a raw COPY."""
BODY_LINES, BODY_SECONDS = 8, 4.0


def run(
    *, employees: int, month: int, seconds: int, at: datetime, with_verify: bool, say: Say = print
) -> dict[str, Any]:
    """Measure on the configured database and return the figures. What is there already is not seeded again; a morning is sent
    once a day to one database. `seconds`: how long telephones are held at their rate."""
    started = time.perf_counter()
    offices = lay_offices(at)
    added = seed_employees(offices, upto=employees, now=at, say=say)
    chosen = seed_month(month, now=at, say=say)
    settle()
    result: dict[str, Any] = {
        "machine": machine(),
        "seeded": {"employees": added, "seconds": round(time.perf_counter() - started, 1)},
    }
    with server() as port:
        result["morning"] = Morning(offices, employees, port, say).measured(seconds)
        if connection.vendor == "postgresql":
            result["bodies"] = _bodies(offices, port, at, say)
    result["month"] = measured_month(chosen, now=at, say=say)
    say(f"  {result['month']}")
    if with_verify:
        say("verifying")
        result["verify"] = {**verified(), "events": LedgerEvent.objects.count()}
    result["seconds"] = round(time.perf_counter() - started, 1)
    for line in table(result):
        say(line)
    return result


def _bodies(offices: Offices, port: int, at: datetime, say: Say) -> dict[int, dict[str, Any]]:
    """Bodies of several sizes by machines over the server, by the operation alone, and by a raw COPY, in turn."""
    found: dict[int, dict[str, Any]] = {}
    for turn, size in enumerate(SIZES):
        say(f"bodies of {size} punches")
        own = Bodies(offices, size, at - timedelta(days=3 * (turn + 1)))
        figures: dict[str, Any] = {
            "over_http": over_http(own, port, connections=BODY_LINES, seconds=BODY_SECONDS),
            "operation": by_operation(own, at, seconds=BODY_SECONDS),
        }
        for name, lines in (("raw", BODY_LINES), ("raw_alone", 1)):
            with taken_out_again():
                figures[name] = copied(size, connections=lines, seconds=BODY_SECONDS)
        for name, raw in (("over_http", "raw"), ("operation", "raw_alone")):
            figures[f"ratio_{name}"] = round(figures[name]["punches"] / figures[raw]["punches"], 3)
        say(f"  {figures}")
        found[size] = figures
    return found
