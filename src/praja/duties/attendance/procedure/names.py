# SPDX-License-Identifier: EUPL-1.2
"""Names of the states and of what waits, as rows hold them."""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

ASKED, WITH_OFFICIAL, TO_CHANGE = "asked", "with_official", "to_change"
GRANTED, POSTPONED, REFUSED, WITHDRAWN, ENDED = "granted", "postponed", "refused", "withdrawn", "ended"
PROPOSED, SUMMONED, SUMMONED_AGAIN, HEARD = "proposed", "summoned", "summoned_again", "heard"
NOT_COME, PASSED_ON, DECIDED, TO_REVIEW = "not_come", "passed_on", "decided", "to_review"
GIVEN, REVOKED, ACCEPTED = "given", "revoked", "accepted"

DO_ADVISE = Waiting("attendance.advise", _("Advise on a request for leave"), Role.HEAD, unit_from="superior_unit")
DO_DECIDE = Waiting("attendance.decide", _("Decide a request for leave"), Role.HEAD, unit_from="official_unit")
DO_CHANGE = Waiting("attendance.change", _("Change your request for leave"), Role.OFFICER, person_from="person")
DO_PERMIT = Waiting("attendance.permit", _("Decide a request for permission"), Role.HEAD, unit_from="superior_unit")
DO_CORRECT = Waiting("attendance.correct", _("Decide a correction of a day"), Role.HEAD, unit_from="superior_unit")

DO_SUMMON = Waiting("attendance.summon", _("Summon an employee"), Role.HEAD, clock="summon", unit_from="superior_unit")
DO_HEAR = Waiting("attendance.hear", _("Hear an employee who was summoned"), Role.HEAD, unit_from="superior_unit")
DO_COME = Waiting("attendance.come", _("Read a letter of your superior"), Role.OFFICER, person_from="person")
DO_SETTLE = Waiting("attendance.settle", _("Record the decision, or pass it on"), Role.HEAD, unit_from="superior_unit")
DO_IMPOSE = Waiting(
    "attendance.impose", _("Record the decision about an employee"), Role.HEAD, unit_from="official_unit"
)
DO_REVIEW = Waiting("attendance.review", _("Look at a decision again: days were corrected"), Role.PERSONNEL)


def leave_url(case: Case) -> str:
    """The page of a request for leave."""
    return _address("attendance:leave").replace("CODE", case.code)


def permission_url(case: Case) -> str:
    """The page of a permission."""
    return _address("attendance:permission").replace("CODE", case.code)


def correction_url(case: Case) -> str:
    """The page of a correction."""
    return _address("attendance:correction").replace("CODE", case.code)


def discipline_url(case: Case) -> str:
    """The page of a proposed sanction."""
    return _address("attendance:discipline").replace("CODE", case.code)


@cache
def _address(name: str) -> str:
    return reverse(name, args=["CODE"])
