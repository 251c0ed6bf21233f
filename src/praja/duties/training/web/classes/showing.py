# SPDX-License-Identifier: EUPL-1.2
"""What is offered, and one class."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.training.procedure import CLASS
from praja.duties.training.queries.classes import class_with_code, classes_visible
from praja.duties.training.rules import opens_training
from praja.duties.training.web.frame import frame_of
from praja.lib.web import PrajaRequest, guarded

MOST = 50
"""Classes on the page."""


@guarded(opens_training)
def home(request: PrajaRequest) -> HttpResponse:
    """The classes that the reader may see, the next to begin first."""
    rows = [
        {
            "title": row.case.subject,
            "url": reverse("training:class", args=[row.case.code]),
            "row": row,
            "state": CLASS.by_state[row.case.state],
        }
        for row in classes_visible(request.actor)[:MOST]
    ]
    return render(request, "training/classes/home.html", {"rows": rows})


@guarded(opens_training)
def class_page(request: PrajaRequest, code: str) -> HttpResponse:
    """One class: when, where, what is taught."""
    row = class_with_code(request.actor, code)
    context = {**frame_of(request.actor, row, "overview"), "subjects": list(row.curriculum.subjects.all())}
    return render(request, "training/classes/class.html", context)
