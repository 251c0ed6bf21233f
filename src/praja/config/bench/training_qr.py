# SPDX-License-Identifier: EUPL-1.2
"""`praja bench training-qr`: everybody in a hall scans the code on the screen within the same quarter of a minute, over the real
server; nobody lost, nobody twice; beside the very statements of one scan sent raw."""

import random
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count

from praja.config.bench.complaints import verified
from praja.config.bench.ground import server, settle
from praja.config.bench.machine import machine
from praja.config.bench.open_loop import Request, sent
from praja.config.bench.seeding import Say
from praja.config.bench.training_ground import Hall, lay_hall, session_key
from praja.config.bench.training_raw import scanned_raw
from praja.duties.training.models import Presence, PresencePlan
from praja.duties.training.queries.presence.scanning import code_of
from praja.kernel.ledger.models import LedgerEvent
from praja.lib import clock

SCAN, AGAIN = "s", "a"
LINES = 400
"""Connections kept open, as telephones hold them."""
EVERY = 50
"""Every so-manieth scans twice."""
WARM = 60
"""Scans before it is measured: the web processes are up since the morning."""
ROUNDS = ("warm", "within", "at_once", "raw")


def run(*, people: int, seconds: float, at: datetime, with_verify: bool, say: Say = print) -> dict[str, Any]:
    """Measure on the configured database and return the figures: `people` scan at random moments within `seconds`, and in another
    session all at the same moment."""
    started = time.perf_counter()
    hall = lay_hall(people, len(ROUNDS), at=at, say=say)
    settle()
    result: dict[str, Any] = {
        "machine": machine(),
        "seeded": {"people": people, "seconds": round(time.perf_counter() - started, 1)},
        "raw": scanned_raw(hall, hall.plans[ROUNDS.index("raw")], at=clock.now()),
    }
    say(f"  raw: {result['raw']}")
    with server() as port:
        _sent(hall, "warm", min(WARM, people), 3.0, port)
        for name, span in (("within", seconds), ("at_once", 0.0)):
            result[name] = _sent(hall, name, people, span, port)
            result[name]["kept"] = kept_of(hall.plans[ROUNDS.index(name)], people)
            say(f"  {name}: {result[name]}")
    if raw := result["raw"].get("rate"):
        result["ratio_at_once"] = round(result["at_once"]["scans"]["rate"] / raw, 3)
    if with_verify:
        result["verify"] = {**verified(), "events": LedgerEvent.objects.count()}
    result["seconds"] = round(time.perf_counter() - started, 1)
    for line in lines_of(result):
        say(line)
    return result


def requests(plan: PresencePlan, numbers: Iterable[int], span: float, start: datetime) -> list[Request]:
    """Each scans once at a random moment of the span, with the code that the screen shows then; every `EVERY`-th again two
    seconds later."""
    code, drawn = code_of(plan.code_secret), random.Random(7)  # noqa: S311 - when they come
    made: list[Request] = []
    for number in numbers:
        due = drawn.uniform(0, span)
        content = scan(plan.mark, code.at(start + timedelta(seconds=due)), number)
        made.append((SCAN, due, content))
        if number % EVERY == 0:
            made.append((AGAIN, due + 2.0, content))
    return made


def scan(mark: str, digits: str, number: int) -> bytes:
    """What a telephone sends that opened the address on the screen."""
    cookies = f"{settings.SESSION_COOKIE_NAME}={session_key(number)}; {settings.LANGUAGE_COOKIE_NAME}=id"
    return (
        f"GET /diklat/hadir/{mark}/{digits}/ HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
        f"Accept-Language: id\r\nCookie: {cookies}\r\n\r\n"
    ).encode()


def _sent(hall: Hall, name: str, people: int, span: float, port: int) -> dict[str, Any]:
    start = clock.now() + timedelta(seconds=3)
    made = requests(hall.plans[ROUNDS.index(name)], range(people), span, start)
    told = sent(made, port=port, connections=LINES, start=start.timestamp())
    return {"scans": told[SCAN], "again": told[AGAIN]}


def kept_of(plan: PresencePlan, people: int) -> dict[str, int]:
    """What is here of a session at which everybody scanned."""
    per = Presence.objects.filter(session=plan.session_id).values("seat").annotate(count=Count("pk"))
    counts = [one["count"] for one in per]
    return {
        "people": people,
        "recorded": sum(counts),
        "lost": people - len(counts),
        "twice": sum(n > 1 for n in counts),
    }


def lines_of(result: dict[str, Any]) -> list[str]:
    """The figures as they are read."""
    told = [f"raw: {result['raw']}"]
    for name in ("within", "at_once"):
        of, kept = result[name]["scans"], result[name]["kept"]
        told.append(
            f"{name}: {of['requests']:,} scans, {of['rate']} a second; {of['p50_ms']} / {of['p95_ms']} / {of['p99_ms']} / "
            f"{of['max_ms']} ms; {of['answers']}; recorded {kept['recorded']:,}, lost {kept['lost']}, twice {kept['twice']}"
        )
    return told
