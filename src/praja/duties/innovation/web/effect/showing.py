# SPDX-License-Identifier: EUPL-1.2
"""What the chosen numbers of an innovation show, choosing one, and keeping what they say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.forms.effect import ChooseMeasureForm
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.effect import choose_effect_measure, keep_effect
from praja.duties.innovation.queries.effect import (
    EffectShown,
    effects_shown,
    judged_innovation,
    judged_units,
)
from praja.duties.innovation.queries.path import design_of, innovation_with
from praja.duties.innovation.rules import may_judge, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.declarations import measure_of
from praja.kernel.organization.models import Unit
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.drawing import FINDINGS, SPANS, TONES, shown_series
from praja.kernel.plans.queries.series import MOST_MEASURES, beside, choosable
from praja.kernel.plans.web.following import changed_by
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def effect(request: PrajaRequest, code: str) -> HttpResponse:
    """Every chosen number before and since the trial began, and what it shows."""
    row = innovation_with(request.actor, code)
    return _page(request, row, _form(request.actor, row, None))


@require_POST
@guarded(opens_innovation)
def choose_number(request: PrajaRequest, code: str) -> HttpResponse:
    """Choose a number by which it is judged."""
    row = innovation_with(request.actor, code)
    form, error = _form(request.actor, row, request.POST), None
    if form.is_valid():
        unit = Unit.objects.get(pk=form.cleaned_data["unit"])
        today = local_date(request.at, local_zone())
        others = beside(unit.pk, today, without=judged_units(row)) if form.cleaned_data["is_compared"] else []
        try:
            choose_effect_measure(
                innovation=row,
                unit=unit,
                measure=form.cleaned_data["measure"],
                span=Span(form.cleaned_data["span"]),
                compared_with=others,
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Chosen. It stays so, whatever it will show."))
            return HttpResponseRedirect(reverse("innovation:effect", args=[code]))
    return _page(request, row, form, error, status=422)


@require_POST
@guarded(opens_innovation)
def keep_numbers(request: PrajaRequest, code: str) -> HttpResponse:
    """Keep what the chosen numbers say up to yesterday."""
    row = innovation_with(request.actor, code)
    try:
        keep_effect(innovation=row, actor=request.actor, at=request.at)
    except DomainError as refused:
        messages.error(request, f"{refused} {refused.next_step}")
    else:
        messages.success(request, _("Kept. Whoever may see this innovation reads it as it stood today."))
    return HttpResponseRedirect(reverse("innovation:effect", args=[code]))


def _form(actor: Actor, row: Innovation, data: Any) -> ChooseMeasureForm:
    ids = judged_units(row)
    names = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
    measures = {key: one for unit_id in ids for key, one in choosable(actor, unit_id).items()}
    return ChooseMeasureForm(data, offered=[(pk, names[pk]) for pk in ids], measures=measures)


def _page(
    request: PrajaRequest,
    row: Innovation,
    form: ChooseMeasureForm,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = effects_shown(request.actor, judged_innovation(row), request.at)
    may = may_judge(request.actor, row)
    has_errors = bool(error or (form.is_bound and form.errors))
    context = {
        **frame_of(request.actor, row, "effect"),
        "numbers": [number_told(one) for one in shown],
        "changes": changed_by(design_of(row)),
        "form": form,
        "may_judge": may,
        "may_choose": may and takes_more(shown, request.at),
        "may_keep": may and any(one.series for one in shown),
        "is_late": row.trial_from is not None and local_date(request.at, local_zone()) >= row.trial_from,
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, "innovation/effect/effect.html", context, status=status))


def takes_more(shown: Sequence[EffectShown], at: datetime) -> bool:
    """Whether one more number may be chosen beside these."""
    most: int = rule_in_force(MOST_MEASURES, local_date(at, local_zone())).value
    return len(shown) < most


def number_told(one: EffectShown) -> dict[str, Any]:
    """One chosen number for a page: its finding, its drawing, and how it was chosen."""
    names = Unit.objects.filter(pk__in=one.chosen.compared_with).order_by("name").values_list("name", flat=True)
    told: dict[str, Any] = {
        "chosen": one.chosen,
        "name": measure_of(one.chosen.measure).label,
        "in_advance": one.in_advance,
        "span": SPANS[one.chosen.span],
        "compared_with": ", ".join(names),
        "kept": one.kept,
        "kept_label": FINDINGS[one.kept.finding] if one.kept else "",
        "kept_tone": TONES.get(one.kept.finding, "neutral") if one.kept else "",
    }
    if one.series is not None:
        finding = one.series.judged.finding
        told |= {
            "measure": one.series.measure.label,
            "label": FINDINGS[finding],
            "tone": TONES.get(finding, "neutral"),
            "chart": shown_series(one.series, least=one.least),
        }
    return told
