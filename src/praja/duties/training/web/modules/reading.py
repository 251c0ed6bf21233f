# SPDX-License-Identifier: EUPL-1.2
"""Modules that are written here: read page by page, checked at the end. Works without JavaScript."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from praja.duties.training.domain.modules.outlines import ModuleKind
from praja.duties.training.domain.modules.pages import Content, pieces_of
from praja.duties.training.errors.modules import NoSuchModule, NotOffered
from praja.duties.training.forms.modules import CheckForm
from praja.duties.training.models import Enrolment
from praja.duties.training.operations.modules.keeping import PICTURES
from praja.duties.training.operations.modules.learning import answer_check, read_page
from praja.duties.training.queries.modules import enrolment_in, visible_module
from praja.duties.training.rules import opens_training
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def page(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """One page, counted from 1. Sending it says that it was read, and goes on."""
    mine = _mine(request, code)
    content = mine.of.pages
    if not 1 <= number <= len(content.pages):
        raise NoSuchModule
    if request.method == "POST":
        row = read_page(enrolment=mine, page=number - 1, actor=request.actor, at=request.at)
        return HttpResponseRedirect(_next(row, content, number))
    shown = content.pages[number - 1]
    context = {
        "module": mine.of.module,
        "page": shown,
        "pieces": pieces_of(shown.text),
        "number": number,
        "count": len(content.pages),
        "is_last": number == len(content.pages),
        "has_check": bool(content.questions),
        "back_url": _page_url(mine, number - 1) if number > 1 else "",
    }
    return no_store(render(request, "training/modules/page.html", context))


def _next(row: Enrolment, content: Content, number: int) -> str:
    if number < len(content.pages):
        return _page_url(row, number + 1)
    unread = next((place for place in range(len(content.pages)) if place not in row.pages_read), None)
    if unread is not None:
        return _page_url(row, unread + 1)
    name = "training:module_check" if content.questions and row.finished_at is None else "training:module"
    return reverse(name, args=[row.of.module.code])


def _page_url(row: Enrolment, number: int) -> str:
    return reverse("training:module_page", args=[row.of.module.code, number])


@guarded(opens_training)
def check(request: PrajaRequest, code: str) -> HttpResponse:
    """The questions at the end; after answering, what was right and why."""
    mine = _mine(request, code)
    content = mine.of.pages
    if not content.questions:
        raise NoSuchModule
    form = CheckForm(request.POST or None, content=content)
    error, share, judged = None, None, []
    if request.method == "POST" and form.is_valid():
        try:
            given = form.answers()
            mine, share = answer_check(enrolment=mine, answers=given, actor=request.actor, at=request.at)
            judged = _judged(content, given)
        except DomainError as refused:
            error = put_on(form, refused)
    has_errors = bool(error or form.errors)
    context = {
        "module": mine.of.module,
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "share": share,
        "judged": judged,
        "least": content.least,
        "mine": mine,
        "passed": share is not None and share >= content.least,
    }
    return no_store(render(request, "training/modules/check.html", context, status=422 if has_errors else 200))


def _judged(content: Content, given: list[int]) -> list[dict[str, Any]]:
    return [
        {
            "text": question.text,
            "answer": question.options[answer],
            "is_right": answer == question.right,
            "why": question.why,
        }
        for question, answer in zip(content.questions, given, strict=True)
    ]


@guarded(opens_training)
def picture(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """A picture of a module, for whoever may see the module."""
    row = visible_module(request.actor, code)
    rows = Attachment.objects.filter(object_kind=PICTURES, object_id=row.pk, file_id=number)
    found = rows.select_related("file").first()
    if found is None:
        raise NoSuchModule
    data, media_type = picture_of(found.file, 1)
    answer = HttpResponse(data, content_type=media_type)
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


def _mine(request: PrajaRequest, code: str) -> Enrolment:
    mine = enrolment_in(request.actor, visible_module(request.actor, code))
    if mine is None or mine.of.kind is not ModuleKind.NATIVE:
        raise NoSuchModule
    if mine.of.withdrawn_at is not None:
        raise NotOffered
    return mine
