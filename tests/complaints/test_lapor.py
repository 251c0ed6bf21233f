# SPDX-License-Identifier: EUPL-1.2
"""SP4N-LAPOR!: lists compared by tracking ID, twice without news, and the worklist of what has to be keyed in there."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from typer.testing import CliRunner

from officers import officer, signed_in
from praja.config.cli.tree import app
from praja.duties.complaints.domain.lapor import CaseFacts, answered_only_there, differences, read_lapor_row, read_utc
from praja.duties.complaints.domain.register import UnreadableCell
from praja.duties.complaints.enums import LaporState
from praja.duties.complaints.errors import TrackingIdTaken
from praja.duties.complaints.measures import facts_of_complaints
from praja.duties.complaints.models import Complaint, LaporReport
from praja.duties.complaints.operations import link_lapor, reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT, Reconciled
from praja.duties.complaints.queries.lapor import cases_to_copy, copy_fields, tracking_id_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.lib.imports import read_table
from procedures.cases import answered, filed, forwarded
from towns import Town

COLUMNS = (
    "Tracking ID", "Tanggal Laporan Masuk", "Waktu Laporan Masuk", "Nama Pelapor", "Klasifikasi Laporan", "ID Kategori",
    "Kategori", "Judul Laporan", "Isi Laporan Awal", "Isi Laporan Akhir", "Tipe Laporan (Anonim/Rahasia)", "Sumber Laporan",
    "Instansi Induk", "ID Instansi Terdisposisi", "Instansi Terdisposisi", "Status Laporan", "Alasan Tunda/Arsip", "Provinsi",
    "Kota/Kabupaten", "Kecamatan", "Kelurahan",
)  # fmt: skip
ROADS = "Dinas Pekerjaan Umum"
WORKING = "Terdisposisi Sedang Diproses"


def row(number: str, **given: str) -> dict[str, str]:
    said = {
        "Tracking ID": number,
        "Tanggal Laporan Masuk": "02 Jan 2026",
        "Waktu Laporan Masuk": "01:30:00",
        "Nama Pelapor": "Warga Contoh",
        "Judul Laporan": "Pagar taman roboh",
        "Isi Laporan Awal": "Pagar besi taman bermain roboh ke arah ayunan.",
        "Status Laporan": WORKING,
        "Instansi Terdisposisi": ROADS,
        "Kecamatan": "Timur",
        "Kelurahan": "Melati",
    }
    return {column: (said | given).get(column, "") for column in COLUMNS}


def listed(*rows: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def compare(data: bytes, town: Town, at: datetime, *, take_over: bool = False) -> Reconciled:
    lines = read_table(data, EXPORT).lines
    return reconcile_lapor(lines=lines, file_digest="ab", take_over=take_over, actor=town.coordinator, at=at)


def states() -> dict[str, str]:
    return dict(LaporReport.objects.values_list("tracking_id", "state"))


def test_times_are_read_as_utc_in_indonesian_and_english_months() -> None:
    assert read_utc("23 Sep 2024", "18:05:30") == datetime(2024, 9, 23, 18, 5, 30, tzinfo=UTC)
    assert read_utc("1 Agu 2024", "") == read_utc("2024-08-01", "00:00") == datetime(2024, 8, 1, tzinfo=UTC)
    for wrong in (("32 Jan 2024", ""), ("kemarin", ""), ("1 Foo 2024", ""), ("1 Jan 2024", "25:00")):
        with pytest.raises(UnreadableCell):
            read_utc(*wrong)


def test_an_anonymous_reporters_name_is_never_read() -> None:
    values = {
        "tracking_id": "#77",
        "filed_on": "1 Jan 2026",
        "status": "Arsip",
        "reporter": "Budi",
        "kind": "Anonim, Rahasia",
    }
    read = read_lapor_row(values)

    assert (read.tracking_id, read.reporter, read.anonymous, read.secret, read.standing) == (
        "77",
        "",
        True,
        True,
        "archived",
    )


@pytest.mark.parametrize(
    ("status", "state", "unlike", "only_there"),
    [
        (WORKING, "approval", (), False),
        ("Terdisposisi Belum Ditindaklanjuti", "forwarded", (), False),
        ("Belum Terverifikasi", "received", (), False),
        ("Terdisposisi Selesai", "answered", (), False),
        ("Terdisposisi Selesai", "forwarded", ("status",), True),
        ("Tertunda", "postponed", (), False),
        ("Status Baru", "forwarded", ("status",), False),
    ],
)
def test_standings_are_compared_in_words_that_both_share(
    status: str, state: str, unlike: tuple[str, ...], only_there: bool
) -> None:
    read = read_lapor_row({"tracking_id": "1", "filed_on": "1 Jan 2026", "status": status, "agency": ROADS.upper()})
    facts = CaseFacts(state, ROADS, anonymous=False, secret=False)

    assert (differences(read, facts), answered_only_there(read, facts)) == (unlike, only_there)


def test_a_list_is_sorted_into_new_differing_answered_there_and_missing(town: Town, monday: datetime) -> None:
    same, unlike, there, gone = forwarded(town, monday), filed(monday), forwarded(town, monday), forwarded(town, monday)
    for number, case in enumerate((same, unlike, there, gone), 101):
        link_lapor(case=case, tracking_id=str(number), copied=True, actor=town.coordinator, at=monday)
    rows = (row("101"), row("102"), row("103", **{"Status Laporan": "Terdisposisi Selesai"}), row("999"))
    compare(listed(*rows, row("104")), town, monday)
    done = compare(listed(*rows), town, monday)

    assert states() == {"101": "same", "102": "differs", "103": "answered_there", "104": "missing_there", "999": "new"}
    assert done.counts == {"same": 1, "new": 1, "differs": 1, "answered_there": 1, "missing_there": 1}
    assert LaporReport.objects.get(tracking_id="102").differences == ["status", "agency"]
    assert list(verify()) == []


def test_the_same_list_twice_changes_nothing_and_is_told_twice(town: Town, monday: datetime) -> None:
    data = listed(row("201"), row("202", **{"Tipe Laporan (Anonim/Rahasia)": "Rahasia"}))
    first = compare(data, town, monday, take_over=True)
    cases, events = Case.objects.count(), LedgerEvent.objects.count()
    again = compare(data, town, monday, take_over=True)

    assert (first.report.created, again.report.unchanged, again.report.created) == (2, 2, 0)
    assert (Case.objects.count(), LedgerEvent.objects.count()) == (cases, events + 1)


def test_a_report_taken_over_starts_its_clock_at_its_moment_in_lapor(town: Town, monday: datetime) -> None:
    data = listed(row("301", **{"Tipe Laporan (Anonim/Rahasia)": "Anonim"}), row("302"))
    compare(data, town, monday, take_over=True)
    hidden, named = Complaint.objects.order_by("source_ref")

    assert hidden.case.filed_at == datetime(2026, 1, 2, 1, 30, tzinfo=UTC)
    assert (hidden.anonymous, hidden.reporter, named.reporter.name) == (True, None, "Warga Contoh")
    assert (hidden.region_id, hidden.case.channel) == ("99.01.01.1001", "import")
    assert tracking_id_of(hidden.pk) == "301"
    assert list(verify()) == []


def test_lines_that_cannot_be_read_are_refused_by_name_and_stop_nothing(town: Town, monday: datetime) -> None:
    data = listed(row("401", **{"Tanggal Laporan Masuk": "besok"}), row("402"), row(""))
    done = compare(data, town, monday, take_over=True)

    assert [(refusal.line, refusal.field) for refusal in done.report.refused] == [(2, "filed_on"), (4, "tracking_id")]
    assert Case.objects.count() == 1


def test_a_number_belongs_to_one_case_and_a_wrong_one_is_replaced(town: Town, monday: datetime) -> None:
    one, other = forwarded(town, monday), forwarded(town, monday)
    link_lapor(case=one, tracking_id="#501", copied=True, actor=town.coordinator, at=monday)
    events = LedgerEvent.objects.count()
    link_lapor(case=one, tracking_id="501", copied=True, actor=town.coordinator, at=monday)

    assert LedgerEvent.objects.count() == events
    with pytest.raises(TrackingIdTaken):
        link_lapor(case=other, tracking_id="501", copied=True, actor=town.coordinator, at=monday)
    with pytest.raises(StepNotAllowed):
        link_lapor(case=other, tracking_id="502", copied=True, actor=town.roads_liaison, at=monday)
    link_lapor(case=one, tracking_id="503", copied=True, actor=town.coordinator, at=monday)
    assert tracking_id_of(one.pk) == "503"


def test_what_is_copied_leaves_the_worklist(town: Town, monday: datetime) -> None:
    one, other = answered(town, monday), forwarded(town, monday)
    case = cases_to_copy(town.coordinator).get(pk=one.pk)
    with override("en"):
        fields = {str(field.label): field.value for field in copy_fields(case)}
    link_lapor(case=one, tracking_id="601", copied=True, actor=town.coordinator, at=monday)

    assert fields["Report"] == one.complaint.text
    assert list(cases_to_copy(town.coordinator)) == [other]
    assert not cases_to_copy(town.roads_liaison).exists()


@pytest.fixture
def coordinator(town: Town, monday: datetime) -> Client:
    return signed_in(officer("Koordinator", Role.COMPLAINT_COORDINATOR, town.root))


def test_the_worklist_is_worked_off_in_pages(coordinator: Client, town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    listing = coordinator.get(reverse("complaints:lapor")).content.decode()
    page = reverse("complaints:lapor_case", args=[case.code])
    wrong = coordinator.post(page, {"tracking_id": "bukan nomor"})
    right = coordinator.post(page, {"tracking_id": "#7001"}, follow=True)

    assert page in listing
    assert (wrong.status_code, "only digits" in wrong.content.decode()) == (422, True)
    assert page not in right.content.decode()
    assert tracking_id_of(case.pk) == "7001"


def test_a_list_is_compared_in_a_page(coordinator: Client, town: Town, monday: datetime) -> None:
    upload = io.BytesIO(listed(row("801"), row("802", **{"Tanggal Laporan Masuk": "?"})))
    upload.name = "lapor.csv"
    shown = coordinator.post(reverse("complaints:lapor_list"), {"file": upload, "take_over": "on"}).content.decode()
    nothing = coordinator.post(reverse("complaints:lapor_list"), {})

    assert "1 seen for the first time" in shown
    assert "<code>tanggal laporan masuk</code>" in shown
    assert nothing.status_code == 422
    assert Complaint.objects.get().source_ref == "sp4n:801"


def test_the_columns_of_a_real_export_are_known(town: Town, monday: datetime) -> None:
    found = Path(__file__).parents[3] / "shared" / "data" / "complaints" / "sp4n_lapor_export_kolom.json"
    if not found.exists():
        pytest.skip("the column names of a real export are not beside this checkout")
    columns = json.loads(found.read_text())
    values = row("901")
    data = io.StringIO()
    writer = csv.writer(data)
    writer.writerow(columns)
    writer.writerow([values[column] for column in columns])
    compare(data.getvalue().encode(), town, monday)

    assert states() == {"901": LaporState.NEW}


def test_the_command_tells_how_reports_stand(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "lapor.csv"
    file.write_bytes(listed(row("951"), row("952", **{"Tanggal Laporan Masuk": "?"})))
    result = CliRunner().invoke(app, ["import", "lapor", str(file), "--take-over", "--json"])
    told = json.loads(result.stdout)

    assert (result.exit_code, told["created"], [r["field"] for r in told["refused"]]) == (0, 1, ["filed_on"])
    assert told["standing"]["differs"] == 1


def test_the_share_recorded_there_is_a_measure(town: Town, monday: datetime) -> None:
    one, other = forwarded(town, monday), forwarded(town, monday)
    link_lapor(case=one, tracking_id="7101", copied=True, actor=town.coordinator, at=monday)
    facts = [row for row in facts_of_complaints([one.pk, other.pk]) if row.measure == "complaints.in_lapor"]

    assert sorted((row.subject, row.numerator, row.denominator) for row in facts) == [(one.pk, 1, 1), (other.pk, 0, 1)]
