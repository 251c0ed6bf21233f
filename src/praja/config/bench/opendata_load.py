# SPDX-License-Identifier: EUPL-1.2
"""A load of GET requests from a process of its own that costs little itself: thousands of answers a second are counted on the
same machine that gives them.

    python -m praja.config.bench.opendata_load < load.json
"""

import json
import selectors
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from praja.config.bench.load import quantiles


@dataclass(frozen=True)
class Load:
    """`paths` in turn; `marks` as If-None-Match of each, in turn (empty: none)."""

    port: int
    paths: list[str]
    marks: list[str] = field(default_factory=lambda: [""])
    connections: int = 8
    seconds: float = 5.0


class _Line:
    """One connection, one request at a time."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.since, self.got = 0.0, b""

    def send(self, request: bytes) -> None:
        self.since, self.got = time.perf_counter(), b""
        self.socket.sendall(request)

    def status(self) -> str:
        """The status once the whole answer is there; empty before."""
        self.got += self.socket.recv(1 << 18)
        head, gap, body = self.got.partition(b"\r\n\r\n")
        if not gap:
            return ""
        status, lower = head[9:12].decode(), head.lower()
        if status == "304":
            return status
        at = lower.find(b"content-length:")
        is_whole = body.endswith(b"0\r\n\r\n") if at < 0 else len(body) >= int(lower[at + 15 :].split(b"\r\n", 1)[0])
        return status if is_whole else ""


def requests_of(load: Load) -> list[bytes]:
    """The bytes of every request, each path with its mark."""
    return [
        (
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n"
            + (f"If-None-Match: {mark}\r\n" if mark else "")
            + "\r\n"
        ).encode()
        for path, mark in zip(load.paths, load.marks * len(load.paths), strict=False)
    ]


def run(load: Load) -> dict[str, Any]:
    """Everything at once until the time is over."""
    requests, chosen, answers, latencies = requests_of(load), 0, Counter[str](), list[float]()
    with selectors.DefaultSelector() as waiting:
        started = time.perf_counter()
        for _number in range(load.connections):
            line = _Line(load.port)
            waiting.register(line.socket, selectors.EVENT_READ, line)
            line.send(requests[chosen % len(requests)])
            chosen += 1
        while time.perf_counter() - started < load.seconds:
            for ready, _events in waiting.select(1.0):
                line = ready.data
                if status := line.status():
                    latencies.append(time.perf_counter() - line.since)
                    answers[status] += 1
                    line.send(requests[chosen % len(requests)])
                    chosen += 1
    seconds = time.perf_counter() - started
    return {"rate": round(len(latencies) / seconds, 1), "answers": dict(answers), **quantiles(latencies)}


def sent(load: Load) -> dict[str, Any]:
    """What came of it, from a process of its own."""
    command = [sys.executable, "-m", "praja.config.bench.opendata_load"]
    done = subprocess.run(command, input=json.dumps(asdict(load)), capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(run(Load(**json.load(sys.stdin)))))
