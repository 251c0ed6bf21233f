# SPDX-License-Identifier: EUPL-1.2
"""What competitions there are, and the board of one: its rules, where it stands, what is one's own, what is done next."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums.competitions import CompetitionState, EntryState
from praja.duties.innovation.forms.competitions.appealing import SupersedeForm
from praja.duties.innovation.forms.competitions.organising import ProlongForm, ReasonForm, StageForm
from praja.duties.innovation.models.competition_terms import terms_of
from praja.duties.innovation.models.competitions import Competition, Entry, Stage
from praja.duties.innovation.operations.competitions import (
    announce_result,
    cancel_competition,
    close_competition,
    close_entries,
    open_entries,
    open_stage,
    prolong_judging,
    seal_stage,
    supersede_result,
)
from praja.duties.innovation.operations.competitions.preparing import NAMEABLE
from praja.duties.innovation.procedure.competitions import CONTEST
from praja.duties.innovation.queries.competitions.reading import (
    appeals_of,
    competition_with_code,
    competitions_visible,
    counts_of,
    desks_of,
    entries_seen,
    judged,
    judging_in,
    own_entries,
    progress_of,
    result_lines,
)
from praja.duties.innovation.queries.competitions.rounds import rounds_of
from praja.duties.innovation.rules.competitions import (
    holds_competitions,
    judged_in,
    opens_competitions,
    opens_holding,
    runs_competition,
)
from praja.duties.innovation.web.competitions.results import earlier_shown, file_of, grouped
from praja.duties.innovation.web.competitions.words import entry_row, obstacle_words
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound, Text
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

MOST_ENTRIES = 300
OVER = (CompetitionState.CLOSED, CompetitionState.CANCELLED)


@guarded(opens_competitions)
def competitions(request: PrajaRequest) -> HttpResponse:
    """What there is to enter and to judge, and what one entered."""
    base = reverse("innovation:competitions")
    page = page_of(competitions_visible(request.actor), order=("-pk",), cursor=request.GET.get("halaman"))
    context = {
        "rows": [_row(one) for one in page.items],
        "judging": [_row(one, "innovation:judging") for one in judging_in(request.actor)[:20]],
        "mine": [entry_row(one) for one in own_entries(request.actor)],
        "may_hold": opens_holding(request.actor),
        "next_url": f"{base}?halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "innovation/competitions/list.html", context))


def _row(row: Competition, route: str = "innovation:competition") -> dict[str, Any]:
    state = CONTEST.by_state[row.case.state]
    return {
        "title": row.case.subject,
        "url": reverse(route, args=[row.case.code]),
        "meta": row.case.lead_unit.name,
        "label": state.public,
        "tone": state.tone,
    }


@guarded(opens_competitions)
def competition(request: PrajaRequest, code: str) -> HttpResponse:
    """The board of one."""
    with recalled(units):
        return _board(request, competition_with_code(request.actor, code))


def frame_of(row: Competition) -> dict[str, Any]:
    """What every page of a competition shows at its head."""
    return {
        "row": row,
        "case": row.case,
        "code": show_code(row.case.code),
        "state": CONTEST.by_state[row.case.state],
        "back": reverse("innovation:competition", args=[row.case.code]),
    }


def _board(
    request: PrajaRequest, row: Competition, error: DomainError | None = None, sent: Form | None = None
) -> HttpResponse:
    runs, holds = runs_competition(request.actor, row), holds_competitions(request.actor, row.case.lead_unit_id)
    state = row.case.state
    stages = list(row.stages.select_related("round").order_by("position"))
    desks = desks_of(request.actor, row)
    rounds = _stages(stages) if runs else []
    is_open = state == CompetitionState.OPEN and request.at < row.entries_until
    context = {
        **frame_of(row),
        "terms": terms_of(row),
        "normalisation": row.normalisation,
        "tie_titles": _tie_titles(row),
        "mine": [entry_row(one) for one in own_entries(request.actor, row)],
        "is_open": is_open,
        "runs": runs,
        "holds": holds,
        "judges": bool(desks),
        "tells_relatives": state not in OVER and judged_in(request.actor.person_id or 0, row.pk),
        "counts": _counts(row) if runs else [],
        "entries": _entries(request, row) if runs else [],
        "stages": rounds,
        "groups": grouped(result_lines(row)),
        "earlier": earlier_shown(row),
        "appeals": appeals_of(row) if runs else [],
        "acts": _acts(row, stages, request) if holds or runs else [],
        "may_prolong": any(not one["is_sealed"] for one in rounds),
        "may_prepare": holds and state == CompetitionState.DRAFT,
        "may_name": holds and state in NAMEABLE,
        "may_cancel": holds and state in (CompetitionState.DRAFT, CompetitionState.OPEN, CompetitionState.CHECKING),
        "stage_form": sent if isinstance(sent, StageForm) else StageForm(),
        "prolong_form": sent if isinstance(sent, ProlongForm) else ProlongForm(),
        "supersede_form": sent if isinstance(sent, SupersedeForm) else SupersedeForm(),
        "reason_form": sent if isinstance(sent, ReasonForm) else ReasonForm(),
        "sent": sent,
        "error": error,
        "has_errors": bool(error or (sent and sent.errors)),
    }
    status = error.status if error else 422 if context["has_errors"] else 200
    return no_store(render(request, "innovation/competitions/board.html", context, status=status))


def _tie_titles(row: Competition) -> list[str]:
    last = row.stages.order_by("-position").first()
    titles = {one["key"]: one["title"] for one in last.criteria} if last else {}
    return [titles[key] for key in row.tie_order if key in titles]


def _counts(row: Competition) -> list[dict[str, Any]]:
    counts = counts_of(row)
    return [{"term": state.label, "value": counts[state.value]} for state in EntryState if counts[state.value]]


def _entries(request: PrajaRequest, row: Competition) -> list[dict[str, Any]]:
    rows = entries_seen(request.actor, row).exclude(state__in=("draft", "withdrawn"))
    return [_entry(one) for one in rows.order_by("category__position", "handed_in_at", "pk")[:MOST_ENTRIES]]


def _entry(one: Entry) -> dict[str, Any]:
    return {**entry_row(one), "why": [obstacle_words(found, one) for found in one.obstacles], "note": one.note}


def _stages(stages: Sequence[Stage]) -> list[dict[str, Any]]:
    """The rounds of every stage, how far jurors are and, once it is sealed, how they judged: for whoever runs it."""
    return [
        {
            "stage": stage,
            "is_anew": one.pk != stage.round_id,
            "closes_at": one.closes_at,
            "is_sealed": one.sealed_at is not None,
            "progress": progress_of(one),
            "judged": judged(stage) if one.pk == stage.round_id else None,
        }
        for stage in stages
        if stage.round_id is not None
        for one in rounds_of(stage)
    ]


Act = tuple[str, Any, Any]


def _acts(row: Competition, stages: list[Any], request: PrajaRequest) -> list[Act]:
    """What the organiser does next: name, label, consequence."""
    state = row.case.state
    if state == CompetitionState.DRAFT:
        return [("open", _("Open it for entries"), _("Its rules are announced and stand from then on."))]
    if state == CompetitionState.OPEN:
        return (
            [("close_entries", _("Close and check the entries"), _("Every entry is checked by the announced rules."))]
            if request.at >= row.entries_until
            else []
        )
    running = next((one for one in stages if one.round is not None and one.round.sealed_at is None), None)
    waiting = next((one for one in stages if one.round is None), None)
    if state in (CompetitionState.CHECKING, CompetitionState.JUDGING) and running is None and waiting is not None:
        return [
            ("open_stage", _("Begin the stage"), _("Entries are given to jurors evenly, kept apart from interests."))
        ]
    if state == CompetitionState.JUDGING and running is not None:
        return [("seal_stage", _("Seal the stage"), _("No score changes after that; the ledger holds them all."))]
    if state == CompetitionState.SEALED:
        return [("announce", _("Announce the result"), _("Everybody reads it, and teams may appeal."))]
    if state == CompetitionState.REVISING:
        return [
            (
                "supersede",
                _("Seal and announce the second result"),
                _("It takes the place of the one before, which stays readable; everybody who took part is told."),
            )
        ]
    if state == CompetitionState.ANNOUNCED and row.appeals_until and request.at >= row.appeals_until:
        return [("close", _("Close the competition"), _("Nothing is left to do after that."))]
    return []


Sent = StageForm | ProlongForm | ReasonForm | SupersedeForm

DEEDS: dict[str, tuple[Callable[..., Any], Text, type[Sent] | None]] = {
    "open": (open_entries, gettext_lazy("It is open for entries."), None),
    "close_entries": (close_entries, gettext_lazy("The entries are closed and checked."), None),
    "open_stage": (open_stage, gettext_lazy("The stage is open; jurors find it on their desks."), StageForm),
    "seal_stage": (seal_stage, gettext_lazy("The stage is sealed."), None),
    "announce": (announce_result, gettext_lazy("The result is announced."), None),
    "prolong": (prolong_judging, gettext_lazy("Jurors have more time."), ProlongForm),
    "supersede": (supersede_result, gettext_lazy("Done. What stands now is said on the page."), SupersedeForm),
    "close": (close_competition, gettext_lazy("It is closed."), None),
    "cancel": (cancel_competition, gettext_lazy("It is cancelled."), ReasonForm),
}


@require_POST
@guarded(opens_competitions)
def act(request: PrajaRequest, code: str) -> HttpResponse:
    """One act of the organiser on the board."""
    with recalled(units):
        row = competition_with_code(request.actor, code)
        deed = request.POST.get("deed", "")
        if deed not in DEEDS:
            raise NotFound(gettext_lazy("There is no such act."))
        operation, done, kind = DEEDS[deed]
        form = kind(request.POST) if kind else None
        if form is not None and not form.is_valid():
            return _board(request, row, None, form)
        seen = request.POST.get("seen", "")
        try:
            operation(
                competition=row,
                actor=request.actor,
                at=request.at,
                seen_version=int(seen) if seen.isdecimal() else None,
                **(form.said() if form else {}),
            )
        except DomainError as refused:
            error = refused if form is None else put_on(form, refused)
            return _board(request, competition_with_code(request.actor, code), error, form)
    messages.success(request, str(done))
    return HttpResponseRedirect(reverse("innovation:competition", args=[code]))


@guarded(opens_competitions)
def result_file(request: PrajaRequest, code: str, kind: str) -> HttpResponse:
    """The announced result as a file."""
    return file_of(request, competition_with_code(request.actor, code), kind)
