# SPDX-License-Identifier: EUPL-1.2
"""Refusing numbers that cannot be right, in words for whoever typed them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.kernel.people.domain.identity import Nip, StaffKind, parse_nip
from praja.kernel.people.enums import EmploymentKind
from praja.lib.errors import InvalidInput

_NUMBERED: dict[str, StaffKind] = {
    EmploymentKind.CPNS: StaffKind.PNS,
    EmploymentKind.PNS: StaffKind.PNS,
    EmploymentKind.PPPK: StaffKind.PPPK,
    EmploymentKind.PPPK_PART: StaffKind.PPPK,
}


def read_nip(text: str, today: date) -> Nip:
    """What the NIP says. Raises InvalidInput with the first reason why it cannot be one."""
    found = parse_nip(text, today)
    if isinstance(found, Nip):
        return found
    raise InvalidInput(
        _(found[0].message) % found[0].params,
        field="nip",
        next_step=_("Copy the 18 digits from the decree of appointment."),
    )


def guard_nip(text: str, employment: str, today: date) -> str:
    """The NIP as 18 digits; empty for those outside the civil service.

    Raises InvalidInput where it does not fit.
    """
    wanted = _NUMBERED.get(employment)
    if wanted is None and not text.strip():
        return ""
    nip = read_nip(text, today)
    if wanted is not None and nip.kind is not wanted:
        raise InvalidInput(
            _("This is the number of a %(found)s, not of a %(wanted)s.")
            % {"found": nip.kind.value, "wanted": wanted.value},
            field="nip",
            next_step=_("Correct the number or the kind of employment."),
        )
    return nip.number
