# SPDX-License-Identifier: EUPL-1.2
"""Reading permissions."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.permissions import ALL_DAY
from praja.duties.attendance.enums import PERMISSION
from praja.duties.attendance.models import Permission
from praja.duties.attendance.procedure.names import ASKED, GIVEN
from praja.duties.attendance.rules import may_decide_asked, may_see_permission
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


def permissions_between(employee_ids: Iterable[int], first: date, last: date) -> "QuerySet[Permission]":
    """Permissions that are given and touch `first`..`last`, as they were asked for."""
    return Permission.objects.filter(
        employee_id__in=list(employee_ids), first_day__lte=last, last_day__gte=first, case__state=GIVEN
    ).order_by("pk")


def overlapping_permission(permission: Permission) -> Permission | None:
    """A permission of the employee that holds some of the same days: of the same kind, or of another place to work."""
    kinds = ALL_DAY if permission.kind in ALL_DAY else {permission.kind}
    rows = Permission.objects.filter(
        employee=permission.employee_id,
        kind__in=kinds,
        first_day__lte=permission.last_day,
        last_day__gte=permission.first_day,
        case__state__in=(ASKED, GIVEN),
    )
    return rows.exclude(pk=permission.pk).order_by("first_day").first()


def visible_permissions(actor: Actor) -> "QuerySet[Case]":
    """Cases of permissions that this actor may open."""
    shown = ("permission__employee__person", "permission__employee__unit", "permission__place")
    return may_see_permission.visible(actor, Case.objects.filter(procedure=PERMISSION).select_related(*shown))


def permission_case(actor: Actor, code: str) -> Case:
    """The case of one permission. Raises `NotFound`."""
    shown = ("lead_unit", "permission__superior_unit")
    found = visible_permissions(actor).select_related(*shown).filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(
            _("There is no permission with this code that you may open."),
            next_step=_("Go back to your permissions."),
        )
    return found


def own_permissions(actor: Actor) -> "QuerySet[Case]":
    """The reader's own permissions."""
    rows = Case.objects.filter(procedure=PERMISSION, permission__employee__person=actor.person_id)
    return rows.select_related("permission__employee__person")


def waiting_permissions(actor: Actor, most: int = 50) -> "QuerySet[Case]":
    """Permissions that wait for this actor's decision, the earliest first; their desk has them all."""
    rows = Case.objects.filter(may_decide_asked.where(actor), procedure=PERMISSION, state=ASKED)
    return rows.select_related("permission__employee__person").order_by("permission__first_day", "pk")[:most]
