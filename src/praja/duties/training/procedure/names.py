# SPDX-License-Identifier: EUPL-1.2
"""What waits for whom in a class, and the address of its page."""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

DO_ANNOUNCE = Waiting("training.announce", _("Announce a class"), Role.PERSONNEL)
DO_SELECT = Waiting("training.select", _("Choose the participants of a class"), Role.PERSONNEL, clock="selection")
DO_START = Waiting("training.start", _("Begin a class"), Role.PERSONNEL)
DO_END = Waiting("training.end", _("End a class"), Role.PERSONNEL)
DO_REPORT = Waiting("training.report", _("Hand in the report of a class"), Role.PERSONNEL)
DO_CHECK = Waiting("training.check", _("Check training that an employee told of"), Role.PERSONNEL, clock="check")
DO_ANSWER = Waiting("training.answer", _("Answer a proposal of training"), Role.PERSONNEL, clock="answer")

NOMINATE, ASSIGN, INVITE = "training.nominate", "training.assign", "training.invite"
"""Kinds of what waits for heads beside the steps of a class."""
ASIDE = {
    NOMINATE: _("Nominate people for a class"),
    ASSIGN: _("Sign the assignment of your people"),
    INVITE: _("Sign the invitation to a class"),
}


def class_url(case: Case) -> str:
    """The page of a class."""
    return _address("training:class").replace("CODE", case.code)


def claim_url(case: Case) -> str:
    """The page of training that an employee tells of."""
    return _address("training:claim").replace("CODE", case.code)


def proposal_url(case: Case) -> str:
    """The page of a proposal."""
    return _address("training:proposal").replace("CODE", case.code)


@cache
def _address(name: str) -> str:
    return reverse(name, args=["CODE"])
