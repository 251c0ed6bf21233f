# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with those who judge innovations: the index of the Ministry of Home Affairs, and national competitions."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.kernel.exchange.declarations import Passed, Point, System, Tells, register, register_system
from praja.kernel.exchange.enums import Direction
from praja.kernel.people.enums import Role

IID = register_system(
    System("iid", "Indeks Inovasi Daerah", _("The regional innovation index of the Ministry of Home Affairs (BSKDN)."))
)
KIPP = register_system(
    System("kipp", "KIPP", _("The national competition of public service innovation (Ministry of PANRB)."))
)


def _index(_name: str, payload: Mapping[str, Any]) -> Passed:
    return Passed(rows=payload["innovations"], taken=payload["innovations"], period=str(payload["year"]))


def _proposal(_name: str, payload: Mapping[str, Any]) -> Passed:
    return Passed(rows=1, taken=1, period=payload["edition"])


def _past(_name: str, payload: Mapping[str, Any]) -> Passed:
    taken = payload["read"] - payload["refused"]
    return Passed(payload["read"], taken, payload["refused"], payload["sha256"])


register(
    Point(
        code="iid.out",
        system=IID.code,
        direction=Direction.OUT,
        label=_("A year of the index"),
        what=_("Answers of the region and maturity of its innovations, as they were sealed before they were sent."),
        tells=(Tells("innovation.index_sent"),),
        read=_index,
        holders=(Role.ORGANIZATION,),
        url="innovation:index_now",
    )
)
register(
    Point(
        code="iid.in",
        system=IID.code,
        direction=Direction.IN,
        label=_("Innovations of past years"),
        what=_("What was applied before, from a list of the office or of the index."),
        tells=(Tells("innovation.past_taken_in"),),
        read=_past,
        holders=(Role.ORGANIZATION,),
        url="innovation:import_past",
    )
)
register(
    Point(
        code="kipp.out",
        system=KIPP.code,
        direction=Direction.OUT,
        label=_("Proposals to competitions"),
        what=_("Proposals of innovations, section by section as the template of the year asks."),
        tells=(Tells("innovation.proposal_sent"),),
        read=_proposal,
        holders=(Role.ORGANIZATION,),
        url="innovation:proposals",
        one_by_one=True,
    )
)
