# SPDX-License-Identifier: EUPL-1.2
"""What an editor may do to a form, one act at a time. Each act gives a new schema and leaves the old one alone; what would
make the form unfit to be published is refused with the reason, so that a working copy always renders. Only a form without
any question is unfit and allowed: every form begins so.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from praja.kernel.forms.domain.naming import name_from
from praja.kernel.forms.domain.questions import Question, schema_of
from praja.kernel.forms.domain.schemas import Schema, every_field, page_plans, wanted_values
from praja.kernel.forms.domain.suitability import flaws_of_schema
from praja.kernel.forms.domain.wording import gettext_noop

Form = dict[str, Any]

FIRST_PAGE = "Isian"
"""The title of the page that the first question brings along."""


class CannotEdit(Exception):
    """The act cannot be done. `message` is a message id with named placeholders filled from `params`; `field` names the
    question or the control that it is about.
    """

    def __init__(self, message: str, field: str = "", **params: Any) -> None:
        super().__init__(message)
        self.message, self.field, self.params = message, field, params


@dataclass(frozen=True, slots=True)
class Place:
    """A question of the form, or a `part` of the rows called `field`."""

    field: str
    part: str = ""

    @property
    def name(self) -> str:
        return self.part or self.field


def blank_form(title: str) -> Form:
    """A form that asks nothing yet."""
    return {"type": "object", "title": title, "properties": {}, "required": [], "x-pages": []}


def retitle(schema: Schema, title: str, description: str) -> Form:
    """Another title, and the sentence below it (empty: none)."""
    form = _opened(schema)
    form["title"] = title
    form.pop("description", None)
    if description:
        form["description"] = description
    return _closed(form)


def add_question(schema: Schema, question: Question, *, page: str = "", after: str = "", rows: str = "") -> Form:
    """Ask one more thing: on `page` (empty: the last) after the question `after` (empty: at the end), or in each row of
    `rows`.
    """
    form = _opened(schema)
    fields, required = _group(form, rows)
    name = name_from(question.label, fields if rows else every_field(form))
    fields[name] = schema_of(question)
    if question.required:
        required.append(name)
    if not rows:
        listed = _page(form, page)["fields"] if form["x-pages"] else _new_page(form, FIRST_PAGE, 0)["fields"]
        listed.insert(listed.index(after) + 1 if after in listed else len(listed), name)
    return _closed(form)


def change_question(schema: Schema, place: Place, question: Question) -> Form:
    """Ask it differently. Its name, its place and its condition stay."""
    form = _opened(schema)
    fields, required = _group_of(form, place)
    fields[place.name] = schema_of(question, fields[place.name])
    _require(required, place.name, question.required)
    return _closed(form)


def remove_question(schema: Schema, place: Place) -> Form:
    """Ask it no longer. Questions that depended on it are asked of everybody from then on."""
    form = _opened(schema)
    fields, required = _group_of(form, place)
    if place.part and len(fields) == 1:
        raise CannotEdit(gettext_noop("A row asks at least one thing: remove the whole question instead."))
    del fields[place.name]
    _require(required, place.name, False)
    if not place.part:
        for page in form["x-pages"]:
            page["fields"] = [name for name in page["fields"] if name != place.field]
        for name in dependents_of(form, place.field):
            del form["properties"][name]["x-shown-when"]
    return _closed(form)


def dependents_of(schema: Schema, field: str) -> list[str]:
    """The questions that are only asked because of an answer to this one."""
    return [
        name for name, sub in schema.get("properties", {}).items() if sub.get("x-shown-when", {}).get("field") == field
    ]


def duplicate_question(schema: Schema, place: Place) -> Form:
    """Ask the same once more, right after it."""
    form = _opened(schema)
    fields, required = _group_of(form, place)
    name = name_from(place.name, fields if place.part else every_field(form))
    fields[name] = copy.deepcopy(fields[place.name])
    fields[name]["title"] = _numbered(str(fields[name].get("title", place.name)), fields)
    if place.name in required:
        required.append(name)
    if place.part:
        _reorder(fields, _moved_to(list(fields), name, list(fields).index(place.part) + 1))
    else:
        listed = _page_with(form, place.field)["fields"]
        listed.insert(listed.index(place.field) + 1, name)
    return _closed(form)


def move_question(schema: Schema, place: Place, *, down: bool) -> Form:
    """One place up or down; past the end of its page it becomes the first of the next, or the last of the one before."""
    form = _opened(schema)
    if place.part:
        fields, _required = _group_of(form, place)
        order = list(fields)
        index = order.index(place.part) + (1 if down else -1)
        if not 0 <= index < len(order):
            raise _at_the_end(down)
        _reorder(fields, _moved_to(order, place.part, index))
        return _closed(form)
    pages = form["x-pages"]
    page = _page_with(form, place.field)
    number, index = pages.index(page), page["fields"].index(place.field)
    page["fields"].remove(place.field)
    target = index + (1 if down else -1)
    if 0 <= target <= len(page["fields"]):
        page["fields"].insert(target, place.field)
    elif not 0 <= number + (1 if down else -1) < len(pages):
        raise _at_the_end(down)
    else:
        beside = pages[number + (1 if down else -1)]["fields"]
        beside.insert(0 if down else len(beside), place.field)
    return _closed(form)


def set_condition(schema: Schema, field: str, other: str, answers: Sequence[Any]) -> Form:
    """Ask `field` only where `other` was answered with one of `answers`; without `other`, of everybody."""
    form = _opened(schema)
    fields, _required = _group_of(form, Place(field))
    sub = {key: value for key, value in fields[field].items() if key != "x-shown-when"}
    if other:
        wanted = list(answers)
        sub["x-shown-when"] = {"field": other, "is": wanted[0] if len(wanted) == 1 else wanted}
    fields[field] = sub
    return _closed(form)


def split_page(schema: Schema, field: str, title: str) -> Form:
    """Begin a new page with this question."""
    form = _opened(schema)
    page = _page_with(form, field)
    index = page["fields"].index(field)
    if index == 0:
        raise CannotEdit(gettext_noop("This question begins a page already."))
    moved = page["fields"][index:]
    del page["fields"][index:]
    _new_page(form, title, form["x-pages"].index(page) + 1)["fields"].extend(moved)
    return _closed(form)


def join_page(schema: Schema, page: str) -> Form:
    """Let the questions of a page stand on the page before it."""
    form = _opened(schema)
    found = _page(form, page)
    number = form["x-pages"].index(found)
    if number == 0:
        raise CannotEdit(gettext_noop("The first page has none before it."))
    form["x-pages"][number - 1]["fields"].extend(found["fields"])
    form["x-pages"].remove(found)
    return _closed(form)


def change_page(schema: Schema, page: str, title: str, help_text: str) -> Form:
    """Another title of a page, and the sentence below it (empty: none)."""
    form = _opened(schema)
    found = _page(form, page)
    found["title"] = title
    found.pop("help", None)
    if help_text:
        found["help"] = help_text
    return _closed(form)


def move_page(schema: Schema, page: str, *, down: bool) -> Form:
    """One page up or down."""
    form = _opened(schema)
    pages, found = form["x-pages"], _page(form, page)
    target = pages.index(found) + (1 if down else -1)
    if not 0 <= target < len(pages):
        raise _at_the_end(down)
    pages.remove(found)
    pages.insert(target, found)
    return _closed(form)


def _opened(schema: Schema) -> Form:
    """A copy that can be worked on, with its pages spelled out."""
    form: Form = copy.deepcopy(dict(schema))
    form.setdefault("properties", {})
    form["required"] = list(form.get("required", ()))
    if "x-pages" not in form:
        form["x-pages"] = [
            {"name": plan.name, "title": plan.title.strip() or FIRST_PAGE, "fields": list(plan.fields)}
            for plan in page_plans(form)
            if plan.fields
        ]
    return form


def _closed(form: Form) -> Form:
    """The form in its final order: no empty pages, properties as they are asked. Raises CannotEdit where it is unfit."""
    form["x-pages"] = [page for page in form["x-pages"] if page["fields"]]
    order = [name for page in form["x-pages"] for name in page["fields"]]
    _reorder(form["properties"], [name for name in order if name in form["properties"]])
    form["required"] = [name for name in order if name in form["required"]]
    flaws = flaws_of_schema(form) if form["properties"] else []
    if flaws:
        raise CannotEdit(flaws[0].message, flaws[0].field, **flaws[0].params)
    return form


def _group(form: Form, rows: str) -> tuple[dict[str, Any], list[str]]:
    """The fields among which a question stands, and those of them that must be answered."""
    if not rows:
        return form["properties"], form["required"]
    items = form["properties"].get(rows, {}).get("items", {})
    if items.get("type") != "object":
        raise CannotEdit(NO_QUESTION)
    return items["properties"], items.setdefault("required", [])


NO_QUESTION = gettext_noop("This question is no longer there.")
NO_PAGE = gettext_noop("This page is no longer there.")


def _group_of(form: Form, place: Place) -> tuple[dict[str, Any], list[str]]:
    if place.field not in form["properties"] and place.field in every_field(form):
        raise CannotEdit(
            gettext_noop("This question belongs to a branch of the form; only the file can change it."), place.field
        )
    fields, required = _group(form, place.field if place.part else "")
    if place.name not in fields:
        raise CannotEdit(NO_QUESTION)
    return fields, required


def _page(form: Form, name: str) -> Form:
    pages: list[Form] = form["x-pages"]
    found = pages[-1] if not name and pages else next((page for page in pages if page["name"] == name), None)
    if found is None:
        raise CannotEdit(NO_PAGE)
    return found


def _page_with(form: Form, field: str) -> Form:
    found: Form | None = next((page for page in form["x-pages"] if field in page["fields"]), None)
    if found is None:
        raise CannotEdit(NO_QUESTION)
    return found


def _new_page(form: Form, title: str, number: int) -> Form:
    name = name_from(title, {page["name"] for page in form["x-pages"]})
    page: Form = {"name": name, "title": title, "fields": []}
    form["x-pages"].insert(number, page)
    return page


def _require(required: list[str], name: str, wanted: bool) -> None:
    if wanted and name not in required:
        required.append(name)
    elif not wanted and name in required:
        required.remove(name)


def _reorder(fields: dict[str, Any], order: Sequence[str]) -> None:
    """The same mapping in another order; it is the order of the questions."""
    found = {name: fields[name] for name in order}
    fields.clear()
    fields.update(found)


def _moved_to(order: list[str], name: str, index: int) -> list[str]:
    order.remove(name)
    order.insert(index, name)
    return order


def _numbered(label: str, fields: Schema) -> str:
    """`label` with the first number that no question has yet."""
    taken, number = {str(sub.get("title")) for sub in fields.values()}, 2
    while f"{label} ({number})" in taken:
        number += 1
    return f"{label} ({number})"


def _at_the_end(down: bool) -> CannotEdit:
    return CannotEdit(gettext_noop("It is the last already.") if down else gettext_noop("It is the first already."))


def wanted_of(schema: Schema, field: str) -> tuple[str, list[Any]]:
    """The question on which `field` depends and the answers that count; empty where it is asked of everybody."""
    condition = every_field(schema).get(field, {}).get("x-shown-when")
    return ("", []) if condition is None else (str(condition["field"]), wanted_values(condition))
