# SPDX-License-Identifier: EUPL-1.2
"""“Perintahkan”: a new order from a case, a figure, minutes or the head's own mind."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.enums import OrderSource
from praja.duties.letters.forms.orders import OrderForm
from praja.duties.letters.operations.ordering import NewOrder, give_order
from praja.duties.letters.queries.figure_words import figure_in_words
from praja.duties.letters.queries.heads import head_of
from praja.duties.letters.queries.orders import acting_units
from praja.duties.letters.rules import opens_ordering
from praja.duties.letters.rules.asking import heads
from praja.duties.letters.web.orders.asking import asker_of, looked_up, named_in, offered, what_was_found
from praja.duties.letters.web.orders.taking import typed
from praja.kernel.documents.forms import pack_files, unpack_files
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.opening import case_to_open
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotAllowed
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

_KEPT = "praja.letters.order_files"
FIGURE_FIELDS = ("angka", "unit_angka", "mulai", "sampai", "halaman")


@dataclass(frozen=True, slots=True)
class Place:
    """For which unit it is ordered, in whose name, and who writes it down."""

    unit: int
    title: str
    chosen_from: tuple[int, ...]
    records: bool


@guarded(opens_ordering)
def new_order(request: PrajaRequest) -> HttpResponse:
    """The form, begun from a link (`dari` a case, `angka` a figure), and what is sent by it."""
    with recalled(units, law_data):
        place, said = _place(request), request.POST if request.method == "POST" else request.GET
        figure = _figure(request, said)
        if request.method != "POST":
            form = _form(request, place, figure, initial=_beginning(request))
            return _page(request, place, form)
        files = {name: _taken(request, name) for name in ("photos", "minutes")}
        if "look" in request.POST:
            form = _form(request, place, figure, initial=typed(request), kept=files["photos"][0])
            form.evidence = files["minutes"][0]
            return _page(request, place, form, says=what_was_found(request, form.found))
        form = _form(request, place, figure, request.POST, kept=files["photos"][0])
        form.evidence = files["minutes"][0]
        form.is_valid()
        for name, (_kept, problem) in files.items():
            if problem and name in form.fields:
                form.add_error(name, problem)
        if form.errors:
            return _page(request, place, form, status=422)
        return _ordered(request, place, form)


def _ordered(request: PrajaRequest, place: Place, form: OrderForm) -> HttpResponse:
    given = form.cleaned_data
    case = case_to_open(request.actor, given["source_case"]) if given["source_case"] else None
    if given["source_case"] and case is None:
        form.add_error("source_case", _("There is no case with this code that you may open."))
        return _page(request, place, form, status=422)
    try:
        order = give_order(
            new=_new(request, form, case),
            words=form.words(),
            asked=form.addressees(),
            unit=Unit.objects.get(pk=place.unit),
            actor=request.actor,
            at=request.at,
            idempotency_key=given["idempotency_key"],
        )
    except AlreadyFiled as repeated:
        code = Case.objects.values_list("code", flat=True).get(pk=repeated.detail["case_id"])
        return HttpResponseRedirect(reverse("letters:order", args=[code]))
    except DomainError as refused:
        field = form.place_of({"scan": "photos", "files": "minutes"}.get(refused.field, refused.field))
        if field in form.fields:
            form.add_error(field, str(refused))
            return _page(request, place, form, status=refused.status)
        return _page(request, place, form, error=refused, status=refused.status)
    messages.success(request, _("Ordered."))
    return HttpResponseRedirect(reverse("letters:order", args=[order.case.code]))


def _new(request: PrajaRequest, form: OrderForm, case: Case | None) -> NewOrder:
    if case is not None:
        source = OrderSource.CASE
    elif form.figure:
        source = OrderSource.MEASURE
    else:
        source = OrderSource.MINUTES if form.evidence else OrderSource.OWN
    address = request.POST.get("halaman", "")
    return NewOrder(
        title=form.cleaned_data["title"],
        source=source,
        source_case=case,
        source_address=address if address.startswith("/") and not address.startswith("//") else "",
        figure=form.figure,
        files=form.evidence,
    )


def _place(request: PrajaRequest) -> Place:
    """Raises `NotAllowed` for whoever heads no unit and writes down for none."""
    found = acting_units(request.actor, request.at)
    asked = (request.POST or request.GET).get("unit", "")
    unit = next((one for one in found if str(one) == asked), found[0] if found else None)
    head = head_of(unit, request.at) if unit is not None else None
    if unit is None or head is None:
        raise NotAllowed(_("Only the head of a unit gives orders."), next_step=_("Go back to your desk."))
    return Place(unit, head.title, tuple(found), not heads(request.actor, unit))


def _form(
    request: PrajaRequest,
    place: Place,
    figure: str,
    data: Any = None,
    *,
    initial: dict[str, Any] | None = None,
    kept: list[StoredFile] | None = None,
) -> OrderForm:
    asker = asker_of(request, place.unit)
    shown = offered(asker, named_in(request))
    return OrderForm(
        data,
        offered=shown,
        found=looked_up(request, asker, [one.value for one in shown]) if "look" in request.POST else (),
        at=request.at,
        due_at=None,
        records=place.records,
        figure=figure,
        kept=kept or [],
        initial={"idempotency_key": uuid4(), **(initial or {})},
        auto_id="d_%s",
    )


def _beginning(request: PrajaRequest) -> dict[str, Any]:
    return {"source_case": request.GET.get("dari", "")[:16], "title": request.GET.get("judul", "")[:200]}


def _figure(request: PrajaRequest, said: Any) -> str:
    """The figure that the link names, read now."""
    if not said.get("angka"):
        return ""
    today = local_date(request.at, local_zone())
    first, last = _day(said.get("mulai", ""), today.replace(month=1, day=1)), _day(said.get("sampai", ""), today)
    return figure_in_words(request.actor, said["angka"], said.get("unit_angka", ""), first, last, request.at)


def _day(text: str, otherwise: date) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day of the calendar, without a time
    except ValueError:
        return otherwise


def _taken(request: PrajaRequest, name: str) -> tuple[list[StoredFile], str]:
    """The files of one field: those that came before, and what came now; and what was wrong with it."""
    kept = unpack_files((request.actor.id,), request.POST.get(f"kept_{name}", ""), use=_KEPT)
    upload = request.FILES.get(name)
    if upload is None:
        return kept, ""
    try:
        file = take_in(upload=upload, actor=request.actor, at=request.at)
    except DomainError as error:
        return kept, str(error)
    return ([*kept, file] if file not in kept else kept), ""


def _page(
    request: PrajaRequest,
    place: Place,
    form: OrderForm,
    *,
    error: DomainError | None = None,
    says: str = "",
    status: int = 200,
) -> HttpResponse:
    said = request.POST if request.method == "POST" else request.GET
    tree = units.current()
    context = {
        "form": form,
        "place": place,
        "unit_choices": [(one, tree.name(one), one == place.unit) for one in place.chosen_from],
        "says": says,
        "addressees_url": reverse("letters:addressees", args=[place.unit]),
        "carried": [(name, said.get(name, "")) for name in FIGURE_FIELDS if said.get(name)] if form.figure else [],
        "kept": {
            "photos": pack_files((request.actor.id,), form.kept, use=_KEPT),
            "minutes": pack_files((request.actor.id,), form.evidence, use=_KEPT),
        },
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/orders/new.html", context, status=status))
