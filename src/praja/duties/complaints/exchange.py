# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with SP4N-LAPOR!: its exported list comes in, reports are keyed in there one by one."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import LAPOR, PROCEDURE
from praja.duties.complaints.procedure import ARCHIVED, DRAFT
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
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case

SP4N = register_system(System(LAPOR, "SP4N-LAPOR!", _("The national channel for complaints.")))


def _compared(_name: str, payload: Mapping[str, Any]) -> Passed:
    return Passed(payload["rows"], payload.get("taken"), payload.get("refused"), payload["file"])


def _keyed_in(_name: str, _payload: Mapping[str, Any]) -> Passed:
    return Passed(rows=1)


register(
    Point(
        code="sp4n.in",
        system=SP4N.code,
        direction=Direction.IN,
        label=_("Exported list of reports"),
        what=_("It is compared with the reports here by tracking ID; what only LAPOR! has can become a report here."),
        tells=(Tells("complaints.lapor_reconciled"),),
        read=_compared,
        holders=(Role.COMPLAINT_COORDINATOR,),
        figure="exchange.sp4n",
        url="complaints:lapor",
    )
)
register(
    Point(
        code="sp4n.out",
        system=SP4N.code,
        direction=Direction.OUT,
        label=_("Reports keyed in there"),
        what=_(
            "LAPOR! takes no file: each report is keyed in there, and ticked here with the number that it was given."
        ),
        tells=(Tells("complaints.lapor_linked", {"copied": True}),),
        read=_keyed_in,
        holders=(Role.COMPLAINT_COORDINATOR,),
        url="complaints:lapor",
        one_by_one=True,
    )
)
register_coded(
    Coded(
        SP4N.code,
        "case",
        _("Reports"),
        lambda: Case.objects.filter(procedure=PROCEDURE).exclude(state__in=(DRAFT, ARCHIVED)),
    )
)
