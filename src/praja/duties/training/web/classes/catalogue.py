# SPDX-License-Identifier: EUPL-1.2
"""Programmes with their curricula, and rooms."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.forms.classes.catalogue import CurriculumForm, ProgrammeForm, RoomForm
from praja.duties.training.forms.classes.steps import NewClassForm
from praja.duties.training.models import Programme, Room
from praja.duties.training.operations.classes import (
    ProgrammeWish,
    keep_room,
    list_programme,
    open_class,
    publish_curriculum,
)
from praja.duties.training.queries.classes import classes_visible
from praja.duties.training.queries.classes.catalogue import (
    curricula_of,
    programme_with_code,
    room_kept,
    rooms_kept,
)
from praja.duties.training.rules import keeps_training, opens_keeping, opens_training
from praja.duties.training.web.classes.showing import class_rows
from praja.duties.training.web.classes.words import kept_units
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

MOST_CLASSES = 20


@guarded(opens_training)
def programme(request: PrajaRequest, name: str) -> HttpResponse:
    """One programme: what for, for whom, what is taught, and its classes."""
    row = programme_with_code(request.actor, name)
    versions = curricula_of(row)
    with recalled(units):
        classes = list(classes_visible(request.actor).filter(curriculum__programme=row)[:MOST_CLASSES])
    facts = (
        (_("What people can do afterwards"), row.aim),
        (_("For whom"), row.audience),
        (_("Form of learning"), row.get_form_display()),
        (_("Kept by"), row.unit.name),
    )
    context = {
        "programme": row,
        "facts": [{"term": term, "value": value} for term, value in facts],
        "now": versions[0] if versions else None,
        "earlier": versions[1:],
        "classes": class_rows(classes),
        "keeps": keeps_training(request.actor, row.unit_id),
    }
    return no_store(render(request, "training/classes/programme.html", context))


@guarded(opens_keeping)
def new_programme(request: PrajaRequest) -> HttpResponse:
    """Enter a programme."""
    with recalled(units):
        form = ProgrammeForm(request.POST or None, units=kept_units(request.actor))
    return _programme_form(request, form, None)


@guarded(opens_keeping)
def change_programme(request: PrajaRequest, name: str) -> HttpResponse:
    """Change the entry of a programme."""
    row = _kept(request, name)
    fields = ("title", "code", "form", "aim", "audience", "is_offered")
    initial = {**{field: getattr(row, field) for field in fields}, "unit": row.unit_id}
    with recalled(units):
        form = ProgrammeForm(request.POST or None, initial=initial, units=kept_units(request.actor))
    return _programme_form(request, form, row)


def _programme_form(request: PrajaRequest, form: ProgrammeForm, row: Programme | None) -> HttpResponse:
    def act() -> str:
        given = dict(form.cleaned_data)
        unit = Unit.objects.get(pk=given.pop("unit"))
        kept = list_programme(wish=ProgrammeWish(**given), unit=unit, actor=request.actor, at=request.at, programme=row)
        return reverse("training:programme", args=[kept.code])

    back = reverse("training:programme", args=[row.code]) if row else reverse("training:home")
    heading = _("Change the programme") if row else _("New programme")
    context = {"heading": heading, "back": back, "button": _("Save")}
    return form_page(request, form, act=act, template="training/classes/form.html", context=context, done=_("Kept."))


def _kept(request: PrajaRequest, name: str) -> Programme:
    row = programme_with_code(request.actor, name)
    if not keeps_training(request.actor, row.unit_id):
        raise NotFound(
            _("There is no such programme among those that you keep."), next_step=_("Look in the catalogue.")
        )
    return row


@guarded(opens_keeping)
def new_curriculum(request: PrajaRequest, name: str) -> HttpResponse:
    """The next version of what a programme teaches, begun from the last one."""
    row = _kept(request, name)
    versions, initial = curricula_of(row), dict[str, Any]()
    if versions:
        last = versions[0]
        lines = [f"{subject.title}; {subject.jp}" for subject in last.subjects.all()]
        shares = {field: getattr(last, field) for field in ("least_presence", "least_score", "needs_plan")}
        initial = {**shares, "subjects": "\n".join(lines)}
    form = CurriculumForm(request.POST or None, initial=initial)

    def act() -> str:
        publish_curriculum(programme=row, actor=request.actor, at=request.at, **form.cleaned_data)
        return reverse("training:programme", args=[row.code])

    context = {
        "heading": _("Publish a curriculum"),
        "back": reverse("training:programme", args=[row.code]),
        "button": _("Publish"),
        "lead": row.title,
        "consequence": _("New classes are taught by it; classes that stand keep theirs."),
    }
    return form_page(
        request, form, act=act, template="training/classes/form.html", context=context, done=_("Published.")
    )


@guarded(opens_keeping)
def new_class(request: PrajaRequest, name: str) -> HttpResponse:
    """Prepare a class of a programme by its newest curriculum."""
    row = programme_with_code(request.actor, name)
    versions = curricula_of(row)
    with recalled(units, law_data):
        mine = kept_units(request.actor)
        form = NewClassForm(request.POST or None, on=today(request), units=mine, initial={"capacity": 30})

        def act() -> str:
            unit = Unit.objects.get(pk=form.cleaned_data["unit"])
            made = open_class(curriculum=versions[0], unit=unit, wish=form.wish(), actor=request.actor, at=request.at)
            return reverse("training:class", args=[made.case.code])

        if not versions:
            raise NotFound(
                _("This programme has no curriculum yet."), next_step=_("Publish one, then prepare a class.")
            )
        context = {
            "heading": _("Prepare a class"),
            "lead": row.title,
            "back": reverse("training:programme", args=[row.code]),
            "button": _("Prepare"),
            "consequence": _("Nobody but its committee sees it before it is announced."),
        }
        return form_page(
            request, form, act=act, template="training/classes/form.html", context=context, done=_("Prepared.")
        )


@guarded(opens_keeping)
def rooms(request: PrajaRequest) -> HttpResponse:
    """The rooms that the reader keeps, and a form for one more."""
    return _room_page(request, None)


@guarded(opens_keeping)
def room(request: PrajaRequest, pk: int) -> HttpResponse:
    """Change, close or open a room."""
    return _room_page(request, room_kept(request.actor, pk))


def _room_page(request: PrajaRequest, row: Room | None) -> HttpResponse:
    initial = {} if row is None else {f: getattr(row, f) for f in ("name", "place", "capacity", "is_open")}
    with recalled(units):
        form = RoomForm(
            request.POST or None,
            initial={**initial, "unit": row.unit_id if row else None},
            units=kept_units(request.actor),
        )

    def act() -> str:
        given = dict(form.cleaned_data)
        unit = Unit.objects.get(pk=given.pop("unit"))
        keep_room(unit=unit, actor=request.actor, at=request.at, room=row, **given)
        return reverse("training:rooms")

    context = {"room": row, "rooms": list(rooms_kept(request.actor)[:200]) if row is None else []}
    return form_page(request, form, act=act, template="training/classes/rooms.html", context=context, done=_("Kept."))
