# SPDX-License-Identifier: EUPL-1.2
"""Statistical metadata for INDAH: written part by part, held to its rules, handed in as a record that fits the schema."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from officers import signed_in
from opendata.conftest import AT, DataOffice
from opendata.publishing import published
from praja.duties.opendata.domain.indah.fields import INDICATOR, PARTS, Field, Kind, flat, nested, part_named
from praja.duties.opendata.domain.indah.judging import (
    AFTER,
    OURS,
    STATUSES,
    handed_in_as,
    problems_of,
    problems_of_indicator,
)
from praja.duties.opendata.domain.indah.payload import Activity, Producer, record_of
from praja.duties.opendata.domain.indah.schema import RECORD
from praja.duties.opendata.errors import NeedsWords, NotYourData
from praja.duties.opendata.errors.indah import ActivityMoved, MetadataUnfit, StatusUnfit
from praja.duties.opendata.forms.indah import MetadataForm, beginning
from praja.duties.opendata.models import StatisticalActivity
from praja.duties.opendata.operations.indah import (
    begin_activity,
    hand_in_activity,
    note_status,
    set_activity_datasets,
    set_indicator,
    write_part,
)
from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.queries import last_of
from praja.lib.clock import frozen
from sql_edits import findings, not_named

VALIDATOR = Draft202012Validator(RECORD)
PAGE = "/satu-data/metadata/"
PRODUCER = Producer(id="2", name="Dinas Pekerjaan Umum", province_code="99", city_code="9901")
INDICATOR_OF_VARIABLES = {
    "nama": "Sampah per orang",
    "variabel_pembangun": [{"nama": "ton", "kegiatan_penghasil": ["Survei sampah"]}],
}


def value_of(one: Field) -> Any:
    """Something that a field can hold."""
    match one.kind:
        case Kind.YES:
            return True
        case Kind.COUNT:
            return 3
        case Kind.CODE:
            return one.among[0]
        case Kind.SPAN:
            return {"awal": "2026-01-01", "akhir": "2026-02-01"}
        case Kind.MARKS:
            return {name: name == one.among[0] for name in one.among}
        case Kind.TABLE:
            cells = dict.fromkeys(one.among, "satu")
            return [
                {
                    **cells,
                    **{
                        name: ["satu", "dua"]
                        for name in one.among
                        if name in ("sumber_publikasi", "kegiatan_penghasil")
                    },
                }
            ]
        case Kind.DAYS:
            return ["2026-03-01"]
        case Kind.LINES:
            return ["satu", "dua"]
    return "isi"


FIELDS = [one for part in PARTS for one in part.fields]
WHOLE = nested({one.path: value_of(one) for one in FIELDS})


def record_with(content: dict[str, Any], *indicators: dict[str, Any], status: str = "DRAFT") -> dict[str, Any]:
    return record_of(
        Activity(
            title="Survei sampah", year=2026, content=content, status=status, producer=PRODUCER, indicators=indicators
        )
    )


def test_a_record_with_every_field_fits_the_schema() -> None:
    made = record_with(WHOLE, {"apakah_komposit": False, **INDICATOR_OF_VARIABLES})

    assert list(VALIDATOR.iter_errors(made)) == []
    assert "rekomendasi_bps" not in made["data"]
    missing = [
        one.path for one in FIELDS if one.path != "rekomendasi_bps" and one.path not in flat(made["data"], FIELDS)
    ]
    assert missing == []


@given(st.sets(st.sampled_from(FIELDS)), st.sampled_from(STATUSES))
def test_whatever_is_filled_in_the_record_fits_the_schema(chosen: set[Field], status: str) -> None:
    content = nested({one.path: value_of(one) for one in chosen})
    made = record_with(content, status=status)

    assert list(VALIDATOR.iter_errors(made)) == []
    assert "rekomendasi_bps" not in made["data"]
    if "rekomendasi_bps" not in content:
        assert "identitas_rekomendasi" not in made["data"]
    if content.get("cara_pengumpulan_data") != "SURVEI":
        assert "kerangka_sampel" not in made["data"]


@pytest.mark.parametrize(
    ("spoilt", "where"),
    [
        ({"judul_kegiatan": ""}, "judul_kegiatan"),
        ({"cara_pengumpulan_data": "SENSUS"}, "data"),
        ({"jml_supervisor": -1}, "jml_supervisor"),
        ({"entah": "x"}, "data"),
        ({"ms_ind": [{**INDICATOR_OF_VARIABLES, "apakah_komposit": True}]}, "ms_ind"),
        ({"ms_ind": [{"nama": "Dua", "apakah_komposit": False}]}, "ms_ind"),
    ],
)
def test_the_schema_refuses_what_breaks_a_rule(spoilt: dict[str, Any], where: str) -> None:
    made = record_with(WHOLE)
    made["data"] |= spoilt

    found = list(VALIDATOR.iter_errors(made))
    assert found
    assert any(where in [*error.absolute_path] for error in found)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"identitas_rekomendasi": "V-26"}, [("identitas_rekomendasi", "not_recommended")]),
        ({"rekomendasi_bps": True}, [("identitas_rekomendasi", "without_identity")]),
        ({"kerangka_sampel": "x", "cara_pengumpulan_data": "SENSUS"}, [("kerangka_sampel", "not_a_survey")]),
        ({"kerangka_sampel": "x", "cara_pengumpulan_data": "SURVEI"}, []),
        (
            {"jadwal": {"desain": {"awal": "2026-02-01", "akhir": "2026-01-01"}}},
            [("jadwal.desain", "ends_before_it_begins")],
        ),
    ],
)
def test_rules_of_an_activity(content: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert [(one.field, one.code) for one in problems_of(content)] == expected


@given(st.booleans(), st.booleans(), st.booleans())
def test_an_indicator_is_composite_or_made_of_variables(composite: bool, indicators: bool, variables: bool) -> None:
    content = {
        "nama": "Indeks",
        "apakah_komposit": composite,
        **({"indikator_pembangun": [{"nama": "Satu", "sumber_publikasi": []}]} if indicators else {}),
        **({"variabel_pembangun": [{"nama": "Dua", "kegiatan_penghasil": []}]} if variables else {}),
    }
    fits = (composite, indicators, variables) in ((True, True, False), (False, False, True))
    assert (problems_of_indicator(content) == []) == fits


def test_a_record_comes_back_only_to_where_it_can_be_worked_on() -> None:
    assert {status for status in STATUSES if handed_in_as(status)} == OURS
    assert all(not AFTER[status] for status in OURS)
    assert not any({"DRAFT", "SUBMITTED", "REVISED"} & after for after in AFTER.values())


@pytest.mark.parametrize("fields", [*(part.fields for part in PARTS), INDICATOR], ids=str)
def test_what_is_typed_comes_back_as_it_was_typed(fields: tuple[Field, ...]) -> None:
    content = nested({one.path: value_of(one) for one in fields})
    typed = beginning(content, fields)
    form = MetadataForm(
        {key: value for key, value in typed.items() if value not in ("", None)}, among=fields, content={}
    )

    assert form.is_valid(), form.errors
    assert nested(form.values()) == content


def begun(office: DataOffice) -> StatisticalActivity:
    return begin_activity(
        unit=office.roads, title="Survei sampah", year=2026, actor=office.actor(office.producer), at=AT
    )


def test_an_activity_goes_out_with_its_variables_and_comes_back_to_be_corrected(office: DataOffice) -> None:
    dataset, producer, steward = published(office, at=AT), office.actor(office.producer), office.actor(office.steward)
    row = begun(office)
    survey = {"cara_pengumpulan_data": "SURVEI", "jenis_statistik": "STATISTIK_SEKTORAL"}
    row = write_part(activity=row, part="umum", values=survey, actor=producer, at=AT, seen_version=1)
    row = write_part(
        activity=row, part="sampel", values={"fraksi_sampel": "0,1"}, actor=producer, at=AT, seen_version=2
    )
    row = set_activity_datasets(activity=row, datasets=[dataset], actor=producer, at=AT, seen_version=3)
    row = set_indicator(
        activity=row, position=None, values=INDICATOR_OF_VARIABLES, actor=producer, at=AT, seen_version=4
    )
    row = hand_in_activity(activity=row, actor=steward, at=AT, seen_version=5)

    client = signed_in(office.steward)
    with frozen(AT):
        made = json.loads(client.get(f"{PAGE}{row.code}/indah.json").content)
    assert list(VALIDATOR.iter_errors(made)) == []
    assert (made["status"], made["submitter"], made["produsen_data"]["name"]) == (
        "SUBMITTED",
        "Wira Walidata",
        "Dinas Pekerjaan Umum",
    )
    assert [one["nama"] for one in made["data"]["ms_var"]] == ["kecamatan", "tahun", "ton"]
    assert made["data"]["fraksi_sampel"] == "0,1"
    assert made["data"]["ms_ind"] == [{"apakah_komposit": False, **INDICATOR_OF_VARIABLES}]
    last = last_of([points()["indah.out"]], steward)["indah.out"]
    assert (last.passed.period, last.unit) == ("SUBMITTED", office.roads.pk)

    with pytest.raises(ActivityMoved):
        write_part(activity=row, part="umum", values={}, actor=producer, at=AT, seen_version=6)
    with pytest.raises(NeedsWords):
        note_status(activity=row, status="CORRECTION_REQUIRED", note=" ", actor=steward, at=AT, seen_version=6)
    with pytest.raises(StatusUnfit):
        note_status(activity=row, status="DRAFT", note="", actor=steward, at=AT, seen_version=6)
    row = note_status(
        activity=row, status="CORRECTION_REQUIRED", note="Lengkapi tujuan.", actor=steward, at=AT, seen_version=6
    )
    row = write_part(
        activity=row, part="perencanaan", values={"tujuan": "Rencana"}, actor=producer, at=AT, seen_version=7
    )
    row = hand_in_activity(activity=row, actor=steward, at=AT, seen_version=8)
    row = note_status(activity=row, status="APPROVED", note="", actor=steward, at=AT, seen_version=9)

    assert row.status == "APPROVED"
    assert last_of([points()["indah.in"]], steward)["indah.in"].passed.period == "APPROVED"
    assert findings() == []


def test_a_sample_is_kept_but_not_sent_where_it_is_no_survey_any_more(office: DataOffice) -> None:
    producer, row = office.actor(office.producer), begun(office)
    with pytest.raises(MetadataUnfit):
        write_part(activity=row, part="sampel", values={"fraksi_sampel": "0,1"}, actor=producer, at=AT, seen_version=1)
    survey = {"cara_pengumpulan_data": "SURVEI"}
    row = write_part(activity=row, part="umum", values=survey, actor=producer, at=AT, seen_version=1)
    sample = {"fraksi_sampel": "0,1"}
    row = write_part(activity=row, part="sampel", values=sample, actor=producer, at=AT, seen_version=2)
    census = {"cara_pengumpulan_data": "SENSUS"}
    row = write_part(activity=row, part="umum", values=census, actor=producer, at=AT, seen_version=3)

    assert row.content["fraksi_sampel"] == "0,1"
    row = hand_in_activity(activity=row, actor=office.actor(office.steward), at=AT, seen_version=4)
    assert row.file is not None


def test_two_do_not_write_over_each_other_and_others_do_not_write(office: DataOffice) -> None:
    row = begun(office)
    write_part(
        activity=row, part="umum", values={"frekuensi": "x"}, actor=office.actor(office.producer), at=AT, seen_version=1
    )
    for account, error in ((office.producer, ActivityMoved), (office.outsider, NotYourData)):
        with pytest.raises(error):
            write_part(activity=row, part="umum", values={}, actor=office.actor(account), at=AT, seen_version=1)
    with pytest.raises(NotYourData):
        hand_in_activity(activity=row, actor=office.actor(office.producer_head), at=AT, seen_version=2)


def test_edits_behind_the_back_are_named(office: DataOffice) -> None:
    row, producer = begun(office), office.actor(office.producer)
    row = set_indicator(
        activity=row, position=None, values=INDICATOR_OF_VARIABLES, actor=producer, at=AT, seen_version=1
    )
    assert findings() == []
    mine, table = f"activity {row.pk}", "opendata_statisticalactivity"
    assert not_named(
        [
            (f"UPDATE {table} SET title = 'lain'", (), mine),
            (f"UPDATE {table} SET content = '{{}}'", (), mine),
            (f"UPDATE {table} SET status = 'APPROVED'", (), mine),
            (f"UPDATE {table} SET note = 'x'", (), mine),
            ("UPDATE opendata_indicator SET content = '{}'", (), mine),
            ("DELETE FROM opendata_indicator", (), mine),
        ]
    ) == []  # fmt: skip


def test_pages_keep_what_was_typed_and_say_where_it_is_wrong(office: DataOffice) -> None:
    producer = signed_in(office.producer)

    def sent(path: str, **data: object) -> Any:
        with frozen(AT):
            return producer.post(path, data)

    assert sent(f"{PAGE}baru/", title="", year="26").status_code == 422
    here = sent(f"{PAGE}baru/", title="Survei sampah", year="2026", unit=str(office.roads.pk)).headers["Location"]
    wrong = sent(
        f"{here}bagian/perencanaan/",
        **{
            "seen_version": 1,
            "sent": 1,
            "tujuan": "Rencana",
            "jadwal.desain.awal": "2026-01-01",
            "variabel": "a|b|c|d|e",
        },
    )
    shown = wrong.content.decode()
    assert wrong.status_code == 422
    assert "Say both days, or none." in shown
    assert "Rencana" in shown
    assert "a|b|c|d|e" in shown
    right = sent(
        f"{here}bagian/perencanaan/",
        seen_version=1,
        sent=1,
        tujuan="Rencana",
        variabel="Ton | Berat | Berat sampah | Satu tahun",
    )
    assert right.status_code == 302
    unfit = sent(f"{here}indikator/0/", seen_version=2, sent=1, nama="Indeks", apakah_komposit="on")
    assert unfit.status_code == 422
    assert 'value="Indeks"' in unfit.content.decode()
    row = StatisticalActivity.objects.get()
    assert row.content["variabel"] == [
        {"nama": "Ton", "konsep": "Berat", "definisi": "Berat sampah", "referensi_waktu": "Satu tahun"}
    ]
    assert part_named("tiada") is None
    with frozen(AT):
        assert producer.get(f"{here}bagian/tiada/").status_code == 404
        assert signed_in(office.outsider).get(here).status_code == 404
