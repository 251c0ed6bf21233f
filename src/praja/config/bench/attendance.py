# SPDX-License-Identifier: EUPL-1.2
"""`praja bench attendance`: a morning of a hundred thousand employees by telephones and machines over the real server, nothing
lost and nothing twice, beside what the database takes raw; and a month of ten thousand of them worked out."""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Count

from praja.config.bench.attendance_bodies import Bodies, by_operation, over_http
from praja.config.bench.attendance_ground import Offices, lay_offices
from praja.config.bench.attendance_month import measured_month, seed_month
from praja.config.bench.attendance_people import numbers_of, seed_employees
from praja.config.bench.attendance_raw import copied, punched_raw, taken_out_again
from praja.config.bench.attendance_requests import (
    MACHINE,
    QUESTION,
    TELEPHONE,
    Due,
    Telephones,
    bodies_by_clock,
    bodies_in_one,
    questions_by_clock,
)
from praja.config.bench.attendance_table import table
from praja.config.bench.complaints import verified
from praja.config.bench.ground import server
from praja.config.bench.machine import machine
from praja.config.bench.open_loop import Request, sent
from praja.duties.attendance.enums import Source, Verdict
from praja.duties.attendance.models import Punch
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.closing import close_interval
from praja.lib import clock

Say = Callable[[str], None]

PEAK_SHARE = 0.12
"""60 % within 15 minutes is 4 % a minute in the mean; one minute has three times as many."""
SUSTAINED_RATE, SUSTAINED_SECONDS = 200, 60
PEAK_SECONDS = 60
AGAIN = 50
"""Every so-manieth is sent twice, as if its answer had been lost."""
MOST_IN_BODY = 20
LINES = 400
"""Connections kept open to the server, as machines and telephones hold them."""
AT_ONCE = 16
SIZES = (2, 20, 100, 500)
BODY_LINES, BODY_SECONDS, RAW_SECONDS = 8, 4.0, 8
"""Punches of a body at which machines are measured beside a raw COPY."""


def run(
    *, employees: int, month: int, seconds: int, at: datetime, with_verify: bool, say: Say = print
) -> dict[str, Any]:
    """Measure on the configured database and return the figures. What is there already is not seeded again; a morning is sent
    once to one database. `seconds`: how long each rate is held."""
    started = time.perf_counter()
    offices = lay_offices(at)
    added = seed_employees(offices, upto=employees, now=at, say=say)
    chosen = seed_month(month, now=at, say=say)
    _settle()
    result: dict[str, Any] = {
        "machine": machine(),
        "seeded": {"employees": added, "seconds": round(time.perf_counter() - started, 1)},
    }
    with server() as port:
        result["morning"] = _morning(offices, employees, seconds, port, say)
        if connection.vendor == "postgresql":
            result["bodies"] = _bodies(offices, port, at, say)
    result["month"] = measured_month(chosen, now=at, say=say)
    if with_verify:
        say("verifying")
        result["verify"] = {**verified(), "events": LedgerEvent.objects.count()}
    result["seconds"] = round(time.perf_counter() - started, 1)
    for line in table(result):
        say(line)
    return result


def _settle() -> None:
    """Close the tree over what was seeded, and let the planner know of it."""
    while close_interval(at=clock.now()):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _morning(offices: Offices, employees: int, seconds: int, port: int, say: Say) -> dict[str, Any]:
    drawn = random.Random(4)  # noqa: S311 - in which order they come
    holders, fingers = (list(numbers_of(by_telephone=one, upto=employees)) for one in (True, False))
    drawn.shuffle(holders)
    drawn.shuffle(fingers)
    telephones, found, before = Telephones(offices), {}, Punch.objects.count()
    spare = holders.pop()
    peak = int(employees * PEAK_SHARE)
    by_telephone = peak * len(holders) // employees
    waiting, passing = iter(holders), iter(fingers)

    count = min(SUSTAINED_RATE * seconds, len(holders) - by_telephone)
    say(f"telephones at {SUSTAINED_RATE} a second, {count:,} punches")
    some = list(islice(waiting, count))
    found["telephones"] = _held(
        lambda start: telephones.requests(_evenly(some, count / SUSTAINED_RATE), start), port, count
    )

    say(f"the minute with three times the mean, {peak:,} punches")
    now, through = list(islice(waiting, by_telephone)), list(islice(passing, peak - by_telephone))
    span = float(PEAK_SECONDS)

    def of_the_minute(start: datetime) -> Iterable[Request]:
        yield from telephones.requests(_evenly(now, span), start)
        yield from bodies_by_clock(offices, _evenly(through, span), start)
        yield from questions_by_clock(offices, span)

    found["peak_minute"] = _held(of_the_minute, port, peak)

    others, left = list(waiting), list(passing)
    say(f"the rest of the morning as fast as it goes, {len(others) + len(left):,} punches")

    def of_the_rest(start: datetime) -> Iterable[Request]:
        bodies = list(bodies_in_one(offices, left, start - timedelta(minutes=5), MOST_IN_BODY))
        yield from drawn.sample(
            [*telephones.requests((Due(n, 0.0) for n in others), start), *bodies], len(others) + len(bodies)
        )

    found["rest"] = _held(of_the_rest, port, len(others) + len(left), connections=AT_ONCE)
    say("the statements of one punch sent raw")
    found["raw"] = punched_raw(offices, spare, at=clock.now(), connections=AT_ONCE, seconds=RAW_SECONDS)
    found["kept"] = kept_of(before, employees)
    return found


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
        found[size] = figures
    return found


def _evenly(numbers: Sequence[int], span: float) -> list[Due]:
    """Their moments over so many seconds, each at random (a Poisson stream of a fixed number)."""
    drawn = random.Random(len(numbers))  # noqa: S311 - when they come
    return [Due(number, drawn.uniform(0, span)) for number in numbers]


def _held(
    requests: Callable[[datetime], Iterable[Request]], port: int, count: int, connections: int = LINES
) -> dict[str, Any]:
    """Sign and write everything down, then send it at its moments; every `AGAIN`-th twice."""
    start = clock.now() + timedelta(seconds=3 + count * 0.0006)
    made = list(requests(start))
    twice = [(kind, due + 2.0, content) for kind, due, content in made[::AGAIN] if kind != QUESTION]
    assert clock.now() < start, "it took too long to write the requests down"
    told = sent([*made, *twice], port=port, connections=connections, start=start.timestamp())
    names = {TELEPHONE: "telephones", MACHINE: "machines", QUESTION: "questions"}
    return {names[kind]: figures for kind, figures in told.items()}


def kept_of(before: int, employees: int) -> dict[str, int]:
    """What is here of a morning in which everybody checked in once."""
    today = Punch.objects.order_by("pk")[before:].values("pk")
    rows = Punch.objects.filter(pk__in=today)
    per = rows.values("employee").annotate(count=Count("pk"))
    return {
        "employees": employees,
        "punches": rows.count(),
        "by_telephone": rows.filter(source=Source.PHONE).count(),
        "accepted": rows.filter(verdict=Verdict.ACCEPTED).count(),
        "of_nobody": rows.filter(employee=None).count(),
        "lost": employees - len(per),
        "twice": sum(one["count"] > 1 for one in per),
    }
