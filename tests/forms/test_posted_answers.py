# SPDX-License-Identifier: EUPL-1.2
"""What people type becomes typed answers; what the other answers do not call for is dropped."""

from typing import Any

import pytest
from django.http import QueryDict

from praja.kernel.forms.domain.posting import parse_posted, posted_of
from praja.kernel.forms.domain.validation import validate


def posted(**texts: Any) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in texts.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def test_texts_become_typed_values(stall: dict[str, Any]) -> None:
    data = parse_posted(
        stall,
        posted(
            name="  Sate Bu Tin ",
            goods="food",
            kitchen="true",
            gas="2",
            width="2,5",
            opens_on="7-3-2026",
            days=["sat", "sun", "sat"],
            truthful="on",
            **{"helpers-3-name": "Ani", "helpers-3-age": "20", "helpers-9-name": " ", "helpers-9-age": ""},
        ),
    )

    assert data == {
        "name": "Sate Bu Tin",
        "goods": "food",
        "kitchen": True,
        "gas": 2,
        "width": 2.5,
        "opens_on": "2026-03-07",
        "days": ["sat", "sun"],
        "helpers": [{"name": "Ani", "age": 20}],
        "truthful": True,
    }
    assert validate(stall, data) == []


def test_hidden_answers_are_dropped_down_the_chain(stall: dict[str, Any]) -> None:
    data = parse_posted(stall, {"goods": "cloth", "kitchen": "true", "gas": "2", "supplier": "Toko Kain"})

    assert data == {"goods": "cloth", "supplier": "Toko Kain"}


def test_a_branch_asks_for_its_own_field_and_only_then(stall: dict[str, Any]) -> None:
    filled = {"name": "Kain", "goods": "cloth", "truthful": True}

    assert [(p.field, p.code) for p in validate(stall, filled)] == [("supplier", "missing")]
    assert parse_posted(stall, {"goods": "food", "supplier": "Toko Kain"}) == {"goods": "food"}
    assert [(p.field, p.code) for p in validate(stall, {**filled, "gas": 1})][-1] == ("gas", "not_asked")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500", 1500),
        ("1.500,25", 1500.25),
        ("2.5", 2.5),
        ("-3", -3),
        ("0,1", 0.1),
        ("tiga", "tiga"),
        ("1,5,2", "1,5,2"),
        ("1e999", "1e999"),
        ("nan", "nan"),
    ],
)
def test_numbers_are_read_as_people_write_them(stall: dict[str, Any], text: str, value: Any) -> None:
    assert parse_posted(stall, {"width": text}) == {"width": value}


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("width", "lebar", "wrong_type"),
        ("width", "7", "maximum"),
        ("opens_on", "31-02-2026", "format"),
        ("goods", "arms", "enum"),
        ("days", ["mon"], "enum"),
        ("name", "ab", "minLength"),
        ("truthful", "false", "const"),
    ],
)
def test_each_wrong_answer_is_one_problem_at_its_field(stall: dict[str, Any], field: str, text: str, code: str) -> None:
    right = {"name": "Warung", "goods": "food", "kitchen": "false", "truthful": "on"}
    problems = validate(stall, parse_posted(stall, {**right, field: text}))

    assert [(p.field, p.code) for p in problems] == [(field, code)]
    assert problems[0].message % problems[0].params
    assert problems[0].next_step


def test_a_problem_in_a_row_names_its_control(stall: dict[str, Any]) -> None:
    data = parse_posted(
        stall,
        {
            "name": "Warung",
            "goods": "food",
            "kitchen": "false",
            "truthful": "on",
            "helpers-0-name": "Ani",
            "helpers-0-age": "20",
            "helpers-1-age": "17",
        },
    )

    assert [(p.field, p.code) for p in validate(stall, data)] == [
        ("helpers-1-age", "minimum"),
        ("helpers-1-name", "missing"),
    ]


def test_what_cannot_be_read_is_shown_again_as_typed(stall: dict[str, Any]) -> None:
    texts = {"width": ["lebar"], "opens_on": ["31-02-2026"]}

    assert posted_of(stall, parse_posted(stall, texts)) == texts
