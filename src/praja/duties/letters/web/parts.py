# SPDX-License-Identifier: EUPL-1.2
"""The parts of e-Office that one entry of the navigation leads to: each reader sees those that open for them."""

from typing import Any

from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from praja.lib.web import PrajaRequest, door_of

PARTS = (
    ("letters:agenda", _("Letters that came in")),
    ("letters:dispositions", _("Dispositions")),
    ("letters:orders", _("Orders")),
    ("letters:outgoing_list", _("Letters that go out")),
    ("letters:initials", _("To initial")),
    ("letters:signing", _("To sign")),
    ("letters:posting", _("To post")),
    ("letters:number_book", _("Book of numbers")),
    ("letters:records", _("Records")),
    ("letters:figures", _("How letters are dealt with")),
    ("letters:numbering", _("Registers and modes")),
    ("letters:classification", _("Classification")),
    ("letters:srikandi", "SRIKANDI"),
)
"""Address and name of each, in the order of a letter's way."""


def parts_of(request: PrajaRequest, current: str) -> list[dict[str, Any]]:
    """Links to the parts whose doors open for the reader."""
    found = []
    for name, label in PARTS:
        address = reverse(name)
        door = door_of(resolve(address).func)
        if door is not None and door.opens(request.actor):
            found.append({"label": label, "href": address, "current": name == current})
    return found
