# SPDX-License-Identifier: EUPL-1.2
"""By which numbers a unit judges what it takes over, chosen before it runs, and keeping what they say."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.enums.replication import OPEN
from praja.duties.innovation.errors.replication import NotYourReplication
from praja.duties.innovation.forms.effect import ChooseMeasureForm
from praja.duties.innovation.models import Replication
from praja.duties.innovation.operations.effect import choose_replication_measure, keep_replication_effect
from praja.duties.innovation.queries.effect import effects_shown, judged_replication, units_with_it
from praja.duties.innovation.queries.replication import replication_with
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.replication import writes_replication
from praja.duties.innovation.web.effect.showing import takes_more
from praja.kernel.measures.declarations import measure_of
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.queries.series import beside, choosable, chosen_of, known
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def replication_numbers(request: PrajaRequest, pk: int) -> HttpResponse:
    """Choose a number by which a replication is judged; the numbers of the original stand first."""
    row = _written_by(request, pk)
    form, error = _form(request, row), None
    if request.method == "POST" and form.is_valid():
        today, unit_id = local_date(request.at, local_zone()), row.unit_id or 0
        others = beside(unit_id, today, without=units_with_it(row)) if form.cleaned_data["is_compared"] else []
        try:
            choose_replication_measure(
                replication=row,
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
            return HttpResponseRedirect(reverse("innovation:replication", args=[pk]))
    has_errors = bool(error or (form.is_bound and form.errors))
    shown = effects_shown(request.actor, judged_replication(row), request.at)
    context = {
        "one": row,
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "is_late": row.began_on is not None,
        "may_choose": row.state in OPEN and takes_more(shown, request.at),
        "held": [
            {"label": measure_of(one.chosen.measure).label, "chosen": one.chosen, "in_advance": one.in_advance}
            for one in shown
        ],
    }
    page = render(request, "innovation/replication/numbers.html", context, status=422 if has_errors else 200)
    return no_store(page)


@require_POST
@guarded(opens_innovation)
def keep_copy_numbers(request: PrajaRequest, pk: int) -> HttpResponse:
    """Keep what the chosen numbers of a replication say up to yesterday."""
    row = replication_with(request.actor, pk)
    try:
        keep_replication_effect(replication=row, actor=request.actor, at=request.at)
    except DomainError as refused:
        messages.error(request, f"{refused} {refused.next_step}")
    else:
        messages.success(request, _("Kept. Whoever may see this innovation reads it as it stood today."))
    return HttpResponseRedirect(reverse("innovation:replication", args=[pk]))


def _written_by(request: PrajaRequest, pk: int) -> Replication:
    row = replication_with(request.actor, pk)
    if row.unit_id is None or not writes_replication(request.actor, row):
        raise NotYourReplication
    return row


def _form(request: PrajaRequest, row: Replication) -> ChooseMeasureForm:
    """The form, beginning with the original's numbers and steps of time."""
    unit_id = row.unit_id or 0
    original = known(chosen_of(PATH, row.innovation_id)) if row.innovation_id is not None else []
    spans = Counter(one.span for one in original).most_common(1)
    initial: dict[str, Any] = {"span": spans[0][0]} if spans else {}
    return ChooseMeasureForm(
        request.POST or None,
        offered=[(unit_id, row.who)],
        measures=choosable(request.actor, unit_id),
        first=[one.measure for one in original],
        initial=initial,
    )
