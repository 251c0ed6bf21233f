# SPDX-License-Identifier: EUPL-1.2
"""Names of the states and of what waits, as rows hold them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import StageKind
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

REFERENCE, CHECK, VISIT = StageKind.REFERENCE.value, StageKind.CHECK.value, StageKind.VISIT.value
RECOMMENDATION, PAYMENT = StageKind.RECOMMENDATION.value, StageKind.PAYMENT.value
APPROVAL, SIGNING, HANDOVER = StageKind.APPROVAL.value, StageKind.SIGNING.value, StageKind.HANDOVER.value
INCOMPLETE, ELSEWHERE = "incomplete", "elsewhere"
FINISHED, REFUSED, WITHDRAWN, LAPSED = "finished", "refused", "withdrawn", "lapsed"

STAGES = frozenset(StageKind.values)
ONWARD = STAGES | {FINISHED}
"""Where a stage can lead: another stage of the case's path, or its end."""
WAITS_FOR_OTHERS = frozenset({INCOMPLETE, REFERENCE, PAYMENT})
"""States in which the office waits for the applicant, the neighbourhood or the money: its clock stands still."""
OPEN = STAGES | {INCOMPLETE, ELSEWHERE}

DRAFT, CONSULTATION, CONSULTED, SET = "draft", "consultation", "consulted", "set"
PUBLISHED, REPLACED, ABANDONED = "published", "replaced", "abandoned"

PROCESSING = "processing"
DO_CHECK = Waiting("services.check", _("Check whether everything is there"), Role.OFFICER, clock=PROCESSING)
DO_VISIT = Waiting("services.visit", _("Visit the place"), Role.OFFICER, clock=PROCESSING)
DO_RECOMMEND = Waiting(
    "services.recommend", _("Give a recommendation"), Role.HEAD, clock=PROCESSING, unit_from="unit_asked"
)
DO_CONFIRM_PAYMENT = Waiting("services.payment", _("Confirm the payment"), Role.TREASURER, clock="payment")
DO_EXAMINE_PAYMENT = Waiting("services.examine_payment", _("Examine a notice of a payment"), Role.TREASURER)
DO_APPROVE = Waiting("services.approve", _("Approve the application"), Role.HEAD, clock=PROCESSING)
DO_SIGN = Waiting("services.sign", _("Sign the product"), Role.HEAD, clock=PROCESSING)
DO_HAND_OVER = Waiting("services.hand_over", _("Hand over the product"), Role.COUNTER)
DO_FOLLOW = Waiting("services.follow", _("Follow it in the other system"), Role.OFFICER)
DO_CONSULT = Waiting("services.conclude", _("Hold the consultation and write its record"), Role.HEAD)
DO_SET = Waiting("services.set", _("Set the standard"), Role.HEAD)
DO_PUBLISH = Waiting("services.publish", _("Publish the standard"), Role.HEAD)


def application_url(case: Case) -> str:
    """The officers' page of an application."""
    return _address("services:case", case)


def standard_url(case: Case) -> str:
    """The officers' page of a version of a standard."""
    return _address("services:version", case)


_addresses: dict[str, str] = {}


def _address(name: str, case: Case) -> str:
    if name not in _addresses:
        _addresses[name] = reverse(name, args=["CODE"])
    return _addresses[name].replace("CODE", case.code)
