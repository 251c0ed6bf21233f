# SPDX-License-Identifier: EUPL-1.2
"""The timetable of a class: its sessions by day, what it lacks against the curriculum, what clashes; and who runs it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.enums import ClassFunction
from praja.duties.training.forms.classes.people import OfficerForm
from praja.duties.training.forms.classes.sessions import SessionForm
from praja.duties.training.models import ClassOfficer, ClassSession, Room, TrainingClass
from praja.duties.training.operations.classes import SessionWish, end_officer, name_officer, set_session
from praja.duties.training.operations.classes.trainers import trainer_from_outside
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.queries.classes.catalogue import usable_rooms
from praja.duties.training.queries.classes.clashes import session_clashes
from praja.duties.training.queries.classes.people import teachers
from praja.duties.training.queries.classes.timetable import lesson_minutes, planned_of, session_of, sessions_of
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.web.classes.words import clash_rows
from praja.duties.training.web.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.people.queries import colleagues
from praja.kernel.procedures.forms.fields import written_moment
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def timetable(request: PrajaRequest, code: str) -> HttpResponse:
    """Sessions by day; for whoever runs the class also clashes and what is missing."""
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        sessions, runs = list(sessions_of(row)), runs_class(request.actor, row)
        clashes = clash_rows(session_clashes(row)) if runs and row.case.closed_at is None else []
        context = {
            **frame_of(request.actor, row, "timetable"),
            "days": _by_day(sessions, clashes),
            "planned": [(subject, one) for subject, one in planned_of(row, sessions)],
            "fits": all(one.fits for _subject, one in planned_of(row, sessions)),
            "runs": runs and row.case.closed_at is None,
            "clashes": clashes,
            "officers": _officers(row),
        }
    return no_store(render(request, "training/classes/timetable.html", context))


def _by_day(sessions: Sequence[ClassSession], clashes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    clashing = {one["session"].pk for one in clashes if one["session"]}
    days: dict[Any, list[dict[str, Any]]] = {}
    for one in sessions:
        trainers = ", ".join(who.person.name for who in one.trainers.all())
        hours = _("%(hours)s JP") % {"hours": one.jp} if one.jp else ""
        about = " · ".join(part for part in (hours, one.room.name if one.room else "", trainers) if part)
        row = {"session": one, "about": about, "clashes": one.pk in clashing}
        days.setdefault(local_date(one.starts_at, local_zone()), []).append(row)
    return [{"day": day, "sessions": rows} for day, rows in days.items()]


def _officers(row: TrainingClass) -> list[ClassOfficer]:
    rows = ClassOfficer.objects.filter(training_class=row, ended_at=None).select_related("person")
    order = list(ClassFunction.values)
    return sorted(rows, key=lambda one: (order.index(one.function), one.person.name, one.pk))


def _run(request: PrajaRequest, code: str) -> TrainingClass:
    """The class, for whoever runs it. Raises `NotFound`."""
    row = class_with_code(request.actor, code)
    if not runs_class(request.actor, row):
        raise NotFound(_("There is no such class that you run."), next_step=_("Ask its committee."))
    return row


@guarded(opens_training)
def new_session(request: PrajaRequest, code: str) -> HttpResponse:
    """Enter a session."""
    with recalled(units, law_data):
        return _session_page(request, _run(request, code), None)


@guarded(opens_training)
def session(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Change, move or cancel a session; a cancelled one stays and says so."""
    with recalled(units, law_data):
        row = _run(request, code)
        return _session_page(request, row, session_of(row, pk))


def _session_page(request: PrajaRequest, row: TrainingClass, held: ClassSession | None) -> HttpResponse:
    form, error = _session_form(request, row, held), None
    if request.method == "POST" and form.is_valid():
        try:
            made = _keep(request, row, held, form)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            clashing = [one for one in session_clashes(row) if one.session and one.session.pk == made.pk]
            if clashing and made.cancelled_at is None:
                messages.warning(request, _("Kept, but it clashes: read below what to do."))
            else:
                messages.success(request, _("Kept."))
            return HttpResponseRedirect(reverse("training:timetable", args=[row.case.code]))
    has_errors = bool(error or form.errors)
    context = {
        **frame_of(request.actor, row, "timetable"),
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "session": held,
    }
    return no_store(render(request, "training/classes/session.html", context, status=422 if has_errors else 200))


def _session_form(request: PrajaRequest, row: TrainingClass, held: ClassSession | None) -> SessionForm:
    taught = [one.person_id for one in held.trainers.all()] if held else []
    initial: dict[str, Any] = {"jp": 2}
    if held is not None:
        initial = {
            "subject": held.subject_id,
            "title": held.title,
            "jp": held.jp,
            "starts_at": written_moment(held.starts_at),
            "ends_at": written_moment(held.ends_at),
            "room": held.room_id,
            "trainers": taught,
        }
    return SessionForm(
        request.POST or None,
        initial=initial,
        subjects=list(row.curriculum.subjects.all()),
        rooms=list(usable_rooms()),
        teachers=teachers(request.at, known=taught),
        minutes=lesson_minutes(request.at),
    )


def _keep(request: PrajaRequest, row: TrainingClass, held: ClassSession | None, form: SessionForm) -> ClassSession:
    given = form.cleaned_data
    people = list(Person.objects.filter(pk__in=given["trainers"]))
    if given["outside"]:
        people.append(trainer_from_outside(case=row.case, name=given["outside"], actor=request.actor, at=request.at))
    wish = SessionWish(
        title=given["title"],
        jp=given["jp"],
        starts_at=given["starts_at"],
        ends_at=given["ends_at"],
        subject=given["subject"],
        room=Room.objects.get(pk=given["room"]) if given["room"] else None,
        trainers=people,
        is_cancelled="cancel" in request.POST,
    )
    return set_session(case=row.case, wish=wish, actor=request.actor, at=request.at, session=held)


@guarded(opens_training)
def committee(request: PrajaRequest, code: str) -> HttpResponse:
    """Name somebody for the committee, or as a coach."""
    with recalled(units, law_data):
        row, find = _run(request, code), request.POST.get("find", "")
        found = [
            (one.person_id, f"{one.person.name} ({one.unit.short_name or one.unit.name})") for one in colleagues(find)
        ]
        looks = "look" in request.POST
        data = None if looks else request.POST or None
        form, error = OfficerForm(data, people=found, initial={"find": find}), None
        if form.is_bound and form.is_valid():
            try:
                _name(request, row, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Named."))
                return HttpResponseRedirect(reverse("training:committee", args=[row.case.code]))
        has_errors = bool(error or (form.is_bound and form.errors))
        context = {
            **frame_of(request.actor, row, "timetable"),
            "form": form,
            "error": error,
            "has_errors": has_errors,
            "found": found,
            "looked": looks,
            "officers": _officers(row),
        }
    return no_store(render(request, "training/classes/committee.html", context, status=422 if has_errors else 200))


def _name(request: PrajaRequest, row: TrainingClass, form: OfficerForm) -> None:
    person = Person.objects.get(pk=form.cleaned_data["person"])
    name_officer(
        case=row.case, person=person, function=form.cleaned_data["function"], actor=request.actor, at=request.at
    )


@require_POST
@guarded(opens_training)
def end_committee(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Somebody is it no more."""
    with recalled(units, law_data):
        row = _run(request, code)
        officer = ClassOfficer.objects.filter(training_class=row, pk=pk).select_related("training_class__case").first()
        if officer is None:
            raise NotFound(_("There is nobody like this in the committee."), next_step=_("Look at the list again."))
        end_officer(officer=officer, actor=request.actor, at=request.at)
    messages.success(request, _("Ended."))
    return HttpResponseRedirect(reverse("training:committee", args=[code]))
