# SPDX-License-Identifier: EUPL-1.2
"""The subset of JSON Schema (draft 2020-12) that a form may use, and which of its fields the answers call for.

A form is one object. Its fields are texts, whole numbers, numbers, dates (`format: date`), yes/no, choices (`enum`),
several choices (an array of an `enum`), files (an array of strings with `format: file`) and repeated rows (an array of
flat objects). A field may depend on others by `if`/`then`/`else` on the form, or by its own
`x-shown-when: {"field": name, "is": value or list of values}`, which names a field that stands before it.

Of our own, ignored by other readers of JSON Schema:

`x-labels`      gives choices their words, by the choice's text
`x-multiline`   makes a text long
`x-accept`      which files are taken: a list of `image` and `pdf`; both where it is left out
`x-from`        where a value may come from before anybody types it: a key of `domain.sources`
`x-pages`       on the form: `[{"name", "title", "help", "fields": [names]}]`, every field on exactly one page, in the order
                in which they are asked. Without it the form is one page.

A yes/no with `const: true` is a box to tick. The answer to a question for files is a list of references, random texts that
only the holder of the draft has; `maxItems` says how many may be sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

Schema = Mapping[str, Any]
Data = Mapping[str, Any]

ACCEPTED = ("image", "pdf")
"""The kinds of file that a question may ask for."""
MOST_FILES = 5
"""How many files a question takes that does not say how many (`maxItems`)."""
MOST_CONTROLS, MOST_ROWS = 300, 200
"""How many controls one group of rows may bring on its page, because a request with too many is refused whole, and rows."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as it is drawn. `kind`: text, long_text, email, integer, number, date, boolean, tick, choice, choices,
    files, rows. `choices` are pairs (text value, words). `depends` names the field and the values on which this one is
    asked. `accept`: the kinds of file that are taken.
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
    """Most characters of a text, most rows of rows, most files."""
    accept: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page as the form plans it, whatever is answered: the names of its fields in the order in which they are asked."""

    name: str
    title: str
    help: str
    fields: tuple[str, ...]


ONLY_PAGE = "isian"
"""The name of the one page of a form that plans none."""


def page_plans(schema: Schema) -> tuple[PagePlan, ...]:
    """Every page of a form, in order."""
    pages = schema.get("x-pages")
    if pages is None:
        title, help_text = str(schema.get("title", "")), str(schema.get("description", ""))
        return (PagePlan(ONLY_PAGE, title, help_text, tuple(every_field(schema))),)
    return tuple(PagePlan(p["name"], p["title"], p.get("help", ""), tuple(p["fields"])) for p in pages)


def branches(schema: Schema) -> Iterator[Schema]:
    """The parts of a form that carry an `if`: the form itself, and each entry of `allOf`."""
    if "if" in schema:
        yield schema
    yield from schema.get("allOf", ())


def asked(schema: Schema, data: Data) -> tuple[dict[str, Schema], set[str]]:
    """The fields that these answers call for, and the names of those that must be answered."""
    fields, required = taken(schema, data)
    shown = {name: sub for name, sub in fields.items() if holds(sub.get("x-shown-when"), data)}
    return shown, required & set(shown)


def taken(schema: Schema, data: Data) -> tuple[dict[str, Schema], set[str]]:
    """The fields of the form and of those branches that these answers take, before any `x-shown-when`, and the required."""
    fields: dict[str, Schema] = dict(schema.get("properties", {}))
    required = set(schema.get("required", ()))
    for branch in branches(schema):
        part = branch.get("then" if Draft202012Validator(branch["if"]).is_valid(data) else "else", {})
        for name, sub in part.get("properties", {}).items():
            fields[name] = {**fields.get(name, {}), **sub}
        required |= set(part.get("required", ()))
    return fields, required


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
        items = sub["items"]
        return "choices" if "enum" in items else "files" if items.get("format") == "file" else "rows"
    if "enum" in sub:
        return "choice"
    if kind == "string":
        formatted = {"date": "date", "email": "email"}.get(str(sub.get("format", "")))
        return formatted or ("long_text" if sub.get("x-multiline") else "text")
    return "tick" if kind == "boolean" and "const" in sub else kind


def most_rows(spec: FieldSpec) -> int:
    """How many rows of a group can be filled in."""
    return min(spec.most or MOST_ROWS, MOST_ROWS, max(1, MOST_CONTROLS // max(1, len(spec.rows))))


def accepted_by(sub: Schema) -> tuple[str, ...]:
    """The kinds of file that a question takes: `image`, `pdf`."""
    return tuple(sub.get("x-accept", ACCEPTED))


def holds(condition: Any, data: Data) -> bool:
    """Whether an `x-shown-when` (or none) calls for its field, given these answers."""
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
        most=_most(kind, sub),
        accept=accepted_by(sub) if kind == "files" else (),
    )


def _words(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _most(kind: str, sub: Schema) -> int | None:
    found = sub.get("maxItems" if kind in ("rows", "files") else "maxLength")
    return MOST_FILES if found is None and kind == "files" else found
