# SPDX-License-Identifier: EUPL-1.2
"""The subset of JSON Schema (draft 2020-12) that a form may use, and which of its fields the answers call for.

A form is one object. Its fields are texts, whole numbers, numbers, dates (`format: date`), yes/no, choices (`enum`),
several choices (an array of an `enum`) and repeated rows (an array of flat objects). A field may depend on others by
`if`/`then`/`else` on the form, or by its own `x-shown-when: {"field": name, "is": value or list of values}`.
`x-labels` gives choices their words, `x-multiline` makes a text long, `const: true` makes a yes/no a box to tick.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

Schema = Mapping[str, Any]
Data = Mapping[str, Any]

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
FORMATS = frozenset({"date", "email"})
MOST_FIELDS = 200

_FORM = frozenset({"$schema", "$id", "title", "description", "type", "properties", "required", "if", "then", "else"})
_ANY = frozenset({"type", "title", "description", "x-shown-when"})
_KEYWORDS: Mapping[str, frozenset[str]] = {
    "string": frozenset({"minLength", "maxLength", "pattern", "format", "enum", "x-labels", "x-multiline"}),
    "integer": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum", "x-labels"}),
    "number": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}),
    "boolean": frozenset({"const"}),
    "array": frozenset({"items", "minItems", "maxItems", "uniqueItems"}),
}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as it is drawn. `kind`: text, long_text, email, integer, number, date, boolean, tick, choice, choices,
    rows. `choices` are pairs (text value, words). `depends` names the field and the values on which this one is asked.
    """

    name: str
    kind: str
    label: str
    hint: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    rows: tuple["FieldSpec", ...] = ()
    depends: tuple[str, tuple[str, ...]] | None = None
    most: int | None = None
    """Most characters of a text, most rows of rows."""


def fields_of(schema: Schema) -> tuple[FieldSpec, ...]:
    """Every field a form may ask, in order; those that only a branch asks come last."""
    required = set(schema.get("required", ()))
    return tuple(_spec(name, sub, name in required) for name, sub in every_field(schema).items())


def every_field(schema: Schema) -> dict[str, Schema]:
    """The schema of every field, of all branches."""
    found: dict[str, Schema] = dict(schema.get("properties", {}))
    for branch in branches(schema):
        for part in ("then", "else"):
            for name, sub in branch.get(part, {}).get("properties", {}).items():
                found[name] = {**found.get(name, {}), **sub}
    return found


def branches(schema: Schema) -> Iterator[Schema]:
    """The parts of a form that carry an `if`: the form itself, and each entry of `allOf`."""
    if "if" in schema:
        yield schema
    yield from schema.get("allOf", ())


def asked(schema: Schema, data: Data) -> tuple[dict[str, Schema], set[str]]:
    """The fields that these answers call for, and the names of those that must be answered."""
    fields: dict[str, Schema] = dict(schema.get("properties", {}))
    required = set(schema.get("required", ()))
    for branch in branches(schema):
        taken = branch.get("then" if Draft202012Validator(branch["if"]).is_valid(data) else "else", {})
        for name, sub in taken.get("properties", {}).items():
            fields[name] = {**fields.get(name, {}), **sub}
        required |= set(taken.get("required", ()))
    shown = {name: sub for name, sub in fields.items() if _holds(sub.get("x-shown-when"), data)}
    return shown, required & set(shown)


def prune(schema: Schema, data: Data) -> dict[str, Any]:
    """`data` without answers to fields that the other answers do not call for; repeated until nothing changes."""
    kept = dict(data)
    while True:
        shown, _required = asked(schema, kept)
        smaller = {name: value for name, value in kept.items() if name in shown}
        if smaller == kept:
            return kept
        kept = smaller


def kind_of(sub: Schema) -> str:
    """How a field is asked; see `FieldSpec`."""
    kind = str(sub["type"])
    if kind == "array":
        return "choices" if "enum" in sub["items"] else "rows"
    if "enum" in sub:
        return "choice"
    if kind == "string":
        formatted = {"date": "date", "email": "email"}.get(str(sub.get("format", "")))
        return formatted or ("long_text" if sub.get("x-multiline") else "text")
    return "tick" if kind == "boolean" and "const" in sub else kind


def problems_of_schema(schema: Any) -> list[str]:
    """Why `schema` is no form: plain sentences for whoever writes it. Empty: it can be published."""
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return [f"It is no JSON Schema: {error.message}"]
    if not isinstance(schema, Mapping) or schema.get("type") != "object" or not every_field(schema):
        return ["A form is a schema of type object with properties."]
    found = [f"The form uses {key}." for key in schema if key not in _FORM and key != "allOf" and key[:2] != "x-"]
    found += [
        "Each entry of allOf needs an if, and only if, then and else."
        for entry in schema.get("allOf", ())
        if "if" not in entry or set(entry) - {"if", "then", "else"}
    ]
    fields = every_field(schema)
    found += [f"The form has more than {MOST_FIELDS} fields."] if len(fields) > MOST_FIELDS else []
    for name, sub in fields.items():
        found += _problems_of_field(name, sub, in_row=False)
        condition = sub.get("x-shown-when")
        if condition is not None and (
            not isinstance(condition, Mapping) or condition.get("field") not in fields or "is" not in condition
        ):
            found.append(f"{name}: x-shown-when names a field of the form and the values it must have.")
    return found


def _problems_of_field(name: str, sub: Schema, *, in_row: bool) -> list[str]:
    kind = sub.get("type")
    if not NAME.fullmatch(name):
        return [f"{name}: a name has lower-case letters, digits and underscores."]
    if not isinstance(kind, str) or kind not in _KEYWORDS or (in_row and (kind == "array" or "x-shown-when" in sub)):
        return [f"{name}: the type {kind} cannot be asked here."]
    found = [f"{name}: {key} is not supported." for key in sub if key not in _ANY | _KEYWORDS[kind]]
    if sub.get("format") is not None and sub["format"] not in FORMATS:
        found.append(f"{name}: the format {sub['format']} is not supported.")
    if kind == "boolean" and sub.get("const", True) is not True:
        found.append(f"{name}: a box to tick has const true.")
    if any(isinstance(value, bool) or not isinstance(value, str | int) for value in sub.get("enum", ())):
        found.append(f"{name}: choices are texts or whole numbers.")
    return found + (_problems_of_items(name, sub.get("items")) if kind == "array" else [])


def _problems_of_items(name: str, items: Any) -> list[str]:
    if not isinstance(items, Mapping):
        return [f"{name}: an array needs items."]
    if items.get("type") == "object":
        if set(items) - {"type", "properties", "required", "title"} or not items.get("properties"):
            return [f"{name}: a row has properties and required, nothing else."]
        return [p for key, sub in items["properties"].items() for p in _problems_of_field(key, sub, in_row=True)]
    if "enum" in items and items.get("type") in ("string", "integer"):
        return _problems_of_field(name, items, in_row=True)
    return [f"{name}: an array holds choices or rows."]


def _holds(condition: Any, data: Data) -> bool:
    if condition is None:
        return True
    value = data.get(condition["field"])
    given = value if isinstance(value, list) else [value]
    return any(type(one) is type(wanted) and one == wanted for one in given for wanted in wanted_values(condition))


def wanted_values(condition: Schema) -> list[Any]:
    """The values of `x-shown-when`, always as a list."""
    wanted = condition["is"]
    return list(wanted) if isinstance(wanted, list) else [wanted]


def _spec(name: str, sub: Schema, required: bool) -> FieldSpec:
    kind = kind_of(sub)
    source = sub["items"] if kind == "choices" else sub
    labels = source.get("x-labels", {})
    condition = sub.get("x-shown-when")
    inner = sub["items"] if kind == "rows" else {}
    return FieldSpec(
        name=name,
        kind=kind,
        label=str(sub.get("title") or name.replace("_", " ").capitalize()),
        hint=str(sub.get("description", "")),
        required=required,
        choices=tuple((str(value), str(labels.get(str(value), value))) for value in source.get("enum", ())),
        rows=tuple(
            _spec(key, part, key in inner.get("required", ())) for key, part in inner.get("properties", {}).items()
        ),
        depends=(condition["field"], tuple(_words(value) for value in wanted_values(condition))) if condition else None,
        most=sub.get("maxItems" if kind == "rows" else "maxLength"),
    )


def _words(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
