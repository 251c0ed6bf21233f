# SPDX-License-Identifier: EUPL-1.2
"""Modules as somebody may see them."""

from django.db.models import Count, Q, QuerySet

from praja.duties.training.errors.modules import NoSuchModule
from praja.duties.training.models import Enrolment, Module
from praja.duties.training.rules.modules import FOLLOW, KEEP_MODULE, SEE_MODULE, TAKE_MODULE, assigned_to
from praja.lib.actors import Actor
from praja.lib.codes import read_code


def modules_for(actor: Actor, *, assigned: bool = False) -> "QuerySet[Module]":
    """The modules that this actor may begin, by title; `assigned`: only those that are theirs to take."""
    rows = TAKE_MODULE.visible(actor, Module.objects.select_related("unit", "current"))
    return (assigned_to(actor, rows) if assigned else rows).order_by("title", "pk")


def modules_kept(actor: Actor) -> "QuerySet[Module]":
    """The modules that this actor keeps, by title, with how many have begun and finished."""
    rows = KEEP_MODULE.visible(actor, Module.objects.select_related("unit", "current"))
    begun = Count("versions__enrolments", distinct=True)
    done = Count("versions__enrolments", filter=Q(versions__enrolments__finished_at__isnull=False), distinct=True)
    return rows.annotate(begun=begun, done=done).order_by("title", "pk")


def modules_begun(actor: Actor) -> "QuerySet[Enrolment]":
    """What this actor has begun, the last touched first."""
    if actor.person_id is None:
        return Enrolment.objects.none()
    rows = Enrolment.objects.filter(employee__person_id=actor.person_id).select_related("of__module__unit")
    return rows.order_by("-touched_at", "-pk")


def visible_module(actor: Actor, code: str) -> Module:
    """One module by its code. Raises `NoSuchModule`, also for one that this actor may not see."""
    rows = Module.objects.select_related("unit", "current")
    found = SEE_MODULE.visible(actor, rows).filter(code=read_code(code)).first()
    if found is None:
        raise NoSuchModule
    return found


def kept_module(actor: Actor, code: str) -> Module:
    """One that this actor keeps. Raises `NoSuchModule`."""
    rows = Module.objects.select_related("unit", "current")
    found = KEEP_MODULE.visible(actor, rows).filter(code=read_code(code)).first()
    if found is None:
        raise NoSuchModule
    return found


def enrolment_in(actor: Actor, module: Module) -> Enrolment | None:
    """Where this actor is in a module: what they go on in, else the last that they finished; a withdrawn version that was not
    finished is the last choice."""
    if actor.person_id is None:
        return None
    rows = Enrolment.objects.filter(of__module=module, employee__person_id=actor.person_id)
    found = list(rows.select_related("of__module__unit", "employee").order_by("-of__number"))
    open_ones = [row for row in found if row.finished_at is None and row.of.withdrawn_at is None]
    finished = [row for row in found if row.finished_at is not None]
    return next(iter([*open_ones, *finished, *found]), None)


def learners_of(actor: Actor, module: Module) -> "QuerySet[Enrolment]":
    """Who has begun a module that this actor keeps, the last touched first."""
    rows = Enrolment.objects.filter(of__module=module).select_related("employee__person", "employee__unit", "of")
    return FOLLOW.visible(actor, rows).order_by("-touched_at", "-pk")
