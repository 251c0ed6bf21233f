# SPDX-License-Identifier: EUPL-1.2
"""Who is an employee's direct superior, and who is the official who gives leave (PyBMC)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.errors.leave import NobodyDecides
from praja.duties.attendance.models import LeaveAuthority
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, RoleAssignment
from praja.kernel.people.queries import assignments_of
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def superior_unit_of(employee: Employee, at: datetime) -> int:
    """The unit whose head is the employee's direct superior: of their own unit or the nearest one above that somebody else
    heads; whoever heads a unit has theirs further up. Raises `NobodyDecides`."""
    return _head_of_another(assignments_of(Role.HEAD, employee.unit_id, at), employee).unit_id


def official_unit_of(employee: Employee, kind: str, at: datetime) -> int:
    """The unit whose head decides on leave of this kind: by the nearest decision that lets somebody give it, else the head of
    region. Whoever would decide on their own leave has it decided by the next one above. Raises `NobodyDecides`."""
    tree = units.current()
    for holder in (*_authorised(employee.unit_id, kind, at), *(root.id for root in tree.roots)):
        heads = assignments_of(Role.HEAD, holder, at)
        nearest = [one for one in heads if one.unit_id == heads[0].unit_id]
        if nearest and all(one.account.person_id != employee.person_id for one in nearest):
            return holder
    return _head_of_another(assignments_of(Role.HEAD, employee.unit_id, at), employee, topmost=True).unit_id


def _head_of_another(heads: Iterable[RoleAssignment], employee: Employee, *, topmost: bool = False) -> RoleAssignment:
    others = [one for one in heads if one.account.person_id != employee.person_id]
    if not others:
        raise NobodyDecides
    return others[-1] if topmost else others[0]


def _authorised(unit_id: int, kind: str, at: datetime) -> list[int]:
    """Units whose heads may give this kind of leave to people of `unit_id`, the nearest decision first. Leave outside state duty
    is given by the head of region alone."""
    if kind == LeaveKind.UNPAID:
        return []
    day = local_date(at, local_zone())
    chain = (unit_id, *units.current().ancestors(unit_id))
    held = Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
    rows = LeaveAuthority.objects.filter(held, unit_id__in=chain).order_by("-since", "-id")
    found = [(chain.index(row.unit_id), row.holder_id) for row in rows if kind in row.kinds]
    return [holder for _distance, holder in sorted(found, key=lambda pair: pair[0])]
