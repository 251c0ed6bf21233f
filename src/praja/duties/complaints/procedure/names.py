# SPDX-License-Identifier: EUPL-1.2
"""Names of the states and of what waits, as rows hold them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

INTAKE = "complaints.intake"
"""The function of the unit that verifies and forwards reports."""

INSPECTION = "complaints.inspection"
"""The function of the unit that alone reads reports on wrongdoing: the inspectorate."""

DRAFT, RECEIVED, INCOMPLETE, POSTPONED = "draft", "received", "incomplete", "postponed"
FORWARDED, IN_PROGRESS, APPROVAL, APPROVED = "forwarded", "in_progress", "approval", "approved"
QUESTIONED, DISPUTED, PROMISED, JOINED = "questioned", "disputed", "promised", "joined"
ANSWERED, CLOSED, ARCHIVED = "answered", "closed", "archived"

TAKES_IN = frozenset({FORWARDED, IN_PROGRESS, APPROVAL, APPROVED, QUESTIONED, DISPUTED, PROMISED})
"""States in which a report takes in others: a unit owes its answer, and it waits for nobody else's."""

JOINS_FROM = frozenset({RECEIVED, POSTPONED, FORWARDED, IN_PROGRESS})
"""States from which a report can be joined with another."""

TO_ANSWER = ("response", "response_again", "promise")
"""The clocks of which the first due one is the date of a unit's work."""

SCREEN = Waiting("complaints.screen", _("See what came in"), Role.COMPLAINT_COORDINATOR, INTAKE, "verification")
VERIFY = Waiting("complaints.verify", _("Verify and forward"), Role.COMPLAINT_COORDINATOR, INTAKE, "verification")
TAKE_UP = Waiting(
    "complaints.take_up", _("Take up what was put aside"), Role.COMPLAINT_COORDINATOR, INTAKE, "verification"
)
RESPOND = Waiting("complaints.respond", _("Answer"), Role.LIAISON, clock=TO_ANSWER)
RESPOND_AGAIN = Waiting("complaints.respond_again", _("Answer the reply"), Role.LIAISON, clock=TO_ANSWER)
REVISE = Waiting("complaints.revise", _("Write the answer anew"), Role.LIAISON, clock=TO_ANSWER)
APPROVE = Waiting("complaints.approve", _("Approve the answer"), Role.HEAD, clock=TO_ANSWER)
PUBLISH = Waiting("complaints.publish", _("Publish the approved answer"), Role.LIAISON, clock=TO_ANSWER)
DECIDE = Waiting("complaints.decide", _("Decide who is competent"), Role.COMPLAINT_COORDINATOR, INTAKE, "dispute")
KEEP_PROMISE = Waiting("complaints.keep_promise", _("Do what was promised, and say so"), Role.LIAISON, clock="promise")
INSPECT = Waiting("complaints.inspect", _("Examine"), Role.INSPECTOR, INSPECTION, "examination")


def office_url(case: Case) -> str:
    """The officers' page of a complaint."""
    return _address("complaints:case", case)


def inspection_url(case: Case) -> str:
    """The inspectorate's page of a report on wrongdoing."""
    return _address("complaints:inspection_case", case)


_addresses: dict[str, str] = {}


def _address(name: str, case: Case) -> str:
    if name not in _addresses:
        _addresses[name] = reverse(name, args=["CODE"])
    return _addresses[name].replace("CODE", case.code)
