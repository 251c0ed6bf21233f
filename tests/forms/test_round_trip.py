# SPDX-License-Identifier: EUPL-1.2
"""Whatever form and whatever valid answers: shown, sent back and read again, they are the same answers."""

from datetime import date
from typing import Any

from django.template import Context, Template
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.making import WORDS
from forms.reading import Browser
from praja.kernel.forms.domain.posting import parse_posted, posted_of
from praja.kernel.forms.domain.schemas import prune
from praja.kernel.forms.domain.suitability import flaws_of_schema
from praja.kernel.forms.domain.validation import validate

Made = tuple[dict[str, Any], st.SearchStrategy[Any]]
"""The schema of a field, and the answers it takes."""

CHOICES = st.lists(WORDS.filter(lambda words: "|" not in words), min_size=1, max_size=9, unique=True)


def texts(long: bool) -> Made:
    lines = st.lists(WORDS, min_size=1, max_size=3).map("\n".join) if long else WORDS
    return {"type": "string", "maxLength": 200, **({"x-multiline": True} if long else {})}, lines


def choice(values: list[Any], kind: str) -> Made:
    return {"type": kind, "enum": values}, st.sampled_from(values)


def choices(values: list[str]) -> Made:
    some = st.sets(st.sampled_from(values), min_size=1).map(lambda chosen: [v for v in values if v in chosen])
    return {"type": "array", "items": {"type": "string", "enum": values}, "uniqueItems": True}, some


FLAT: st.SearchStrategy[Made] = st.one_of(
    st.booleans().map(texts),
    st.just(({"type": "integer", "minimum": -(10**15)}, st.integers(-(10**15), 10**15))),
    st.just(
        ({"type": "number"}, st.floats(-1e15, 1e15, allow_subnormal=False).filter(lambda x: abs(x) > 1e-9 or not x))
    ),
    st.just(({"type": "boolean"}, st.booleans())),
    st.just(({"type": "boolean", "const": True}, st.just(True))),
    st.just(({"type": "string", "format": "date"}, st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat))),
    st.just(({"type": "string", "format": "email"}, st.just("warga@example.org"))),
    CHOICES.map(lambda values: choice(values, "string")),
    st.lists(st.integers(0, 99), min_size=1, max_size=9, unique=True).map(lambda values: choice(values, "integer")),
)


@st.composite
def rows(draw: st.DrawFn) -> Made:
    parts = draw(st.dictionaries(st.sampled_from(["a", "b", "c"]), FLAT, min_size=1))
    item = {"type": "object", "properties": {name: made[0] for name, made in parts.items()}, "required": list(parts)}
    row = st.fixed_dictionaries({name: made[1] for name, made in parts.items()})
    return {"type": "array", "items": item, "maxItems": 4}, st.lists(row, min_size=1, max_size=4)


@st.composite
def forms(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A form of up to six fields, some depending on the first, and answers as a careful person gives them."""
    made = draw(st.lists(st.one_of(FLAT, CHOICES.map(choices), rows()), min_size=1, max_size=5))
    fields = {"first": ({"type": "boolean"}, st.booleans())} | {f"f{n}": one for n, one in enumerate(made)}
    properties = {}
    for name, (sub, _answers) in fields.items():
        depends = name != "first" and draw(st.booleans())
        extra = {"x-shown-when": {"field": "first", "is": draw(st.booleans())}} if depends else {}
        properties[name] = {**sub, **extra}
    schema: dict[str, Any] = {"type": "object", "properties": properties, "required": ["first"]}
    if draw(st.booleans()):
        sub, answers = draw(FLAT)
        fields["branch"] = (sub, answers)
        schema |= {"if": {"properties": {"first": {"const": True}}}, "then": {"properties": {"branch": sub}}}
    data = {name: draw(answers) for name, (_sub, answers) in fields.items()}
    return schema, prune(schema, data)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_shown_sent_and_read_again_answers_are_the_same(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    schema, data = case
    assert flaws_of_schema(schema) == []
    assert validate(schema, data) == []

    with override("en"):
        html = Template("{% load form_definitions %}{% render_form schema data %}").render(
            Context({"schema": schema, "data": data})
        )
    read = parse_posted(schema, Browser(html).posted)

    assert read == data
    assert validate(schema, read) == []
    assert parse_posted(schema, posted_of(schema, data)) == data
