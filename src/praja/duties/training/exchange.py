# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with SIASN: its history of training comes in, what was learned here goes out."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.kernel.exchange.declarations import Passed, Point, Tells, register
from praja.kernel.exchange.enums import Direction
from praja.kernel.exchange.exchange import SIASN
from praja.kernel.people.enums import Role


def _read(_name: str, payload: Mapping[str, Any]) -> Passed:
    return Passed(payload["read"], payload["read"] - payload["refused"], payload["refused"], payload["sha256"])


register(
    Point(
        code="siasn.training",
        system=SIASN.code,
        direction=Direction.IN,
        label=_("History of training"),
        what=_("What employees learned elsewhere, with its JP, from the history of SIASN."),
        tells=(Tells("training.credits_taken_in", {"siasn": True}),),
        read=_read,
        holders=(Role.PERSONNEL,),
        url="training:import_past",
    )
)
