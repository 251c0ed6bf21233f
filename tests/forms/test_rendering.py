# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from forms.reading import Browser
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.posting import parse_posted
from praja.kernel.forms.domain.validation import validate
from praja.kernel.forms.queries import KeptFile


@pytest.fixture(autouse=True)
def _english() -> Any:
    with override("en"):
        yield


def page(schema: dict[str, Any], data: dict[str, Any], problems: Any = (), **more: Any) -> str:
    source = "{% load form_definitions %}{% render_form schema data problems files add_row file_url %}"
    return Template(source).render(Context({"schema": schema, "data": data, "problems": problems, **more}))


def test_every_field_is_there_without_a_script_and_says_when_it_is_asked(stall: dict[str, Any]) -> None:
    html = page(stall, {})

    assert Browser(html).names == {
        "name",
        "goods",
        "kitchen",
        "gas",
        "width",
        "opens_on",
        "days",
        "helpers-0-name",
        "helpers-0-age",
        "truthful",
        "supplier",
    }
    assert "Answer only if “Dagangan” is “Makanan”." in html
    assert "Answer only if “Memasak di tempat” is “Yes”." in html
    assert "<script" not in html
    assert " style=" not in html


def test_problems_stand_first_and_at_their_field_and_every_reference_leads_somewhere(stall: dict[str, Any]) -> None:
    data = parse_posted(stall, {"goods": "food", "helpers-0-name": "Ani", "helpers-1-name": "Budi", "width": "<b>"})
    html = page(stall, data, validate(stall, data))
    seen = Browser(html)

    assert seen.described - seen.ids == set()
    assert {"id_name_error", "id_helpers-0-age_error", "id_width_error"} <= seen.described
    assert "This is still missing. Answer this question." in html
    assert 'value="&lt;b&gt;"' in html


def test_each_group_of_rows_shows_what_is_filled_and_one_more_when_asked_up_to_its_most(stall: dict[str, Any]) -> None:
    one = {"helpers": [{"name": "Ani", "age": 20}]}
    two = {"helpers": [*one["helpers"], {"name": "Budi", "age": 30}]}

    def rows(data: dict[str, Any], add_row: str = "") -> int:
        names = Browser(page(stall, data, add_row=add_row)).names
        return sum(name.startswith("helpers-") and name.endswith("-name") for name in names)

    assert [rows({}), rows(one), rows(one, "helpers"), rows(two, "helpers"), rows(one, "other")] == [1, 1, 2, 2, 1]
    assert 'name="add_row" value="helpers"' in page(stall, one)
    assert 'name="add_row" value="helpers"' not in page(stall, two)
    assert 'name="drop_row" value="helpers-0"' in page(stall, one)
    assert 'name="drop_row"' not in page(stall, {})


def test_a_question_for_files_says_what_it_takes_and_shows_what_is_kept() -> None:
    schema = {
        "type": "object",
        "properties": {
            "ktp": {
                "type": "array",
                "title": "KTP",
                "items": {"type": "string", "format": "file"},
                "maxItems": 2,
                "x-accept": ["pdf"],
            }
        },
    }
    kept = [KeptFile("ktp", f"ref{n}", f"<{n}>.pdf", StoredFile()) for n in range(2)]

    assert 'accept="application/pdf" multiple' in page(schema, {}).replace("  ", " ")
    assert "PDF files, at most 2." in page(schema, {})
    assert 'name="drop_file" value="ref0"' in page(schema, {}, files=kept[:1])
    assert '<a href="/x/ref0/">&lt;0&gt;.pdf</a>' in page(schema, {}, files=kept[:1], file_url="/x/")
    assert 'type="file"' not in page(schema, {}, files=kept)


def test_rows_stop_before_a_page_has_more_controls_than_a_request_may_bring() -> None:
    parts = {f"p{n}": {"type": "string"} for n in range(30)}
    items = {"type": "object", "properties": parts, "required": []}
    schema = {"type": "object", "properties": {"rows": {"type": "array", "items": items}}}
    filled = {"rows": [{"p0": "x"}] * 10}

    assert 'name="add_row"' in page(schema, {"rows": filled["rows"][:9]})
    assert 'name="add_row"' not in page(schema, filled, add_row="rows")
    assert "rows-10-p0" not in Browser(page(schema, filled, add_row="rows")).names
