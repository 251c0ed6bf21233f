# SPDX-License-Identifier: EUPL-1.2
"""The morning itself: telephones at a rate that is held, one minute in real time, and the rest as fast as it is taken."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Count

from praja.config.bench.attendance_ground import Offices
from praja.config.bench.attendance_people import numbers_of
from praja.config.bench.attendance_raw import punched_raw
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
from praja.config.bench.open_loop import Request, sent
from praja.config.bench.seeding import Say
from praja.duties.attendance.enums import Source, Verdict
from praja.duties.attendance.models import Punch
from praja.lib import clock

PEAK_SHARE, PEAK_SECONDS = 0.12, 60
"""60 % within 15 minutes is 4 % a minute in the mean; one minute has three times as many."""
SUSTAINED_RATE = 200
AGAIN = 50
"""Every so-manieth is sent twice, as if its answer had been lost."""
MOST_IN_BODY = 20
LINES, AT_ONCE = 400, 16
"""Connections kept open to the server as machines and telephones hold them; whoever sends as fast as it goes has few."""
PARTS = 8
"""Of the rest, each signed just before it is sent: codes on displays grow old."""
RAW_SECONDS = 8
NAMES = {TELEPHONE: "telephones", MACHINE: "machines", QUESTION: "questions"}


class Morning:
    """Everybody checks in once."""

    def __init__(self, offices: Offices, employees: int, port: int, say: Say) -> None:
        self.offices, self.employees, self.port, self.say = offices, employees, port, say
        self.telephones, self.before = Telephones(offices), Punch.objects.count()
        drawn = random.Random(4)  # noqa: S311 - in which order they come
        holders, fingers = (list(numbers_of(by_telephone=one, upto=employees)) for one in (True, False))
        drawn.shuffle(holders)
        drawn.shuffle(fingers)
        self.spare = holders.pop()
        self.holders, self.fingers = iter(holders), iter(fingers)
        self.peak = int(employees * PEAK_SHARE)
        self.of_the_peak = self.peak * len(holders) // employees
        self.most_held = len(holders) - self.of_the_peak
        self.pace = self._pace()

    def measured(self, seconds: int) -> dict[str, Any]:
        """All of it; `seconds`: how long telephones are held at their rate."""
        return {
            "telephones": self._held_rate(seconds),
            "peak_minute": self._peak_minute(),
            "rest": self._rest(),
            "raw": self._raw(),
            "kept": kept_of(self.before, self.employees),
        }

    def _pace(self) -> float:
        """Seconds in which one punch is signed and written down on this machine as it is now."""
        begun = time.perf_counter()
        for number in range(100):
            self.telephones.punch(number, clock.now())
        return (time.perf_counter() - begun) / 100

    def _held_rate(self, seconds: int) -> dict[str, Any]:
        some = list(islice(self.holders, min(SUSTAINED_RATE * seconds, self.most_held)))
        self.say(f"telephones at {SUSTAINED_RATE} a second, {len(some):,} punches")
        dues = _evenly(some, len(some) / SUSTAINED_RATE)
        return self._sent(lambda start: self.telephones.requests(dues, start), len(some), LINES)

    def _peak_minute(self) -> dict[str, Any]:
        self.say(f"the minute with three times the mean, {self.peak:,} punches")
        span = float(PEAK_SECONDS)
        pressing = _evenly(list(islice(self.holders, self.of_the_peak)), span)
        passing = _evenly(list(islice(self.fingers, self.peak - self.of_the_peak)), span)

        def requests(start: datetime) -> Iterator[Request]:
            yield from self.telephones.requests(pressing, start)
            yield from bodies_by_clock(self.offices, passing, start)
            yield from questions_by_clock(self.offices, span)

        return self._sent(requests, self.peak, LINES)

    def _rest(self) -> dict[str, Any]:
        holders, fingers = list(self.holders), list(self.fingers)
        self.say(f"the rest of the morning as fast as it goes, {len(holders) + len(fingers):,} punches")
        return _together([self._part(holders[part::PARTS], fingers[part::PARTS]) for part in range(PARTS)])

    def _part(self, holders: Sequence[int], fingers: Sequence[int]) -> dict[str, Any]:
        def requests(start: datetime) -> Iterator[Request]:
            made = list(self.telephones.requests((Due(number, 0.0) for number in holders), start))
            made += bodies_in_one(self.offices, fingers, start - timedelta(minutes=5), MOST_IN_BODY)
            random.Random(len(made)).shuffle(made)  # noqa: S311 - in which order they come
            yield from made

        return self._sent(requests, len(holders) + len(fingers) // 4, AT_ONCE)

    def _raw(self) -> dict[str, Any]:
        self.say("the statements of one punch sent raw")
        return punched_raw(self.offices, self.spare, at=clock.now(), connections=AT_ONCE, seconds=RAW_SECONDS)

    def _sent(self, requests: Callable[[datetime], Iterable[Request]], count: int, lines: int) -> dict[str, Any]:
        """Sign and write everything down, then send it at its moments; every `AGAIN`-th twice."""
        start = clock.now() + timedelta(seconds=3 + 2 * count * self.pace)
        made = list(requests(start))
        twice = [(kind, due + 2.0, content) for kind, due, content in made[::AGAIN] if kind != QUESTION]
        assert clock.now() < start, "it took too long to write the requests down"
        told = sent([*made, *twice], port=self.port, connections=lines, start=start.timestamp())
        found = {NAMES[kind]: figures for kind, figures in told.items()}
        self.say(f"  {found}")
        return found


def _evenly(numbers: Sequence[int], span: float) -> list[Due]:
    """Their moments over so many seconds, each at random (a Poisson stream of a fixed number)."""
    drawn = random.Random(len(numbers))  # noqa: S311 - when they come
    return [Due(number, drawn.uniform(0, span)) for number in numbers]


def _together(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Several loads of everything, one after the other, as one: by kind how many, how fast and what was answered."""
    seconds = max(sum(max(one["seconds"] for one in part.values()) for part in parts if part), 0.1)
    found: dict[str, Any] = {}
    for kind in {kind for part in parts for kind in part}:
        of_kind = [part[kind] for part in parts if kind in part]
        requests = sum(one["requests"] for one in of_kind)
        answers = sum((Counter(one["answers"]) for one in of_kind), Counter[str]())
        rate = round(requests / seconds, 1)
        found[kind] = {"requests": requests, "seconds": round(seconds, 1), "rate": rate, "answers": dict(answers)}
    return found


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
