# SPDX-License-Identifier: EUPL-1.2
"""Ideas for everybody: list, proposal, page with support and words."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums import IdeaState, IdeaTopic
from praja.duties.innovation.forms.ideas import CommentForm, IdeaForm
from praja.duties.innovation.models import Idea
from praja.duties.innovation.operations.ideas import (
    Proposal,
    comment_on_idea,
    end_support,
    send_idea,
    support_idea,
    withdraw_idea,
)
from praja.duties.innovation.procedure.ideas import IDEAS
from praja.duties.innovation.queries.ideas import (
    comments_shown,
    idea_with,
    own_comments_waiting,
    public_ideas,
    support_of,
)
from praja.duties.innovation.rules.ideas import is_author, speaks_up
from praja.duties.innovation.web.ideas.showing import answers_of, author_of, became_of, idea_rows, supporters_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

ORDERS = {"dukungan": ("-supporters", "-pk"), "": ("-pk",)}


@guarded(ANYONE)
def ideas(request: PrajaRequest) -> HttpResponse:
    """Every idea that is shown: the newest first, or those most supported."""
    asked = {name: request.GET.get(name, "")[:80].replace("\x00", "") for name in ("topik", "unit", "urut", "q")}
    with recalled(units):
        tree = units.current()
        unit = tree.by_code(asked["unit"])
        topic = asked["topik"] if asked["topik"] in IdeaTopic.values else ""
        found = public_ideas(topic=topic, unit_ids=tree.subtree(unit.id) if unit else None, words=asked["q"])
        page = page_of(
            found, order=ORDERS["dukungan" if asked["urut"] == "dukungan" else ""], cursor=request.GET.get("halaman")
        )
    context = {
        "rows": idea_rows(page.items, lambda row: reverse("ideas:idea", args=[row.case.code])),
        "words": asked["q"],
        "unit": unit.name if unit else "",
        "topics": _links(asked, "topik", [("", _("All topics")), *IdeaTopic.choices]),
        "orders": _links(asked, "urut", [("", _("Newest first")), ("dukungan", _("Most supported"))]),
        "everywhere": f"?{urlencode({**asked, 'unit': ''})}" if unit else "",
        "next_url": f"?{urlencode({**asked, 'halaman': page.next})}" if page.next else "",
        "previous_url": f"?{urlencode({**asked, 'halaman': page.previous})}" if page.previous else "",
        "is_filtered": any(asked.values()),
    }
    return render(request, "innovation/ideas/list.html", context)


@guarded(speaks_up)
def new_idea(request: PrajaRequest) -> HttpResponse:
    """Propose an idea; whoever is not known yet signs in by a one-time code first."""
    with recalled(units, law_data):
        today = local_date(request.at, local_zone())
        offered = [one for one in units.current().nodes.values() if one.kind in OFFICES and one.is_open(today)]
        choices = [(str(one.id), one.name) for one in sorted(offered, key=lambda one: one.name)]
        form = IdeaForm(request.POST or None, units=choices, initial={"key": uuid4(), "wants_news": True})
        return form_page(
            request,
            form,
            act=lambda: _send(request, form),
            template="innovation/ideas/new.html",
            context={"asks_to_hide": request.method == "POST"},
            done=_("Your idea has arrived. A moderator reads it before everybody does."),
        )


OFFICES = ("department", "agency", "bureau", "district", "subdistrict", "hospital", "secretariat", "technical")


def _send(request: PrajaRequest, form: IdeaForm) -> str:
    said = form.cleaned_data
    unit = said["unit"] or units.current().roots[0].id
    proposal = Proposal(
        title=said["title"],
        text=said["text"],
        topic=said["topic"],
        unit=Unit.objects.get(pk=unit),
        shows_author=said["shows_author"],
        wants_news=said["wants_news"],
        hides=said["hides"],
    )
    try:
        row = send_idea(proposal=proposal, actor=request.actor, at=request.at, idempotency_key=said["key"])
    except AlreadyFiled as again:
        row = Idea.objects.select_related("case").get(pk=again.detail["case_id"])
    return reverse("ideas:idea", args=[row.case.code])


@guarded(ANYONE)
def idea(request: PrajaRequest, code: str) -> HttpResponse:
    """One idea: its words, who supports it, what was said, what became of it."""
    with recalled(units, law_data):
        return _shown(request, idea_with(request.actor, code), CommentForm())


def _shown(
    request: PrajaRequest, row: Idea, form: CommentForm, error: DomainError | None = None, status: int = 200
) -> HttpResponse:
    state = IDEAS.by_state[row.case.state]
    is_open, is_own = row.case.state == IdeaState.OPEN, is_author(request.actor, row.pk)
    context: dict[str, Any] = {
        "idea": row,
        "case": row.case,
        "code": show_code(row.case.code),
        "state": state,
        "author": author_of(row),
        "supporters": supporters_of(row),
        "is_open": is_open,
        "is_own": is_own,
        "may_withdraw": is_own and row.case.state in (IdeaState.RECEIVED, IdeaState.OPEN),
        "speaks": speaks_up.opens(request.actor),
        "support": support_of(request.actor, row),
        "waiting": own_comments_waiting(request.actor, row),
        "comments": [(author_of(one), one) for one in comments_shown(row)],
        "answers": answers_of(row),
        "became": became_of(row),
        "into": row.merged_into,
        "form": form,
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "innovation/ideas/idea.html", context, status=status))


@require_POST
@guarded(speaks_up)
def support(request: PrajaRequest, code: str) -> HttpResponse:
    """Support it, or no more."""
    row = idea_with(request.actor, code)
    try:
        if request.POST.get("end"):
            end_support(idea=row, actor=request.actor, at=request.at)
        else:
            support_idea(idea=row, wants_news=bool(request.POST.get("news")), actor=request.actor, at=request.at)
    except DomainError as refused:
        messages.warning(request, str(refused))
    return HttpResponseRedirect(f"{reverse('ideas:idea', args=[row.case.code])}#dukungan")


@require_POST
@guarded(speaks_up)
def comment(request: PrajaRequest, code: str) -> HttpResponse:
    """Say something to it; a moderator reads it first."""
    with recalled(units, law_data):
        row, form = idea_with(request.actor, code), CommentForm(request.POST)
        if not form.is_valid():
            return _shown(request, row, form, status=422)
        try:
            comment_on_idea(idea=row, **form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            return _shown(request, row, form, status=422)
    messages.success(request, _("Your words have arrived. A moderator reads them before everybody does."))
    return HttpResponseRedirect(f"{reverse('ideas:idea', args=[row.case.code])}#kata")


@require_POST
@guarded(speaks_up)
def withdraw(request: PrajaRequest, code: str) -> HttpResponse:
    """Its author withdraws it."""
    row = idea_with(request.actor, code)
    try:
        withdraw_idea(case=row.case, actor=request.actor, at=request.at, seen_version=None)
    except DomainError as refused:
        messages.warning(request, str(refused))
    return HttpResponseRedirect(reverse("ideas:idea", args=[row.case.code]))


def _links(asked: dict[str, str], name: str, values: Any) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "href": f"?{urlencode({key: one for key, one in {**asked, name: value}.items() if one})}",
            "current": asked[name] == value,
        }
        for value, label in values
    ]
