# SPDX-License-Identifier: EUPL-1.2
"""A form page by page: which pages the answers call for, what is read from one, and what is still to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from praja.kernel.forms.domain.posting import parse_posted
from praja.kernel.forms.domain.schemas import (
    Data,
    PagePlan,
    Schema,
    branches,
    every_field,
    holds,
    kind_of,
    page_plans,
    prune,
    taken,
)
from praja.kernel.forms.domain.validation import Problem, validate


@dataclass(frozen=True, slots=True)
class Page:
    """One page as these answers call for it. `fields` are the names that are drawn on it; `schema` is a form of its own that
    asks just these: conditions on earlier pages are settled in it, those within the page remain.
    """

    name: str
    title: str
    help: str
    fields: tuple[str, ...]
    schema: Schema


@dataclass(frozen=True, slots=True)
class Read:
    """Everything answered so far after a page was read. `lost` names the questions of other pages whose answers are gone,
    because what was answered here no longer calls for them.
    """

    data: dict[str, Any]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageStanding:
    """How far a page is: `is_begun` once anything on it is answered, `is_complete` when nothing on it is missing or wrong."""

    page: Page
    is_begun: bool
    is_complete: bool


def pages_of(schema: Schema, data: Data) -> tuple[Page, ...]:
    """The pages that these answers call for, in order; never one that asks nothing."""
    known = prune(schema, data)
    fields, required = taken(schema, known)
    pages = (_page(schema, plan, known, fields, required) for plan in page_plans(schema))
    return tuple(page for page in pages if page.fields)


def page_named(pages: Sequence[Page], name: str) -> Page | None:
    """The page of that name, None where these answers do not call for it."""
    return next((page for page in pages if page.name == name), None)


def page_after(pages: Sequence[Page], name: str) -> Page | None:
    """The page that follows, None after the last and after an unknown one."""
    return next((after for page, after in pairwise(pages) if page.name == name), None)


def page_before(pages: Sequence[Page], name: str) -> Page | None:
    """The page before, None before the first and before an unknown one."""
    return next((page for page, after in pairwise(pages) if after.name == name), None)


def read_page(schema: Schema, data: Data, page: Page, posted: Mapping[str, Any]) -> Read:
    """The answers so far with those of one page put in place of what stood there; other pages and files are kept, except
    what the new answers no longer call for. What cannot be read stays as it was typed.
    """
    here = set(page.fields)
    kept = {
        name: value
        for name, value in data.items()
        if name not in here or kind_of(every_field(page.schema)[name]) == "files"
    }
    after = prune(schema, {**kept, **parse_posted(page.schema, posted)})
    return Read(after, tuple(name for name in every_field(schema) if name in kept and name not in after))


def problems_of_page(schema: Schema, data: Data, page: Page) -> list[Problem]:
    """What is wrong or missing on one page, in its order."""
    return [problem for problem in validate(schema, data) if problem.field.partition("-")[0] in page.fields]


def standing_of(schema: Schema, data: Data) -> tuple[PageStanding, ...]:
    """How far each page is, for a list of tasks."""
    wrong = {problem.field.partition("-")[0] for problem in validate(schema, data)}
    return tuple(
        PageStanding(
            page, is_begun=any(name in data for name in page.fields), is_complete=wrong.isdisjoint(page.fields)
        )
        for page in pages_of(schema, data)
    )


def first_unfinished(schema: Schema, data: Data) -> Page | None:
    """The first page on which something is missing or wrong; None when the answers can be sent."""
    return next((found.page for found in standing_of(schema, data) if not found.is_complete), None)


def _page(schema: Schema, plan: PagePlan, data: Data, fields: Mapping[str, Schema], required: set[str]) -> Page:
    open_here = [branch for branch in branches(schema) if _names_in(branch["if"]) & set(plan.fields)]
    possible = {name for branch in open_here for name in _named_by(branch)}
    every, drawn = every_field(schema), dict[str, Schema]()
    for name in plan.fields:
        if name not in fields and name not in possible:
            continue
        sub = fields.get(name, every[name])
        condition = sub.get("x-shown-when")
        if condition is None or condition["field"] in drawn:
            drawn[name] = sub
        elif condition["field"] not in plan.fields and holds(condition, data):
            drawn[name] = _unconditional(sub)
    return Page(plan.name, plan.title, plan.help, tuple(drawn), _form(schema, drawn, required, open_here))


def _form(schema: Schema, drawn: Mapping[str, Schema], required: set[str], open_here: list[Schema]) -> Schema:
    """The page as a form: branches that hang on its own answers stay branches."""
    base = schema.get("properties", {})
    settled = {name for branch in branches(schema) if branch not in open_here for name in _named_by(branch)}
    form: dict[str, Any] = {
        "type": "object",
        "properties": {name: sub for name, sub in drawn.items() if name in base or name in settled},
        "required": [name for name in drawn if name in required],
    }
    entries = [{"if": branch["if"], **_parts(branch, drawn)} for branch in open_here]
    return {**form, "allOf": entries} if entries else form


def _parts(branch: Schema, drawn: Mapping[str, Schema]) -> dict[str, Any]:
    return {
        key: {
            "properties": {
                name: sub if "x-shown-when" in drawn[name] else _unconditional(sub)
                for name, sub in branch[key].get("properties", {}).items()
                if name in drawn
            },
            "required": [name for name in branch[key].get("required", ()) if name in drawn],
        }
        for key in ("then", "else")
        if key in branch
    }


def _unconditional(sub: Schema) -> Schema:
    return {key: value for key, value in sub.items() if key != "x-shown-when"}


def _named_by(branch: Schema) -> set[str]:
    return {name for key in ("then", "else") for name in branch.get(key, {}).get("properties", {})}


def _names_in(condition: Any) -> set[str]:
    """The fields that an `if` looks at."""
    if isinstance(condition, Mapping):
        named = set(condition.get("properties", {})) | set(condition.get("required", ()))
        return named.union(
            *(_names_in(condition[key]) for key in ("allOf", "anyOf", "oneOf", "not") if key in condition)
        )
    return set[str]().union(*map(_names_in, condition)) if isinstance(condition, list) else set()
