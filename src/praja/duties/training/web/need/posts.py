# SPDX-License-Identifier: EUPL-1.2
"""What posts require, and who has not learned it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.forms.need import EndForm, RequirementForm
from praja.duties.training.models import Programme
from praja.duties.training.operations.needs import end_requirement, require_of_post
from praja.duties.training.queries.needs import Gap, gaps_of, post_names, requirement_seen
from praja.duties.training.rules import KEEPERS, keeps_training, opens_keeping, opens_need
from praja.duties.training.web.need.ways import ways
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

MOST_NAMES = 30


@guarded(opens_need)
def posts(request: PrajaRequest) -> HttpResponse:
    """What posts of the reader's units require, and how many of their holders have learned it."""
    with recalled(units):
        gaps = gaps_of(request.actor, today(request))
        context = {
            "gaps": [_row(request, gap) for gap in gaps],
            "keeps": opens_keeping(request.actor),
            "ways": ways(request, "posts"),
        }
    return no_store(render(request, "training/need/posts.html", context))


def _row(request: PrajaRequest, gap: Gap) -> dict[str, Any]:
    row = gap.requirement
    return {
        "gap": gap,
        "row": row,
        "title": row.programme.title if row.programme else row.subject,
        "people": [
            {"name": one.person.name, "unit": one.unit.name, "url": reverse("training:person", args=[one.pk])}
            for one in gap.missing[:MOST_NAMES]
        ],
        "more": max(0, len(gap.missing) - MOST_NAMES),
        "end_url": reverse("training:requirement", args=[row.pk]) if keeps_training(request.actor, row.unit_id) else "",
    }


@guarded(opens_keeping)
def new_requirement(request: PrajaRequest) -> HttpResponse:
    """Set what posts of a name require."""
    with recalled(units):
        kept = request.actor.units_as(*KEEPERS)
        nodes = {node.code: node.id for node in units.value.nodes.values() if node.id in kept}
        form = RequirementForm(
            request.POST if request.method == "POST" else None,
            units=[(code, units.value.nodes[pk].name) for code, pk in nodes.items()],
            posts=post_names(request.actor),
            programmes=Programme.objects.filter(is_offered=True).order_by("title"),
        )
        error = None
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            try:
                require_of_post(
                    unit=Unit.objects.get(pk=nodes[said["unit"]]),
                    post_name=said["post_name"],
                    programme=said["programme"],
                    subject=said["subject"],
                    decree=said["decree"],
                    since=said["since"],
                    actor=request.actor,
                    at=request.at,
                )
            except DomainError as refused:
                error = put_on(form, refused)
            if error is None and not form.errors:
                messages.success(request, _("Set."))
                return HttpResponseRedirect(reverse("training:posts"))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, "fields": list(form)}
    return no_store(render(request, "training/need/new_requirement.html", context, status=422 if has_errors else 200))


@guarded(opens_keeping)
def requirement(request: PrajaRequest, pk: int) -> HttpResponse:
    """One requirement, and letting it end."""
    with recalled(units):
        row = requirement_seen(request.actor, pk)
        form, error = EndForm(request.POST if request.method == "POST" else None), None
        if request.method == "POST" and form.is_valid():
            try:
                end_requirement(requirement=row, until=form.cleaned_data["until"], actor=request.actor, at=request.at)
            except DomainError as refused:
                error = put_on(form, refused)
            if error is None and not form.errors:
                messages.success(request, _("It ends then."))
                return HttpResponseRedirect(reverse("training:posts"))
    has_errors = bool(error or form.errors)
    context = {"row": row, "form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, "training/need/requirement.html", context, status=422 if has_errors else 200))
