# SPDX-License-Identifier: EUPL-1.2
"""A load of HTTP requests from a process of its own: keep-alive connections, one request at a time on each.

    python -m praja.config.bench.load '{"port": 8000, "connections": 16, "seconds": 15, "kind": "submit"}'

Prints one JSON line: requests, failures, seconds, rate, and latency quantiles in milliseconds.
"""

import asyncio
import json
import subprocess
import sys
import time
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Plan:
    """What to send: `submit` posts reports, every second one with a name; `apply` posts applications at `offers` (service code,
    unit code) in turn; `get` fetches `paths`, as `cookies`, in turn."""

    port: int
    connections: int = 16
    seconds: float = 15.0
    kind: str = "submit"
    paths: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=lambda: [""])
    region: str = ""
    offers: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Tally:
    """What came of it."""

    latencies: list[float] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)


def sent(plan: Plan) -> dict[str, Any]:
    """What came of a load sent from a process of its own."""
    command = [sys.executable, "-m", "praja.config.bench.load", json.dumps(asdict(plan))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    found: dict[str, Any] = json.loads(done.stdout)
    found.pop("plan")
    return found


def request_of(plan: Plan, number: int) -> bytes:
    """The bytes of the `number`-th request."""
    if plan.kind == "get":
        path, cookie = (some[number % len(some)] for some in (plan.paths, plan.cookies))
        return (
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nAccept-Encoding: identity\r\n\r\n".encode()
        )
    path, content = application_of(plan, number) if plan.kind == "apply" else report_of(plan, number)
    body = json.dumps(content).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Idempotency-Key: {uuid.uuid4()}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def report_of(plan: Plan, number: int) -> tuple[str, dict[str, object]]:
    """Address and content of the `number`-th report."""
    report: dict[str, object] = {"text": f"Lampu jalan nomor {number} mati sejak tiga malam.", "region": plan.region}
    if number % 2:
        report["reporter"] = {"name": f"Warga {number}", "phone": f"0812{number % 10**8:08d}"}
    return "/api/v1/complaints", report


def application_of(plan: Plan, number: int) -> tuple[str, dict[str, object]]:
    """Address and content of the `number`-th application, by somebody who is new here."""
    service, unit = plan.offers[number % len(plan.offers)]
    applicant = {"name": f"Warga {number}", "phone": f"0812{number % 10**8:08d}"}
    said: dict[str, object] = {
        "service": service,
        "unit": unit,
        "applicant": applicant,
        "purpose": "Mengurus administrasi",
    }
    return "/api/v1/applications", said


async def answer(reader: asyncio.StreamReader) -> int:
    """Read one answer; returns its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if "transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        await reader.readexactly(length)
    return int(head.split(" ", 2)[1])


async def connection(plan: Plan, first: int, until: float, tally: Tally) -> None:
    """Send one request after another on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", plan.port)
    number = first
    while time.perf_counter() < until:
        started = time.perf_counter()
        writer.write(request_of(plan, number))
        status = await answer(reader)
        number += plan.connections
        if status in {200, 201}:
            tally.latencies.append(time.perf_counter() - started)
        else:
            tally.failures[str(status)] = tally.failures.get(str(status), 0) + 1
    writer.close()


async def run(plan: Plan) -> dict[str, object]:
    """Everything at once until the time is over."""
    tally, started = Tally(), time.perf_counter()
    until = started + plan.seconds
    await asyncio.gather(*(connection(plan, first, until, tally) for first in range(plan.connections)))
    seconds = time.perf_counter() - started
    return {
        "plan": asdict(plan) | {"cookies": len(plan.cookies), "paths": len(plan.paths), "offers": len(plan.offers)},
        "requests": len(tally.latencies),
        "failures": tally.failures,
        "seconds": round(seconds, 2),
        "rate": round(len(tally.latencies) / seconds, 1),
        **quantiles(tally.latencies),
    }


def quantiles(latencies: list[float]) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    ordered = sorted(latencies) or [0.0]
    at = {"p50_ms": 0.50, "p95_ms": 0.95, "p99_ms": 0.99}
    return {
        name: round(ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000, 1) for name, share in at.items()
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(Plan(**json.loads(sys.argv[1]))))))
