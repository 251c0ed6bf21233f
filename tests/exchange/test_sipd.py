# SPDX-License-Identifier: EUPL-1.2
"""SIPD e-Walidata: its reference list comes in, data here answers it, values of years go out with their codes as they came."""

import io
import json
from datetime import timedelta
from hashlib import sha256

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from officers import signed_in
from opendata.conftest import AT, DataOffice
from opendata.publishing import opened, published
from praja.duties.opendata.domain.sipd import recognised, year_in
from praja.duties.opendata.enums import Access, ForumMatter
from praja.duties.opendata.errors import NotYourData
from praja.duties.opendata.errors.sipd import AnswerUnfit
from praja.duties.opendata.gateways.reference_files import read_reference
from praja.duties.opendata.models import Dataset, SipdElement, SipdTemplate
from praja.duties.opendata.operations.datasets import limit_access
from praja.duties.opendata.operations.planning import record_forum_decision
from praja.duties.opendata.operations.sipd import answer_element, take_in_reference
from praja.duties.opendata.queries.sipd import values_of
from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.operations import hand_over
from praja.kernel.exchange.queries import coded_of, last_of
from praja.kernel.organization.models import ExternalId
from praja.lib.clock import frozen
from praja.lib.imports import Report
from sql_edits import findings, not_named

ANSWER = {
    "status": True,
    "data": [
        {
            "kode_dssd": "001.02",
            "uraian_dssd": "Jumlah Produksi Sampah",
            "satuan": "Ton",
            "opd": "Dinas Pekerjaan Umum",
        },
        {"kode_dssd": "1.10", "uraian_dssd": "Panjang jalan", "satuan": "km", "opd": "Entah"},
        {"kode_dssd": "1.1", "uraian_dssd": "", "satuan": "", "opd": ""},
        {"kode_dssd": "1.10", "uraian_dssd": "Panjang jalan lain", "satuan": "km", "opd": ""},
    ],
}
PAGE = "/satu-data/sipd/"


def take_in(office: DataOffice, content: object = ANSWER, *, hours: int = 0) -> Report:
    data, at = json.dumps(content).encode(), AT + timedelta(hours=hours)
    sheet = read_reference(data)
    return take_in_reference(
        sheet=sheet,
        columns=recognised(sheet.headings),
        sha256=sha256(data).hexdigest(),
        actor=office.actor(office.steward, at),
        at=at,
    )


def answered(office: DataOffice, dataset: Dataset, **more: str) -> SipdElement:
    return answer_element(
        element=SipdElement.objects.get(code="001.02"),
        dataset=dataset,
        resource=dataset.resources.get(),
        **{"column": "ton", "year_column": "tahun", **more},
        actor=office.actor(office.steward),
        at=AT,
    )


@pytest.mark.parametrize(
    ("headings", "code", "wording"),
    [
        (["kode_dssd", "nama_dssd", "satuan"], "kode_dssd", "nama_dssd"),
        (["Nama", "KODE DSSD", "Uraian DSSD"], "KODE DSSD", "Uraian DSSD"),
        (["A", "B"], None, None),
    ],
)
def test_plain_headings_are_recognised(headings: list[str], code: str | None, wording: str | None) -> None:
    found = recognised(headings)
    assert (found.get("code"), found.get("wording")) == (code, wording)


@pytest.mark.parametrize(("text", "year"), [("2025", 2025), ("Semester I 2026", 2026), ("2024/2025", None), ("", None)])
def test_a_period_is_about_a_year_where_it_names_one(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_codes_stay_as_they_came_and_bad_lines_stop_no_other(office: DataOffice) -> None:
    report = take_in(office)

    assert (report.read, report.created, len(report.refused)) == (4, 2, 2)
    assert [(one.line, one.field) for one in report.refused] == [(3, "wording"), (4, "code")]
    assert dict(SipdElement.objects.values_list("code", "unit__name")) == {
        "001.02": "Dinas Pekerjaan Umum",
        "1.10": None,
    }


def test_the_same_file_again_changes_nothing(office: DataOffice) -> None:
    take_in(office)
    again = take_in(office, hours=1)

    assert (again.created, again.updated, again.unchanged, len(again.refused)) == (0, 0, 2, 2)
    last = last_of([points()["sipd.in"]], office.actor(office.steward))["sipd.in"]
    assert (last.at, last.passed.rows, last.passed.taken, last.passed.refused) == (AT + timedelta(hours=1), 4, 2, 2)


def test_what_has_the_same_words_answers_it_and_carries_its_code(office: DataOffice) -> None:
    dataset = opened(office, at=AT, title="Produksi sampah")
    report = take_in(office)

    assert report.created == 2
    element = SipdElement.objects.get(code="001.02")
    assert element.dataset_id == dataset.pk
    code = ExternalId.objects.get(system="sipd", until=None)
    assert (code.object_kind, code.object_id, code.code) == ("opendata.dataset", dataset.pk, "001.02")
    [count] = coded_of("sipd")
    assert (count.with_code, count.without) == (1, 0)


def test_the_value_of_a_year_comes_from_the_published_rows(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    take_in(office)
    element = answered(office, dataset)
    assert [(one.year, float(one.value)) for one in values_of(element)] == [(2024, 218.5), (2025, 131.0)]
    element = answered(office, dataset, reckoning="only")
    assert [(one.year, float(one.value)) for one in values_of(element)] == [(2025, 131.0)]
    element = answered(office, dataset, reckoning="mean", year_column="")
    [of_the_edition] = values_of(element)
    assert (of_the_edition.year, round(float(of_the_edition.value), 2)) == (2025, 116.5)


def test_rows_that_are_closed_give_no_value(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    take_in(office)
    answered(office, dataset)
    steward = office.actor(office.steward)
    decision = record_forum_decision(
        number="FSD/1", decided_on=AT.date(), matter=ForumMatter.LIMIT, subject="Pembatasan", actor=steward, at=AT
    )
    limit_access(
        dataset=dataset, access=Access.CLOSED, reason="Rahasia", basis="UU 14/2008", decision=decision, until=None,
        actor=steward, at=AT,
    )  # fmt: skip

    assert values_of(SipdElement.objects.select_related("dataset", "resource").get(code="001.02")) == []


def test_the_file_that_goes_out_has_codes_as_text(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    take_in(office)
    answered(office, dataset)
    kept = hand_over(point=points()["sipd.out"], actor=office.actor(office.steward), at=AT)

    client = signed_in(office.steward)
    with frozen(AT):
        given = client.get(f"/setor-terima/sipd.out/berkas/{kept.pk}/")
    sheet = openpyxl.load_workbook(io.BytesIO(given.content)).active
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] in ("kode_dssd", "001.02")]
    assert rows == [
        ("kode_dssd", "uraian", "satuan", "opd", "tahun", "nilai"),
        ("001.02", "Jumlah Produksi Sampah", "Ton", "Dinas Pekerjaan Umum", "2024", 218.5),
        ("001.02", "Jumlah Produksi Sampah", "Ton", "Dinas Pekerjaan Umum", "2025", 131),
    ]
    assert findings() == []


def test_only_the_steward_of_the_unit_says_what_answers(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    with pytest.raises(NotYourData):
        take_in_reference(
            sheet=read_reference(json.dumps(ANSWER).encode()), columns={"code": "kode_dssd", "wording": "uraian_dssd"},
            sha256="", actor=office.actor(office.producer), at=AT,
        )  # fmt: skip
    take_in(office)
    element = SipdElement.objects.get(code="1.10")
    with pytest.raises(NotYourData):
        answer_element(element=element, dataset=dataset, actor=office.actor(office.outsider_head), at=AT)
    with pytest.raises(AnswerUnfit):
        answer_element(
            element=element, dataset=dataset, resource=dataset.resources.get(), column="tiada",
            actor=office.actor(office.steward), at=AT,
        )  # fmt: skip


def test_edits_behind_the_back_are_named(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    take_in(office)
    element = answered(office, dataset)
    assert findings() == []
    mine = f"element {element.pk} of SIPD"
    table = "opendata_sipdelement"
    assert not_named(
        [
            (f"UPDATE {table} SET wording = 'lain' WHERE code = '1.10'", (), "reference list of SIPD"),
            (f"DELETE FROM {table} WHERE code = '1.10'", (), "reference list of SIPD"),
            (f"UPDATE {table} SET reckoning = 'mean' WHERE code = '001.02'", (), mine),
            (f"UPDATE {table} SET year_column = '' WHERE code = '001.02'", (), mine),
            ("UPDATE organization_externalid SET code = '9' WHERE system = 'sipd'", (), "code 9 of SIPD"),
        ]
    ) == []  # fmt: skip


def test_pages_lead_from_an_unknown_file_to_a_value(office: DataOffice) -> None:
    published(office, at=AT)
    client = signed_in(office.steward)
    text = "Kunci;Apa;Dalam\n001.02;Produksi sampah;Ton\n77;;Ton\n"

    def sent(path: str, **data: object) -> object:
        with frozen(AT):
            return client.post(path, data)

    asked = sent(f"{PAGE}berkas/", file=SimpleUploadedFile("ref.csv", text.encode()))
    columns = asked.headers["Location"]
    unclear = sent(columns, code="Kunci", wording="")
    assert unclear.status_code == 422
    assert 'value="Kunci" selected' in unclear.content.decode()
    taken = sent(columns, code="Kunci", wording="Apa", unit_of_measure="Dalam").content.decode()
    assert "line 3" in taken
    assert SipdTemplate.objects.get().columns == {"code": "Kunci", "wording": "Apa", "unit_of_measure": "Dalam"}
    again = sent(f"{PAGE}berkas/", file=SimpleUploadedFile("ref.csv", text.encode()))
    assert again.status_code == 200  # the headings are known now

    element = SipdElement.objects.get()
    here = f"{PAGE}{element.pk}/"
    resource = element.dataset.resources.get().pk
    said = {"dataset": element.dataset_id, "column": f"{resource}:ton", "year_column": f"{resource}:tahun"}
    assert sent(here, **said, reckoning="sum").status_code == 302
    with frozen(AT):
        shown = " ".join(client.get(here).content.decode().split())
        assert "<dt>2024</dt><dd>218.5</dd>" in shown
        assert "001.02" in client.get(f"{PAGE}?di=dijawab").content.decode()
        assert "001.02" not in client.get(f"{PAGE}?di=terbuka").content.decode()
        mapped = client.get("/setor-terima/sipd.in/").content.decode()
    assert "Kunci" in mapped
