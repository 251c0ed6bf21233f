# SPDX-License-Identifier: EUPL-1.2
"""Maturity of an innovation: what is proposed, told and checked of each indicator, and which step brings most."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.eligibility import missing
from praja.duties.innovation.domain.index.questions import INNOVATION, Question, most, questions, score
from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums.index import Verdict
from praja.duties.innovation.forms.index import DetailForm
from praja.duties.innovation.models import FormDetail, Innovation, Maturity
from praja.duties.innovation.operations.index import confirm_offers, tell_form_detail
from praja.duties.innovation.queries.index.answers import checked, counted, maturity_of
from praja.duties.innovation.queries.index.editions import answered_years, current_year, edition_of
from praja.duties.innovation.queries.index.knowing import Offered, offers_of
from praja.duties.innovation.queries.index.live import developed_in, standing_of
from praja.duties.innovation.queries.path import current_profile, innovation_with
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.index import sees_maturity, tells_maturity
from praja.duties.innovation.web.frame import frame_of
from praja.duties.innovation.web.index.advice import advice_of_one
from praja.duties.innovation.web.index.words import shown, what_is_missing
from praja.kernel.law.domain.editions import Edition
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

TONES = {Verdict.ACCEPTED: "done", Verdict.REFUSED: "late", "": "info"}


def maturity_row(request: PrajaRequest, code: str) -> Innovation:
    """The innovation whose answers this reader sees. Raises NotFound."""
    row = innovation_with(request.actor, code)
    if not sees_maturity(request.actor, row):
        raise NotFound(
            gettext_lazy("Only its team and those who keep it read this."),
            next_step=gettext_lazy("Look at its page instead."),
        )
    return row


def asked_year(request: PrajaRequest) -> int:
    """The year that the address asks for, else the one to be answered now."""
    told = request.GET.get("tahun", "") or request.POST.get("tahun", "")
    years = answered_years()
    if told.isascii() and told.isdigit() and int(told[:4]) in years:
        return int(told[:4])
    return current_year(local_date(request.at, local_zone()).year)


@guarded(opens_innovation)
def maturity(request: PrajaRequest, code: str) -> HttpResponse:
    """All indicators of a year with where each stands."""
    with recalled(units, law_data):
        row, year = maturity_row(request, code), asked_year(request)
        edition = edition_of(year)
        asked, told = questions(edition, INNOVATION), maturity_of(row, year)
        offers = offers_of(row, year, request.at)
        open_offers = [one for key, one in offers.items() if key not in told]
        context = {
            **frame_of(request.actor, row, "maturity"),
            "year": year,
            "years": _years(row, year),
            "total": shown(score(asked, counted(told.values()))),
            "checked": shown(score(asked, checked(told.values()))),
            "most": shown(most(asked)),
            "eligible": _eligible(row, edition),
            "steps": advice_of_one(row, standing_of(year), told),
            "offers": len(open_offers),
            "tells": tells_maturity(request.actor, row),
            "columns": _COLUMNS,
            "rows": [_cells(row, year, one, told.get(one.number), offers.get(one.number)) for one in asked],
            "source": f"{edition.title}: {edition.source}",
            "detail": FormDetail.objects.filter(innovation=row).first(),
        }
    return no_store(render(request, "innovation/index/maturity.html", context))


@require_POST
@guarded(opens_innovation)
def confirm(request: PrajaRequest, code: str) -> HttpResponse:
    """Take over everything that is proposed."""
    with recalled(units, law_data):
        row, year = maturity_row(request, code), asked_year(request)
        count = confirm_offers(innovation=row, year=year, actor=request.actor, at=request.at)
    done = ngettext("%(count)s answer was taken over.", "%(count)s answers were taken over.", count)
    messages.success(request, done % {"count": count})
    return HttpResponseRedirect(f"{reverse('innovation:maturity', args=[code])}?tahun={year}")


@guarded(opens_innovation)
def detail(request: PrajaRequest, code: str) -> HttpResponse:
    """Mission and cluster, for the form of the index."""
    row = maturity_row(request, code)
    held = FormDetail.objects.filter(innovation=row).first()
    initial = {"mission": held.mission, "cluster": held.cluster} if held else {}
    form = DetailForm(request.POST if request.method == "POST" else None, initial=initial)
    back = reverse("innovation:maturity", args=[code])

    def act() -> str:
        said = form.cleaned_data
        tell_form_detail(innovation=row, actor=request.actor, at=request.at, **said)
        return back

    return form_page(
        request,
        form,
        act=act,
        template="innovation/index/detail.html",
        context={**frame_of(request.actor, row, "maturity"), "back": back},
        done=_("Kept."),
    )


_COLUMNS = [
    gettext_lazy("Indicator"),
    {"label": gettext_lazy("Weight"), "number": True},
    gettext_lazy("Stands at"),
    gettext_lazy("Standing"),
]


def _cells(row: Innovation, year: int, one: Question, told: Maturity | None, offer: Offered | None) -> list[Any]:
    title = one.ways[0].title if len(one.ways) == 1 else one.ways[0].title.partition(":")[0]
    href = reverse("innovation:maturity_question", args=[row.case.code, one.number])
    star = _(" (must be answered)") if one.mandatory else ""
    first = {"text": f"{one.number}. {title}{star}", "href": f"{href}?tahun={year}"}
    if told is not None:
        way = one.way(told.way) or one.ways[0]
        level = way.levels[told.parameter - 1] if told.parameter else _("nothing of it yet")
        label = told.get_verdict_display() if told.verdict else _("Told, not checked")
        return [first, one.weight, f"{told.parameter}: {level}", {"text": label, "tone": TONES[told.verdict]}]
    if offer is not None:
        return [
            first,
            one.weight,
            "–",
            {"text": _("%(level)s is proposed") % {"level": offer.parameter}, "tone": "soon"},
        ]
    return [first, one.weight, "–", {"text": _("Not answered yet"), "tone": "neutral"}]


def _eligible(row: Innovation, edition: Edition) -> str:
    """Whether it counts in the year's index, in a sentence."""
    profile = current_profile(row)
    words = word_count(read_profile(profile.sheet).design) if profile else 0
    developed_on = developed_in(edition, [row]).get(row.pk, row.developed_on)
    found = missing(edition, applied_on=row.applied_on, developed_on=developed_on, words=words)
    if not found:
        return _("It counts in the index of %(year)s.") % {"year": edition.year}
    return _("It does not count in the index of %(year)s yet: %(why)s.") % {
        "year": edition.year,
        "why": what_is_missing(found),
    }


def _years(row: Innovation, year: int) -> list[dict[str, Any]]:
    base = reverse("innovation:maturity", args=[row.case.code])
    return [{"label": str(one), "href": f"{base}?tahun={one}", "current": one == year} for one in answered_years()]
