# SPDX-License-Identifier: EUPL-1.2
"""`praja bench services`: applications beside the raw ceiling, and the matrix and other pages as their number grows."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from statistics import median
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.config.bench.complaints import sent_raw, verified
from praja.config.bench.ground import server, session_of
from praja.config.bench.keeping import kept_as_it_was
from praja.config.bench.load import Plan, application_of, quantiles, sent
from praja.config.bench.machine import machine
from praja.config.bench.pages import Measured, measured
from praja.config.bench.raw import Captured, capture, make_ids_distinct
from praja.config.bench.services_ground import lay_services
from praja.config.bench.services_seeding import seed_applications
from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.models import Offer
from praja.duties.services.operations.filing import NewApplication, file_application
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.people.events import stream_of_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY

Say = Callable[[str], None]
PROCESSOR_ROUNDS = 16
"""Pages asked for to read the processor's time; the first quarter warms up."""
SPREAD = 97
"""Every so-manieth offer is applied for over HTTP, so that services and units vary."""


def run(
    *, sizes: list[int], seconds: int, connections: int, at: datetime, with_verify: bool, say: Say = print
) -> dict[str, Any]:
    """Measure on the configured database and return the figures. `seconds` of zero: pages only.

    What is filed while sending is taken out again, so that a size can be measured as often as wanted.
    """
    lay_services(at)
    result: dict[str, Any] = {"machine": machine()}
    if seconds:
        with kept_as_it_was():
            result |= _applications(seconds, connections, at, say)
    for size in sizes:
        say(f"{size:,} applications: seeding")
        started = time.perf_counter()
        added = seed_applications(upto=size, now=at, say=say)
        found: dict[str, Any] = {"seeded": added, "seeding_seconds": round(time.perf_counter() - started, 1)}
        with server() as port:
            for page in _pages(at):
                found[page.name] = {**measured(port, page), "processor_ms": _processor_ms(page)}
                said = "{p50_ms} / {p95_ms} ms, of processor {processor_ms} ms".format(**found[page.name])
                say(f"  {page.name}: {said}")
        result.setdefault("pages", {})[size] = found
    if with_verify:
        say("verifying")
        result["verify"] = verified()
    return result


def _pages(at: datetime) -> Iterator[Measured]:
    head = [session_of(Role.HEAD)]
    year, quarter = f"periode={at.year}", f"periode={at.year}-T{(at.month - 1) // 3 + 1}"
    yield Measured("matrix, first page", ["/layanan/matriks/"], [""])
    for shown in ("tepat", "waktu", "lengkap", "puas", "jumlah"):
        yield Measured(
            f"matrix 50 × 30, {shown}", [f"/layanan/matriks/?{year}&besar=besar&ukuran={shown}&unit=2"], [""]
        )
    for shown in ("tepat", "waktu"):
        path = f"/layanan/matriks/?{year}&besar=besar&ukuran={shown}&jenis=subdistrict"
        yield Measured(f"matrix 50 × 30, {shown}, something in every cell", [path], [""])
    yield Measured(
        "matrix 50 × 30, time of two periods",
        [f"/layanan/matriks/?{quarter}&banding={at.year - 1}-T4&besar=besar&ukuran=waktu&unit=2"],
        [""],
    )
    yield Measured("one service over all units", [f"/layanan/matriks/layanan/layanan-000/?{year}"], [""])
    yield Measured("desk", ["/meja/"], head)
    yield Measured("office list", ["/layanan/kantor/"], head)
    yield Measured("office list of what is being checked", ["/layanan/kantor/?keadaan=check"], head)
    newest = Case.objects.filter(procedure="services.application").order_by("-id").values_list("code", flat=True)[0]
    yield Measured("tracking", [f"/lacak/{newest}/"], [""])
    yield Measured("office page of an application", [f"/layanan/kantor/{newest}/"], head)


def _processor_ms(page: Measured) -> float:
    """How long one such page keeps a processor of the web process busy, the database's own not counted: the middle of several,
    in this process. On a machine that others use as well only this is the platform's own.
    """
    client = Client(headers={"cookie": page.cookies[0], "host": "localhost"})
    taken = []
    for _ in range(PROCESSOR_ROUNDS):
        begun = time.process_time()
        client.get(page.paths[0])
        taken.append(time.process_time() - begun)
    return round(1000 * median(taken[PROCESSOR_ROUNDS // 4 :]), 1)


def _applications(seconds: int, connections: int, at: datetime, say: Say) -> dict[str, Any]:
    """Applications over the real server, the operation alone, and its very statements sent raw, in one run."""
    offers = list(Offer.objects.order_by("id").values_list("service__code", "unit__code"))[::SPREAD]
    say(f"applications over HTTP, {connections} connections, {seconds} s")
    with server() as port:
        plan = Plan(port=port, connections=connections, seconds=seconds, kind="apply", offers=offers)
        sent(replace(plan, seconds=3))
        found = sent(plan)
    found |= {"statements_over_http": _statements_over_http(*offers[0])}
    say(f"applications by the operation, one connection, {seconds} s")
    offer = Offer.objects.select_related("service").order_by("id")[0]
    alone = _alone(offer, at, seconds)
    say("the same statements sent raw")
    captured, ids = _captured(offer, at)
    statements = len(captured.statements) + 2
    checked = verified()
    raw = sent_raw(captured, ids, connections, seconds)
    filed = {**found, "statements": statements, "verify": checked}
    return {"applications": filed, "operation": alone, "raw": raw, "ratio": round(found["rate"] / raw["rate"], 3)}


def _alone(offer: Offer, at: datetime, seconds: int) -> dict[str, Any]:
    for number in range(20):
        _file_one(offer, at, number)
    latencies: list[float] = []
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        begun = time.perf_counter()
        _file_one(offer, at, len(latencies))
        latencies.append(time.perf_counter() - begun)
    return {"rate": round(len(latencies) / (time.perf_counter() - started), 1), **quantiles(latencies)}


def _statements_over_http(service: str, unit: str) -> int:
    """Of the second of two: the first reads what is remembered afterwards."""
    plan, client = Plan(port=0, kind="apply", offers=[(service, unit)]), Client(headers={"host": "localhost"})
    for number in (0, 1):
        path, content = application_of(plan, number)
        with CaptureQueriesContext(connection) as asked:
            client.post(path, content, "application/json")
    return len(asked)


def _captured(offer: Offer, at: datetime) -> tuple[Captured, dict[str, int]]:
    """The statements of one filing by somebody new, and the ids it was given: the person's event and the case's are written by
    one statement."""
    make_ids_distinct()
    captured = capture(lambda: _file_one(offer, at, 1).code)
    case = Case.objects.get(code=captured.code)
    person = case.application.applicant_id
    streams = LedgerEvent.objects.filter(stream__in=(case.stream, stream_of_person(person)))
    first, last = streams.order_by("id").values_list("id", flat=True)
    captured.carry({"people_person": [person], "procedures_case": [case.pk], "ledger_ledgerevent": [first, last]})
    return captured, {"person_id": person, "case_id": case.pk, "event_first": first, "event_last": last}


def _file_one(offer: Offer, at: datetime, number: int) -> Case:
    person = StatedPerson(name=f"Warga {number}", phone=f"0813{number % 10**8:08d}")
    stated = Stated(person, purpose="Mengurus administrasi")
    new = NewApplication(service=offer.service, unit=offer.unit_id, stated=stated)
    return file_application(new=new, channel="api", actor=NOBODY, at=at, idempotency_key=uuid4()).case
