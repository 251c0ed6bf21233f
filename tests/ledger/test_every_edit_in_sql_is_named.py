# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits, deletes, inserts or reorders rows in SQL is found out by `verify`, which names the row."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.kernel.ledger.models import LedgerEvent, Tile
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from towns import Town, answered


@pytest.fixture
def case(town: Town, monday: datetime) -> Case:
    """An answered case among others, closed into the tree; one more filed after the last closing."""
    for number in range(3):
        report = Report(text=f"Sampah menumpuk di gang {number} sejak seminggu.")
        file_complaint(report=report, channel="web", actor=NOBODY, at=monday)
    case = Case.objects.order_by("id")[1]
    forwarded = forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.SUPERVISORY,
        about_service=True,
        publish=True,
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )
    done = answered(
        forwarded, liaison=town.roads_liaison, head=town.roads_head, at=monday + timedelta(hours=3),
        text="Sampah sudah diangkut tadi pagi.",
    )  # fmt: skip
    close_interval(at=monday + timedelta(hours=4))
    report = Report(text="Saluran air di depan sekolah mampet.")
    file_complaint(report=report, channel="web", actor=NOBODY, at=monday + timedelta(hours=5))
    assert list(verify()) == []
    return done


def execute(sql: str, *parameters: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.rowcount


def findings() -> list[str]:
    return [f"{mismatch.where}: {mismatch.what}" for mismatch in verify()]


EDITS = [
    (
        "UPDATE ledger_ledgerevent SET payload = replace(payload, 'supervisory', 'normative') WHERE stream = %s AND seq = 2",
        "#2",
    ),
    ("UPDATE ledger_ledgerevent SET at = '2026-01-04 00:00:00+00:00' WHERE stream = %s AND seq = 1", "#1"),
    ("UPDATE ledger_ledgerevent SET actor_id = '99' WHERE stream = %s AND seq = 2", "#2"),
    ("UPDATE ledger_ledgerevent SET refs = '{}' WHERE stream = %s AND seq = 3", "#3"),
    ("UPDATE ledger_ledgerevent SET name = 'complaints.archived' WHERE stream = %s AND seq = 3", "#3"),
    ("UPDATE ledger_ledgerevent SET seq = 10 WHERE stream = %s AND seq = 3", "#10"),
]


@pytest.mark.parametrize(("sql", "named"), EDITS)
def test_an_edited_event_is_named(case: Case, sql: str, named: str) -> None:
    assert execute(sql, case.stream) == 1

    assert any(named in finding and case.code in finding for finding in findings())


def test_an_event_edited_with_a_recomputed_hash_fails_its_authentication_code(case: Case) -> None:
    from praja.kernel.ledger.domain.chain import entry_hash

    row = LedgerEvent.objects.get(stream=case.stream, seq=3)
    forged = entry_hash(
        prev=bytes(row.prev),
        stream=row.stream,
        seq=3,
        name=row.name,
        version=1,
        at=row.at,
        actor=("system", "nobody"),
        refs=row.refs,
        payload=row.payload,
    )
    execute("UPDATE ledger_ledgerevent SET actor_kind='system', actor_id='nobody', hash=%s WHERE id=%s", forged, row.pk)
    execute("UPDATE ledger_stream SET hash=%s WHERE key=%s", forged, case.stream)

    assert any("authentication code" in finding for finding in findings())


def test_two_events_that_changed_places_are_named(case: Case) -> None:
    execute("UPDATE ledger_ledgerevent SET seq = -1 WHERE stream = %s AND seq = 2", case.stream)
    execute("UPDATE ledger_ledgerevent SET seq = 2 WHERE stream = %s AND seq = 3", case.stream)
    execute("UPDATE ledger_ledgerevent SET seq = 3 WHERE stream = %s AND seq = -1", case.stream)

    assert any(case.code in finding and "#2" in finding for finding in findings())


def test_an_inserted_event_is_named(case: Case) -> None:
    execute(
        "INSERT INTO ledger_ledgerevent (stream, seq, name, version, at, actor_kind, actor_id, refs, payload, prev, hash, mac) "
        "SELECT stream, 6, name, version, at, actor_kind, actor_id, refs, payload, prev, hash, mac "
        "FROM ledger_ledgerevent WHERE stream = %s AND seq = 3",
        case.stream,
    )

    assert any("#6" in finding and case.code in finding for finding in findings())


def _delete(where: str, *parameters: object) -> None:
    for table in ("ledger_delivery", "ledger_leaf"):
        execute(f"DELETE FROM {table} WHERE event_id IN (SELECT id FROM ledger_ledgerevent WHERE {where})", *parameters)
    execute(f"DELETE FROM ledger_ledgerevent WHERE {where}", *parameters)


def test_a_deleted_event_in_the_middle_is_named(case: Case) -> None:
    _delete("stream = %s AND seq = 2", case.stream)

    assert any(case.code in finding and "missing" in finding for finding in findings())
    assert any("tree place" in finding for finding in findings())


def test_a_deleted_last_event_is_named_even_when_head_and_state_are_turned_back(case: Case) -> None:
    row = LedgerEvent.objects.get(stream=case.stream, seq=4)
    _delete("stream = %s AND seq = 5", case.stream)
    execute("UPDATE ledger_stream SET seq = 4, hash = %s WHERE key = %s", bytes(row.hash), case.stream)
    execute("UPDATE procedures_case SET state = 'approved', version = 4 WHERE id = %s", case.pk)

    assert any(case.code in finding and "head" in finding for finding in findings())


def test_a_case_that_vanished_with_its_whole_history_leaves_its_place_in_the_tree_empty(case: Case) -> None:
    _delete("stream = %s", case.stream)
    execute("DELETE FROM ledger_stream WHERE key = %s", case.stream)

    assert any("tree place" in finding for finding in findings())


def test_an_edited_case_state_unit_or_version_is_named(case: Case, town: Town) -> None:
    for sql, value in (
        ("UPDATE procedures_case SET state = %s WHERE id = %s", "closed"),
        ("UPDATE procedures_case SET lead_unit_id = %s WHERE id = %s", town.lights.pk),
        ("UPDATE procedures_case SET version = %s WHERE id = %s", 9),
    ):
        assert execute(sql, value, case.pk) == 1

    named = [finding for finding in findings() if finding.startswith(f"case {case.code}:")]
    assert len(named) == 3


def test_an_edited_deadline_is_named(case: Case) -> None:
    execute(
        "UPDATE procedures_deadline SET due_at = '2027-01-01 00:00:00+00:00' WHERE case_id = %s AND stopped_at IS NULL",
        case.pk,
    )

    assert [f for f in findings() if "deadline" in f] == [
        f"case {case.code}: has other clocks than its events say: a deadline was edited"
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE complaints_complaint SET text = 'Semua baik-baik saja di sini.' WHERE case_id = %s",
        "UPDATE complaints_complaint SET salt = '' WHERE case_id = %s",
        "UPDATE complaints_complaint SET place = 'Tempat lain' WHERE case_id = %s",
        "UPDATE complaints_answer SET text = 'Sudah selesai semuanya.' WHERE complaint_id = %s",
        "DELETE FROM complaints_answer WHERE complaint_id = %s",
    ],
)
def test_edited_words_are_named(case: Case, sql: str) -> None:
    assert execute(sql, case.pk) == 1

    assert any(finding.startswith(f"case {case.code}:") for finding in findings())


def test_an_edited_tile_and_a_forged_tree_head_are_named(case: Case) -> None:
    tile = Tile.objects.get(level=0)
    execute("UPDATE ledger_tile SET hashes = %s WHERE id = %s", bytes(tile.hashes)[::-1], tile.pk)
    execute("UPDATE ledger_treehead SET checkpoint = replace(checkpoint, 'ledger', 'legder')")

    text = "\n".join(findings())
    assert "tile 0/0" in text
    assert "did not sign" in text


def test_a_row_that_cannot_be_read_is_a_finding_and_hides_nothing_else(case: Case) -> None:
    execute("UPDATE ledger_ledgerevent SET payload = 'no json' WHERE stream = %s AND seq = 3", case.stream)
    execute("UPDATE complaints_complaint SET text = 'Semua baik-baik saja di sini.' WHERE case_id <> %s", case.pk)

    text = "\n".join(findings())
    assert "#3" in text
    assert "can't be read" in text
