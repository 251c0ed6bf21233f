# SPDX-License-Identifier: EUPL-1.2
"""What was answered, as people read it: to be checked, by an office, on paper."""

from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from praja.kernel.forms.domain.sources import SOURCES, prefilled, sources_of
from praja.kernel.forms.summary import SentFile, answers_of, every_answer

DATA = {
    "name": "Sate Bu Tin",
    "goods": "food",
    "kitchen": False,
    "width": 2.5,
    "opens_on": "2026-03-07",
    "days": ["sat", "sun"],
    "helpers": [{"name": "Ani", "age": 20}, {"name": "Budi"}],
    "truthful": True,
}


@pytest.fixture(autouse=True)
def _indonesian() -> Any:
    with override("id"):
        yield


def test_every_kind_of_answer_is_in_words(stall: dict[str, Any]) -> None:
    (section,) = answers_of(stall, DATA)
    said = {answer.label: answer.text for answer in section.answers}

    assert said == {
        "Nama usaha": "Sate Bu Tin",
        "Dagangan": "Makanan",
        "Memasak di tempat": "Tidak",
        "Lebar lapak": "2,5",
        "Mulai": "7 Maret 2026",
        "Hari": "sat\nsun",
        "Pembantu": "Ani, 20\nBudi",
        "Saya menyatakan benar": "Ya",
    }


def test_open_questions_are_there_without_an_answer_and_unasked_ones_are_not(stall: dict[str, Any]) -> None:
    labels = [answer.label for answer in every_answer(answers_of(stall, {"goods": "cloth"})) if not answer.text]

    assert "Pemasok" in labels
    assert "Jumlah tabung gas" not in labels


def test_years_stay_whole_and_large_numbers_are_grouped() -> None:
    schema = {"type": "object", "properties": {"year": {"type": "integer"}, "sum": {"type": "integer"}}}

    assert [a.text for a in every_answer(answers_of(schema, {"year": 2019, "sum": 1500000}))] == ["2019", "1.500.000"]


def test_each_answer_leads_to_the_page_where_it_is_changed_and_files_go_by_title() -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "title": "Nama"},
            "ktp": {"type": "array", "title": "KTP", "items": {"type": "string", "format": "file"}},
        },
        "x-pages": [
            {"name": "diri", "title": "Diri Anda", "fields": ["name"]},
            {"name": "berkas", "title": "Berkas", "fields": ["ktp"]},
        ],
    }
    sections = answers_of(
        schema,
        {"name": "<Ani>", "ktp": ["r1", "r2"]},
        files={"r1": SentFile("KTP saya.jpg", "/berkas/r1/")},
        change_url=lambda page: f"/ubah/{page}/",
    )
    html = Template("{% load form_definitions %}{% form_answers sections %}").render(Context({"sections": sections}))

    assert [(a.page, a.change_url, a.text) for a in every_answer(sections)] == [
        ("diri", "/ubah/diri/", "<Ani>"),
        ("berkas", "/ubah/berkas/", "KTP saya.jpg\nSebuah berkas"),
    ]
    assert '<a href="/berkas/r1/">KTP saya.jpg</a>' in html
    assert "&lt;Ani&gt;" in html
    assert "Diri Anda" in html


def test_known_values_fill_what_is_empty_and_asked_only() -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "x-from": "person.name"},
            "nik": {"type": "string", "x-from": "person.nik"},
            "ktp": {"type": "array", "items": {"type": "string", "format": "file"}, "x-from": "document.ktp"},
        },
    }
    known = {"person.name": "Ani", "person.nik": "1234", "document.ktp": "x"}

    assert sources_of(schema) == {"name": "person.name", "nik": "person.nik", "ktp": "document.ktp"}
    assert set(sources_of(schema).values()) <= set(SOURCES)
    assert prefilled(schema, {"name": "Budi"}, known) == {"name": "Budi", "nik": "1234"}
