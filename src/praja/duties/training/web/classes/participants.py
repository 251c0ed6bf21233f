# SPDX-License-Identifier: EUPL-1.2
"""Participants of a class: who is in it, nominating, choosing, giving a seat back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.enums import ClassState, SeatStatus, SeatWay
from praja.duties.training.forms.classes.people import GiveBackForm, NominateForm, SelectForm
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes import nominate, select_participants, withdraw_seat
from praja.duties.training.operations.classes.withdrawing import GIVEN_BACK, UNTIL
from praja.duties.training.queries.classes import class_with_code, seats_visible
from praja.duties.training.queries.classes.clashes import employees_bound
from praja.duties.training.queries.classes.people import nominable
from praja.duties.training.queries.classes.seating import quotas_of
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.rules.doors import opens_nominating
from praja.duties.training.rules.seats import WITHDRAW
from praja.duties.training.web.classes.words import TONES, clash_words
from praja.duties.training.web.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import MOST_FOUND
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

MOST = 500
"""Seats on the page."""
DECIDED = (SeatStatus.SELECTED, SeatStatus.WAITING, SeatStatus.NOT_SELECTED)


@guarded(opens_training)
def participants(request: PrajaRequest, code: str) -> HttpResponse:
    """Those of the class whom the reader may see, by unit; and how full each quota is."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        rows = list(seats_visible(request.actor, row)[:MOST])
        mine = set(
            WITHDRAW.visible(request.actor, Seat.objects.filter(training_class=row)).values_list("pk", flat=True)
        )
        quotas = quotas_of(row)
        runs = runs_class(request.actor, row)
        context = {
            **frame_of(request.actor, row, "participants"),
            "groups": _groups(row, rows, mine, runs),
            "quotas": quotas,
            "runs": runs,
            "selects": runs and row.case.state == ClassState.NOMINATING,
            "nominates": row.case.state == ClassState.NOMINATING
            and any(one.unit.pk in request.actor.units_as(Role.HEAD) for one in quotas),
        }
    return no_store(render(request, "training/classes/participants.html", context))


ORDER = (
    SeatStatus.SELECTED,
    SeatStatus.PASSED,
    SeatStatus.FAILED,
    SeatStatus.WAITING,
    SeatStatus.NOMINATED,
    SeatStatus.NOT_SELECTED,
    SeatStatus.WITHDRAWN,
)


def _groups(row: TrainingClass, rows: Sequence[Seat], mine: set[int], runs: bool) -> list[dict[str, Any]]:
    """Seats by status; the waiting list in its order."""
    found = []
    for status in ORDER:
        seats = [seat for seat in rows if seat.status == status]
        if status == SeatStatus.WAITING:
            seats.sort(key=lambda seat: seat.place_in_line)
        if seats:
            shown = [_row(row, seat, mine, runs) for seat in seats]
            found.append({"label": status.label, "seats": shown, "key": status.value})
    return found


def _row(row: TrainingClass, seat: Seat, mine: set[int], runs: bool) -> dict[str, Any]:
    may = seat.pk in mine and seat.status in GIVEN_BACK and row.case.state in UNTIL
    return {
        "seat": seat,
        "tone": TONES.get(SeatStatus(seat.status), "neutral"),
        "label": SeatStatus(seat.status).label,
        "way": SeatWay(seat.way).label if seat.way != SeatWay.QUOTA else "",
        "reason": seat.reason if runs or seat.pk in mine else "",
        "give_back": reverse("training:give_seat_back_of", args=[row.case.code, seat.pk]) if may else "",
    }


@guarded(opens_nominating)
def nominate_people(request: PrajaRequest, code: str) -> HttpResponse:
    """A head nominates many people at once; whoever is found by name joins those chosen before."""
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        if row.case.state != ClassState.NOMINATING:
            raise NotFound(_("This class takes no nominations now."), next_step=_("Open the class again."))
        chosen = _chosen(request.POST)
        form, error = NominateForm(request.POST if request.method == "POST" else None), None
        if request.method == "POST" and "look" not in request.POST and form.is_valid():
            try:
                found = _nominate(request, row, chosen, form.cleaned_data["reason"])
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Nominated: %(count)s.") % {"count": found})
                return HttpResponseRedirect(reverse("training:participants", args=[row.case.code]))
        has_errors = bool(error) or ("look" not in request.POST and form.is_bound and bool(form.errors))
        context = {
            **frame_of(request.actor, row, "participants"),
            "form": form,
            "error": error,
            "has_errors": has_errors,
            "quotas": [one for one in quotas_of(row) if one.unit.pk in request.actor.units_as(Role.HEAD)],
            **_people(request, row, chosen),
        }
    return no_store(render(request, "training/classes/nominate.html", context, status=422 if has_errors else 200))


def _chosen(data: Mapping[str, str]) -> dict[int, str]:
    """Employee to the way they are nominated, as the rows of the form say it."""
    found = {}
    for name, way in data.items():
        prefix, _sep, number = name.partition("_")
        if prefix == "as" and number.isdecimal() and way in (SeatWay.QUOTA, SeatWay.RESERVE):
            found[int(number)] = way
    return found


def _people(request: PrajaRequest, row: TrainingClass, chosen: Mapping[int, str]) -> dict[str, Any]:
    found = nominable(request.actor, request.POST.get("find", ""), chosen=list(chosen))
    shown, more = found[: MOST_FOUND + len(chosen)], len(found) > MOST_FOUND + len(chosen)
    seats = Seat.objects.filter(training_class=row, employee__in=[one.pk for one in shown])
    seated = dict(seats.exclude(status=SeatStatus.WITHDRAWN).values_list("employee_id", "status"))
    bound: dict[str, list[str]] = {}
    for clash in employees_bound(row, [one.pk for one in shown]):
        bound.setdefault(clash.name, []).append(clash_words(clash)["what"])
    people = [
        {
            "employee": one,
            "way": chosen.get(one.pk, ""),
            "seated": SeatStatus(seated[one.pk]).label if one.pk in seated else "",
            "bound": bound.get(one.person.name, []),
        }
        for one in shown
    ]
    return {"people": people, "more": more}


def _nominate(request: PrajaRequest, row: TrainingClass, chosen: Mapping[int, str], reason: str) -> int:
    found = Employee.objects.filter(pk__in=chosen).select_related("person").order_by("person__name", "pk")
    people = {way: [one for one in found if chosen[one.pk] == way] for way in (SeatWay.QUOTA, SeatWay.RESERVE)}
    if not chosen:
        raise DomainError(
            _("Nobody is chosen."),
            field="employees",
            next_step=_("Choose at least one person as participant or reserve."),
        )
    seats = nominate(
        case=row.case,
        employees=people[SeatWay.QUOTA],
        reserves=people[SeatWay.RESERVE],
        reason=reason,
        actor=request.actor,
        at=request.at,
    )
    return len(seats)


@guarded(opens_training)
def select_people(request: PrajaRequest, code: str) -> HttpResponse:
    """Whoever runs the class chooses: participant, waiting list with its place, or not chosen with words."""
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        if not runs_class(request.actor, row) or row.case.state != ClassState.NOMINATING:
            raise NotFound(_("There is nobody to choose here now."), next_step=_("Open the class again."))
        nominated = Seat.objects.filter(training_class=row, status=SeatStatus.NOMINATED)
        seats = list(nominated.select_related("employee__person", "unit").order_by("unit__code", "pk"))
        form, error = SelectForm(request.POST or None, initial={"seen_version": row.case.version}), None
        rows = _selection(row, seats, request.POST)
        if request.method == "POST" and form.is_valid():
            try:
                _select(request, row, rows, form.cleaned_data["seen_version"])
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("The participants are chosen, and everybody is told."))
                return HttpResponseRedirect(reverse("training:participants", args=[row.case.code]))
        has_errors = bool(error or form.errors)
        context = {
            **frame_of(request.actor, row, "participants"),
            "form": form,
            "error": error,
            "has_errors": has_errors,
            "rows": rows,
            "quotas": quotas_of(row),
            "choices": [(one.value, one.label) for one in DECIDED],
        }
    return no_store(render(request, "training/classes/select.html", context, status=422 if has_errors else 200))


def _selection(row: TrainingClass, seats: Sequence[Seat], data: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each nominated person: as it was sent, else participant within the quota and waiting list beyond it."""
    bound: dict[str, list[str]] = {}
    for clash in employees_bound(row, [seat.employee_id for seat in seats]):
        bound.setdefault(clash.name, []).append(clash_words(clash)["what"])
    line, found = 0, []
    for seat in seats:
        usual = SeatStatus.SELECTED if seat.way == SeatWay.QUOTA else SeatStatus.WAITING
        line += usual == SeatStatus.WAITING
        found.append(
            {
                "seat": seat,
                "way": SeatWay(seat.way).label,
                "decided": data.get(f"seat_{seat.pk}", usual),
                "place": data.get(f"place_{seat.pk}", str(line) if usual == SeatStatus.WAITING else ""),
                "reason": data.get(f"reason_{seat.pk}", ""),
                "bound": bound.get(seat.employee.person.name, []),
            }
        )
    return found


def _select(request: PrajaRequest, row: TrainingClass, rows: Sequence[Mapping[str, Any]], seen: int) -> None:
    def place(one: Mapping[str, Any]) -> tuple[int, int]:
        return (int(one["place"]) if one["place"].isdecimal() else MOST, one["seat"].pk)

    waiting = sorted((one for one in rows if one["decided"] == SeatStatus.WAITING), key=place)
    select_participants(
        case=row.case,
        chosen=[one["seat"].pk for one in rows if one["decided"] == SeatStatus.SELECTED],
        waiting=[one["seat"].pk for one in waiting],
        reasons={one["seat"].pk: one["reason"] for one in rows},
        actor=request.actor,
        at=request.at,
        seen_version=seen,
    )


@guarded(opens_training)
def give_seat_back_of(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """A head or the committee gives somebody's seat back, with words."""
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        seat = seats_visible(request.actor, row).filter(pk=pk).first()
        if seat is None or not WITHDRAW.allows(request.actor, seat):
            raise NotFound(_("There is no such seat that you may give back."), next_step=_("Look at the participants."))
        form, error = GiveBackForm(request.POST or None), None
        if request.method == "POST" and form.is_valid():
            try:
                withdraw_seat(seat=seat, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Given back."))
                return HttpResponseRedirect(reverse("training:participants", args=[row.case.code]))
        has_errors = bool(error or form.errors)
        context = {
            **frame_of(request.actor, row, "participants"),
            "form": form,
            "error": error,
            "has_errors": has_errors,
            "seat": seat,
        }
    return no_store(render(request, "training/classes/give_back.html", context, status=422 if has_errors else 200))
