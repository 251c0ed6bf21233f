# SPDX-License-Identifier: EUPL-1.2
"""Programmes, their curricula, and rooms."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Curriculum, Programme, Room
from praja.duties.training.rules import KEEPERS
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def programmes_visible(actor: Actor) -> "QuerySet[Programme]":
    """What is offered, and what the reader keeps though it is not; by title."""
    rows = Programme.objects.select_related("unit")
    kept = rows.filter(unit_id__in=actor.units_as(*KEEPERS))
    return (rows.filter(is_offered=True) | kept).order_by("title", "pk")


def programme_with_code(actor: Actor, code: str) -> Programme:
    """One of them. Raises `NotFound`."""
    found = programmes_visible(actor).filter(code=code.upper()).first()
    if found is None:
        raise NotFound(_("There is no such programme."), next_step=_("Look in the catalogue."))
    return found


def curricula_of(programme: Programme) -> list[Curriculum]:
    """Its versions with their subjects, the newest first. Two statements."""
    return list(programme.curricula.prefetch_related("subjects").order_by("-number"))


def newest_curricula(programmes: "list[Programme]") -> dict[int, Curriculum]:
    """Programme to its newest curriculum, with subjects. Two statements."""
    ids = [one.pk for one in programmes]
    rows = Curriculum.objects.filter(programme__in=ids).prefetch_related(Prefetch("subjects")).order_by("number")
    return {one.programme_id: one for one in rows}


def rooms_kept(actor: Actor) -> "QuerySet[Room]":
    """Rooms of the units for which the reader keeps training, by unit and name."""
    rows = Room.objects.filter(unit_id__in=actor.units_as(*KEEPERS)).select_related("unit")
    return rows.order_by("unit__code", "name")


def room_kept(actor: Actor, pk: int) -> Room:
    """One of them. Raises `NotFound`."""
    found = rooms_kept(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such room among those that you keep."), next_step=_("Look in the list of rooms."))
    return found


def usable_rooms() -> "QuerySet[Room]":
    """Every room that can be used, whoever keeps it."""
    return Room.objects.filter(is_open=True).select_related("unit").order_by("name", "pk")
