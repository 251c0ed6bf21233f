# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from forms.reading import Browser
from praja.kernel.forms.domain.posting import parse_posted
from praja.kernel.forms.domain.validation import validate


@pytest.fixture(autouse=True)
def _english() -> Any:
    with override("en"):
        yield


def page(schema: dict[str, Any], data: dict[str, Any], problems: Any = ()) -> str:
    source = "{% load form_definitions %}{% render_form schema data problems %}"
    return Template(source).render(Context({"schema": schema, "data": data, "problems": problems}))


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


def test_each_group_of_rows_has_one_row_to_fill_up_to_its_most(stall: dict[str, Any]) -> None:
    one = {"helpers": [{"name": "Ani", "age": 20}]}
    two = {"helpers": [*one["helpers"], {"name": "Budi", "age": 30}]}

    assert "helpers-1-name" in Browser(page(stall, one)).names
    assert "helpers-2-name" not in Browser(page(stall, two)).names
    assert 'name="add_row" value="helpers"' in page(stall, one)
