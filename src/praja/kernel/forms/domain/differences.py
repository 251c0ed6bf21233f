# SPDX-License-Identifier: EUPL-1.2
"""What differs between two versions of a form, in sentences. Questions are the same where their names are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Any

from praja.kernel.forms.domain.questions import LIMITS, Question, choices_of, question_of
from praja.kernel.forms.domain.schemas import PagePlan, Schema, every_field, kind_of, page_plans
from praja.kernel.forms.domain.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `about` is the question's or page's words, empty for the form as a whole; `message` is a message
    id with named placeholders, filled from `params`. `is_new`, `is_gone`: the whole question or page.
    """

    about: str
    message: str
    params: Mapping[str, Any] = with_default(default_factory=dict)
    is_new: bool = False
    is_gone: bool = False


def differences_of(old: Schema, new: Schema) -> list[Difference]:
    """Everything that differs, the form first, then pages, then questions in the order of the new form."""
    return [*_of_form(old, new), *_of_pages(old, new), *_of_questions(old, new)]


def _of_form(old: Schema, new: Schema) -> Iterator[Difference]:
    if old.get("title", "") != new.get("title", ""):
        params = {"before": old.get("title", ""), "after": new.get("title", "")}
        yield Difference("", gettext_noop("The title was “%(before)s” and is now “%(after)s”."), params)
    if old.get("description", "") != new.get("description", ""):
        yield Difference("", gettext_noop("The explanation of the form reads differently."))
    if any(old.get(key) != new.get(key) for key in ("if", "then", "else", "allOf")):
        yield Difference("", gettext_noop("The branches of the form differ."))


def _of_pages(old: Schema, new: Schema) -> Iterator[Difference]:
    before = {page.name: page for page in page_plans(old)} if "x-pages" in old else {}
    after = {page.name: page for page in page_plans(new)} if "x-pages" in new else {}
    for name, page in after.items():
        if name not in before:
            yield Difference(page.title, gettext_noop("This page is new."), is_new=True)
        else:
            yield from _of_page(before[name], page)
    for name, page in before.items():
        if name not in after:
            yield Difference(page.title, gettext_noop("This page is gone."), is_gone=True)
    order = [name for name in before if name in after]
    if order != [name for name in after if name in before]:
        yield Difference("", gettext_noop("The pages come in another order."))


def _of_page(old: PagePlan, new: PagePlan) -> Iterator[Difference]:
    if old.title != new.title:
        params = {"before": old.title, "after": new.title}
        yield Difference(
            new.title, gettext_noop("The page was called “%(before)s” and is now called “%(after)s”."), params
        )
    if old.help != new.help:
        yield Difference(new.title, gettext_noop("The explanation of the page reads differently."))


def _of_questions(old: Schema, new: Schema) -> Iterator[Difference]:
    before, after = every_field(old), every_field(new)
    pages = {name: page.title for page in page_plans(new) for name in page.fields}
    for name in sorted(after, key=_places(new).__getitem__):
        words = _words(name, after[name])
        if name not in before:
            yield Difference(
                words, gettext_noop("This question is new, on the page “%(page)s”."), {"page": pages[name]}, is_new=True
            )
            continue
        yield from _of_question(
            words, before[name], after[name], *(name in one.get("required", ()) for one in (old, new))
        )
        yield from _of_condition(words, before, after, name)
    yield from _of_order(old, new)
    for name, sub in before.items():
        if name not in after:
            yield Difference(_words(name, sub), gettext_noop("This question is gone."), is_gone=True)


def _of_question(words: str, old: Schema, new: Schema, was_required: bool, is_required: bool) -> Iterator[Difference]:
    if kind_of(old) != kind_of(new):
        yield Difference(words, gettext_noop("It is now asked in another way."))
        return
    before, after = question_of(old, was_required), question_of(new, is_required)
    for message, params in (*_of_words(before, after), *_of_limits(before, after), *_of_choices(old, new)):
        yield Difference(words, message, params)
    if kind_of(new) == "rows":
        parts = old["items"]["properties"], new["items"]["properties"]
        must = tuple(set(one["items"].get("required", ())) for one in (old, new))
        yield from _of_parts(words, *parts, *must)


def _of_parts(
    words: str, old: Mapping[str, Schema], new: Mapping[str, Schema], was: set[str], now: set[str]
) -> Iterator[Difference]:
    for name, sub in new.items():
        part = f"{words}: {_words(name, sub)}"
        if name not in old:
            yield Difference(part, gettext_noop("Each row asks this now."), is_new=True)
        else:
            yield from _of_question(part, old[name], sub, name in was, name in now)
    for name, sub in old.items():
        if name not in new:
            part = f"{words}: {_words(name, sub)}"
            yield Difference(part, gettext_noop("Rows no longer ask this."), is_gone=True)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Difference(words, gettext_noop("What each row asks comes in another order."))


Change = tuple[str, dict[str, Any]]


def _of_words(old: Question, new: Question) -> Iterator[Change]:
    if old.label != new.label:
        params = {"before": old.label, "after": new.label}
        yield gettext_noop("It was asked as “%(before)s” and is now asked as “%(after)s”."), params
    if old.help != new.help:
        yield gettext_noop("Its explanation reads differently."), {}
    if old.required != new.required:
        required = gettext_noop("It must be answered now.")
        yield (required if new.required else gettext_noop("It may be left empty now.")), {}
    if old.source != new.source:
        yield gettext_noop("What is known before is filled in from elsewhere."), {}
    if old.pattern != new.pattern:
        yield gettext_noop("How the answer must be written differs."), {}
    if set(old.accept) != set(new.accept):
        yield gettext_noop("Other kinds of file are taken."), {}


def _of_limits(old: Question, new: Question) -> Iterator[Change]:
    if new.kind not in LIMITS:
        return
    for before, after, set_words, gone in (
        (old.least, new.least, gettext_noop("At least %(limit)s now."), gettext_noop("There is no least any more.")),
        (old.most, new.most, gettext_noop("At most %(limit)s now."), gettext_noop("There is no most any more.")),
    ):
        if before != after:
            yield (gone, {}) if after is None else (set_words, {"limit": after})


def _of_choices(old: Schema, new: Schema) -> Iterator[Change]:
    before = {str(choice.value): choice.label for choice in choices_of(old)}
    after = {str(choice.value): choice.label for choice in choices_of(new)}
    added = [label for value, label in after.items() if value not in before]
    gone = [label for value, label in before.items() if value not in after]
    if added:
        yield gettext_noop("New choices: %(choices)s."), {"choices": "; ".join(added)}
    if gone:
        yield gettext_noop("Choices that are gone: %(choices)s."), {"choices": "; ".join(gone)}
    for value in after:
        if value in before and before[value] != after[value]:
            params = {"before": before[value], "after": after[value]}
            yield gettext_noop("The choice “%(before)s” is now called “%(after)s”."), params
    if [value for value in before if value in after] != [value for value in after if value in before]:
        yield gettext_noop("The choices come in another order."), {}


def _of_condition(words: str, old: Mapping[str, Schema], new: Mapping[str, Schema], name: str) -> Iterator[Difference]:
    before, after = old[name].get("x-shown-when"), new[name].get("x-shown-when")
    if before == after:
        return
    if after is None:
        yield Difference(words, gettext_noop("It is now asked of everybody."))
    else:
        other = _words(after["field"], new[after["field"]])
        yield Difference(words, gettext_noop("Whether it is asked now depends on “%(other)s”."), {"other": other})


def _of_order(old: Schema, new: Schema) -> Iterator[Difference]:
    """Questions that stand on another page, and whether the rest comes in another order."""
    was = {name: page.name for page in page_plans(old) for name in page.fields}
    titles = {page.name: page.title for page in page_plans(new)}
    now = {name: page.name for page in page_plans(new) for name in page.fields}
    stayed = [name for name in was if name in now and was[name] == now[name]]
    if "x-pages" in old and "x-pages" in new:
        for name, page in now.items():
            if name in was and was[name] != page:
                words = _words(name, every_field(new)[name])
                yield Difference(words, gettext_noop("It stands on the page “%(page)s” now."), {"page": titles[page]})
    else:
        stayed = [name for name in was if name in now]
    if stayed != [name for name in now if name in set(stayed)]:
        yield Difference("", gettext_noop("The questions come in another order."))


def _places(schema: Schema) -> dict[str, int]:
    order = [name for page in page_plans(schema) for name in page.fields]
    return {name: place for place, name in enumerate(order)}


def _words(name: str, sub: Schema) -> str:
    return str(sub.get("title") or name)
