# SPDX-License-Identifier: EUPL-1.2
"""Appeals: filed by a team, decided by somebody who did not judge."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.forms.competitions.appealing import DecideAppealForm
from praja.duties.innovation.forms.competitions.entering import AppealForm
from praja.duties.innovation.models.competitions import Appeal, Competition, Entry
from praja.duties.innovation.operations.competitions import file_appeal, turn_down_appeal, uphold_appeal
from praja.duties.innovation.queries.competitions.reading import competition_with_code, entry_with_code
from praja.duties.innovation.queries.competitions.rounds import counting_sheets
from praja.duties.innovation.rules.competitions import opens_competitions, runs_competition, writes_entry
from praja.duties.innovation.web.competitions.board import MOST_ENTRIES, frame_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_competitions)
def appeal(request: PrajaRequest, code: str) -> HttpResponse:
    """Appeal for one's entry."""
    with recalled(units):
        row = entry_with_code(request.actor, code)
        if not writes_entry(request.actor, row.pk):
            raise NotFound(gettext_lazy("There is no such entry."))
        form = AppealForm(request.POST or None)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                file_appeal(entry=row, words=form.cleaned_data["words"], actor=request.actor, at=request.at)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Your appeal is filed."))
                return HttpResponseRedirect(reverse("innovation:entry", args=[code]))
    wrong = bool(error or form.errors)
    context = {**frame_of(row.competition), "entry": row, "form": form, "error": error, "has_errors": wrong}
    status = error.status if error else 422 if wrong else 200
    return no_store(render(request, "innovation/competitions/appeal.html", context, status=status))


@guarded(opens_competitions)
def decide_appeal_page(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Read an appeal, and decide it with what follows."""
    with recalled(units):
        row = competition_with_code(request.actor, code)
        rows = Appeal.objects.select_related("entry__unit", "filed_by").filter(entry__competition=row, pk=pk)
        found = rows.first() if runs_competition(request.actor, row) else None
        if found is None:
            raise NotFound(gettext_lazy("There is no such appeal."))
        other = _other_entry(row, request.GET.get("karya", ""))
        form = DecideAppealForm(request.POST or None, sheets=_sheets(row, found, other))
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                _decided(request, found, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Decided. The team reads the reasons."))
                return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
    wrong = bool(error or form.errors)
    context = {
        **frame_of(row),
        "appeal": found,
        "sheets": found.sheets.select_related("stage", "sheet__assessor__person").order_by("pk"),
        "others": _entries(row, found),
        "other": other,
        "form": form,
        "error": error,
        "has_errors": wrong,
    }
    status = error.status if error else 422 if wrong else 200
    return no_store(render(request, "innovation/competitions/decide_appeal.html", context, status=status))


def _decided(request: PrajaRequest, found: Appeal, form: DecideAppealForm) -> None:
    said: dict[str, Any] = {
        "appeal": found,
        "words": form.cleaned_data["words"],
        "actor": request.actor,
        "at": request.at,
        "seen_version": None,
    }
    if form.is_turned_down:
        turn_down_appeal(**said)
    else:
        uphold_appeal(**said, **form.said())


def _entries(row: Competition, appeal: Appeal) -> list[Entry]:
    """The other entries that are placed: a sheet of theirs may be what the appeal is about."""
    rows = row.entries.filter(placings__stage=None, placings__result=row.result).exclude(pk=appeal.entry_id)
    return list(rows.order_by("title", "pk")[:MOST_ENTRIES])


def _other_entry(row: Competition, code: str) -> Entry | None:
    return row.entries.filter(code=code).first() if code else None


def _sheets(row: Competition, appeal: Appeal, other: Entry | None) -> list[tuple[str, str]]:
    """Sheets that may be chosen: those of the entry that appeals, or of another one that was asked for too."""
    if appeal.upheld is not None:
        return []
    found: list[tuple[str, str]] = []
    for entry in [appeal.entry, *([other] if other else [])]:
        for stage, seat in counting_sheets(row, entry):
            label = _("%(title)s, %(stage)s: %(juror)s") % {
                "title": entry.title,
                "stage": stage.title,
                "juror": seat.person.name,
            }
            found.append((f"{stage.position}.{seat.pk}.{entry.pk}", label))
    return found
