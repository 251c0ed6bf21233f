# SPDX-License-Identifier: EUPL-1.2
"""What waits for whom in a class, and the address of its page."""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

DO_ANNOUNCE = Waiting("training.announce", _("Announce a class"), Role.PERSONNEL)
DO_SELECT = Waiting("training.select", _("Choose the participants of a class"), Role.PERSONNEL, clock="nominations")
DO_REPORT = Waiting("training.report", _("Hand in the report of a class"), Role.PERSONNEL)


def class_url(case: Case) -> str:
    """The page of a class."""
    return _address("training:class").replace("CODE", case.code)


@cache
def _address(name: str) -> str:
    return reverse(name, args=["CODE"])
