# SPDX-License-Identifier: EUPL-1.2
"""`praja bench opendata`: rows over the real server on the table shape on which CKAN was measured (100,000 rows, 10 columns, 8
connections), larger tables, files in and out, beside the same questions put to DuckDB and PostgreSQL alone."""

import json
import os
import socket
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from praja.config.bench.ground import server
from praja.config.bench.machine import machine
from praja.config.bench.opendata_ground import Say, shown_table, taken_in
from praja.config.bench.opendata_load import Load, sent
from praja.config.bench.opendata_raw import duckdb_rates, postgresql_rates
from praja.duties.opendata.gateways.prepared import prepared
from praja.duties.opendata.models import TableVersion
from praja.lib.errors import Unavailable

CKAN = {
    "page": "153-179",
    "words": "11-15",
    "deep_page": "29-56",
    "group": "30-52",
    "ingest_rows": 3_500,
    "unchanged": "none: no ETag",
}
"""A second, CKAN 2.12 on two cores (../shared/anchors/office.md), another run on a like machine."""
SMALL, LARGE, HUGE = 100_000, 1_000_000, 10_000_000
SPREAD = 3_000
"""So many different questions are asked in turn: more than are asked while one is measured, so that none was answered before."""


def run(*, seconds: float, with_huge: bool, at: datetime, say: Say = print) -> dict[str, Any]:
    """Measure on the configured database and return the figures. Tables that are there already are not made again."""
    result: dict[str, Any] = {"machine": machine(), "ckan": CKAN}
    versions = {rows: shown_table(rows, at=at, say=say) for rows in (SMALL, LARGE, *((HUGE,) if with_huge else ()))}
    for version in versions.values():
        prepared(version.file.sha256)
    result["ingest"] = taken_in(SMALL, at=at)
    say(f"  ingest {result['ingest']}")
    with server() as port:
        result["stream"] = _streamed(versions[LARGE], port)
        say(f"  stream {result['stream']}")
    with server() as port:
        result["over_http"] = _over_http(versions, port, seconds, say)
    result["duckdb"] = duckdb_rates(versions[SMALL].file.sha256, seconds=seconds / 2)
    say(f"  duckdb alone {result['duckdb']}")
    result["postgresql"] = postgresql_rates(versions[SMALL].file.sha256, seconds=seconds / 2)
    say(f"  postgresql alone {result['postgresql']}")
    result["ratios"] = {
        name: round(result["over_http"][name]["rate"] / rate, 2) for name, rate in result["duckdb"].items() if rate
    }
    return result


def _over_http(versions: dict[int, TableVersion], port: int, seconds: float, say: Say) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, paths in questions(versions).items():
        if name == "unchanged":
            mark = _mark(port, paths[0])
            load = Load(port, paths, [mark], seconds=seconds)
        else:
            one_at_a_time = name.startswith(("filtered", "group_"))
            load = Load(port, paths, connections=1 if one_at_a_time else 8, seconds=seconds)
        before = _processor()
        found[name] = sent(load)
        answered = sum(found[name]["answers"].values())
        found[name]["processor_ms"] = round((_processor() - before) * 1000 / max(answered, 1), 2)
        if not {"200", "304"}.issuperset(found[name]["answers"]):
            raise Unavailable(f"{name} was refused: {found[name]['answers']}")
        say(f"  {name}: {found[name]}")
    return found


def questions(versions: dict[int, TableVersion]) -> dict[str, list[str]]:
    """What is asked over HTTP: names as they stand in the figures, each with its addresses. Those that end in a number of rows
    are asked one after the other, for what a person waits."""
    small, large = versions[SMALL], versions[LARGE]

    def search(query: Callable[[int], str], of: TableVersion = small) -> list[str]:
        path = f"/api/3/action/datastore_search?resource_id={of.resource.uuid}&limit=100"
        return [f"{path}&{query(number)}" for number in range(SPREAD)]

    def grouped(query: Callable[[int], str], of: TableVersion = small) -> list[str]:
        path = f"/data/{of.resource.dataset.name}/{of.resource.uuid}/unduh/json?grup=kecamatan&hitung=sum:jumlah"
        return [f"{path}&{query(number)}" for number in range(SPREAD)]

    asked = {
        "page": search(lambda n: f"offset={n * 31 % 99_000}"),
        "same_page": search(lambda _n: "offset=0")[:1],
        "unchanged": search(lambda _n: "offset=0")[:1],
        "deep_page": search(lambda n: f"offset={90_000 + n}"),
        "words": search(lambda n: f"q={1000 + n * 7}"),
        "group": grouped(lambda n: f"saring=jumlah:gte:{n}"),
        "any_page_of_1m": search(lambda n: f"offset={n * 333 % 999_000}", large),
        "filtered_1m": search(
            lambda n: _filters({"kecamatan": f"Kecamatan {n % 50}", "tahun": 2015 + n // 50 % 10}), large
        ),
        "group_1m": grouped(lambda n: f"saring=jumlah:gte:{n}", large),
    }
    name = small.resource.dataset.name
    asked["package_show"] = [f"/api/3/action/package_show?id={name}"]
    asked["dataset_html"] = [f"/data/{name}/"]
    if HUGE in versions:
        asked["group_10m"] = grouped(lambda n: f"saring=jumlah:gte:{n}", versions[HUGE])
        asked["filtered_10m"] = search(lambda n: _filters({"kecamatan": f"Kecamatan {n % 50}"}), versions[HUGE])
    return asked


def _filters(values: dict[str, object]) -> str:
    return urlencode({"filters": json.dumps(values)})


def _mark(port: int, path: str) -> str:
    """The mark of an answer, asked of every process often enough that each has given it."""
    mark = ""
    for _time in range(40):
        head = _fetched(port, path)[0]
        mark = next(line.split(": ", 1)[1] for line in head.splitlines() if line.lower().startswith("etag:"))
    return mark


def _fetched(port: int, path: str, *, keep: bool = True) -> tuple[str, int]:
    """Head and length of an answer."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n".encode()
        )
        head, length = b"", 0
        while part := line.recv(1 << 20):
            length += len(part)
            if b"\r\n\r\n" not in head and keep:
                head += part
    return head.split(b"\r\n\r\n")[0].decode("latin-1"), length


def _streamed(version: TableVersion, port: int) -> dict[str, Any]:
    """A table of a million rows as CSV, whole, and the most memory that a web process held by then."""
    path = f"/data/{version.resource.dataset.name}/{version.resource.uuid}/unduh/csv"
    before = max(_peaks())
    started = time.perf_counter()
    _head, length = _fetched(port, path)
    seconds = time.perf_counter() - started
    return {
        "rows": version.rows,
        "megabytes": round(length / 2**20, 1),
        "seconds": round(seconds, 2),
        "rows_a_second": round(version.rows / seconds),
        "peak_mb_before": before,
        "peak_mb": max(_peaks()),
    }


def _peaks() -> list[int]:
    """The most memory that each process of the web server ever held, in megabytes."""
    texts = [(folder / "status").read_text() for folder in _server()]
    return [int(text.split("VmHWM:")[1].split()[0]) // 1024 for text in texts] or [0]


def _processor() -> float:
    """Seconds of processor that the web server used so far: beside others at work they tell more than answers a second."""
    ticks = 0
    for folder in _server():
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _server() -> list[Path]:
    """Processes of the web server that this run started."""
    mine, found = {os.getpid()}, []
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda one: int(one.name)):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) in mine:
            mine.add(int(folder.name))
            if b"granian" in command or b"multiprocessing" in command:
                found.append(folder)
    return found
