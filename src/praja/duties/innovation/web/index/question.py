# SPDX-License-Identifier: EUPL-1.2
"""One indicator of an innovation: what is asked, proposed, told and found, and its evidence."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.questions import INNOVATION, Question
from praja.duties.innovation.enums.index import Verdict
from praja.duties.innovation.forms.index import AnswerForm, CheckForm, chosen
from praja.duties.innovation.models import Innovation, Maturity
from praja.duties.innovation.operations.index import NewAnswer, check_maturity, tell_maturity
from praja.duties.innovation.queries.index.answers import evidence_file, evidence_of, maturity_of
from praja.duties.innovation.queries.index.editions import asked
from praja.duties.innovation.queries.index.knowing import Offered, offers_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.index import checks_maturity, tells_maturity
from praja.duties.innovation.web.frame import frame_of
from praja.duties.innovation.web.index.evidence import files_of
from praja.duties.innovation.web.index.maturity import TONES, asked_year, maturity_row
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def maturity_question(request: PrajaRequest, code: str, question: str) -> HttpResponse:
    """Answer an indicator, or look at the answer."""
    with recalled(units, law_data):
        row, year = maturity_row(request, code), asked_year(request)
        one, told = asked(year, INNOVATION, question), maturity_of(row, year).get(question)
        offer = offers_of(row, year, request.at).get(question)
        form = _form(request, one, told, offer) if tells_maturity(request.actor, row) else None
        error: DomainError | None = None
        if form is not None and form.is_bound and form.is_valid():
            try:
                _told(request, row, year, one, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(f"{reverse('innovation:maturity', args=[code])}?tahun={year}")
        return _page(request, row, year, one, told, offer, form, error)


@require_POST
@guarded(opens_innovation)
def check_question(request: PrajaRequest, code: str, question: str) -> HttpResponse:
    """Say what was found."""
    with recalled(units, law_data):
        row, year = maturity_row(request, code), asked_year(request)
        one, told = asked(year, INNOVATION, question), maturity_of(row, year).get(question)
        form, error = CheckForm(request.POST), None
        if told is None:
            raise NotFound(_("There is no answer to check."), next_step=_("Wait until the team has told one."))
        if form.is_valid():
            try:
                check_maturity(
                    answer=told,
                    seen_at=_moment(form.cleaned_data["seen"]) or request.at,
                    accepted=request.POST.get("found") == Verdict.ACCEPTED,
                    why=form.cleaned_data["why"],
                    actor=request.actor,
                    at=request.at,
                )
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(f"{reverse('innovation:maturity', args=[code])}?tahun={year}")
        offer = offers_of(row, year, request.at).get(question)
        return _page(request, row, year, one, told, offer, None, error, check=form)


@guarded(opens_innovation)
def maturity_file(request: PrajaRequest, code: str, question: str, pk: int) -> Any:
    """A file of evidence."""
    row = maturity_row(request, code)
    told = maturity_of(row, asked_year(request)).get(question)
    if told is None:
        raise NotFound(_("There is no such file."), next_step=_("Look at the answer again."))
    return no_store(served(evidence_file(told, pk), name=f"bukti-{row.case.code}-{question}"))


def _form(request: PrajaRequest, one: Question, told: Maturity | None, offer: Offered | None) -> AnswerForm:
    sent = request.method == "POST"
    held = len(evidence_of(told)) if told else 0
    initial: dict[str, Any] = {}
    if told is not None:
        initial = {"choice": chosen(told), "reason": told.reason, "link": told.link}
    elif offer is not None:
        initial = {"choice": f"{offer.way}:{offer.parameter}"}
    return AnswerForm(
        request.POST if sent else None, request.FILES if sent else None, question=one, held=held, initial=initial
    )


def _told(request: PrajaRequest, row: Innovation, year: int, one: Question, form: AnswerForm) -> None:
    way, parameter = form.answer()
    files = [take_in(upload=sent, actor=request.actor, at=request.at) for sent in request.FILES.getlist("papers")]
    new = NewAnswer(
        question=one.number,
        way=way if parameter else one.ways[0].number,
        parameter=parameter,
        files=files,
        **form.evidence(),
    )
    tell_maturity(innovation=row, year=year, new=new, actor=request.actor, at=request.at)


def _page(
    request: PrajaRequest,
    row: Innovation,
    year: int,
    one: Question,
    told: Maturity | None,
    offer: Offered | None,
    form: AnswerForm | None,
    error: DomainError | None,
    check: CheckForm | None = None,
) -> HttpResponse:
    wrong = bool(error) or any(one_form.is_bound and one_form.errors for one_form in (form, check) if one_form)
    may_check = told is not None and checks_maturity(request.actor, row) and told.told_by_id != request.actor.person_id
    if may_check and told is not None and check is None:
        check = CheckForm(initial={"seen": told.told_at.isoformat()})
    base = reverse("innovation:maturity_question", args=[row.case.code, one.number])
    context = {
        **frame_of(request.actor, row, "maturity"),
        "year": year,
        "one": one,
        "title": one.ways[0].title if len(one.ways) == 1 else one.ways[0].title.partition(":")[0],
        "told": told,
        "tone": TONES[told.verdict] if told else "neutral",
        "offer": offer,
        "form": form,
        "check": check if may_check else None,
        "files": files_of(told, lambda pk: f"{base}bukti/{pk}/?tahun={year}", year),
        "error": error,
        "has_errors": wrong,
        "back": f"{reverse('innovation:maturity', args=[row.case.code])}?tahun={year}",
    }
    return no_store(render(request, "innovation/index/question.html", context, status=422 if wrong else 200))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
