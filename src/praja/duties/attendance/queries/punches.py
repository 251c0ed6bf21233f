# SPDX-License-Identifier: EUPL-1.2
"""Punches as they are shown: those of one employee, and those that wait for somebody's word."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import Verdict
from praja.duties.attendance.models import Look, Phone, Punch, Selfie
from praja.duties.attendance.rules import may_judge_punch, may_look
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.clock import end_of, start_of
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.rows import matching


def own_employee(actor: Actor) -> Employee | None:
    """The register's row of whoever acts; None for somebody who stands in no register."""
    if actor.person_id is None:
        return None
    return Employee.objects.filter(person_id=actor.person_id).select_related("unit").first()


HAS_PHOTO = Exists(Selfie.objects.filter(punch=OuterRef("pk")))


def employee_acting(actor: Actor) -> Employee | None:
    """The same row alone, by hand: every punch asks for it."""
    return next(iter(matching(Employee, "person_id = %s", [actor.person_id])), None)


def punches_between(employee_id: int, first: date, last: date) -> "QuerySet[Punch]":
    """Every punch of an employee from `first` to `last` by the local calendar, both included, in order; refused ones too.
    `has_photo` says whether a photo is kept."""
    zone = local_zone()
    found = Punch.objects.filter(employee_id=employee_id, at__gte=start_of(first, zone), at__lt=end_of(last, zone))
    found = found.annotate(has_photo=HAS_PHOTO)
    return found.select_related("place", "machine", "judgement").order_by("at", "id")


def phone_of(employee_id: int) -> Phone | None:
    """The telephone that signs for an employee; None without one."""
    return Phone.objects.filter(employee_id=employee_id, ended_at=None).first()


def waiting_for(actor: Actor) -> "QuerySet[Punch]":
    """Punches that wait for the word of whoever acts, the oldest first."""
    held = Punch.objects.filter(verdict=Verdict.HELD, judgement=None)
    found = may_judge_punch.visible(actor, held).annotate(has_photo=HAS_PHOTO)
    return found.select_related("employee__person", "employee__unit", "place", "phone", "machine").order_by("at", "id")


def looks_at(employee_id: int) -> "QuerySet[Look]":
    """Who looked at where an employee was, the newest first."""
    found = Look.objects.filter(punch__employee_id=employee_id)
    return found.select_related("account__person", "punch").order_by("-looked_at", "-id")


def punch_for(actor: Actor, pk: int) -> Punch:
    """A punch whose position one may look at. Raises NotFound."""
    found = may_look.visible(actor, Punch.objects.filter(pk=pk))
    punch = found.select_related("employee__person", "employee__unit", "place").first()
    if punch is None:
        raise NotFound(_("There is no such check-in that you may see."), next_step=_("Open the list again."))
    return punch
