# SPDX-License-Identifier: EUPL-1.2
"""What telephones and machines send in the morning, byte for byte: signed punches in the session of their holder, bodies of
ATTLOG, and the question for commands that every machine asks all ten seconds, as it was told to."""

import base64
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from praja.config.bench.attendance_ground import SIDE, Offices, corner_of
from praja.config.bench.attendance_people import CSRF, Holder
from praja.config.bench.open_loop import Request
from praja.duties.attendance.domain.saying import Position, Saying
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.punching import NewPunch
from praja.duties.attendance.queries.places import code_of
from praja.lib.moments import local_zone
from praja.lib.rotating_codes import RotatingCode

TELEPHONE, MACHINE, QUESTION = "t", "m", "q"
ASKS_EVERY = 10.0
"""Seconds between a machine's questions, and between its bodies while people pass (`Delay=10`)."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who checks in so many seconds after the start."""

    number: int
    after: float


class Telephones:
    """Signs for everybody."""

    def __init__(self, offices: Offices) -> None:
        self.offices = offices
        self.codes: dict[int, RotatingCode] = {
            unit: code_of(place.code_secret) for unit, place in offices.places.items()
        }
        self.shown: dict[tuple[int, int], str] = {}

    def requests(self, dues: Iterable[Due], start: datetime) -> Iterator[Request]:
        """A punch of each, pressed and sent at its moment."""
        for due in dues:
            yield TELEPHONE, due.after, self.punch(due.number, start + timedelta(seconds=due.after))

    def punch(self, number: int, at: datetime) -> bytes:
        """The request by which the employee of this number checks in at this moment, inside their office, with its code."""
        holder, text = Holder(number), self._saying(number, at).text
        said = {
            "text": text,
            "signature": base64.b64encode(holder.sign(text)).decode(),
            "key": sha256(holder.key).hexdigest(),
            "sent": str((at - _EPOCH) // timedelta(milliseconds=1)),
        }
        return posted(
            "/presensi/masuk/kirim/", json.dumps(said).encode(), "application/json",
            f"Cookie: {holder.cookies}\r\nX-CSRFToken: {CSRF}\r\n",
        )  # fmt: skip

    def pressed(self, number: int, at: datetime) -> NewPunch:
        """The same as the operation takes it."""
        holder, saying = Holder(number), self._saying(number, at)
        key = sha256(holder.key).digest()
        return NewPunch(saying, saying.text, holder.sign(saying.text), key, holder.device, sent_at=at)

    def _saying(self, number: int, at: datetime) -> Saying:
        unit = self.offices.units[number % len(self.offices.units)].pk
        drawn = random.Random(number)  # noqa: S311 - where in the office they stand
        east, north = corner_of(unit)
        where = Position(north + drawn.uniform(0.1, 0.9) * SIDE, east + drawn.uniform(0.1, 0.9) * SIDE, 15)
        nonce = UUID(bytes=sha256(f"{number} {at:%Y-%m-%d}".encode()).digest()[:16], version=4)
        return Saying(nonce, at, 0, self._code(unit, at), where)

    def _code(self, unit: int, at: datetime) -> str:
        code = self.codes[unit]
        key = unit, code.number(at)
        if key not in self.shown:
            self.shown[key] = code.of(key[1])
        return self.shown[key]


def posted(path: str, body: bytes, kind: str, more: str = "") -> bytes:
    """A request with a body."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def body_of(numbers: Sequence[tuple[int, datetime]], direction: int = 0) -> bytes:
    """ATTLOG of these employees, each at a moment, as the machine's clock shows it."""
    zone = local_zone()
    lines = (
        f"{number + 1}\t{at.astimezone(zone):%Y-%m-%d %H:%M:%S}\t{direction}\t1\t0\t0\t0" for number, at in numbers
    )
    return "".join(f"{line}\n" for line in lines).encode()


def body_sent(machine: Machine, body: bytes, stamp: int = 9999) -> bytes:
    """A machine sends it."""
    return posted(f"/iclock/cdata?SN={machine.serial}&table=ATTLOG&Stamp={stamp}", body, "text/plain")


def question(machine: Machine) -> bytes:
    """A machine asks whether it is to do anything."""
    return f"GET /iclock/getrequest?SN={machine.serial} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def machine_of(offices: Offices, number: int) -> Machine:
    """The machine that knows the employee of this number."""
    units = offices.units
    own = offices.machines[units[number % len(units)].pk]
    return own[number // len(units) % len(own)]


def bodies_by_clock(offices: Offices, dues: Iterable[Due], start: datetime) -> Iterator[Request]:
    """Each machine sends all ten seconds who passed since, not all machines at once."""
    passed: dict[tuple[int, int], list[Due]] = defaultdict(list)
    machines: dict[int, Machine] = {}
    for due in dues:
        machine = machine_of(offices, due.number)
        machines[machine.pk] = machine
        passed[machine.pk, int((due.after + _own(machine)) // ASKS_EVERY)].append(due)
    for (pk, turn), some in passed.items():
        seen = [(due.number, start + timedelta(seconds=due.after)) for due in some]
        yield MACHINE, (turn + 1) * ASKS_EVERY - _own(machines[pk]), body_sent(machines[pk], body_of(seen))


def questions_by_clock(offices: Offices, seconds: float) -> Iterator[Request]:
    """All machines' questions in so many seconds."""
    for own in offices.machines.values():
        for machine in own:
            for turn in range(int(seconds // ASKS_EVERY)):
                yield QUESTION, turn * ASKS_EVERY + (_own(machine) + 5) % ASKS_EVERY, question(machine)


def bodies_in_one(offices: Offices, numbers: Iterable[int], at: datetime, most: int) -> Iterator[Request]:
    """Everybody's punch at once, at most so many in one body, in the order in which they passed."""
    passed: dict[int, list[int]] = defaultdict(list)
    machines: dict[int, Machine] = {}
    for number in numbers:
        machine = machine_of(offices, number)
        machines[machine.pk] = machine
        passed[machine.pk].append(number)
    for pk, some in passed.items():
        for first in range(0, len(some), most):
            seen = [(number, at + timedelta(seconds=turn)) for turn, number in enumerate(some[first : first + most])]
            yield MACHINE, 0.0, body_sent(machines[pk], body_of(seen))


def _own(machine: Machine) -> float:
    """When within ten seconds it has its turn."""
    return (machine.pk * 7 % 100) / 10
