# SPDX-License-Identifier: EUPL-1.2
"""Lists of services page by page: sent, columns said, looked at, taken in, compared with SIPPN; and by command."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from typer.testing import CliRunner

from officers import officer, signed_in
from praja.duties.services.cli import services_app
from praja.duties.services.models import ListTemplate, Service, StandardsList, StandardVersion
from praja.duties.services.operations.exchange import send_list
from praja.duties.services.operations.exchange.reminding import remind_to_compare
from praja.duties.services.queries.exchange.comparing import comparison
from praja.kernel.people.enums import Role
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen
from praja.lib.imports import Line, Sheet
from services.making import EVERY_COMPONENT, officer_of, organizer, published_standard
from towns import FOUNDER, Town

LISTS, AGAINST = "/layanan/standar/daftar/", "/layanan/standar/sippn/"
AGENCY = (
    "Judul SP;SKPD;Lama;Tarif resmi\nSurat domisili;Kelurahan Melati;3 hari;Gratis\nSurat lain;Entah;1 jam;Gratis\n"
)
COLUMNS = {"name": "Judul SP", "unit": "SKPD", "jangka_waktu": "Lama", "biaya": "Tarif resmi", "kept_as": "SIPPN"}


@pytest.fixture
def bureau(town: Town) -> Client:
    return signed_in(officer("Bagian Organisasi", Role.ORGANIZATION, town.root))


def page(client: Client, path: str, at: datetime) -> str:
    with frozen(at):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(response.content.decode().split())


def send(client: Client, path: str, at: datetime, **data: Any) -> Any:
    with frozen(at):
        return client.post(path, data)


def upload(client: Client, at: datetime, text: str = AGENCY, **data: Any) -> Any:
    return send(client, LISTS, at, file=SimpleUploadedFile("sippn.csv", text.encode()), **data)


def test_a_list_goes_from_file_to_drafts(bureau: Client, town: Town, monday: datetime) -> None:
    asked = upload(bureau, monday, is_sippn="on")
    there = f"{LISTS}{StandardsList.objects.get().code}/"
    assert asked.headers["Location"] == f"{there}kolom/"
    assert "Tarif resmi" in page(bureau, f"{there}kolom/", monday)
    unclear = send(bureau, f"{there}kolom/", monday, **{**COLUMNS, "name": ""})
    assert unclear.status_code == 422
    assert 'value="Lama" selected' in unclear.content.decode()
    assert send(bureau, f"{there}kolom/", monday, **COLUMNS).headers["Location"] == there
    shown = page(bureau, there, monday)
    assert "a new service; a new draft of the standard" in shown
    assert "It is not said how the time is counted." in shown
    assert "No unit is called “Entah”." in shown
    assert not Service.objects.exists()
    taken = send(bureau, there, monday).content.decode()
    case = StandardVersion.objects.get().case
    assert f'href="/layanan/standar/versi/{case.code}/ubah/jangka_waktu/"' in taken
    assert upload(bureau, monday).headers["Location"].count("kolom") == 0
    template = ListTemplate.objects.get()
    send(bureau, f"{LISTS}templat/{template.pk}/lupakan/", monday)
    assert upload(bureau, monday).headers["Location"].endswith("/kolom/")
    assert "taken in" in page(bureau, LISTS, monday)


def test_what_is_no_list_is_said_at_the_file(bureau: Client, town: Town, monday: datetime) -> None:
    refused = upload(bureau, monday, "{}", unit=str(town.kelurahan.pk))
    assert refused.status_code == 422
    assert "This file is no list of services." in refused.content.decode()
    assert f'value="{town.kelurahan.pk}" selected' in refused.content.decode()


def test_a_long_list_goes_by_the_command(bureau: Client, town: Town, monday: datetime, monkeypatch: Any) -> None:
    monkeypatch.setattr("praja.duties.services.web.exchange.lists.MOST_ROWS", 1)
    refused = upload(bureau, monday, "Nama;Unit\nSurat;4.1\nIzin;4.1\n")
    html = refused.content.decode()
    assert refused.status_code in (413, 422)
    assert "The list has 2 rows" in html
    assert "praja services import" in html


def test_a_list_is_seen_by_who_sent_it_and_by_the_bureau(bureau: Client, town: Town, monday: datetime) -> None:
    office = signed_in(officer("Petugas Melati", Role.OFFICER, town.kelurahan))
    sent = upload(office, monday, "Nama;Unit\nSurat;4.1\n").headers["Location"]
    other = signed_in(officer("Petugas Jalan", Role.OFFICER, town.roads))
    with frozen(monday):
        assert [client.get(sent, follow=True).status_code for client in (office, bureau, other)] == [200, 200, 404]


@pytest.mark.parametrize("name", ["xlsx", "csv", "json"])
def test_offices_and_everybody_take_a_file_along(bureau: Client, town: Town, monday: datetime, name: str) -> None:
    published_standard(town, monday)
    with frozen(monday):
        kept = bureau.get(f"/layanan/standar/unduh/{name}/")
        public = Client().get(f"/layanan/unduh/{name}/")
        assert Client().get("/layanan/unduh/exe/").status_code == 404
    assert kept.headers["Content-Disposition"] == f'attachment; filename="standar-pelayanan.{name}"'
    assert len(kept.content) > len(public.content) > 100


def sippn(town: Town, at: datetime, *rows: dict[str, str]) -> None:
    lines = [Line(number, row) for number, row in enumerate(rows, 2)]
    headings = list(dict.fromkeys(key for row in rows for key in row))
    send_list(sheet=Sheet(headings, lines), sha256="3" * 64, is_sippn=True, actor=organizer(town, at), at=at)


@pytest.fixture
def both(town: Town, monday: datetime) -> None:
    """The same, something else, only here, only there."""
    published_standard(town, monday, listed={"code": "sama", "name": "Sama"}, components={"biaya": "Gratis"})
    published_standard(town, monday, listed={"code": "beda", "name": "Beda"}, components=EVERY_COMPONENT)
    published_standard(town, monday, listed={"code": "sini", "name": "Hanya di sini"})
    published_standard(town, monday, listed={"code": "jalan", "name": "Jalan", "owner": town.roads})
    sippn(
        town,
        monday,
        {"sippn_id": "1", "name": "SAMA", "unit": "4.1", "biaya": "Tidak dipungut biaya", "produk": ""},
        {"sippn_id": "2", "name": "Beda", "unit": "4.1", "biaya": "Rp 5.000", "produk": "Surat"},
        {"sippn_id": "3", "name": "Hanya di sana", "unit": "4.1", "biaya": "Gratis", "produk": ""},
        {"sippn_id": "4", "name": "Izin", "unit": "2", "biaya": "Gratis", "produk": "", "duration_value": "x"},
    )


def test_what_is_not_alike_is_told_part_by_part(both: None, town: Town, monday: datetime) -> None:
    found = comparison(organizer(town, monday))
    assert found is not None
    assert (found.on, found.same) == (monday.date(), 1)
    told = [(one.kind, one.name, tuple(part.key for part in one.parts)) for one in found.unlike]
    assert told == [
        ("differs", "Beda", ("biaya", "produk")),
        ("only_here", "Hanya di sini", ()),
        ("only_here", "Jalan", ()),
        ("only_there", "Hanya di sana", ()),
        ("unread", "Izin", ()),
    ]
    mine = comparison(officer_of(town.roads, monday))
    assert mine is not None
    assert [one.name for one in mine.unlike] == ["Jalan"]


def test_differences_are_a_page_and_a_workbook(both: None, bureau: Client, town: Town, monday: datetime) -> None:
    shown = page(bureau, AGAINST, monday)
    assert "Beda" in shown
    assert "Rp 5.000" in shown
    assert "1 service says the same in both." in shown
    assert "Hanya di sana" in page(bureau, f"{AGAINST}?beda=only_there&halaman=9", monday)
    with frozen(monday):
        book = openpyxl.load_workbook(io.BytesIO(bureau.get(f"{AGAINST}unduh/").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [(row[4], row[6]) for row in rows[1:3]] == [("Beda", "Fee"), ("Beda", "Product of the service")]
    assert len(rows) == 7


def test_without_a_list_of_sippn_the_page_says_how_to_begin(bureau: Client, town: Town, monday: datetime) -> None:
    assert "No list of SIPPN yet" in page(bureau, AGAINST, monday)
    auditor = signed_in(officer("Pemeriksa", Role.AUDITOR, town.root))
    assert "Send a list" not in page(auditor, AGAINST, monday)
    with frozen(monday):
        assert bureau.get(f"{AGAINST}unduh/").status_code == 404


def test_a_month_later_the_bureau_is_reminded_once_until_a_newer_list_comes(town: Town, monday: datetime) -> None:
    def remind(days: int) -> bool:
        return remind_to_compare(actor=FOUNDER, at=monday + timedelta(days=days))

    assert not remind(400)
    sippn(town, monday, {"name": "Surat", "unit": "4.1"})
    assert [remind(30), remind(31), remind(32)] == [False, True, False]
    item = WorkItem.objects.get(kind="services.compare_sippn")
    assert (item.holder_unit_id, item.holder_role, item.url) == (town.root.pk, Role.ORGANIZATION, AGAINST)
    later = monday + timedelta(days=33)
    sippn(town, later, {"name": "Surat", "unit": "4.1"})
    item.refresh_from_db()
    assert item.closed_at == later
    assert not remind(40)


@pytest.mark.usefixtures("in_english")
def test_the_commands_take_in_and_along(town: Town, monday: datetime, tmp_path: Path) -> None:
    given, kept, refused = tmp_path / "a.csv", tmp_path / "b.json", tmp_path / "c.csv"
    given.write_text(AGENCY)
    columns = [f"--column={key}={heading}" for key, heading in COLUMNS.items() if key != "kept_as"]

    def run(*arguments: str) -> dict[str, Any]:
        with frozen(monday):
            result = CliRunner().invoke(services_app, [*arguments, "--json"])
        assert result.exit_code == 0, result.output
        return dict(json.loads(result.stdout))

    planned = run("import", str(given), "--dry-run", *columns)
    assert (planned["created"], planned["asked"], len(planned["refused"]), Service.objects.count()) == (1, 1, 1, 0)
    done = run("import", str(given), "--refused", str(refused))
    assert (done["created"], done["asked"], done["asks"][0]["code"]) == (1, 1, "working_unknown")
    assert "Entah" in refused.read_text()
    assert run("export", str(kept)) == {"file": str(kept), "rows": 1, "standards": 1}
    again = run("import", str(kept))
    assert (again["created"], again["updated"], again["unchanged"], again["refused"]) == (0, 0, 1, [])
    with frozen(monday):
        assert "refused" in CliRunner().invoke(services_app, ["import", str(given)]).stdout
