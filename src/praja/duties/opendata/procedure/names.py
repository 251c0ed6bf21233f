# SPDX-License-Identifier: EUPL-1.2
"""Names of the states and of what waits, as rows hold them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import ANSWER as ANSWER
from praja.duties.opendata.enums import CHECK as CHECK
from praja.duties.opendata.enums import COLLECTION as COLLECTION
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

PROPOSED, RETURNED, AGREED, MET = "proposed", "returned", "agreed", "met"
MERGED, REFUSED, DROPPED = "merged", "refused", "dropped"

DRAFT, CONFIRMING, CHECKING, SUPERVISING, APPROVED = "draft", "confirming", "checking", "supervising", "approved"
PUBLISHED, WITHDRAWN, CANCELLED = "published", "withdrawn", "cancelled"

RECEIVED, ASSIGNED, ANSWERED, SET_ASIDE = "received", "assigned", "answered", "set_aside"

DO_CHECK_PLAN = Waiting("opendata.check_plan", _("Look at a proposal for the list of data"), Role.STEWARD)
DO_CHANGE_PLAN = Waiting("opendata.change_plan", _("Change the proposal that came back"), Role.OFFICER)
DO_COLLECT = Waiting("opendata.collect", _("Bring the data of the list"), Role.OFFICER, clock=COLLECTION)
DO_FINISH = Waiting("opendata.finish", _("Finish the edition and hand it in"), Role.OFFICER)
DO_MEND = Waiting("opendata.mend", _("Mend the edition that came back"), Role.OFFICER)
DO_CONFIRM = Waiting("opendata.confirm", _("Stand for an edition of data"), Role.HEAD, clock=CHECK)
DO_CHECK = Waiting("opendata.check", _("Check an edition of data"), Role.STEWARD, clock=CHECK)
DO_ASK_SUPERVISOR = Waiting("opendata.supervise", _("Enter the answer of the data supervisor"), Role.STEWARD)
DO_PUBLISH = Waiting("opendata.publish", _("Publish an edition of data"), Role.STEWARD, clock=CHECK)
DO_ASSIGN = Waiting("opendata.assign", _("Somebody asks for data: pass it on or answer"), Role.STEWARD, clock=ANSWER)
DO_ANSWER = Waiting("opendata.answer", _("Answer what a reader asks"), Role.OFFICER, clock=ANSWER)


def plan_url(case: Case) -> str:
    """The page of an entry of the list."""
    return reverse("satu_data:planned", args=[case.code])


def release_url(case: Case) -> str:
    """The page of an edition as the office sees it."""
    return reverse("satu_data:release", args=[case.code])


def asked_url(case: Case) -> str:
    """The page of what a reader asks, as the office sees it."""
    return reverse("satu_data:asked", args=[case.code])
