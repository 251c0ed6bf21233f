# SPDX-License-Identifier: EUPL-1.2
"""When units are open for people: which have hours of their own, and the page on which they are set by decree."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.kernel.law.domain.terms import week_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.forms import DecreeForm, OpeningHoursForm
from praja.kernel.organization.models import OpeningHours, Unit
from praja.kernel.organization.operations import follow_hours_above, set_opening_hours
from praja.kernel.organization.queries import hours_come_from, hours_set_for, opening_of, units, units_with_hours
from praja.kernel.organization.rules import ORGANIZE
from praja.kernel.organization.wording import opening_words
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

FOLLOWING = "ikuti"
FIELDS = {"week": "day_0", "decree": "decree_number"}
"""The field of the form where a refusal of the operation belongs."""


@guarded(ORGANIZE)
def opening_hours(request: PrajaRequest) -> HttpResponse:
    """The units that have hours of their own, and the way to those of any other."""
    chosen = request.GET.get("unit", "")[:30]
    with recalled(units):
        if chosen and units.value.by_code(chosen) is not None:
            return HttpResponseRedirect(reverse("organization:unit_hours", args=[chosen]))
        today = _today(request)
        nodes = sorted(units.value.nodes.values(), key=lambda node: node.code)
        context = {
            "rows": [_row(unit, today) for unit in units_with_hours()],
            "units": [node for node in nodes if node.is_open(today)],
        }
    return render(request, "organization/opening_hours.html", context)


@guarded(ORGANIZE)
def unit_hours(request: PrajaRequest, code: str) -> HttpResponse:
    """The hours of one unit: what holds today, what held and will hold, and setting others by decree."""
    with recalled(units):
        node, today = _unit(code), _today(request)
        form = OpeningHoursForm(request.POST or None, week=opening_of(node.id, today), today=today)
        if request.method != "POST":
            return _page(request, node, form)
        if not form.is_valid():
            return _page(request, node, form, status=422)
        try:
            set_opening_hours(
                unit=Unit.objects.get(pk=node.id),
                week=form.week,
                decree=form.decree,
                since=form.cleaned_data["since"],
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            _refuse(form, refused)
            return _page(request, node, form, status=refused.status)
    return _saved(request, node)


@require_POST
@guarded(ORGANIZE)
def follow_above(request: PrajaRequest, code: str) -> HttpResponse:
    """The unit goes back to the hours of the unit above, by decree."""
    with recalled(units):
        node, form = _unit(code), DecreeForm(request.POST, prefix=FOLLOWING)
        hours = OpeningHoursForm(week=opening_of(node.id, _today(request)), today=_today(request))
        if not form.is_valid():
            return _page(request, node, hours, following=form, status=422)
        try:
            follow_hours_above(
                unit=Unit.objects.get(pk=node.id),
                decree=form.decree,
                since=form.cleaned_data["since"],
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            _refuse(form, refused)
            return _page(request, node, hours, following=form, status=refused.status)
    return _saved(request, node)


def _unit(code: str) -> UnitNode:
    found = units.value.by_code(code[:30])
    if found is None:
        raise NotFound(_("There is no such unit."), next_step=_("Choose it from the list."))
    return found


def _refuse(form: DecreeForm, refused: DomainError) -> None:
    where = FIELDS.get(refused.field, refused.field)
    form.add_error(where if where in form.fields else None, str(refused))


def _saved(request: PrajaRequest, node: UnitNode) -> HttpResponse:
    messages.success(request, _("Saved. Clocks that run already keep the hours they began with."))
    return HttpResponseRedirect(reverse("organization:unit_hours", args=[node.code]))


def _page(
    request: PrajaRequest,
    node: UnitNode,
    form: OpeningHoursForm,
    *,
    following: DecreeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`following`: what was sent to go back to the hours of the unit above, where it was refused."""
    today, history = _today(request), hours_set_for(node.id)
    above = units.value.get(node.parent_id) if node.parent_id and any(row.until is None for row in history) else None
    context = {
        "unit": node,
        "form": form,
        "opening": opening_words(opening_of(node.id, today)),
        "source": hours_come_from(node.id, today),
        "history": [_told(row, today) for row in history],
        "above": above,
        "following": following or DecreeForm(prefix=FOLLOWING, initial={"since": today}),
        "has_errors": status >= 400,
    }
    return render(request, "organization/unit_hours.html", context, status=status)


def _row(unit: Unit, today: date) -> dict[str, object]:
    source = hours_come_from(unit.pk, today)
    return {
        "unit": unit,
        "opening": [f"{one.days} {one.hours}" for one in opening_words(opening_of(unit.pk, today)) if one.is_open],
        "is_own": source is not None and source.id == unit.pk,
    }


def _told(row: OpeningHours, today: date) -> dict[str, object]:
    is_over = row.until is not None and row.until <= today
    state = "over" if is_over else "later" if row.since > today else "now"
    return {"hours": row, "days": opening_words(week_of(row.week)), "state": state}


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())
