# SPDX-License-Identifier: EUPL-1.2
"""What the region answers once a year: all rows, and one of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.questions import REGION, Question, most, questions, score
from praja.duties.innovation.enums.index import Basis
from praja.duties.innovation.forms.index import RegionForm, region_initial
from praja.duties.innovation.models import RegionAnswer
from praja.duties.innovation.operations.index import NewRegionAnswer, answer_region, carry_region
from praja.duties.innovation.queries.index.answers import evidence_file, evidence_of, region_answers
from praja.duties.innovation.queries.index.editions import asked, edition_of
from praja.duties.innovation.rules.index import keeps_answers, keeps_index, opens_index
from praja.duties.innovation.web.index.evidence import files_of
from praja.duties.innovation.web.index.frame import index_frame, seen_index
from praja.duties.innovation.web.index.words import shown
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

_COLUMNS = [
    gettext_lazy("Row"),
    {"label": gettext_lazy("Weight"), "number": True},
    gettext_lazy("What is answered"),
    {"label": gettext_lazy("Level"), "number": True},
    {"label": gettext_lazy("Points"), "number": True},
    gettext_lazy("Standing"),
]


@guarded(opens_index)
def region(request: PrajaRequest, year: int) -> HttpResponse:
    """The rows of a year with what was answered."""
    seen_index(request)
    edition, told = edition_of(year), region_answers(year)
    rows = questions(edition, REGION)
    last = region_answers(year - 1)
    parameters = {key: one.parameter for key, one in told.items()}
    context = {
        **index_frame(request, year, "region"),
        "columns": _COLUMNS,
        "rows": [_cells(year, one, told.get(one.number)) for one in rows],
        "total": shown(score(rows, parameters)),
        "most": shown(most(rows)),
        "carried": sum(one.basis == Basis.CARRIED for one in told.values()),
        "to_carry": len({one.number for one in rows} & set(last) - set(told)) if keeps_index(request.actor) else 0,
        "source": f"{edition.title}: {edition.source}",
    }
    return no_store(render(request, "innovation/index/region.html", context))


@guarded(opens_index)
def region_row(request: PrajaRequest, year: int, question: str) -> HttpResponse:
    """Answer a row, or look at the answer."""
    seen_index(request)
    one, told = asked(year, REGION, question), region_answers(year).get(question)
    base = reverse("innovation:region_row", args=[year, question])
    back = reverse("innovation:region", args=[year])
    sent = request.method == "POST"
    form = RegionForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        row=one.ways[0],
        held=len(evidence_of(told)) if told else 0,
        initial=region_initial(told),
    )

    def act() -> str:
        files = [
            take_in(upload=one_file, actor=request.actor, at=request.at) for one_file in request.FILES.getlist("papers")
        ]
        new = NewRegionAnswer(question=question, files=files, **form.answer(), **form.evidence())
        answer_region(year=year, new=new, actor=request.actor, at=request.at)
        return back

    context = {
        **index_frame(request, year, "region"),
        "one": one,
        "row": one.ways[0],
        "levels": list(enumerate(one.ways[0].levels, start=1)),
        "told": told,
        "carried": told is not None and told.basis == Basis.CARRIED,
        "files": files_of(told, lambda pk: f"{base}bukti/{pk}/", year),
        "back": back,
    }
    return form_page(
        request, form, act=act, template="innovation/index/region_row.html", context=context, done=_("Kept.")
    )


@require_POST
@guarded(keeps_answers)
def carry(request: PrajaRequest, year: int) -> HttpResponse:
    """Take over what was answered the year before."""
    seen_index(request)
    count = carry_region(year=year, actor=request.actor, at=request.at)
    done = ngettext("%(count)s answer was taken over.", "%(count)s answers were taken over.", count)
    messages.success(request, done % {"count": count})
    return HttpResponseRedirect(reverse("innovation:region", args=[year]))


@guarded(opens_index)
def region_file(request: PrajaRequest, year: int, question: str, pk: int) -> Any:
    """A file of evidence."""
    seen_index(request)
    told = region_answers(year).get(question)
    if told is None:
        raise NotFound(_("There is no such file."), next_step=_("Look at the answer again."))
    return no_store(served(evidence_file(told, pk), name=f"bukti-spd-{year}-{question}"))


def _cells(year: int, one: Question, told: RegionAnswer | None) -> list[Any]:
    row = one.ways[0]
    star = _(" (must be answered)") if one.mandatory else ""
    first = {
        "text": f"{one.number}. {row.title}{star}",
        "href": reverse("innovation:region_row", args=[year, one.number]),
    }
    if told is None:
        return [first, one.weight, "–", "–", "–", {"text": _("Not answered yet"), "tone": "neutral"}]
    value = shown(told.value, 4) if told.value is not None else ""
    level = row.levels[told.parameter - 1] if told.parameter else _("nothing of it yet")
    standing = {"text": told.get_basis_display(), "tone": "soon" if told.basis == Basis.CARRIED else "done"}
    return [first, one.weight, value or level, told.parameter, shown(one.weight * told.parameter), standing]
