# SPDX-License-Identifier: EUPL-1.2
"""Ideas in the office: what waits to be read, one idea with everything said to it, and what its moderators may do."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums import IdeaState
from praja.duties.innovation.forms.ideas import AdoptForm, AnswerForm, MergeForm
from praja.duties.innovation.operations.ideas import (
    adopt_idea,
    answer_idea,
    decline_idea,
    judge_comment,
    merge_idea,
    publish_idea,
    refuse_idea,
)
from praja.duties.innovation.procedure.ideas import IDEAS
from praja.duties.innovation.queries.ideas import (
    comments_shown,
    comments_to_read,
    idea_with,
    ideas_kept_by,
    waiting_at,
)
from praja.duties.innovation.rules.ideas import moderates_ideas
from praja.duties.innovation.web.ideas.showing import answers_of, author_of, became_of, idea_rows, supporters_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import (
    NOTHING,
    Desk,
    OfficeAct,
    Sent,
    clocks_shown,
    entries_of,
    kept_words,
    panel,
)
from praja.kernel.procedures.web.taking import act_paths, no_store
from praja.lib.actors import Actor
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(moderates_ideas)
def waiting_ideas(request: PrajaRequest) -> HttpResponse:
    """The ideas that the reader moderates and answers, by where they stand."""
    words = request.GET.get("q", "").replace("\x00", "")[:80]
    chosen = request.GET.get("status", "")
    chosen = chosen if chosen in (WAITS, *IdeaState.values) else ""
    found = ideas_kept_by(request.actor, waits=chosen == WAITS, words=words)
    if chosen in IdeaState.values:
        found = found.filter(case__state=chosen)
    order = ("pk",) if chosen == WAITS else ("-pk",)
    page = page_of(found, order=order, cursor=request.GET.get("halaman"))
    choices = [("", _("All")), (WAITS, _("What waits")), *((one.name, one.public) for one in IDEAS.states)]
    context = {
        "rows": idea_rows(
            page.items, lambda row: reverse("innovation:idea", args=[row.case.code]), waiting_at(page.items)
        ),
        "words": words,
        "chosen": chosen,
        "now": request.at,
        "filters": [
            {"label": label, "href": _address(words, name), "current": name == chosen} for name, label in choices
        ],
        "is_filtered": bool(words or chosen),
        "next_url": _address(words, chosen, page.next) if page.next else "",
        "previous_url": _address(words, chosen, page.previous) if page.previous else "",
    }
    return no_store(render(request, "innovation/ideas/waiting.html", context))


WAITS = "menunggu"
"""How the address calls what waits."""


def _address(words: str, chosen: str, cursor: str = "") -> str:
    given = {name: value for name, value in (("q", words), ("status", chosen), ("halaman", cursor)) if value}
    return f"{reverse('innovation:ideas')}?{urlencode(given)}" if given else reverse("innovation:ideas")


def case_with_code(actor: Actor, code: str) -> Case:
    """The case of an idea that this actor moderates, with the idea at hand. Raises `NotFound`."""
    row = idea_with(actor, code)
    if not ideas_kept_by(actor).filter(pk=row.pk).exists():
        raise NotFound(_("There is no such idea among those that you answer."))
    row.case.idea = row
    return row.case


@guarded(moderates_ideas)
def office_idea(request: PrajaRequest, code: str) -> HttpResponse:
    """One idea, with what waits to be read."""
    with recalled(units, law_data):
        return overview(request, case_with_code(request.actor, code))


def overview(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    row = case.idea
    entries = entries_of(DESK, request, case, sent)
    context: dict[str, Any] = {
        "idea": row,
        "case": case,
        "code": show_code(case.code),
        "state": IDEAS.by_state[case.state],
        "author": author_of(row),
        "supporters": supporters_of(row),
        "comments": [(author_of(one), one) for one in comments_shown(row)],
        "to_read": [(author_of(one), one) for one in comments_to_read(row)],
        "answers": answers_of(row),
        "became": became_of(row),
        **clocks_shown(case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "innovation/ideas/office.html", context, status=status))


@require_POST
@guarded(moderates_ideas)
def judge(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Show a comment, or hide it with a reason."""
    with recalled(units, law_data):
        row = case_with_code(request.actor, code).idea
        comment = row.comments.filter(pk=pk).first()
        if comment is None:
            raise NotFound(_("There is no such comment."))
        try:
            judge_comment(
                comment=comment,
                shown=request.POST.get("shown") == "yes",
                reason=request.POST.get("reason", ""),
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            messages.warning(request, str(refused))
    return HttpResponseRedirect(f"{reverse('innovation:idea', args=[code])}#kata")


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("innovation:idea", args=[code])


def _beginning(_request: PrajaRequest, case: Case, act: str) -> dict[str, Any]:
    return {"title": case.idea.title} if act == "adopt_idea" else {}


DESK = Desk(
    procedure=IDEAS,
    acts=(
        OfficeAct("publish_idea", "tayangkan", StepForm, publish_idea, ("publish",), leads=True),
        OfficeAct("adopt_idea", "adopsi", AdoptForm, adopt_idea, ("adopt",)),
        OfficeAct("answer_idea", "jawab", AnswerForm, answer_idea, ("answer",)),
        OfficeAct("decline_idea", "tidak-diambil", AnswerForm, decline_idea, ("decline",)),
        OfficeAct("merge_idea", "gabung", MergeForm, merge_idea, ("merge",)),
        OfficeAct("refuse_idea", "jangan-tayangkan", AnswerForm, refuse_idea, ("refuse",), danger=True),
    ),
    namespace="innovation",
    door=moderates_ideas,
    find=case_with_code,
    page=overview,
    after=_after,
    beginning=_beginning,
)
idea_acts: list[URLPattern] = act_paths(DESK, "ide")
