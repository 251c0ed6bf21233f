# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with e-Kinerja: its results of a month come in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.kernel.exchange.declarations import Passed, Point, System, Tells, register, register_system
from praja.kernel.exchange.enums import Direction
from praja.kernel.people.enums import Role

E_KINERJA = register_system(
    System("ekinerja", "e-Kinerja", _("The national system of performance of employees (BKN)."))
)


def _read(_name: str, payload: Mapping[str, Any]) -> Passed:
    taken = payload["read"] - payload["refused"]
    return Passed(payload["read"], taken, payload["refused"], payload["sha256"], payload["month"])


register(
    Point(
        code="ekinerja.in",
        system=E_KINERJA.code,
        direction=Direction.IN,
        label=_("Results of a month"),
        what=_("The predicate or percent of each employee, from which allowances are worked out."),
        tells=(Tells("attendance.pay_results_taken_in"),),
        read=_read,
        holders=(Role.PERSONNEL,),
        figure="exchange.ekinerja",
        url="attendance:pay_results",
    )
)
