# SPDX-License-Identifier: EUPL-1.2
"""Portals that lie, drip, swell and lead elsewhere: the run ends with the reason, nothing of it is taken, nothing is closed."""

import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.translation import override

from opendata.conftest import AT
from opendata.harvesting.portals import Portal, package
from opendata.harvesting.test_taking_over import LATER, run
from praja.duties.opendata.gateways import fetching
from praja.duties.opendata.gateways.fetching import NotFetched, fetch
from praja.duties.opendata.models import Dataset, HarvestSource
from praja.duties.opendata.queries.harvesting import said

SEARCH = "/api/3/action/package_search"


def endless() -> Iterator[bytes]:
    while True:
        yield b" " * 65_536


def dripping() -> Iterator[bytes]:
    while True:
        time.sleep(0.05)
        yield b" "


DEEP = b"[" * 200_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, {}, endless), "More than"),
        ((200, {}, dripping), "took too long|not answer"),
        ((200, {}, lambda: b"<html>"), "no JSON"),
        ((200, {}, lambda: DEEP), "no JSON"),
        ((200, {}, lambda: b"[]"), "not what CKAN answers"),
        ((200, {}, lambda: b'{"success": true, "result": {"results": "x"}}'), "no list"),
        ((200, {}, lambda: b'{"success": false}'), "not what CKAN answers"),
        ((200, {"Content-Encoding": "gzip"}, lambda: b"\x1f\x8b"), "packed"),
        ((500, {}, lambda: b""), "error (500)"),
        ((302, {"Location": "ftp://x.contoh.invalid/"}, lambda: b""), "none of http"),
        ((302, {"Location": "/api/3/action/package_search"}, lambda: b""), "on and on"),
    ],
)
def test_it_ends_with_the_reason(
    portal: Portal, source: HarvestSource, monkeypatch: pytest.MonkeyPatch, answer: Any, why: str
) -> None:
    portal.packages = [package(1)]
    run(source)
    monkeypatch.setattr(
        fetching.fetch, "__kwdefaults__", {**fetching.fetch.__kwdefaults__, "most": 300_000, "seconds": 1.0}
    )
    status, headers, body = answer
    portal.answers[SEARCH] = (status, headers, body())
    found = run(source, LATER)

    assert found.state == "failed"
    with override("en"):
        words = said(found.errors[0])
    assert any(part in words for part in why.split("|"))
    assert Dataset.objects.get().closed_at is None


@pytest.mark.django_db
def test_a_portal_that_asks_to_come_later_is_asked_later(portal: Portal, source: HarvestSource) -> None:
    portal.answers[SEARCH] = (503, {}, b"")
    found = run(source)

    assert (found.state, found.ended_at) == ("running", None)
    assert HarvestSource.objects.get().next_at > AT
    portal.answers.clear()
    assert run(source).state == "done"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://224.0.0.1/",
        "http://100.64.0.1/",
    ],
)
def test_nothing_inside_is_asked(address: str) -> None:
    with pytest.raises(NotFetched, match=r"private network|no such host"):
        fetch(address)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x.invalid/", "http://a:b@x.invalid/", "http:///x", "http://x:99999/"]
)
def test_only_plain_addresses_are_asked(address: str) -> None:
    with pytest.raises(NotFetched):
        fetch(address)


def test_a_redirect_to_the_inside_is_not_followed(
    portal: Portal, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as one outside; what it leads to does not."""
    portal.answers["/"] = (302, {"Location": f"{portal.address}/dalam"}, b"")
    settings.PRAJA_HARVEST_INSIDE = False
    real = fetching._is_outside
    asked: list[str] = []

    def first_is_outside(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1 or real(address)

    monkeypatch.setattr(fetching, "_is_outside", first_is_outside)
    with pytest.raises(NotFetched, match="private network"):
        fetch(f"{portal.address}/")
    assert portal.asked == ["/"]


def test_a_name_that_means_several_hosts_is_refused_if_one_lies_inside(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: found)
    with pytest.raises(NotFetched, match="private network"):
        fetch("http://contoh.invalid/")


def test_what_is_asked_is_one_thing_at_a_time_with_our_address(portal: Portal) -> None:
    portal.answers["/x"] = (200, {"Content-Type": "text/turtle; charset=utf-8"}, json.dumps({}).encode())
    found = fetch(f"{portal.address}/x")

    assert (found.media_type, found.body) == ("text/turtle", b"{}")
    assert portal.agents == {"Praja (+http://localhost:8000)"}
