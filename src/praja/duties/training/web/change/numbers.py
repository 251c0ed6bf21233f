# SPDX-License-Identifier: EUPL-1.2
"""From a number of a diagnosis down to what was counted, as far as the reader may see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.duties.training.queries.change.behind import behind_number
from praja.duties.training.queries.change.seats import seat_of_plan, work_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import opens_training
from praja.duties.training.web.change.words import plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.queries import units
from praja.kernel.plans.web.parts import charts_of
from praja.kernel.plans.web.showing import period_words
from praja.kernel.plans.wording import figure_words
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def number_behind(request: PrajaRequest, code: str, number: int, key: str) -> HttpResponse:
    """What stands behind a number: the first hundred things that were counted, those that the reader may open with their page."""
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        seat = seat_of_plan(request.actor, row, number)
        work = work_of(seat)
        found = behind_number(request.actor, work.diagnosis, key) if work.diagnosis else None
        if found is None or work.diagnosis is None:
            raise NotFound(_("There is no such number in this diagnosis."))
        period, unit_id = Period(found.evidence.first_day, found.evidence.last_day), work.diagnosis.unit_id
        charts = charts_of(request.actor, found.read.measure, unit_id=unit_id, period=period, at=request.at)
    context = {
        **frame_of(request.actor, row, "plans"),
        "opened": found.opened,
        "charts": charts,
        "label": found.read.measure.label,
        "words": figure_words(found.read.measure, found.read.figure),
        "period": period_words(period),
        "back": plan_link(code, seat),
    }
    return render(request, "training/change/number.html", context)
