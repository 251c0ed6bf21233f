# SPDX-License-Identifier: EUPL-1.2
"""Portals on this machine that answer what a test wants them to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Portal:
    """`packages` are what it offers; `answers` what it says at an address instead: status, headers, pieces of a body. `asked` are
    the addresses that were asked for."""

    address: str
    packages: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, tuple[int, dict[str, str], Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


def package(number: int, **changed: Any) -> dict[str, Any]:
    """A dataset as CKAN tells it."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "name": f"data-{number:03}",
        "title": f"Data {number}",
        "notes": "Uraian.",
        "license_id": "cc-by-4.0",
        "license_title": "Creative Commons Attribution 4.0",
        "metadata_modified": "2026-01-01T00:00:00.000000",
        "organization": {"title": "Dinas Provinsi"},
        "tags": [{"name": "air"}, {"name": "<script>"}],
        "resources": [{"name": "CSV", "url": f"https://provinsi.contoh.invalid/{number}.csv", "format": "CSV"}],
        "state": "active",
        "type": "dataset",
        **changed,
    }


@contextmanager
def serving() -> Iterator[Portal]:
    """A portal, until it is no longer needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    portal = Portal(f"http://127.0.0.1:{server.server_port}")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            portal.asked.append(self.path)
            portal.agents.add(self.headers["User-Agent"])
            parts = urlsplit(self.path)
            status, headers, body = (
                portal.answers.get(self.path)
                or portal.answers.get(parts.path)
                or _ckan(portal, parts.path, parse_qs(parts.query))
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for piece in [body] if isinstance(body, bytes) else body:
                    self.wfile.write(piece)
            except OSError:
                pass  # whoever asked has heard enough

        def log_message(self, *_args: Any) -> None:
            pass

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        server.server_close()


def _ckan(portal: Portal, path: str, asked: dict[str, list[str]]) -> tuple[int, dict[str, str], bytes]:
    if path.endswith("/package_search"):
        start, rows = int(asked["start"][0]), int(asked["rows"][0])
        there = sorted(portal.packages, key=lambda one: str(one.get("id")))
        return _said({"count": len(there), "results": there[start : start + rows]})
    if path.endswith("/package_show"):
        for one in portal.packages:
            if one["id"] == asked["id"][0]:
                return _said(one)
    return 404, {"Content-Type": "application/json"}, b'{"success": false}'


def _said(result: Any) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "application/json"}, json.dumps({"success": True, "result": result}).encode()
