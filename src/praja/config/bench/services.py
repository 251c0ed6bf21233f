# SPDX-License-Identifier: EUPL-1.2
"""`praja bench services`: applications beside the raw ceiling, and the matrix and other pages as their number grows."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

from praja.config.bench.complaints import GIVEN, _raw, _verified
from praja.config.bench.ground import FOUNDER, server, session_of
from praja.config.bench.load import quantiles
from praja.config.bench.machine import machine
from praja.config.bench.pages import Measured, _measured
from praja.config.bench.raw import Captured, capture, make_ids_distinct
from praja.config.bench.services_ground import lay_services
from praja.config.bench.services_seeding import seed_applications
from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.models import Offer
from praja.duties.services.operations.filing import NewApplication, file_application
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.people.operations import register_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY

Say = Callable[[str], None]


def run(*, sizes: list[int], seconds: int, at: datetime, with_verify: bool, say: Say = print) -> dict[str, Any]:
    """Measure on the configured database and return the figures. `seconds` of zero: pages only.

    What is sent raw is no history, so sending comes last and the database is of no use afterwards.
    """
    lay_services(at)
    result: dict[str, Any] = {"machine": machine()}
    for size in sizes:
        say(f"{size:,} applications: seeding")
        started = time.perf_counter()
        added = seed_applications(upto=size, now=at, say=say)
        found: dict[str, Any] = {"seeded": added, "seeding_seconds": round(time.perf_counter() - started, 1)}
        with server() as port:
            for page in _pages(at):
                found[page.name] = _measured(port, page)
                say(f"  {page.name}: {found[page.name]['p50_ms']} / {found[page.name]['p95_ms']} ms")
        result.setdefault("pages", {})[size] = found
    if with_verify:
        say("verifying")
        result["verify"] = _verified()
    if seconds:
        result |= _applications(seconds, at, say)
    return result


def _pages(at: datetime) -> Iterator[Measured]:
    head = [session_of(Role.HEAD)]
    year, quarter = f"periode={at.year}", f"periode={at.year}-T{(at.month - 1) // 3 + 1}"
    yield Measured("matrix, first page of the quarter", ["/layanan/matriks/"], [""])
    for shown in ("tepat", "waktu", "lengkap", "puas", "jumlah"):
        yield Measured(
            f"matrix 50 × 30, {shown}", [f"/layanan/matriks/?{year}&besar=besar&ukuran={shown}&unit=2"], [""]
        )
    yield Measured(
        "matrix 50 × 30, time of two periods",
        [f"/layanan/matriks/?{quarter}&banding={at.year - 1}-T4&besar=besar&ukuran=waktu&unit=2"],
        [""],
    )
    yield Measured("one service over all units", [f"/layanan/matriks/layanan/layanan-000/?{year}"], [""])
    yield Measured("desk", ["/meja/"], head)
    newest = Case.objects.filter(procedure="services.application").order_by("-id").values_list("code", flat=True)[0]
    yield Measured("tracking", [f"/lacak/{newest}/"], [""])
    yield Measured("office page of an application", [f"/layanan/kantor/{newest}/"], head)


def _applications(seconds: int, at: datetime, say: Say) -> dict[str, Any]:
    """The operation itself, one after another on one connection, and its very statements sent raw the same way."""
    say(f"applications by the operation, {seconds} s")
    offer = Offer.objects.select_related("service").order_by("id")[0]
    known = register_person(name="Warga Ukur", actor=FOUNDER, at=at)
    for _ in range(20):
        _file_one(offer, at, known)
    latencies: list[float] = []
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        begun = time.perf_counter()
        _file_one(offer, at, known)
        latencies.append(time.perf_counter() - begun)
    rate = round(len(latencies) / (time.perf_counter() - started), 1)
    of_somebody_new = len(capture(lambda: _file_one(offer, at, None).code).statements)
    captured, ids = _captured(offer, at, known)
    statements = {"statements": len(captured.statements) + 2, "statements_of_somebody_new": of_somebody_new}
    filed = {"rate": rate, **quantiles(latencies), **statements}
    say("the same statements sent raw")
    raw = _raw(captured, ids, 1, seconds)
    return {"applications": filed, "raw": raw, "ratio": round(rate / raw["rate"], 3)}


def _captured(offer: Offer, at: datetime, known: Person) -> tuple[Captured, dict[str, int]]:
    """The statements of one filing by somebody known, and the ids it was given."""
    make_ids_distinct()
    captured = capture(lambda: _file_one(offer, at, known).code)
    case = Case.objects.get(code=captured.code)
    event = LedgerEvent.objects.get(stream=case.stream)
    ids = {"case_id": case.pk, "event_id": event.pk}
    captured.statements = [pair for pair in captured.statements if not pair[0].startswith(("BEGIN", "COMMIT"))]
    for position, (sql, _params) in enumerate(captured.statements):
        for table, name in GIVEN.items():
            if sql.startswith(f'INSERT INTO "{table}"'):
                captured.returned[position] = str(ids[name])
    return captured, ids


def _file_one(offer: Offer, at: datetime, known: Person | None) -> Case:
    stated = Stated(StatedPerson(name="Warga Ukur", phone="081234567890"), purpose="Mengurus administrasi")
    new = NewApplication(service=offer.service, unit=offer.unit_id, stated=stated, applicant=known)
    return file_application(new=new, channel="web", actor=NOBODY, at=at, idempotency_key=uuid4()).case
