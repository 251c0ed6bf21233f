# SPDX-License-Identifier: EUPL-1.2
"""What the kernel itself exchanges: the register of employees, with SIASN."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.kernel.exchange.declarations import (
    Coded,
    Passed,
    Point,
    System,
    Tells,
    register,
    register_coded,
    register_system,
)
from praja.kernel.exchange.enums import Direction
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role, Standing
from praja.kernel.people.models import Employee

SIASN = register_system(System("siasn", "SIASN", _("The national register of employees (BKN).")))
_GONE = (Standing.RETIRED, Standing.DECEASED)


def _read(_name: str, payload: Mapping[str, Any]) -> Passed:
    taken = payload["read"] - payload["refused"]
    return Passed(payload["read"], taken, payload["refused"], payload["sha256"])


register(
    Point(
        code="siasn.in",
        system=SIASN.code,
        direction=Direction.IN,
        label=_("List of employees"),
        what=_("The export of SIASN with its own columns: units, posts, grades and standings follow it."),
        tells=(Tells("people.employee_list_taken_in", {"kind": "siasn"}),),
        read=_read,
        holders=(Role.PERSONNEL,),
        figure="exchange.siasn",
        how=_("An administrator takes it in with the command “praja import employees FILE --siasn”."),
    )
)
register_coded(
    Coded(SIASN.code, "employee", _("Employees"), lambda: Employee.objects.exclude(standing__in=_GONE)),
)
register_coded(Coded(SIASN.code, "unit", _("Units"), lambda: Unit.objects.filter(until=None)))
