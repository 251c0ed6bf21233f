# SPDX-License-Identifier: EUPL-1.2
"""Bodies of one size, as many as are taken: over the server, and by the operation alone."""

import itertools
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from praja.config.bench.attendance_ground import Offices
from praja.config.bench.attendance_requests import MACHINE, body_of, body_sent
from praja.config.bench.open_loop import sent
from praja.duties.attendance.models import Machine, Pin
from praja.duties.attendance.operations.batches import take_batch
from praja.duties.attendance.web.machines.calling import device
from praja.lib import clock

MOST = 1_500
"""Bodies a second that are made beforehand."""


class Bodies:
    """Bodies of `size` punches by all machines in turn, none twice: what waited while the network was away, from `since` on."""

    def __init__(self, offices: Offices, size: int, since: datetime) -> None:
        self.size, self.since = size, since
        known: dict[int, list[int]] = defaultdict(list)
        for machine, pin in Pin.objects.filter(until=None).values_list("machine_id", "pin"):
            known[machine or 0].append(int(pin) - 1)
        self.machines = [(one, known[one.pk]) for own in offices.machines.values() for one in own if known[one.pk]]
        self.made = itertools.count()

    def __iter__(self) -> Iterator[tuple[Machine, bytes]]:
        for number in self.made:
            machine, known = self.machines[number % len(self.machines)]
            first = number // len(self.machines) * self.size
            at = self.since + timedelta(seconds=first)
            punches = [(known[turn % len(known)], at + timedelta(seconds=turn)) for turn in range(self.size)]
            yield machine, body_of(punches)


def over_http(bodies: Bodies, port: int, *, connections: int, seconds: float) -> dict[str, Any]:
    """Sent by so many connections, each its next body as soon as the last is acknowledged."""
    count = int(seconds * MOST / (1 + bodies.size / 20))
    made = [(MACHINE, 0.0, body_sent(machine, body)) for machine, body in itertools.islice(bodies, count)]
    start = clock.now() + timedelta(seconds=2)
    found: dict[str, Any] = sent(made, port=port, connections=connections, start=start.timestamp(), most=seconds)[
        MACHINE
    ]
    return {
        "bodies": found["rate"],
        "punches": round(found["rate"] * bodies.size),
        "answers": found["answers"],
    }


def by_operation(bodies: Bodies, at: datetime, *, seconds: float) -> dict[str, Any]:
    """Taken in this process, one after the other."""
    some = list(itertools.islice(bodies, int(seconds * MOST / (1 + bodies.size / 20))))
    begun, done = time.perf_counter(), 0
    for machine, body in some:
        taken = take_batch(machine=machine, table="ATTLOG", body=body, actor=device(machine.serial), at=at)
        assert len(taken.new) == bodies.size, taken.lines
        done += 1
        if time.perf_counter() - begun >= seconds:
            break
    took = time.perf_counter() - begun
    return {"bodies": round(done / took, 1), "punches": round(done * bodies.size / took)}
