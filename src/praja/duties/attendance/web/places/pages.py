# SPDX-License-Identifier: EUPL-1.2
"""Places: the list, the form with its outline, whom they are open to, their displays."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.attendance.domain.outlines import written_outline
from praja.duties.attendance.enums import PlaceKind
from praja.duties.attendance.forms.checkin import GuestEndForm, GuestForm, PlaceForm
from praja.duties.attendance.models import Place, PlaceGuest
from praja.duties.attendance.operations.places import PlaceWords, close_place_to, open_place_to, pair_display, set_place
from praja.duties.attendance.queries.places import guest_for, guests_of, place_for, places_kept
from praja.duties.attendance.rules import KEEPERS, opens_schedules
from praja.duties.attendance.web.drawing import drawing_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_schedules)
def place_list(request: PrajaRequest) -> HttpResponse:
    """The places of the units that one keeps."""
    context = {"places": places_kept(request.actor), "today": today(request)}
    return no_store(render(request, "attendance/places/list.html", context))


@guarded(opens_schedules)
def new_place(request: PrajaRequest) -> HttpResponse:
    """Set one up."""
    return _saving(request, None)


@guarded(opens_schedules)
def place(request: PrajaRequest, pk: int) -> HttpResponse:
    """Change one."""
    return _saving(request, place_for(request.actor, pk))


def _saving(request: PrajaRequest, row: Place | None) -> HttpResponse:
    with recalled(units):
        offered = _units(request)
        initial: dict[str, Any] = {"accuracy_limit": 100, "needs_code": True, "since": today(request)}
        if row is not None:
            initial = _initial(row)
        form = PlaceForm(request.POST or None, request.FILES or None, initial=initial, units=offered)
        if request.method != "POST":
            return _form_page(request, row, form)
        if not form.is_valid() or "try" in request.POST:
            return _form_page(request, row, form, status=422 if form.errors else 200)
        try:
            saved = _set(request, row, form)
        except DomainError as refused:
            return _form_page(request, row, form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("“%(name)s” is set.") % {"name": saved.name})
    return HttpResponseRedirect(reverse("attendance:place", args=[saved.pk]))


def _set(request: PrajaRequest, row: Place | None, form: PlaceForm) -> Place:
    said = form.cleaned_data
    words = PlaceWords(
        name=said["name"],
        outline=form.rings,
        since=said["since"],
        until=said["until"],
        kind=PlaceKind(said["kind"]),
        accuracy_limit=said["accuracy_limit"],
        needs_code=said["needs_code"],
        wants_photo=said["wants_photo"],
    )
    unit = Unit.objects.get(pk=int(said["unit"]))
    return set_place(place=row, unit=unit, words=words, actor=request.actor, at=request.at)


def _form_page(
    request: PrajaRequest,
    row: Place | None,
    form: PlaceForm,
    *,
    guest: GuestForm | None = None,
    ending: tuple[int, GuestEndForm] | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    rings = form.rings if form.is_bound else (row.outline if row else [])
    context = {
        "place": row,
        "today": today(request),
        "form": form,
        "error": error,
        "drawing": drawing_of(rings) if rings else None,
        "tried": form.is_bound and not form.errors,
        "guests": _guests(request, row, ending) if row else [],
        "end_form": ending[1] if ending else None,
        "guest_form": guest or GuestForm(units=_all_units(request), initial={"since": today(request)}, prefix="guest"),
    }
    return no_store(render(request, "attendance/places/form.html", context, status=status))


def _guests(
    request: PrajaRequest, row: Place, ending: tuple[int, GuestEndForm] | None
) -> list[tuple[PlaceGuest, GuestEndForm | None]]:
    """Whom the place is open to; who still may come has a form by which that ends earlier."""
    day, found = today(request), []
    for guest in guests_of(row.pk):
        form = None
        if guest.until is None or guest.until > day:
            form = GuestEndForm(prefix=f"end{guest.pk}", initial={"until": day + timedelta(days=1)})
        found.append((guest, ending[1] if ending is not None and ending[0] == guest.pk else form))
    return found


@require_POST
@guarded(opens_schedules)
def open_to(request: PrajaRequest, pk: int) -> HttpResponse:
    """Open a place to a guest; a refusal shows the page again with what was typed."""
    row = place_for(request.actor, pk)
    with recalled(units):
        form = GuestForm(request.POST, units=_all_units(request), prefix="guest")
        if form.is_valid():
            said, error = form.cleaned_data, None
            unit = Unit.objects.get(pk=int(said["unit"])) if said["unit"] else None
            try:
                open_place_to(
                    place=row,
                    unit=unit,
                    employee=form.employee,
                    basis=said["basis"],
                    since=said["since"],
                    until=said["until"],
                    actor=request.actor,
                    at=request.at,
                )
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Opened."))
                return HttpResponseRedirect(reverse("attendance:place", args=[pk]))
        else:
            error = None
        return _form_page(request, row, _as_it_is(request, row), guest=form, error=error, status=422)


@require_POST
@guarded(opens_schedules)
def close_to(request: PrajaRequest, pk: int) -> HttpResponse:
    """End a guest's time earlier; a refusal shows the page again with what was typed."""
    guest = guest_for(request.actor, pk)
    form, error = GuestEndForm(request.POST, prefix=f"end{pk}"), None
    if form.is_valid():
        try:
            close_place_to(guest=guest, until=form.cleaned_data["until"], actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("It ends earlier now."))
            return HttpResponseRedirect(reverse("attendance:place", args=[guest.place_id]))
    with recalled(units):
        kept = _as_it_is(request, guest.place)
        return _form_page(request, guest.place, kept, ending=(pk, form), error=error, status=422)


def _as_it_is(request: PrajaRequest, row: Place) -> PlaceForm:
    return PlaceForm(initial=_initial(row), units=_units(request))


def _initial(row: Place) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in PlaceForm.base_fields if name not in ("file", "outline")}
    return told | {"unit": str(row.unit_id), "outline": written_outline(row.outline)}


@require_POST
@guarded(opens_schedules)
def pair(request: PrajaRequest, pk: int) -> HttpResponse:
    """A new display; its link is shown this once."""
    row = place_for(request.actor, pk)
    secret = pair_display(place=row, actor=request.actor, at=request.at)
    link = f"{settings.PRAJA_BASE_URL}{reverse('attendance:open_display', args=[secret])}"
    return no_store(render(request, "attendance/places/paired.html", {"place": row, "link": link}))


def _units(request: PrajaRequest) -> list[UnitNode]:
    held = request.actor.units_as(*KEEPERS)
    return [one for one in _all_units(request) if one.id in held]


def _all_units(request: PrajaRequest) -> list[UnitNode]:
    nodes = (node for node in units.current().nodes.values() if node.is_open(today(request)))
    return sorted(nodes, key=lambda node: node.code)
