# SPDX-License-Identifier: EUPL-1.2
"""The pages that are measured: what people open all day, and what reads through many cases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any
from uuid import uuid4

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.config.bench.ground import KELURAHAN, session_of
from praja.config.bench.load import Plan, sent
from praja.config.bench.talk import Talk
from praja.duties.complaints.operations.report_drafts import keep_report
from praja.duties.complaints.procedure import FORWARDED
from praja.duties.complaints.queries.report_drafts import ReportDraft
from praja.duties.complaints.web.report_drafts import COOKIE
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from praja.lib.codes import new_secret

SEVERAL = 20
"""Of pages that look for words, so many different ones are asked for in turn: one would show the cache."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page by its name: the addresses asked for in turn, and who asks."""

    name: str
    paths: list[str]
    cookies: list[str]


def measured_pages(
    port: int, at: datetime, say: Callable[[str], None] = print, *, with_figures: bool = True
) -> dict[str, Any]:
    """How long each page takes to one reader at a time, and its statements."""
    found = {}
    for page in (*_lists(), *(_figures(at) if with_figures else ())):
        found[page.name] = measured(port, page)
        say(f"  {page.name}: {found[page.name]['p50_ms']} / {found[page.name]['p95_ms']} ms")
    return found


def _lists() -> Iterator[Measured]:
    """What reads cases."""
    coordinator, liaison = ([session_of(role)] for role in (Role.COMPLAINT_COORDINATOR, Role.LIAISON))
    code = Case.objects.filter(is_public=True).order_by("-id").values_list("code", flat=True)[0]
    yield Measured("desk", ["/meja/"], coordinator)
    yield Measured("desk of a liaison", ["/meja/"], liaison)
    yield Measured("office list", ["/aduan/kasus/"], coordinator)
    yield Measured("public list", ["/aduan/"], [""])
    yield Measured("tracking", [f"/lacak/{code}/"], [""])


def _figures(at: datetime) -> Iterator[Measured]:
    """What reads facts and search documents."""
    coordinator, liaison, head = ([session_of(role)] for role in (Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD))
    yield Measured("overview", ["/ringkasan/"], head)
    yield Measured("statistics of a year", [f"/aduan/statistik/?periode={at.year - 1}"], coordinator)
    yield Measured("statistics of this year", [f"/aduan/statistik/?periode={at.year}"], coordinator)
    yield Measured("public figures of a year", [f"/aduan/kinerja/?periode={at.year - 1}"], [""])
    yield Measured("similar reports before sending", ["/aduan/lapor/?lanjut=1"], list(_begun_reports(at)))
    yield Measured("knowledge while drafting", [f"/aduan/kasus/{code}/" for code in _to_answer()], liaison)


def _begun_reports(at: datetime) -> Iterator[str]:
    """Cookies of devices on which a report waits to be checked and sent."""
    talk = Talk(Random(1))  # noqa: S311 - shape of test data, no secret
    for _ in range(SEVERAL):
        draft = ReportDraft(key=uuid4(), token=new_secret(), step="check")
        said = {"text": talk.text(18), "kind": "complaint", "region": KELURAHAN, "identity": "anonymous"}
        draft.answers = said | {"visibility": "open"}
        keep_report(draft=draft, actor=NOBODY, at=at)
        yield f"{COOKIE}={draft.token}"


def _to_answer() -> list[str]:
    """Cases whose answer is to be written, the newest."""
    waiting = Case.objects.filter(state=FORWARDED, closed_at=None)
    return list(waiting.order_by("-id").values_list("code", flat=True)[:SEVERAL])


def measured(port: int, page: Measured) -> dict[str, Any]:
    """How long one page takes to one reader at a time. Raises RuntimeError where it is not shown: that has no time."""
    plan = Plan(port=port, connections=1, seconds=1, kind="get", paths=page.paths, cookies=page.cookies)
    sent(plan)
    found = sent(replace(plan, seconds=4))
    if not found["requests"]:
        raise RuntimeError(f"{page.name} ({page.paths[0]}) is not shown: {found['failures']}")
    return {**found, "statements": _statements(page.paths[0], page.cookies[0])}


def _statements(path: str, cookie: str) -> int:
    client = Client(headers={"cookie": cookie, "host": "localhost"})
    client.get(path)
    reset_queries()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)
