# SPDX-License-Identifier: EUPL-1.2
"""Requests at the moments at which they are due, from a process of its own.

    python -m praja.config.bench.open_loop FILE CONNECTIONS PORT SECONDS

Nobody waits for anybody: a request whose moment has come is sent even while others are unanswered, and its latency counts
from that moment, so that what queues up shows (no coordinated omission). It goes out on the first of CONNECTIONS kept-alive
connections that is free; waiting for one counts as well. One that breaks off is sent again as a machine or an app would, on a new
connection.

The file holds, for each request: kind (one byte), seconds after the start (float64), length (uint32), and its bytes; before all
of them the moment of the start (float64, seconds since 1970). Prints one JSON line: by kind the answers by status and mark (what
stands in the body after `"verdict": "`), and latency quantiles.
"""

import asyncio
import json
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from praja.lib import clock

HEAD, START = struct.Struct("<cdI"), struct.Struct("<d")
TRIES = 4
MARK = b'"verdict": "'


@dataclass(slots=True)
class Tally:
    """What came of one kind."""

    late: list[float] = field(default_factory=list)
    """From the moment at which each was due, in seconds."""
    answers: Counter[str] = field(default_factory=Counter)
    again: int = 0
    first: float = 0.0
    last: float = 0.0


Request = tuple[str, float, bytes]
"""Its kind (one letter), when it is due, its bytes."""


def written(requests: Iterable[Request], start: float) -> bytes:
    """The file."""
    parts = [START.pack(start)]
    for kind, due, content in requests:
        parts += [HEAD.pack(kind.encode(), due, len(content)), content]
    return b"".join(parts)


def read(data: bytes) -> tuple[float, list[Request]]:
    """What `written` wrote."""
    (start,), at, found = START.unpack_from(data), START.size, []
    while at < len(data):
        kind, due, length = HEAD.unpack_from(data, at)
        at += HEAD.size
        found.append((kind.decode(), due, data[at : at + length]))
        at += length
    return start, found


def sent(
    requests: Iterable[Request], *, port: int, connections: int, start: float, most: float = 3_600.0
) -> dict[str, Any]:
    """What came of them, sent by a process of its own; what has not gone out `most` seconds after the start stays."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "requests"
        path.write_bytes(written(requests, start))
        command = [
            sys.executable,
            "-m",
            "praja.config.bench.open_loop",
            str(path),
            str(connections),
            str(port),
            str(most),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    found: dict[str, Any] = json.loads(done.stdout)
    return found


class Line:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, content: bytes) -> str:
        """Status and mark of the answer."""
        if self.writer is None or self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(content)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        body = await self.reader.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
        if "connection: close" in head:
            self.close()
        found = body.partition(MARK)[2].partition(b'"')[0].decode()
        return f"{head.split(' ', 2)[1]} {found}".strip()

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def run(requests: list[Request], start: float, port: int, connections: int, most: float) -> dict[str, Tally]:
    """Send all of them."""
    waiting: asyncio.Queue[Request | None] = asyncio.Queue()
    tallies = {kind: Tally() for kind, _due, _content in requests}
    begun = time.perf_counter() + start - clock.now().timestamp()

    async def serve() -> None:
        line = Line(port)
        while (request := await waiting.get()) is not None and time.perf_counter() < begun + most:
            await _tell(line, request, tallies[request[0]], begun)
        line.close()

    lines = [asyncio.create_task(serve()) for _ in range(connections)]
    for request in sorted(requests, key=lambda one: one[1]):
        ahead = begun + request[1] - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        waiting.put_nowait(request)
    for _ in lines:
        waiting.put_nowait(None)
    await asyncio.gather(*lines)
    return tallies


async def _tell(line: Line, request: Request, tally: Tally, begun: float) -> None:
    _kind, due, content = request
    for turn in range(TRIES):
        try:
            answer = await line.ask(content)
            break
        except (OSError, asyncio.IncompleteReadError):
            line.close()
            answer, tally.again = "no answer", tally.again + 1
            await asyncio.sleep(0.05 * turn)
    now = time.perf_counter() - begun
    tally.late.append(now - due)
    tally.answers[answer] += 1
    tally.first, tally.last = min(tally.first or due, due), max(tally.last, now)


def told(tally: Tally) -> dict[str, Any]:
    """The figures of one kind: latencies in milliseconds, rate a second from the first that was due to the last answer."""
    ordered = sorted(tally.late)
    shares = {"p50_ms": 0.50, "p95_ms": 0.95, "p99_ms": 0.99, "max_ms": 1.0}
    quantiles = {
        name: round(1000 * ordered[min(int(len(ordered) * share), len(ordered) - 1)], 1)
        for name, share in shares.items()
    }
    seconds = max(tally.last - tally.first, 0.001)
    return {
        "requests": len(ordered),
        "answers": dict(tally.answers),
        "sent_again": tally.again,
        "seconds": round(seconds, 1),
        "rate": round(len(ordered) / seconds, 1),
        **quantiles,
    }


def main(path: str, connections: int, port: int, most: float) -> None:
    start, requests = read(Path(path).read_bytes())
    tallies = asyncio.run(run(requests, start, port, connections, most))
    print(json.dumps({kind: told(tally) for kind, tally in tallies.items()}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
