# SPDX-License-Identifier: EUPL-1.2
"""A form as its editor sees it: its pages with their questions, each in a line of words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praja.kernel.forms.domain.schemas import Schema, every_field, kind_of, page_plans
from praja.kernel.forms.wording import condition_words, kind_words


@dataclass(frozen=True, slots=True)
class Line:
    """One question, or one thing that a row asks. `place` is what the buttons send."""

    name: str
    place: str
    label: str
    meta: str
    parts: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """One page with its questions."""

    name: str
    title: str
    help: str
    lines: tuple[Line, ...]


def outline_of(schema: Schema) -> list[OutlinePage]:
    """Every page, whatever is answered."""
    fields, must = every_field(schema), set(schema.get("required", ()))
    return [
        OutlinePage(
            page.name,
            page.title,
            page.help,
            tuple(_line(schema, name, fields[name], name in must) for name in page.fields),
        )
        for page in page_plans(schema)
        if page.fields
    ]


def part_lines(name: str, sub: Schema) -> tuple[Line, ...]:
    """What each row of a question asks."""
    if kind_of(sub) != "rows":
        return ()
    items: Any = sub["items"]
    must = set(items.get("required", ()))
    return tuple(
        Line(part, f"{name}/{part}", str(inner.get("title") or part), _meta(inner, part in must))
        for part, inner in items["properties"].items()
    )


def _line(schema: Schema, name: str, sub: Schema, required: bool) -> Line:
    meta = " · ".join(filter(None, (_meta(sub, required), condition_words(schema, name))))
    return Line(name, name, str(sub.get("title") or name), meta, part_lines(name, sub))


def _meta(sub: Schema, required: bool) -> str:
    must = _("must be answered") if required else _("may stay empty")
    return f"{kind_words(sub)} · {must}"
