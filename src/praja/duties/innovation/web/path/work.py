# SPDX-License-Identifier: EUPL-1.2
"""One innovation: what it is, where it stands, who works on it."""

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.innovation.queries.path import innovation_with
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def work(request: PrajaRequest, code: str) -> HttpResponse:
    """The overview of an innovation."""
    row = innovation_with(request.actor, code)
    context = {
        **frame_of(request.actor, row, "overview"),
        "team": row.team.filter(left_at=None).select_related("person").order_by("pk"),
    }
    return no_store(render(request, "innovation/path/work.html", context))
