# SPDX-License-Identifier: EUPL-1.2
"""Who works on an innovation, and who discusses it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums import TeamFunction
from praja.duties.innovation.forms.path import MemberForm, PersonForm
from praja.duties.innovation.operations.path import end_reviewer, join_team, leave_team, name_reviewer
from praja.duties.innovation.queries.path import innovation_with
from praja.duties.innovation.rules import CURATE, in_team, keeps_innovation, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.people.models import Person
from praja.kernel.people.queries import colleagues
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def team(request: PrajaRequest, code: str) -> HttpResponse:
    """The team and the independent team; whoever leads takes somebody in, the organisation bureau names who discusses."""
    row = innovation_with(request.actor, code)
    leads = in_team(request.actor, row.pk, TeamFunction.LEADER) or keeps_innovation(
        request.actor, row.case.lead_unit_id
    )
    curates = CURATE.allows(request.actor, row)
    found = [
        (one.person_id, f"{one.person.name} ({one.unit.short_name or one.unit.name})")
        for one in colleagues(request.POST.get("find", ""))
    ]
    is_reviewer = "review" in request.POST
    form: PersonForm = (PersonForm if is_reviewer else MemberForm)(
        None if "look" in request.POST else request.POST or None,
        people=found,
        initial={"find": request.POST.get("find", "")},
    )
    error: DomainError | None = None
    if form.is_bound and (curates if is_reviewer else leads) and form.is_valid():
        try:
            person = Person.objects.get(pk=form.cleaned_data["person"])
            if is_reviewer:
                name_reviewer(innovation=row, person=person, actor=request.actor, at=request.at)
            else:
                function = form.cleaned_data["function"]
                join_team(innovation=row, person=person, function=function, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Named."))
            return HttpResponseRedirect(reverse("innovation:team", args=[code]))
    has_errors = bool(error or (form.is_bound and form.errors))
    context = {
        **frame_of(request.actor, row, "team"),
        "members": row.team.filter(left_at=None).select_related("person").order_by("pk"),
        "reviewers": row.reviewers.filter(ended_at=None).select_related("person").order_by("pk"),
        "leads": leads and row.case.closed_at is None,
        "curates": curates and row.case.closed_at is None,
        "me": request.actor.person_id,
        "form": form,
        "is_reviewer": is_reviewer,
        "found": found,
        "looked": "find" in request.POST,
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, "innovation/path/team.html", context, status=422 if has_errors else 200))


@require_POST
@guarded(opens_innovation)
def leave(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Somebody leaves the team."""
    row = innovation_with(request.actor, code)
    member = row.team.filter(pk=pk).first()
    if member is None:
        raise NotFound(_("Nobody of this team is called so."), next_step=_("Look at the team."))
    return _done(request, code, lambda: leave_team(member=member, actor=request.actor, at=request.at))


@require_POST
@guarded(opens_innovation)
def end_review(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Somebody discusses it no more."""
    row = innovation_with(request.actor, code)
    reviewer = row.reviewers.filter(pk=pk).first()
    if reviewer is None:
        raise NotFound(_("Nobody of the independent team is called so."), next_step=_("Look at the team."))
    return _done(request, code, lambda: end_reviewer(reviewer=reviewer, actor=request.actor, at=request.at))


def _done(request: PrajaRequest, code: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except DomainError as refused:
        messages.error(request, f"{refused} {refused.next_step}")
    else:
        messages.success(request, _("Done."))
    return HttpResponseRedirect(reverse("innovation:team", args=[code]))
