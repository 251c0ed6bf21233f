# SPDX-License-Identifier: EUPL-1.2
"""Forms made by random acts of an editor, and answers that a careful person gives to them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.choices import choices_from
from praja.kernel.forms.domain.editing import CannotEdit, Form, Place
from praja.kernel.forms.domain.questions import DIGITS, Question, question_of
from praja.kernel.forms.domain.schemas import asked, every_field, kind_of, page_plans
from praja.kernel.forms.domain.sources import SOURCES
from praja.kernel.forms.domain.suitability import DECIDING, possible_answers
from praja.kernel.forms.wording import KINDS, PART_KINDS

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")) | st.just(" "),
    min_size=1,
    max_size=12,
).filter(lambda text: " ".join(text.split()) == text)
CHOICES = st.lists(WORDS.filter(lambda words: "|" not in words), min_size=1, max_size=9, unique_by=str.casefold)
DECIDING_KINDS = ("boolean", "choice", "choices", "tick")
Act = Callable[[Form], Form]


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(KINDS)) -> Question:
    """What an editor fills in on the page of one question."""
    kind = draw(st.sampled_from(kinds))
    sources = [key for key, source in SOURCES.items() if kind in source.kinds] if kinds is not PART_KINDS else []
    least, most = draw(limits(kind))
    return Question(
        kind=kind,
        label=draw(WORDS),
        help=draw(st.just("") | WORDS),
        required=draw(st.booleans()),
        least=least,
        most=most,
        choices=choices_from("\n".join(draw(CHOICES))) if kind in ("choice", "choices") else (),
        accept=draw(st.sampled_from([("image",), ("pdf",), ("image", "pdf")])),
        pattern=draw(st.sampled_from(["", DIGITS])) if kind == "text" else "",
        source=draw(st.sampled_from(["", *sources])),
        first_part=draw(WORDS) if kind == "rows" else "",
    )


def limits(kind: str) -> st.SearchStrategy[tuple[float | None, float | None]]:
    """A least and a most that can be met."""
    if kind in ("text", "long_text", "integer", "rows", "files"):
        return st.tuples(st.none() | st.integers(0, 2), st.none() | st.integers(3, 6))
    if kind == "number":
        return st.tuples(st.none() | st.sampled_from([-2.5, 0, 1]), st.none() | st.sampled_from([1.25, 7]))
    return st.just((None, None))


@st.composite
def acts(draw: st.DrawFn, form: Form) -> Act:
    """One thing that an editor does to this form, sensible or not."""
    name = draw(st.sampled_from(["add", "add", "add", "part", *_OTHERS])) if form["properties"] else "add"
    return _MAKERS[name](draw, form)


def _some_field(draw: st.DrawFn, form: Form, kinds: Any = None) -> str:
    names = [name for name, sub in form["properties"].items() if kinds is None or kind_of(sub) in kinds]
    return draw(st.sampled_from(names or ["absent"]))


def _some_place(draw: st.DrawFn, form: Form) -> Place:
    field = _some_field(draw, form)
    sub = form["properties"].get(field, {})
    if sub and kind_of(sub) == "rows" and draw(st.booleans()):
        return Place(field, draw(st.sampled_from(list(sub["items"]["properties"]))))
    return Place(field)


def _some_page(draw: st.DrawFn, form: Form) -> str:
    return draw(st.sampled_from([plan.name for plan in page_plans(form)] or ["absent"]))


def _add(draw: st.DrawFn, form: Form) -> Act:
    question, page = draw(questions()), _some_page(draw, form) if form["x-pages"] else ""
    after = _some_field(draw, form)
    return lambda now: editing.add_question(now, question, page=page, after=after)


def _part(draw: st.DrawFn, form: Form) -> Act:
    rows, question = _some_field(draw, form, ("rows",)), draw(questions(PART_KINDS))
    return lambda now: editing.add_question(now, question, rows=rows)


def _change(draw: st.DrawFn, form: Form) -> Act:
    place = _some_place(draw, form)
    sub = form["properties"].get(place.field, {"type": "string"})
    kind = kind_of(sub["items"]["properties"][place.part] if place.part else sub)
    question = draw(questions((kind,)))
    return lambda now: editing.change_question(now, place, question)


def _condition(draw: st.DrawFn, form: Form) -> Act:
    other = _some_field(draw, form, DECIDING)
    order = list(form["properties"])
    later = order[order.index(other) + 1 :] if other in order and draw(st.integers(0, 4)) else order
    field = draw(st.sampled_from(later or ["absent"]))
    if other == "absent" or draw(st.integers(0, 6)) == 6:
        return lambda now: editing.set_condition(now, field, "", ())
    answers = draw(st.lists(st.sampled_from(possible_answers(form["properties"][other])), min_size=1, unique=True))
    return lambda now: editing.set_condition(now, field, other, answers)


def _move(draw: st.DrawFn, form: Form) -> Act:
    place, down = _some_place(draw, form), draw(st.booleans())
    return lambda now: editing.move_question(now, place, down=down)


def _remove(draw: st.DrawFn, form: Form) -> Act:
    place = _some_place(draw, form)
    return lambda now: editing.remove_question(now, place)


def _copy(draw: st.DrawFn, form: Form) -> Act:
    place = _some_place(draw, form)
    return lambda now: editing.duplicate_question(now, place)


def _split(draw: st.DrawFn, form: Form) -> Act:
    field, title = _some_field(draw, form), draw(WORDS)
    return lambda now: editing.split_page(now, field, title)


def _join(draw: st.DrawFn, form: Form) -> Act:
    page = _some_page(draw, form)
    return lambda now: editing.join_page(now, page)


def _page(draw: st.DrawFn, form: Form) -> Act:
    page, title, words = _some_page(draw, form), draw(WORDS), draw(st.just("") | WORDS)
    return lambda now: editing.change_page(now, page, title, words)


def _page_move(draw: st.DrawFn, form: Form) -> Act:
    page, down = _some_page(draw, form), draw(st.booleans())
    return lambda now: editing.move_page(now, page, down=down)


def _title(draw: st.DrawFn, _form: Form) -> Act:
    title, words = draw(WORDS), draw(st.just("") | WORDS)
    return lambda now: editing.retitle(now, title, words)


_MAKERS: Mapping[str, Callable[[st.DrawFn, Form], Act]] = {
    "add": _add,
    "part": _part,
    "change": _change,
    "condition": _condition,
    "move": _move,
    "remove": _remove,
    "copy": _copy,
    "split": _split,
    "join": _join,
    "page": _page,
    "page_move": _page_move,
    "title": _title,
}
_OTHERS = (
    "change",
    "condition",
    "condition",
    "move",
    "copy",
    "split",
    "split",
    "join",
    "page",
    "page_move",
    "title",
    "remove",
)


@st.composite
def edited_forms(draw: st.DrawFn, most: int = 14) -> Form:
    """A form of some questions, as it stands after random acts, some refused, some taken back."""
    form, before = editing.blank_form("Uji"), list[Form]()
    asked_first = draw(st.lists(questions(DECIDING_KINDS) | questions(), min_size=2, max_size=6))
    for question in asked_first:
        form = editing.add_question(form, question)
    for _number in range(draw(st.integers(most // 2, most))):
        if before and draw(st.integers(0, 9)) == 9:
            form = before.pop()
            continue
        try:
            after = draw(acts(form))(form)
        except CannotEdit:
            continue
        before.append(form)
        form = after
    return form


@st.composite
def answers(draw: st.DrawFn, form: Form) -> dict[str, Any]:
    """Valid answers, files by made-up references."""
    data: dict[str, Any] = {}
    for name in (name for plan in page_plans(form) for name in plan.fields):
        fields, required = asked(form, data)
        if name in fields and (name in required or draw(st.booleans())):
            data[name] = draw(values(every_field(form)[name]))
    return data


def values(sub: Any) -> st.SearchStrategy[Any]:
    """Valid answers to one question."""
    question = question_of(sub, False)
    kind, least, most = question.kind, int(question.least or 0), int(question.most or 6)
    if kind in ("text", "long_text"):
        letters = "0123456789" if question.pattern else "abc Ωé<&\"'"
        return st.text(letters, min_size=max(least, 1), max_size=most).filter(
            lambda text: text == text.strip() and text and len(text) >= least
        )
    simple: dict[str, st.SearchStrategy[Any]] = {
        "email": st.just("warga@example.org"),
        "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat),
        "boolean": st.booleans(),
        "tick": st.just(True),
        "integer": st.integers(sub.get("minimum", -9), sub.get("maximum", 9)),
        "number": st.sampled_from([1, 1.25]),
        "choice": st.sampled_from([choice.value for choice in question.choices] or [None]),
    }
    if kind in simple:
        return simple[kind]
    if kind == "choices":
        offered = [choice.value for choice in question.choices]
        return st.sets(st.sampled_from(offered), min_size=1).map(lambda some: [v for v in offered if v in some])
    if kind == "files":
        return st.integers(max(least, 1), most).map(lambda count: [f"r{n}" for n in range(count)])
    return st.lists(_rows(sub["items"]), min_size=max(least, 1), max_size=most)


def _rows(items: Any) -> st.SearchStrategy[dict[str, Any]]:
    parts = items["properties"]
    return st.fixed_dictionaries({name: values(part) for name, part in parts.items()})
