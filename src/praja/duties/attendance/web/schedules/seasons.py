# SPDX-License-Identifier: EUPL-1.2
"""Seasons with working hours of their own."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.enums import SeasonKind
from praja.duties.attendance.forms.schedules import RevokeForm, SeasonForm
from praja.duties.attendance.operations.seasons import revoke_season, set_season
from praja.duties.attendance.queries.patterns import season_with, seasons_in_order
from praja.duties.attendance.rules import may_keep_schedules, opens_schedules
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_schedules)
def seasons(request: PrajaRequest) -> HttpResponse:
    """The days of Ramadan of each year; setting and taking back by whoever keeps the hours of the whole government."""
    with recalled(units):
        if request.method != "POST":
            return _page(request)
        asked = request.POST.get("season", "")
        return _revoked(request, int(asked)) if asked.isdecimal() else _set(request)


def _set(request: PrajaRequest) -> HttpResponse:
    form = SeasonForm(request.POST)
    if not form.is_valid():
        return _page(request, new=form, status=422)
    try:
        set_season(kind=SeasonKind.RAMADAN, **form.cleaned_data, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, new=form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("The days are set."))
    return HttpResponseRedirect(reverse("attendance:seasons"))


def _revoked(request: PrajaRequest, number: int) -> HttpResponse:
    season, form = season_with(number), RevokeForm(request.POST, auto_id=f"revoke_{number}_%s")
    if not form.is_valid():
        return _page(request, revoke=(number, form), status=422)
    try:
        revoke_season(season=season, decree=form.cleaned_data["decree"], actor=request.actor, at=request.at)
    except DomainError as refused:
        error = put_on(form, refused)
        return _page(request, revoke=(number, form), error=error, status=refused.status)
    messages.success(request, _("Taken back. The usual hours hold on those days."))
    return HttpResponseRedirect(reverse("attendance:seasons"))


def _page(
    request: PrajaRequest,
    *,
    new: SeasonForm | None = None,
    revoke: tuple[int, RevokeForm] | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    on = today(request)
    context = {
        "seasons": [_row(row, on, revoke) for row in seasons_in_order()],
        "form": new or SeasonForm(),
        "sent": new or (revoke[1] if revoke else None),
        "may_set": all(may_keep_schedules(request.actor, root.id) for root in units.current().roots),
        "error": error,
    }
    return no_store(render(request, "attendance/schedules/seasons.html", context, status=status))


def _row(row: Any, on: Any, revoke: tuple[int, RevokeForm] | None) -> dict[str, Any]:
    is_sent = revoke is not None and revoke[0] == row.pk
    form = revoke[1] if revoke is not None and is_sent else RevokeForm(auto_id=f"revoke_{row.pk}_%s")
    state = "revoked" if row.revoked_by else "over" if row.last_day < on else "later" if row.first_day > on else "now"
    return {"row": row, "state": state, "form": form, "is_sent": is_sent}
