# SPDX-License-Identifier: EUPL-1.2
"""Asking something new, asking it differently, asking it only of some, and asking it no longer."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.editing import Place, dependents_of, wanted_of
from praja.kernel.forms.domain.questions import Question, question_of
from praja.kernel.forms.domain.schemas import Schema, every_field, kind_of, page_plans
from praja.kernel.forms.errors import NoSuchQuestion
from praja.kernel.forms.forms.editor import AnswersForm, OtherForm, deciding_before
from praja.kernel.forms.forms.question import KindForm, QuestionForm
from praja.kernel.forms.queries.editing import require_working_copy
from praja.kernel.forms.rules import opens_editor
from praja.kernel.forms.web.outline import part_lines
from praja.kernel.forms.web.saving import do, saving, to_outline
from praja.kernel.forms.wording import KINDS, PART_KINDS, condition_words, kind_words
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_editor)
def add_question(request: PrajaRequest, key: str) -> HttpResponse:
    """Choose the kind of answer, then say what is asked."""
    schema = require_working_copy(request.actor, key).fields
    asked = request.GET.get("halaman", ""), request.GET.get("sesudah", "")
    titles = {plan.name: plan.title for plan in page_plans(schema)}
    page = asked[0] if asked[0] in titles else ""
    where = {"page": page, "after": asked[1]}
    context: dict[str, Any] = {"page_title": titles.get(page, ""), "kept": {"halaman": page, "sesudah": asked[1]}}
    return _adding(request, key, tuple(KINDS), where, context, back=reverse("forms:working", args=[key]))


@guarded(opens_editor)
def add_row_question(request: PrajaRequest, key: str, question: str) -> HttpResponse:
    """The same for what each row of a question asks."""
    sub = _field(require_working_copy(request.actor, key).fields, Place(question))
    if kind_of(sub) != "rows":
        raise NoSuchQuestion
    back = reverse("forms:question", args=[key, question])
    context: dict[str, Any] = {"page_title": sub.get("title") or question, "kept": {}}
    return _adding(request, key, PART_KINDS, {"rows": question}, context, back=back)


def _adding(
    request: PrajaRequest,
    key: str,
    kinds: tuple[str, ...],
    where: dict[str, str],
    context: dict[str, Any],
    *,
    back: str,
) -> HttpResponse:
    kind = request.GET.get("jenis", "")
    context = {**context, "back": back}
    if kind not in kinds:
        return _choosing(request, key, kinds, context)
    blank = Question(kind=kind, label="", required=kind == "tick")
    form = QuestionForm(request.POST or None, question=blank, part="rows" in where, is_new=True)

    def save() -> None:
        do(request, key, lambda schema: editing.add_question(schema, form.asked(), **where))

    context["kind"] = KINDS[kind].name
    done = partial(HttpResponseRedirect, back)
    return saving(
        request,
        key,
        form,
        save,
        "forms/editor/add.html",
        context,
        done=done,
        said=_("The question stands in the form."),
    )


def _choosing(request: PrajaRequest, key: str, kinds: tuple[str, ...], context: dict[str, Any]) -> HttpResponse:
    """The kinds of answer to choose from."""
    form = KindForm(request.GET if "jenis" in request.GET else None)
    form.offer(kinds)
    given = {**context, "form": form, "edit": require_working_copy(request.actor, key), "has_errors": form.is_bound}
    return render(request, "forms/editor/kind.html", given, status=422 if form.is_bound else 200)


@guarded(opens_editor)
def edit_question(request: PrajaRequest, key: str, question: str) -> HttpResponse:
    """Ask a question differently."""
    schema = require_working_copy(request.actor, key).fields
    sub = _field(schema, Place(question))
    context = {
        "condition": condition_words(schema, question),
        "may_depend": bool(deciding_before(schema, question)),
        "parts": part_lines(question, sub),
        "is_rows": kind_of(sub) == "rows",
    }
    return _editing(request, key, schema, Place(question), context, back=reverse("forms:working", args=[key]))


@guarded(opens_editor)
def edit_part(request: PrajaRequest, key: str, question: str, part: str) -> HttpResponse:
    """Ask differently what each row asks."""
    schema = require_working_copy(request.actor, key).fields
    back = reverse("forms:question", args=[key, question])
    return _editing(request, key, schema, Place(question, part), {}, back=back)


def _editing(
    request: PrajaRequest, key: str, schema: Schema, place: Place, context: dict[str, Any], *, back: str
) -> HttpResponse:
    sub = _field(schema, place)
    form = QuestionForm(
        request.POST or None, question=question_of(sub, _is_required(schema, place)), part=bool(place.part)
    )
    context |= {"place": place, "label": sub.get("title") or place.name, "kind": kind_words(sub), "back": back}

    def save() -> None:
        do(request, key, lambda now: editing.change_question(now, place, form.asked()))

    def done() -> HttpResponse:
        return HttpResponseRedirect(back) if place.part else to_outline(key, place.field)

    return saving(request, key, form, save, "forms/editor/question.html", context, done=done, said=_("Saved."))


@guarded(opens_editor)
def condition(request: PrajaRequest, key: str, question: str) -> HttpResponse:
    """Of whom a question is asked: first on what it depends, then on which answers."""
    schema = require_working_copy(request.actor, key).fields
    sub = _field(schema, Place(question))
    before = wanted_of(schema, question)[0]
    context = {"question": question, "label": sub.get("title") or question, "now": condition_words(schema, question)}
    other = request.GET.get("bila", "")
    if other and other in deciding_before(schema, question):
        answers = AnswersForm(request.POST or None, schema=schema, field=question, other=other)
        return saving(
            request,
            key,
            answers,
            lambda: do(
                request, key, partial(editing.set_condition, field=question, other=other, answers=answers.chosen())
            ),
            "forms/editor/condition.html",
            {**context, "other": other},
            done=lambda: to_outline(key, question),
            said=_("Saved."),
        )
    form = OtherForm(request.POST or None, initial={"other": before}, schema=schema, field=question)

    def done() -> HttpResponse:
        chosen = form.cleaned_data["other"]
        here = reverse("forms:condition", args=[key, question])
        return HttpResponseRedirect(f"{here}?bila={chosen}") if chosen else to_outline(key, question)

    def save() -> None:
        if not form.cleaned_data["other"]:
            do(request, key, partial(editing.set_condition, field=question, other="", answers=()))

    return saving(request, key, form, save, "forms/editor/condition.html", context, done=done)


@guarded(opens_editor)
def remove_question(request: PrajaRequest, key: str, question: str) -> HttpResponse:
    """Ask a question no longer, once that is confirmed."""
    return _removing(request, key, Place(question), back=reverse("forms:working", args=[key]))


@guarded(opens_editor)
def remove_part(request: PrajaRequest, key: str, question: str, part: str) -> HttpResponse:
    """The same for what each row asks."""
    return _removing(request, key, Place(question, part), back=reverse("forms:question", args=[key, question]))


def _removing(request: PrajaRequest, key: str, place: Place, *, back: str) -> HttpResponse:
    edit = require_working_copy(request.actor, key)
    schema = edit.fields
    sub, fields = _field(schema, place), every_field(schema)
    names = [] if place.part else dependents_of(schema, place.field)
    context: dict[str, Any] = {
        "edit": edit,
        "label": sub.get("title") or place.name,
        "dependents": [fields[name].get("title") or name for name in names],
        "back": back,
    }
    if request.method == "POST":
        try:
            do(request, key, partial(editing.remove_question, place=place))
            return HttpResponseRedirect(back)
        except DomainError as refused:
            edit.refresh_from_db()
            context["error"] = refused
            return render(request, "forms/editor/remove.html", context, status=refused.status)
    return render(request, "forms/editor/remove.html", context)


def _field(schema: Schema, place: Place) -> Schema:
    """The schema of a question. Raises NoSuchQuestion."""
    sub: Schema | None = schema.get("properties", {}).get(place.field)
    if sub is not None and place.part:
        sub = sub["items"]["properties"].get(place.part) if kind_of(sub) == "rows" else None
    if sub is None:
        raise NoSuchQuestion
    return sub


def _is_required(schema: Schema, place: Place) -> bool:
    group = schema["properties"][place.field]["items"] if place.part else schema
    return place.name in group.get("required", ())
