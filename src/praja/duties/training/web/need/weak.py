# SPDX-License-Identifier: EUPL-1.2
"""Need read from the figures of the other duties."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.forms.need import RemedyForm
from praja.duties.training.models import Programme, Remedy
from praja.duties.training.operations.needs import end_remedy, name_remedy
from praja.duties.training.queries.weak import Weakness, readable_measures, span_until, weaknesses
from praja.duties.training.rules import KEEPERS, opens_keeping, opens_need
from praja.duties.training.web.need.ways import ways
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.declarations import Measure, all_measures
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import duration
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_need)
def weak(request: PrajaRequest) -> HttpResponse:
    """Which units are weak in which figure, and which programme would answer it; the personnel office says which would."""
    keeps = opens_keeping(request.actor)
    form, error = _remedy_form(request), None
    if request.method == "POST" and keeps and form.is_valid():
        try:
            name_remedy(**form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        if error is None and not form.errors:
            messages.success(request, _("Named."))
            return HttpResponseRedirect(reverse("training:weak"))
    has_errors = bool(error or form.errors)
    span = span_until(today(request))
    with recalled(units):
        context = {
            "rows": [_row(one) for one in weaknesses(request.actor, span, request.at)],
            "span": span,
            "form": form,
            "keeps": keeps,
            "remedies": _remedies(request) if keeps else [],
            "error": error,
            "has_errors": has_errors,
            "ways": ways(request, "weak"),
        }
    return no_store(render(request, "training/need/weak.html", context, status=422 if has_errors else 200))


@require_POST
@guarded(opens_keeping)
def forget_remedy(request: PrajaRequest, pk: int) -> HttpResponse:
    """Say no longer that a programme would better a figure."""
    row = Remedy.objects.filter(pk=pk, programme__unit_id__in=request.actor.units_as(*KEEPERS)).first()
    if row is None:
        raise NotFound(_("There is no such entry that you keep."), next_step=_("Go back to the figures."))
    end_remedy(remedy=row, actor=request.actor, at=request.at)
    messages.success(request, _("It is said no longer."))
    return HttpResponseRedirect(reverse("training:weak"))


def _remedy_form(request: PrajaRequest) -> RemedyForm:
    mine = Programme.objects.filter(is_offered=True, unit_id__in=request.actor.units_as(*KEEPERS))
    data = request.POST if request.method == "POST" else None
    return RemedyForm(data, programmes=mine.order_by("title"), measures=readable_measures())


def _remedies(request: PrajaRequest) -> list[dict[str, Any]]:
    rows = Remedy.objects.filter(ended_at=None, programme__unit_id__in=request.actor.units_as(*KEEPERS))
    known = all_measures()
    return [
        {"row": row, "figure": str(known[row.measure].label) if row.measure in known else row.measure}
        for row in rows.select_related("programme").order_by("programme__title", "measure")
    ]


def _row(one: Weakness) -> dict[str, Any]:
    return {
        "label": one.measure.label,
        "source": one.measure.source,
        "whole": "" if one.whole is None else value_words(one.measure, one.whole),
        "units": [
            {
                "name": units.value.nodes[weak.unit].name,
                "value": value_words(one.measure, weak.figure),
                "propose_url": f"{reverse('training:propose')}?{_query(one.measure, weak.unit)}",
            }
            for weak in one.units
        ],
        "more": one.more,
        "programmes": [programme.title for programme in one.programmes],
        "proposals": one.proposals,
    }


def _query(measure: Measure, unit_id: int) -> str:
    return urlencode({"angka": measure.key, "unit": units.value.nodes[unit_id].code})


def value_words(measure: Measure, figure: Figure) -> str:
    """A figure as people read it."""
    kind = measure.unit_of_measure
    if kind.is_sum:
        return str(number_format(figure.numerator, force_grouping=True))
    ratio = figure.ratio(4)
    if ratio is None:
        return "–"
    if kind is UnitOfMeasure.SHARE:
        return f"{number_format(ratio * 100, decimal_pos=1)} %"
    if kind is UnitOfMeasure.HOURS:
        return duration(ratio)
    return str(number_format(ratio, decimal_pos=2))
