# SPDX-License-Identifier: EUPL-1.2
"""Banks of questions: the list, one bank, one question."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from praja.duties.training.domain.exams.questions import Kind
from praja.duties.training.enums.exams import QuestionKind
from praja.duties.training.forms.exams import BankForm, QuestionForm, as_typed
from praja.duties.training.models import QuestionBank
from praja.duties.training.operations.exams import keep_bank, retire_question, write_question
from praja.duties.training.queries.exams.banks import (
    Kept,
    bank_with,
    banks_visible,
    figures_of_questions,
    question_with,
    questions_of,
    topics_of,
)
from praja.duties.training.queries.exams.sheets import right_words
from praja.duties.training.queries.needs import own_unit
from praja.duties.training.rules import opens_banks
from praja.duties.training.rules.exams import BANK_KEEPERS
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_banks)
def banks(request: PrajaRequest) -> HttpResponse:
    """The banks that the reader keeps."""
    rows = [
        {"bank": one, "url": reverse("training:bank", args=[one.code.lower()])} for one in banks_visible(request.actor)
    ]
    return no_store(render(request, "training/banks/list.html", {"rows": rows}))


def _units(request: PrajaRequest) -> Sequence[Unit]:
    return list(Unit.objects.filter(pk__in=request.actor.units_as(*BANK_KEEPERS)).order_by("name")[:500])


@guarded(opens_banks)
def new_bank(request: PrajaRequest) -> HttpResponse:
    """Begin a bank."""
    form = BankForm(request.POST or None, units=_units(request), initial={"unit": own_unit(request.actor)})
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            bank = keep_bank(**form.kept(), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return HttpResponseRedirect(reverse("training:bank", args=[bank.code.lower()]))
    status = 422 if form.errors or error else 200
    context = {"form": form, "error": error, "has_errors": status >= 400}
    return no_store(render(request, "training/banks/new.html", context, status=status))


@guarded(opens_banks)
def bank_page(request: PrajaRequest, slug: str) -> HttpResponse:
    """One bank with its questions; of one topic where the address says so."""
    bank = bank_with(request.actor, slug)
    topic = request.GET.get("topik", "")
    kept = questions_of(bank, topic=topic)
    figures = figures_of_questions([one.row for one in kept])
    context = {
        **bank_context(bank),
        "rows": [_row(one, figures[one.row.pk]) for one in kept],
        "filters": _filters(bank, topic),
    }
    return no_store(render(request, "training/banks/bank.html", context))


def bank_context(bank: QuestionBank) -> dict[str, Any]:
    """What every page of a bank shows."""
    return {"bank": bank, "slug": bank.code.lower(), "kinds": QuestionKind.choices}


def _row(one: Kept, figures: Any) -> dict[str, Any]:
    return {
        "kept": one,
        "kind": QuestionKind(one.row.kind).label,
        "difficulty": one.row.get_difficulty_display(),
        "figures": figures,
        "url": reverse("training:question", args=[one.row.bank.code.lower(), one.row.number]),
    }


def _filters(bank: QuestionBank, topic: str) -> list[dict[str, Any]]:
    topics = topics_of(bank)
    every = [("", _("All")), *((one, one) for one in topics)]
    return [
        {"label": label, "href": f"?{urlencode({'topik': one})}" if one else "?", "current": one == topic}
        for one, label in every
    ]


# ---- one question


@guarded(opens_banks)
def new_question(request: PrajaRequest, slug: str) -> HttpResponse:
    """Write a question; its kind stands in the address."""
    bank = bank_with(request.actor, slug)
    wanted = request.GET.get("jenis", Kind.SINGLE)
    kind = Kind(wanted) if wanted in QuestionKind.values else Kind.SINGLE
    return _question_page(request, bank, kind, None)


@guarded(opens_banks)
def question(request: PrajaRequest, slug: str, number: int) -> HttpResponse:
    """One question: how it reads, how it did, and its next version."""
    kept = question_with(request.actor, slug, number)
    return _question_page(request, kept.row.bank, kept.question.kind, kept)


def _question_page(request: PrajaRequest, bank: QuestionBank, kind: Kind, kept: Kept | None) -> HttpResponse:
    has_picture = kept is not None and kept.version.picture is not None
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        kind=kind,
        has_picture=has_picture,
        initial=as_typed(kept.question) if kept else {},
    )
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            version = write_question(
                bank=bank,
                question=form.question(),
                picture=_picture(request, form, kept),
                of=kept.row if kept else None,
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Kept as version %(number)s.") % {"number": version.number})
            return HttpResponseRedirect(reverse("training:question", args=[bank.code.lower(), version.question.number]))
    status = 422 if form.errors or error else 200
    context = {
        **bank_context(bank),
        "form": form,
        "fields": [form[name] for name in form.fields],
        "kept": kept,
        "kind": QuestionKind(kind.value).label,
        "right": right_words(kept.question) if kept else [],
        "figures": figures_of_questions([kept.row])[kept.row.pk] if kept else None,
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "training/banks/question.html", context, status=status))


def _picture(request: PrajaRequest, form: QuestionForm, kept: Kept | None) -> StoredFile | None:
    """The picture that was sent, else the one it has."""
    sent = form.cleaned_data.get("picture")
    if sent:
        return take_in(upload=sent, actor=request.actor, at=request.at)
    if kept is None or form.cleaned_data.get("drop_picture"):
        return None
    return kept.version.picture


@require_POST
@guarded(opens_banks)
def retire(request: PrajaRequest, slug: str, number: int) -> HttpResponse:
    """Let no new test take it, or let them again."""
    kept = question_with(request.actor, slug, number)
    retired = request.POST.get("pakai") != "1"
    retire_question(question=kept.row, retired=retired, actor=request.actor, at=request.at)
    messages.success(request, _("No new test takes it.") if retired else _("New tests may take it."))
    return HttpResponseRedirect(reverse("training:question", args=[slug, number]))


@require_GET
@guarded(opens_banks)
def picture(request: PrajaRequest, slug: str, number: int) -> Any:
    """The picture of a question's latest version."""
    kept = question_with(request.actor, slug, number)
    if kept.version.picture is None:
        raise NotFound(_("There is no such picture."))
    data, media_type = picture_of(kept.version.picture, 1)
    return no_store(HttpResponse(data, content_type=media_type))
