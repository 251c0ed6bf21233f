# SPDX-License-Identifier: EUPL-1.2
"""Setor & Terima: what came and went is read from the ledger, a file that goes out is kept, and what is due lies on a desk."""

import io
from datetime import datetime, timedelta
from hashlib import sha256

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.duties.complaints.operations import reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT
from praja.duties.letters.operations.srikandi import take_in_register
from praja.duties.services.domain.exchange.columns import heading_of
from praja.duties.services.operations.exchange import send_list
from praja.kernel.exchange.declarations import Point, points
from praja.kernel.exchange.errors import NoSuchPoint, NothingToHandOver
from praja.kernel.exchange.models import KeptFile
from praja.kernel.exchange.operations import hand_over, remind_of_hand_overs
from praja.kernel.exchange.operations.reminding import KIND
from praja.kernel.exchange.queries import last_of, standing_of_points
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import PLAIN, SIASN, import_employees
from praja.kernel.people.queries import actor_of
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor, ActorKind, Grant, system_actor
from praja.lib.clock import frozen
from praja.lib.imports import Line, Sheet, read_table
from services.making import published_standard
from sql_edits import findings, not_named
from towns import FOUNDER, Town

PAGE = "/setor-terima/"
REMINDER = system_actor("exchange.remind")
LIST = "Tracking ID;Tanggal Laporan Masuk;Status Laporan\n101;02 Jan 2026;Selesai\n102;kemarin;Selesai\n"


def compare(actor: Actor, at: datetime, text: str = LIST) -> None:
    data = text.encode()
    reconcile_lapor(
        lines=read_table(data, EXPORT).lines,
        file_digest=sha256(data).hexdigest(),
        take_over=False,
        actor=actor,
        at=at,
    )


def register_in(unit: Unit, actor: Actor, at: datetime, number: str) -> None:
    """A register of one row, which lacks everything and is refused."""
    take_in_register(register="masuk", lines=[Line(2, {})], sha256=number.ljust(64, "0"), unit=unit, actor=actor, at=at)


def keeper_of(unit: Unit, at: datetime, number: int = 70) -> Actor:
    return Actor(ActorKind.EMPLOYEE, str(number), (Grant(Role.RECORDS, frozenset({unit.pk}), at),))


def point(code: str) -> Point:
    return points()[code]


def page(client: Client, path: str, at: datetime) -> str:
    with frozen(at):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(response.content.decode().split())


def test_the_last_list_of_lapor_is_told_with_what_was_taken(town: Town, monday: datetime) -> None:
    compare(town.coordinator, monday)
    compare(town.coordinator, monday + timedelta(days=1))

    last = last_of([point("sp4n.in")], town.coordinator)["sp4n.in"]
    assert last.at == monday + timedelta(days=1)
    assert (last.passed.rows, last.passed.taken, last.passed.refused) == (2, 1, 1)
    assert last.passed.sha256 == sha256(LIST.encode()).hexdigest()


def test_the_next_day_follows_from_the_working_rule_of_the_house(town: Town, monday: datetime) -> None:
    compare(town.coordinator, monday)

    [stands] = standing_of_points([point("sp4n.in")], town.coordinator, monday + timedelta(days=9))
    assert stands.due is not None
    assert (stands.due - monday.date()).days == 7
    assert (stands.late, stands.is_house, stands.is_recalled) == (2, True, False)


def test_a_register_of_another_unit_is_not_seen(town: Town, monday: datetime) -> None:
    mine, theirs = keeper_of(town.roads, monday), keeper_of(town.lights, monday, 71)
    register_in(town.roads, mine, monday, "B/1")
    register_in(town.lights, theirs, monday + timedelta(hours=1), "B/2")

    asked = [point("srikandi.in")]
    assert last_of(asked, mine)["srikandi.in"].unit == town.roads.pk
    assert last_of(asked, theirs)["srikandi.in"].unit == town.lights.pk
    assert last_of(asked, keeper_of(town.kelurahan, monday, 72)) == {}
    assert last_of([point("srikandi.sent")], mine) == {}


def test_a_list_of_employees_counts_for_siasn_only_where_it_is_one(town: Town, monday: datetime) -> None:
    whoever = Actor(ActorKind.EMPLOYEE, "80", (Grant(Role.PERSONNEL, frozenset({town.root.pk}), monday),))
    empty = Line(2, dict.fromkeys(PLAIN.columns, ""))
    import_employees(lines=[empty], source="a.csv", actor=FOUNDER, at=monday)
    assert last_of([point("siasn.in")], whoever) == {}
    import_employees(lines=[empty], source="b.csv", kind=SIASN.name, sha256="5" * 64, actor=FOUNDER, at=monday)

    passed = last_of([point("siasn.in")], whoever)["siasn.in"].passed
    assert (passed.rows, passed.taken, passed.refused, passed.sha256) == (1, 0, 1, "5" * 64)


def test_a_file_that_goes_out_is_kept_and_provable(town: Town, monday: datetime) -> None:
    published_standard(town, monday)
    bureau = officer("Bagian Organisasi", Role.ORGANIZATION, town.root)
    client = signed_in(bureau)
    with frozen(monday):
        sent = client.post(f"{PAGE}sippn.out/serahkan/")
    assert sent.headers["Location"] == f"{PAGE}sippn.out/"

    kept = KeptFile.objects.select_related("file").get()
    last = last_of([point("sippn.out")], actor_of(bureau, monday))["sippn.out"]
    assert (last.kept, last.passed.taken, last.by) == (kept.pk, 1, "Bagian Organisasi")
    with frozen(monday):
        given = client.get(f"{PAGE}sippn.out/berkas/{kept.pk}/")
    assert sha256(given.content).hexdigest() == kept.file.sha256 == last.passed.sha256
    assert openpyxl.load_workbook(io.BytesIO(given.content)).active.max_row > 1
    assert findings() == []
    assert (
        not_named(
            [
                ("UPDATE exchange_keptfile SET point = 'sp4n.in'", (), f"file handed over {kept.pk}"),
                ("DELETE FROM exchange_keptfile", (), f"file handed over {kept.pk}"),
                (
                    "INSERT INTO exchange_keptfile (point, name, made_at, file_id) SELECT point, name, made_at, file_id"
                    " FROM exchange_keptfile",
                    (),
                    f"file handed over {kept.pk + 1}",
                ),
            ]
        )
        == []
    )


def test_nothing_goes_out_that_has_no_row_and_nobody_else_sends_it(town: Town, monday: datetime) -> None:
    bureau = Actor(ActorKind.EMPLOYEE, "81", (Grant(Role.ORGANIZATION, frozenset({town.root.pk}), monday),))
    with pytest.raises(NothingToHandOver):
        hand_over(point=point("sippn.out"), actor=bureau, at=monday)
    for code, actor in (("sippn.out", town.auditor), ("sp4n.in", town.coordinator)):
        with pytest.raises(NoSuchPoint):
            hand_over(point=point(code), actor=actor, at=monday)
    assert not LedgerEvent.objects.filter(name="exchange.handed_over").exists()


def test_what_is_due_lies_on_a_desk_until_it_was_handed_over(town: Town, monday: datetime) -> None:
    compare(town.coordinator, monday)
    register_in(town.roads, keeper_of(town.roads, monday), monday, "B/1")
    assert remind_of_hand_overs(actor=REMINDER, at=monday + timedelta(days=6)) == 0

    later = monday + timedelta(days=8)
    assert remind_of_hand_overs(actor=REMINDER, at=later) == 2
    assert remind_of_hand_overs(actor=REMINDER, at=later + timedelta(hours=6)) == 0
    waiting = WorkItem.objects.filter(kind=KIND, closed_at=None)
    assert set(waiting.values_list("url", "holder_unit", "holder_role")) == {
        (f"{PAGE}sp4n.in/", town.root.pk, Role.COMPLAINT_COORDINATOR),
        (f"{PAGE}srikandi.in/", town.roads.pk, Role.RECORDS),
    }

    compare(town.coordinator, later + timedelta(hours=7))
    register_in(town.lights, keeper_of(town.lights, monday, 71), later + timedelta(hours=7), "B/2")
    while deliver_due(at=later + timedelta(hours=8)):
        pass
    assert list(waiting.values_list("holder_unit", flat=True)) == [town.roads.pk]


def test_each_sees_what_is_theirs(town: Town, monday: datetime) -> None:
    compare(town.coordinator, monday)
    keys = {"coordinator": Role.COMPLAINT_COORDINATOR, "records": Role.RECORDS, "auditor": Role.AUDITOR}
    seen = {
        name: page(signed_in(officer(f"Petugas {name}", role, town.root)), PAGE, monday) for name, role in keys.items()
    }
    assert "SP4N-LAPOR!" in seen["coordinator"]
    assert "2 rows, 1 taken, 1 not taken" in seen["coordinator"]
    assert "SRIKANDI" not in seen["coordinator"]
    assert "SRIKANDI" in seen["records"]
    assert "SP4N-LAPOR!" not in seen["records"]
    assert all(name in seen["auditor"] for name in ("SP4N-LAPOR!", "SRIKANDI", "SIASN", "SIPPN", "e-Kinerja"))
    assert "Do it now" not in seen["auditor"]


def test_how_many_questions_are_asked_does_not_grow(town: Town, monday: datetime) -> None:
    client, counts = signed_in(officer("Ayu", Role.AUDITOR, town.root)), []
    page(client, PAGE, monday)
    for round_ in (1, 3):
        for number in range(round_):
            at = monday + timedelta(hours=number + round_)
            compare(town.coordinator, at)
            register_in(town.roads, keeper_of(town.roads, monday), at, f"B/{round_}{number}")
        with CaptureQueriesContext(connection) as made:
            page(client, PAGE, monday)
            page(client, f"{PAGE}sp4n.in/", monday)
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_the_register_is_a_file(town: Town, monday: datetime) -> None:
    koko = officer("Koko", Role.COMPLAINT_COORDINATOR, town.root)
    compare(actor_of(koko, monday), monday)
    client = signed_in(koko)
    with frozen(monday):
        sent = b"".join(client.get(f"{PAGE}daftar.csv").streaming_content).decode()
    assert "Exported list of reports,2026-01-05,Koko,2,1,1,2026-01-12,Up to date," in sent
    assert "working rule, no law" in sent


def test_a_list_that_came_is_told_line_by_line_to_whoever_works_on_it(town: Town, monday: datetime) -> None:
    bureau = officer("Bagian Organisasi", Role.ORGANIZATION, town.root)
    sheet = Sheet([heading_of("name")], [Line(2, {heading_of("name"): "Surat lain"})])
    sent = send_list(sheet=sheet, sha256="7" * 64, is_sippn=True, actor=actor_of(bureau, monday), at=monday)

    there = f"/layanan/standar/daftar/{sent.code}/"
    assert there in page(signed_in(bureau), f"{PAGE}sippn.in/", monday)
    assert there not in page(signed_in(officer("Ayu", Role.AUDITOR, town.root)), f"{PAGE}sippn.in/", monday)
