# SPDX-License-Identifier: EUPL-1.2
"""One thing per page: which pages come, what is kept from one to the next, and what is still to do."""

from typing import Any

import pytest
from django.http import QueryDict

from praja.kernel.forms.domain.pages import (
    first_unfinished,
    page_after,
    page_before,
    page_named,
    pages_of,
    problems_of_page,
    read_page,
    standing_of,
)
from praja.kernel.forms.domain.posting import stays
from praja.kernel.forms.domain.validation import validate

FILES = {"type": "array", "items": {"type": "string", "format": "file"}}
WHEN_FOOD = {"x-shown-when": {"field": "goods", "is": "food"}}


@pytest.fixture
def stall() -> dict[str, Any]:
    """Four pages; the kitchen is asked of those who sell food only, and gas on the same page as whether there is any."""
    return {
        "type": "object",
        "properties": {
            "name": {"type": "string", "title": "Nama usaha"},
            "goods": {"type": "string", "enum": ["food", "cloth"], "title": "Dagangan"},
            "gas": {"type": "boolean", "title": "Memakai gas", **WHEN_FOOD},
            "bottles": {"type": "integer", "title": "Tabung", "x-shown-when": {"field": "gas", "is": True}},
            "helpers": {
                "type": "array",
                "title": "Pembantu",
                "items": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
            },
            "photo": FILES,
        },
        "required": ["name", "goods", "gas", "bottles", "photo"],
        "x-pages": [
            {"name": "usaha", "title": "Usaha", "help": "Sesuai KTP.", "fields": ["name", "goods"]},
            {"name": "dapur", "title": "Dapur", "fields": ["gas", "bottles"]},
            {"name": "pembantu", "title": "Pembantu", "fields": ["helpers"]},
            {"name": "berkas", "title": "Berkas", "fields": ["photo"]},
        ],
    }


def page(schema: dict[str, Any], data: dict[str, Any], name: str) -> Any:
    found = page_named(pages_of(schema, data), name)
    assert found is not None
    return found


def names(schema: dict[str, Any], data: dict[str, Any]) -> list[str]:
    return [found.name for found in pages_of(schema, data)]


def test_only_pages_that_the_answers_call_for_come_in_order(stall: dict[str, Any]) -> None:
    assert names(stall, {}) == ["usaha", "pembantu", "berkas"]
    assert names(stall, {"goods": "cloth"}) == ["usaha", "pembantu", "berkas"]
    assert names(stall, {"goods": "food"}) == ["usaha", "dapur", "pembantu", "berkas"]

    pages = pages_of(stall, {"goods": "food"})
    assert [page_after(pages, "usaha"), page_after(pages, "berkas"), page_after(pages, "x")] == [pages[1], None, None]
    assert [page_before(pages, "dapur"), page_before(pages, "usaha")] == [pages[0], None]
    assert (pages[0].title, pages[0].help) == ("Usaha", "Sesuai KTP.")


def test_a_page_is_a_form_of_its_own_with_earlier_conditions_settled(stall: dict[str, Any]) -> None:
    kitchen = page(stall, {"goods": "food"}, "dapur")

    assert kitchen.fields == ("gas", "bottles")
    assert "x-shown-when" not in kitchen.schema["properties"]["gas"]
    assert validate(kitchen.schema, {"gas": False}) == []
    assert [(p.field, p.code) for p in validate(kitchen.schema, {"gas": True})] == [("bottles", "missing")]


def test_reading_a_page_keeps_the_others_and_drops_what_is_no_longer_called_for(stall: dict[str, Any]) -> None:
    data = read_page(stall, {}, page(stall, {}, "usaha"), {"name": "Sate", "goods": "food"}).data
    data = read_page(stall, data, page(stall, data, "dapur"), {"gas": "true", "bottles": "2", "name": "x"}).data
    assert data == {"name": "Sate", "goods": "food", "gas": True, "bottles": 2}

    changed = read_page(stall, data, page(stall, data, "usaha"), {"name": "Sate", "goods": "cloth"})
    assert (changed.data, changed.lost) == ({"name": "Sate", "goods": "cloth"}, ("gas", "bottles"))

    emptied = read_page(stall, data, page(stall, data, "dapur"), {})
    assert (emptied.data, emptied.lost) == ({"name": "Sate", "goods": "food"}, ())


def test_files_stay_whatever_is_posted(stall: dict[str, Any]) -> None:
    data = {"photo": ["abc"], "name": "Sate"}
    read = read_page(stall, data, page(stall, data, "berkas"), {"photo": "forged"})

    assert read.data == data


def test_what_is_wrong_is_said_on_its_page_and_the_list_of_tasks_knows(stall: dict[str, Any]) -> None:
    data = {"name": "Sate", "goods": "food", "gas": True, "bottles": "dua"}

    assert [(p.field, p.code) for p in problems_of_page(stall, data, page(stall, data, "dapur"))] == [
        ("bottles", "wrong_type")
    ]
    assert [(s.page.name, s.is_begun, s.is_complete) for s in standing_of(stall, data)] == [
        ("usaha", True, True),
        ("dapur", True, False),
        ("pembantu", False, True),
        ("berkas", False, False),
    ]
    found = first_unfinished(stall, data)
    assert found is not None
    assert found.name == "dapur"
    assert first_unfinished(stall, {**data, "bottles": 2, "photo": ["x"]}) is None


def test_a_row_is_added_and_taken_away_without_a_script(stall: dict[str, Any]) -> None:
    helpers = page(stall, {}, "pembantu")
    posted = QueryDict("helpers-0-name=Ani&helpers-1-name=Budi&helpers-2-name=Cici&drop_row=helpers-1")

    assert stays(posted)
    assert not stays(QueryDict("helpers-0-name=Ani"))
    assert read_page(stall, {}, helpers, posted).data == {"helpers": [{"name": "Ani"}, {"name": "Cici"}]}


def test_a_form_that_plans_no_pages_is_one(stall: dict[str, Any]) -> None:
    del stall["x-pages"]
    (only,) = pages_of({**stall, "title": "Izin lapak"}, {})

    assert (only.title, only.fields) == ("Izin lapak", ("name", "goods", "gas", "bottles", "helpers", "photo"))


def test_a_branch_is_settled_by_earlier_pages_and_stays_open_on_its_own() -> None:
    schema = {
        "type": "object",
        "properties": {"goods": {"type": "string", "enum": ["food", "cloth"]}, "note": {"type": "string"}},
        "if": {"properties": {"goods": {"const": "food"}}, "required": ["goods"]},
        "then": {"properties": {"stove": {"type": "string"}}, "required": ["stove"]},
    }

    def planned(*pages: list[str]) -> dict[str, Any]:
        return {**schema, "x-pages": [{"name": f"p{n}", "title": "x", "fields": p} for n, p in enumerate(pages)]}

    apart, together = planned(["goods"], ["stove"], ["note"]), planned(["goods", "stove"], ["note"])
    assert names(apart, {"goods": "cloth"}) == ["p0", "p2"]
    assert page(apart, {"goods": "food"}, "p1").schema["required"] == ["stove"]
    assert page(together, {}, "p0").fields == ("goods", "stove")
    assert [p.field for p in validate(page(together, {}, "p0").schema, {"goods": "food"})] == ["stove"]
    assert validate(page(together, {}, "p0").schema, {"goods": "cloth"}) == []
