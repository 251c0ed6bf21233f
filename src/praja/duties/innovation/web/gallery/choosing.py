# SPDX-License-Identifier: EUPL-1.2
"""The office chooses which papers of an innovation everybody may read."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.questions import INNOVATION, question
from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.forms.gallery import ShowPaperForm
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.gallery import hide_paper, show_paper
from praja.duties.innovation.queries.index.editions import edition_of
from praja.duties.innovation.queries.papers import OfferedPaper, papers_offered, papers_shown
from praja.duties.innovation.queries.path import innovation_with
from praja.duties.innovation.rules import CURATE, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def shown_papers(request: PrajaRequest, code: str) -> HttpResponse:
    """The papers that everybody may read, and for the office that shows it: one more."""
    row = innovation_with(request.actor, code)
    keeps = CURATE.allows(request.actor, row)
    offered = papers_offered(row) if keeps else []
    form = ShowPaperForm(
        request.POST or None, request.FILES or None, offered=[(one.file.pk, _named(one)) for one in offered]
    )
    error: DomainError | None = None
    if request.method == "POST":
        if not keeps:
            raise NotYourInnovation
        if form.is_valid():
            try:
                _show(request, row, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Everybody may read it from now on."))
                return HttpResponseRedirect(reverse("innovation:shown_papers", args=[code]))
    has_errors = bool(error or (form.is_bound and form.errors))
    context = {
        **frame_of(request.actor, row, "shown_papers"),
        "papers": papers_shown(row),
        "keeps": keeps,
        "may_show": keeps and row.case.state in IN_USE,
        "is_shown": row.displayed_at is not None,
        "form": form,
        "error": error,
        "has_errors": has_errors,
    }
    page = render(request, "innovation/gallery/choose.html", context, status=422 if has_errors else 200)
    return no_store(page)


@require_POST
@guarded(opens_innovation)
def hide_shown_paper(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """A paper is read by everybody no more."""
    row = innovation_with(request.actor, code)
    paper = row.shown_papers.filter(pk=pk).select_related("innovation__case").first()
    if paper is None:
        raise NotFound(_("There is no such paper."), next_step=_("Open the list of papers again."))
    hide_paper(paper=paper, actor=request.actor, at=request.at)
    messages.success(request, _("It is shown no more. Who has downloaded it keeps it."))
    return HttpResponseRedirect(reverse("innovation:shown_papers", args=[code]))


@guarded(opens_innovation)
def shown_paper_file(request: PrajaRequest, code: str, pk: int) -> Any:
    """A paper as everybody reads it, also before the innovation is shown."""
    row = innovation_with(request.actor, code)
    paper = row.shown_papers.filter(pk=pk, hidden_at=None).select_related("file").first()
    if paper is None:
        raise NotFound(_("There is no such paper."), next_step=_("Open the list of papers again."))
    return served(paper.file, name=f"inovasi-{code}-{paper.pk}")


def _show(request: PrajaRequest, row: Innovation, form: ShowPaperForm) -> None:
    given = form.cleaned_data
    if given["paper"]:
        file = StoredFile.objects.get(pk=given["paper"])
    else:
        file = take_in(upload=given["upload"], actor=request.actor, at=request.at)
    show_paper(innovation=row, file=file, kind=given["kind"], title=given["title"], actor=request.actor, at=request.at)


def _named(one: OfferedPaper) -> str:
    """What a file of evidence proves: it has no name of its own."""
    asked = question(edition_of(one.year), INNOVATION, one.question)
    title = asked.ways[0].title.partition(":")[0] if asked is not None else one.question
    return _("%(indicator)s, %(year)s, file %(place)s") % {"indicator": title, "year": one.year, "place": one.place}
