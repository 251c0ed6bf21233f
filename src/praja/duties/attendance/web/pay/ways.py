# SPDX-License-Identifier: EUPL-1.2
"""The way between the pages of the allowance."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.rules import opens_own, opens_pay_keeping, opens_unit
from praja.lib.web import PrajaRequest


def pay_ways(request: PrajaRequest) -> list[dict[str, Any]]:
    """Links to the pages that open for the reader, the one at hand marked."""
    pages = (
        ("my_pay", _("My allowance"), opens_own),
        ("pay_sheets", _("Sheets"), opens_unit),
        ("pay_bases", _("Base amounts"), opens_pay_keeping),
        ("pay_results", _("e-Kinerja"), opens_pay_keeping),
        ("pay_rules", _("Rules"), opens_own),
    )
    found = []
    for name, label, door in pages:
        address = reverse(f"attendance:{name}")
        if door.opens(request.actor):
            here = request.path == address or (name != "my_pay" and request.path.startswith(address))
            found.append({"href": address, "label": label, "current": here})
    return found
