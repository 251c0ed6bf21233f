# SPDX-License-Identifier: EUPL-1.2
"""Why a schema cannot be published as a form, in sentences that name the question."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from praja.kernel.forms.domain.schemas import (
    ACCEPTED,
    MOST_FILES,
    Schema,
    branches,
    every_field,
    kind_of,
    page_plans,
    wanted_values,
)
from praja.kernel.forms.domain.sources import SOURCES
from praja.kernel.forms.domain.wording import gettext_noop

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
FORMATS = frozenset({"date", "email"})
MOST_FIELDS = 200
MOST_PAGES = 50
MOST_FILES_AT_ONCE = 10
"""How many files one page may bring: a request with more is refused whole (`DATA_UPLOAD_MAX_NUMBER_FILES`)."""
DECIDING = frozenset({"boolean", "tick", "choice", "choices"})
"""The kinds of question on which others may depend."""

_FORM = frozenset(
    {
        "$schema",
        "$id",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "if",
        "then",
        "else",
        "allOf",
        "x-pages",
    }
)
_ANY = frozenset({"type", "title", "description", "x-shown-when", "x-from"})
_KEYWORDS: Mapping[str, frozenset[str]] = {
    "string": frozenset({"minLength", "maxLength", "pattern", "format", "enum", "x-labels", "x-multiline"}),
    "integer": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum", "x-labels"}),
    "number": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}),
    "boolean": frozenset({"const"}),
    "array": frozenset({"items", "minItems", "maxItems", "uniqueItems", "x-accept"}),
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """One reason. `field` is the name of the question, empty for the form as a whole; `message` a message id with named
    placeholders, filled from `params`, among them `question`: the words of the question.
    """

    field: str
    message: str
    params: Mapping[str, Any] = with_default(default_factory=dict)


def flaws_of_schema(schema: Any) -> list[Flaw]:
    """Why `schema` is no form, in the order of its questions. Empty: it can be published."""
    broken = _not_json_schema(schema)
    if broken:
        return [broken]
    if not isinstance(schema, Mapping) or schema.get("type") != "object":
        return [Flaw("", gettext_noop("This is no form: it must be a JSON Schema of type object."))]
    shapeless = list(_flaws_of_branches(schema)) or list(_flaws_of_shape(schema))
    if shapeless:
        return shapeless
    fields = every_field(schema)
    found = [flaw for name, sub in fields.items() for flaw in _flaws_of_field(name, sub)]
    found = found or list(_flaws_of_pages(schema, fields))
    return found or [*_flaws_of_files(schema, fields), *_flaws_of_conditions(schema, fields)]


def _not_json_schema(schema: Any) -> Flaw | None:
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        path = [str(part) for part in error.absolute_path]
        name = path[1] if len(path) > 1 and path[0] == "properties" else ""
        where = "/".join(path) or "/"
        return Flaw(name, gettext_noop("This is not written as JSON Schema asks, at %(where)s."), {"where": where})
    except RecursionError:
        return Flaw("", gettext_noop("This is no form: it is nested too deeply."))
    return None


def _flaws_of_branches(schema: Schema) -> Iterator[Flaw]:
    for key in schema:
        if key not in _FORM and key[:2] != "x-":
            yield Flaw("", gettext_noop("The form says “%(key)s”, which is not supported."), {"key": key})
    if any(_reaches_out(branch.get("if")) for branch in branches(schema) if isinstance(branch, Mapping)):
        yield Flaw("", gettext_noop("What follows if compares answers; it names no other schema and no pattern."))
        return
    parts = [schema.get("then", {}), schema.get("else", {})]
    for entry in schema.get("allOf", ()):
        if not isinstance(entry, Mapping) or "if" not in entry or set(entry) - {"if", "then", "else"}:
            yield Flaw("", gettext_noop("Each entry of allOf needs an if, and nothing but if, then and else."))
        else:
            parts += [entry.get("then", {}), entry.get("else", {})]
    if any(not isinstance(part, Mapping) for part in parts):
        yield Flaw("", gettext_noop("What follows then and else lists questions."))
        return
    for part in (schema, *parts):
        for name, sub in part.get("properties", {}).items():
            if not isinstance(sub, Mapping):
                yield Flaw(name, gettext_noop("“%(question)s” is no question."), {"question": name})


def _reaches_out(part: Any) -> bool:
    if isinstance(part, Mapping):
        named = any(key[:1] == "$" or (key == "pattern" and isinstance(value, str)) for key, value in part.items())
        return named or any(_reaches_out(value) for value in part.values())
    return isinstance(part, list) and any(_reaches_out(one) for one in part)


def _flaws_of_shape(schema: Schema) -> Iterator[Flaw]:
    fields = every_field(schema)
    if not fields:
        yield Flaw("", gettext_noop("The form asks nothing yet."))
    if len(fields) > MOST_FIELDS:
        yield Flaw("", gettext_noop("The form has more than %(most)s questions."), {"most": MOST_FIELDS})
    unknown = set(schema.get("required", ())) - set(fields)
    for name in sorted(unknown):
        yield Flaw("", gettext_noop("“%(name)s” must be answered, but the form does not ask it."), {"name": name})


def _flaws_of_field(name: str, sub: Schema, within: str = "") -> Iterator[Flaw]:
    """`within`: the name of the rows that this question is a part of."""
    said = {"question": str(sub.get("title") or name)}
    if not NAME.fullmatch(name):
        message = gettext_noop("“%(question)s”: a name has lower-case letters, digits and underscores.")
        yield Flaw(within or name, message, said)
        return
    kind = sub.get("type")
    if not isinstance(kind, str) or kind not in _KEYWORDS or (within and (kind == "array" or "x-shown-when" in sub)):
        message = gettext_noop("“%(question)s”: a question of this kind cannot be asked here.")
        yield Flaw(within or name, message, said)
        return
    for message, params in (*_faults(sub, kind), *(_faults_of_items(sub) if kind == "array" else ())):
        yield Flaw(within or name, message, {**said, **params})
    if kind == "array" and isinstance(sub.get("items"), Mapping) and sub["items"].get("type") == "object":
        for key, part in sub["items"].get("properties", {}).items():
            yield from _flaws_of_field(key, part, name)


Fault = tuple[str, dict[str, Any]]


def _faults(sub: Schema, kind: str) -> Iterator[Fault]:
    for key in sub:
        if key not in _ANY | _KEYWORDS[kind]:
            yield gettext_noop("“%(question)s”: %(key)s is not supported."), {"key": key}
    if sub.get("format") is not None and sub["format"] not in FORMATS:
        yield gettext_noop("“%(question)s”: the format %(key)s is not supported."), {"key": str(sub["format"])}
    if sub.get("const", True) is not True:
        yield gettext_noop("“%(question)s”: a box to tick has const true."), {}
    if "pattern" in sub:
        yield from _faults_of_pattern(sub)
    yield from _faults_of_choices(sub, kind)
    labels = sub.get("x-labels", {})
    if not isinstance(labels, Mapping) or any(not _is_line(words) for words in labels.values()):
        yield gettext_noop("“%(question)s”: the words of choices are listed by choice, each in one line."), {}
    for lower, upper in (("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems")):
        if lower in sub and upper in sub and sub[lower] > sub[upper]:
            yield gettext_noop("“%(question)s”: the least is more than the most."), {}


def _is_line(words: Any) -> bool:
    return isinstance(words, str) and bool(words) and " ".join(words.split()) == words


_ATOM = r"(?:\\[dws.\-/()+]|\[[^\[\]\\]+\]|[^\\\[\](){}*+?|^$])"
_REPEAT = r"(?:\{\d{1,3}(?:,\d{1,3})?\}|[?*+])?"
_PATTERN = re.compile(rf"\^(?:{_ATOM}{_REPEAT}|\((?:\?:)?(?:{_ATOM}{_REPEAT}|\|)+\)\??)+\$")
LONGEST_PATTERN, LONGEST_MATCHED, MOST_REPEATS = 200, 200, 3


def _faults_of_pattern(sub: Schema) -> Iterator[Fault]:
    """Patterns that every text can be held against in no time: whole texts, no repeat of a repeat, few of them."""
    pattern = sub["pattern"]
    if len(pattern) > LONGEST_PATTERN or not _PATTERN.fullmatch(pattern) or not _compiles(pattern):
        yield gettext_noop("“%(question)s”: the pattern is too difficult, or does not begin with ^ and end with $."), {}
    elif len(re.findall(r"[*+]|\{\d+,\d+\}", pattern)) > (
        1 if sub.get("maxLength", LONGEST_MATCHED + 1) > LONGEST_MATCHED else MOST_REPEATS
    ):
        yield gettext_noop("“%(question)s”: the pattern repeats too many things."), {}


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


MOST_CHOICES = 500


def _faults_of_choices(sub: Schema, kind: str) -> Iterator[Fault]:
    choices = sub.get("enum", ())
    if len(choices) > MOST_CHOICES:
        yield gettext_noop("“%(question)s”: there are more than %(most)s choices."), {"most": MOST_CHOICES}
    if "enum" in sub and not choices:
        yield gettext_noop("“%(question)s”: give at least one choice."), {}
    if any(isinstance(value, bool) or not isinstance(value, str | int) for value in choices):
        yield gettext_noop("“%(question)s”: choices are texts or whole numbers."), {}
    elif any(isinstance(value, int) is not (kind == "integer") for value in choices):
        yield gettext_noop("“%(question)s”: choices are all texts or all whole numbers."), {}
    elif any(" ".join(str(value).split()) != str(value) or (not value and value != 0) for value in choices):
        yield gettext_noop("“%(question)s”: a choice is empty, has several lines, or has spaces too many."), {}
    elif any("|" in str(value) for value in choices):
        yield gettext_noop("“%(question)s”: the code of a choice has no upright stroke (|)."), {}
    elif len({str(value) for value in choices}) < len(choices):
        yield gettext_noop("“%(question)s”: the same choice stands there twice."), {}


def _faults_of_items(sub: Schema) -> Iterator[Fault]:
    items = sub.get("items")
    if not isinstance(items, Mapping):
        yield gettext_noop("“%(question)s”: say what is listed."), {}
    elif items.get("type") == "object":
        if set(items) - {"type", "properties", "required", "title"} or not items.get("properties"):
            yield gettext_noop("“%(question)s”: a row has questions and says which must be answered, nothing else."), {}
        elif any(not isinstance(part, Mapping) for part in items["properties"].values()):
            yield gettext_noop("“%(question)s”: a part of its rows is no question."), {}
    elif items.get("format") == "file":
        yield from _faults_of_files(sub, items)
    elif "enum" in items and items.get("type") in ("string", "integer"):
        yield from _faults(items, str(items["type"]))
        if sub.get("minItems", 0) > len(items["enum"]):
            yield gettext_noop("“%(question)s”: more must be chosen than there are choices."), {}
    else:
        yield gettext_noop("“%(question)s”: what is listed must be choices, files or rows."), {}
    if "x-accept" in sub and isinstance(items, Mapping) and items.get("format") != "file":
        yield gettext_noop("“%(question)s”: %(key)s is not supported."), {"key": "x-accept"}


def _faults_of_files(sub: Schema, items: Schema) -> Iterator[Fault]:
    if set(items) - {"type", "format"} or items.get("type") != "string":
        yield gettext_noop("“%(question)s”: a file is a text of format file, nothing else."), {}
    accept = sub.get("x-accept", ACCEPTED)
    if not isinstance(accept, list | tuple) or not accept or any(kind not in ACCEPTED for kind in accept):
        yield gettext_noop("“%(question)s”: files are pictures (image) or documents (pdf)."), {}


def _flaws_of_conditions(schema: Schema, fields: Mapping[str, Schema]) -> Iterator[Flaw]:
    order = [name for page in page_plans(schema) for name in page.fields]
    places = {name: place for place, name in enumerate(order)}
    for name, sub in fields.items():
        said = {"question": str(sub.get("title") or name)}
        if "x-shown-when" in sub:
            yield from _flaws_of_condition(name, sub["x-shown-when"], fields, places, said)
        source = SOURCES.get(str(sub.get("x-from")))
        if "x-from" in sub and (source is None or kind_of(sub) not in source.kinds):
            yield Flaw(name, gettext_noop("“%(question)s”: its value cannot come from there."), said)


def _flaws_of_condition(
    name: str, condition: Any, fields: Mapping[str, Schema], places: Mapping[str, int], said: dict[str, Any]
) -> Iterator[Flaw]:
    if not isinstance(condition, Mapping) or set(condition) != {"field", "is"} or condition["field"] not in fields:
        message = gettext_noop(
            "“%(question)s”: its condition must name a question of the form and the answers that count."
        )
        yield Flaw(name, message, said)
    elif places.get(condition["field"], len(places)) >= places.get(name, 0):
        message = gettext_noop("“%(question)s” depends on a question that comes after it: move it further down.")
        yield Flaw(name, message, said)
    elif kind_of(fields[condition["field"]]) not in DECIDING:
        message = gettext_noop("“%(question)s” can only depend on a question with choices, or with yes and no.")
        yield Flaw(name, message, said)
    elif not wanted_values(condition) or any(
        wanted not in possible_answers(fields[condition["field"]]) for wanted in wanted_values(condition)
    ):
        message = gettext_noop("“%(question)s” depends on an answer that the other question does not offer.")
        yield Flaw(name, message, said)


def possible_answers(sub: Schema) -> list[Any]:
    """The answers of a question on which others may depend."""
    if sub["type"] == "boolean":
        return [True] if "const" in sub else [True, False]
    return list((sub["items"] if sub["type"] == "array" else sub)["enum"])


def _flaws_of_pages(schema: Schema, fields: Mapping[str, Schema]) -> Iterator[Flaw]:
    pages = schema.get("x-pages")
    if pages is None:
        return
    if not _are_pages(pages):
        yield Flaw("", gettext_noop("Pages are a list; each has a name, a title and the names of its questions."))
        return
    if len(pages) > MOST_PAGES:
        yield Flaw("", gettext_noop("The form has more than %(most)s pages."), {"most": MOST_PAGES})
    if _twice(page["name"] for page in pages):
        yield Flaw("", gettext_noop("Two pages have the same name."))
    named = [name for page in pages for name in page["fields"]]
    for name in sorted({*_twice(named), *(set(fields) ^ set(named))}):
        question = str(fields.get(name, {}).get("title") or name)
        message = gettext_noop("“%(question)s” must stand on exactly one page.")
        yield Flaw(name if name in fields else "", message, {"question": question})


def _flaws_of_files(schema: Schema, fields: Mapping[str, Schema]) -> Iterator[Flaw]:
    for page in page_plans(schema):
        asking = [name for name in page.fields if kind_of(fields[name]) == "files"]
        if sum(int(fields[name].get("maxItems", MOST_FILES)) for name in asking) > MOST_FILES_AT_ONCE:
            message = gettext_noop(
                "“%(question)s”: one page can bring %(most)s files. Ask for fewer, or put it on a page of its own."
            )
            question = str(fields[asking[-1]].get("title") or asking[-1])
            yield Flaw(asking[-1], message, {"question": question, "most": MOST_FILES_AT_ONCE})


def _are_pages(pages: Any) -> bool:
    return (
        isinstance(pages, list)
        and bool(pages)
        and all(
            isinstance(page, Mapping)
            and not set(page) - {"name", "title", "help", "fields"}
            and isinstance(page.get("name"), str)
            and NAME.fullmatch(page["name"])
            and isinstance(page.get("title"), str)
            and page["title"].strip()
            and isinstance(page.get("help", ""), str)
            and isinstance(page.get("fields"), list)
            and bool(page["fields"])
            and all(isinstance(name, str) for name in page["fields"])
            for page in pages
        )
    )


def _twice(names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {name for name in names if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
