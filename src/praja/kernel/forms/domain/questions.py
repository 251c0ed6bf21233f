# SPDX-License-Identifier: EUPL-1.2
"""A question as its editor sees it, made from a field's schema and turned into one again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from praja.kernel.forms.domain.naming import name_from
from praja.kernel.forms.domain.schemas import ACCEPTED, Schema, accepted_by, kind_of

DIGITS = "^[0-9]+$"
"""The pattern of a text of digits only."""

_LENGTHS = ("minLength", "maxLength")
_AMOUNTS = ("minimum", "maximum")
_COUNTS = ("minItems", "maxItems")
LIMITS: Mapping[str, tuple[str, str]] = {
    "text": _LENGTHS,
    "long_text": _LENGTHS,
    "email": _LENGTHS,
    "integer": _AMOUNTS,
    "number": _AMOUNTS,
    "choices": _COUNTS,
    "files": _COUNTS,
    "rows": _COUNTS,
}
"""The keywords of the least and the most, by kind of question."""

_MADE = frozenset(
    {
        "type",
        "title",
        "description",
        "format",
        "const",
        "pattern",
        "enum",
        "x-labels",
        "x-from",
        "x-multiline",
        "x-accept",
    }
)
_EDITED = _MADE.union(_LENGTHS, _AMOUNTS, _COUNTS)
"""What a question says anew; the rest (a condition, what rows ask, bounds that are not bounds themselves) is kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: `value` is what answers hold, `label` what people read."""

    value: str | int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What can be said about a question on one page. `least` and `most`: characters of a text, a number itself, how many
    choices, files or rows. `pattern` is only ever none, `DIGITS`, or one that came with a file. `first_part`: what each row
    asks first, for rows that are new.
    """

    kind: str
    label: str
    help: str = ""
    required: bool = False
    least: float | None = None
    most: float | None = None
    choices: tuple[Choice, ...] = ()
    accept: tuple[str, ...] = ACCEPTED
    pattern: str = ""
    source: str = ""
    first_part: str = ""


def question_of(sub: Schema, required: bool) -> Question:
    """The question that a field's schema asks."""
    kind = kind_of(sub)
    least, most = LIMITS.get(kind, ("", ""))
    return Question(
        kind=kind,
        label=str(sub.get("title", "")),
        help=str(sub.get("description", "")),
        required=required,
        least=sub.get(least),
        most=sub.get(most),
        choices=choices_of(sub),
        accept=accepted_by(sub) if kind == "files" else ACCEPTED,
        pattern=str(sub.get("pattern", "")),
        source=str(sub.get("x-from", "")),
    )


def choices_of(sub: Schema) -> tuple[Choice, ...]:
    """The choices of a question, none where it offers none."""
    source = sub["items"] if sub.get("type") == "array" and "enum" in sub["items"] else sub
    labels = source.get("x-labels", {})
    return tuple(Choice(value, str(labels.get(str(value), value))) for value in source.get("enum", ()))


def schema_of(question: Question, before: Schema | None = None) -> dict[str, Any]:
    """The schema of a field that asks `question`; what `before` says beyond it, such as its condition, is kept."""
    kept = {key: value for key, value in (before or {}).items() if key not in _EDITED}
    sub: dict[str, Any] = {**_shape(question), **kept}
    sub = {"type": sub.pop("type"), "title": question.label, **sub, **_particulars(question, sub)}
    if question.help:
        sub["description"] = question.help
    if question.source:
        sub["x-from"] = question.source
    for keyword, limit in zip(LIMITS.get(question.kind, ()), (question.least, question.most), strict=False):
        if limit is not None:
            sub[keyword] = limit
    return sub


def _shape(question: Question) -> dict[str, Any]:
    """What makes a field one of this kind."""
    kinds: dict[str, dict[str, Any]] = {
        "text": {"type": "string"},
        "long_text": {"type": "string", "x-multiline": True},
        "email": {"type": "string", "format": "email"},
        "date": {"type": "string", "format": "date"},
        "integer": {"type": "integer"},
        "number": {"type": "number"},
        "boolean": {"type": "boolean"},
        "tick": {"type": "boolean", "const": True},
        "choice": {"type": "string"},
        "choices": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "files": {"type": "array", "items": {"type": "string", "format": "file"}},
        "rows": {"type": "array"},
    }
    return kinds[question.kind]


def _particulars(question: Question, sub: Schema) -> dict[str, Any]:
    """Choices, kinds of file, and what rows ask."""
    if question.kind == "choice":
        return _offered(question.choices)
    if question.kind == "choices":
        return {"items": _offered(question.choices)}
    if question.kind == "files":
        return {"x-accept": [kind for kind in ACCEPTED if kind in question.accept]}
    if question.kind == "rows" and "items" not in sub:
        part = schema_of(Question(kind="text", label=question.first_part))
        name = name_from(question.first_part, ())
        return {"items": {"type": "object", "properties": {name: part}, "required": [name]}}
    return {"pattern": question.pattern} if question.pattern else {}


def _offered(choices: Sequence[Choice]) -> dict[str, Any]:
    whole = bool(choices) and all(isinstance(choice.value, int) for choice in choices)
    labels = {str(choice.value): choice.label for choice in choices if choice.label != str(choice.value)}
    offered = {"type": "integer" if whole else "string", "enum": [choice.value for choice in choices]}
    return {**offered, "x-labels": labels} if labels else offered
