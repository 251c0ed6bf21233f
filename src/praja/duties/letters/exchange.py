# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with SRIKANDI: registers of letters come in unit by unit, drafts are taken there one by one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.srikandi import COLUMNS
from praja.duties.letters.enums import RegisterKind
from praja.duties.letters.models import RegisterTemplate
from praja.duties.letters.rules import REGISTRARS
from praja.kernel.exchange.declarations import Passed, Point, Remembered, System, Tells, register, register_system
from praja.kernel.exchange.enums import Direction
from praja.kernel.people.enums import Role
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone

SRIKANDI = register_system(
    System("srikandi", "SRIKANDI", _("The national system of official letters and records (ANRI)."))
)


def _came(_name: str, payload: Mapping[str, Any]) -> Passed:
    taken = payload["read"] - payload["refused"]
    return Passed(payload["read"], taken, payload["refused"], payload["sha256"])


def _taken_there(_name: str, _payload: Mapping[str, Any]) -> Passed:
    return Passed(rows=1)


def _remembered(kind: str) -> Callable[[], Iterator[Remembered]]:
    def found() -> Iterator[Remembered]:
        for row in RegisterTemplate.objects.filter(register=kind).order_by("-kept_at"):
            pairs = tuple((COLUMNS[kind][key][0], heading) for key, heading in row.columns.items())
            day = local_date(row.kept_at, local_zone())
            yield Remembered(str(RegisterKind(kind).label), pairs, day)

    return found


def _register_of(kind: str, code: str, label: Text) -> None:
    register(
        Point(
            code=code,
            system=SRIKANDI.code,
            direction=Direction.IN,
            label=label,
            what=_(
                "The register that SRIKANDI gives out: each row becomes a letter here, or gives a draft its number."
            ),
            tells=(Tells("letters.register_taken_in", {"register": kind}),),
            read=_came,
            holders=tuple(REGISTRARS),
            by_unit=True,
            figure="exchange.srikandi",
            url="letters:srikandi",
            mappings=_remembered(kind),
        )
    )


_register_of(RegisterKind.INCOMING.value, "srikandi.in", _("Register of letters that came in"))
_register_of(RegisterKind.OUTGOING.value, "srikandi.sent", _("Register of letters that went out"))
register(
    Point(
        code="srikandi.out",
        system=SRIKANDI.code,
        direction=Direction.OUT,
        label=_("Drafts taken there"),
        what=_("SRIKANDI takes no file: each draft is taken there by hand, and numbered here from its register."),
        tells=(Tells("letters.taken_to_srikandi"),),
        read=_taken_there,
        holders=(Role.RECORDS, Role.SECRETARY),
        by_unit=True,
        url="letters:outgoing_list",
        one_by_one=True,
    )
)
