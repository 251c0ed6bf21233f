# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with answers, in plain sentences that say what to do next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from praja.kernel.forms.domain.posting import part_name
from praja.kernel.forms.domain.schemas import Data, Schema, asked, kind_of
from praja.kernel.forms.domain.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. `field` is the name of its control (`items-0-name` in a row); `message` and `next_step` are
    message ids with named placeholders, filled from `params` by whoever shows them.
    """

    field: str
    code: str
    message: str
    next_step: str
    params: Mapping[str, Any] = with_default(default_factory=dict)


Words = tuple[str, str]

_MISSING: Words = (gettext_noop("This is still missing."), gettext_noop("Answer this question."))
_BY_KEYWORD: Mapping[str, Words] = {
    "enum": (gettext_noop("This is not one of the choices."), gettext_noop("Choose one from the list.")),
    "const": (gettext_noop("This is not ticked."), gettext_noop("Tick it to go on.")),
    "minLength": (
        gettext_noop("This is shorter than %(limit)s characters."),
        gettext_noop("Write a little more."),
    ),
    "maxLength": (gettext_noop("This is longer than %(limit)s characters."), gettext_noop("Shorten it.")),
    "pattern": (
        gettext_noop("This is not written as it must be."),
        gettext_noop("Look at the explanation above the field."),
    ),
    "minimum": (gettext_noop("This is less than %(limit)s."), gettext_noop("Enter a larger number.")),
    "exclusiveMinimum": (gettext_noop("This must be more than %(limit)s."), gettext_noop("Enter a larger number.")),
    "maximum": (gettext_noop("This is more than %(limit)s."), gettext_noop("Enter a smaller number.")),
    "exclusiveMaximum": (gettext_noop("This must be less than %(limit)s."), gettext_noop("Enter a smaller number.")),
    "minItems": (gettext_noop("There are fewer than %(limit)s."), gettext_noop("Add what is missing.")),
    "maxItems": (gettext_noop("There are more than %(limit)s."), gettext_noop("Take some away.")),
    "uniqueItems": (gettext_noop("Something is given twice."), gettext_noop("Take one away.")),
    "additionalProperties": (gettext_noop("The form does not ask this."), gettext_noop("Take it away.")),
}
_BY_KIND: Mapping[str, Words] = {
    "integer": (gettext_noop("This is not a whole number."), gettext_noop("Write digits only, for example 12.")),
    "number": (gettext_noop("This is not a number."), gettext_noop("Write it with digits, for example 12,5.")),
    "date": (gettext_noop("This is not a date."), gettext_noop("Write it as day-month-year, for example 31-12-2026.")),
    "email": (
        gettext_noop("This is not an e-mail address."),
        gettext_noop("Check it, for example name@example.go.id."),
    ),
    "boolean": (gettext_noop("This is neither yes nor no."), gettext_noop("Choose yes or no.")),
    "tick": _BY_KEYWORD["const"],
}
_NOTHING: Mapping[str, Words] = {
    "tick": _BY_KEYWORD["const"],
    "files": (gettext_noop("Nothing was sent here yet."), gettext_noop("Choose a file and send it.")),
    "rows": (gettext_noop("Nothing was filled in here yet."), gettext_noop("Fill in at least one row.")),
}
_OF_FILES: Mapping[str, Words] = {
    "minItems": (gettext_noop("There are fewer than %(limit)s files."), gettext_noop("Send what is missing.")),
    "maxItems": (gettext_noop("There are more than %(limit)s files."), gettext_noop("Take some away.")),
}
_OTHER: Words = (gettext_noop("This cannot be accepted."), gettext_noop("Look at the explanation above the field."))
_CODES = {"required": "missing", "additionalProperties": "not_asked", "type": "wrong_type"}
_FIRST = ("required", "type", "format", "enum", "const")


def validate(schema: Schema, data: Data) -> list[Problem]:
    """What is wrong with `data`, at most one problem per field, in the order of the form. Empty: it can be filed."""
    fields, required = asked(schema, data)
    plain = {"type": "object", "properties": fields, "required": sorted(required), "additionalProperties": False}
    checker = Draft202012Validator(plain, format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = sorted(checker.iter_errors(dict(data)), key=_rank)
    found: dict[str, Problem] = {}
    for error in errors:
        for problem in _problems(error, fields):
            found.setdefault(problem.field, problem)
    order = {name: place for place, name in enumerate(fields)}
    return sorted(found.values(), key=lambda p: (order.get(p.field.partition("-")[0], len(order)), p.field))


def _rank(error: ValidationError) -> int:
    return _FIRST.index(str(error.validator)) if error.validator in _FIRST else len(_FIRST)


def _problems(error: ValidationError, fields: Mapping[str, Schema]) -> Iterator[Problem]:
    path, keyword = list(error.absolute_path), str(error.validator)
    said: Any = error.validator_value
    whole: Any = error.schema
    given: Any = error.instance
    if keyword == "required":
        for name in said:
            if name not in given:
                words = _MISSING if path else _NOTHING.get(kind_of(fields[name]), _MISSING)
                yield _problem([*path, name], keyword, words, None)
    elif keyword == "additionalProperties":
        for name in given:
            if name not in whole["properties"]:
                yield _problem([*path, name], keyword, _BY_KEYWORD[keyword], None)
    else:
        yield _problem(path, keyword, _words(keyword, path, fields), said)


def _problem(path: list[Any], keyword: str, words: Words, limit: Any) -> Problem:
    return Problem(_control(path), _CODES.get(keyword, keyword), *words, {"limit": limit})


def _words(keyword: str, path: list[Any], fields: Mapping[str, Schema]) -> Words:
    if keyword in ("type", "format") and path:
        sub = fields[path[0]]
        inner = sub["items"]["properties"][path[2]] if len(path) == 3 else sub
        return _BY_KIND.get(kind_of(inner), _OTHER)
    if len(path) == 1 and kind_of(fields[path[0]]) == "files":
        return _OF_FILES.get(keyword, _OTHER)
    return _BY_KEYWORD.get(keyword, _OTHER)


def _control(path: list[Any]) -> str:
    return part_name(path[0], path[1], path[2]) if len(path) == 3 else str(path[0]) if path else ""
