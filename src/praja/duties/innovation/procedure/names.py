# SPDX-License-Identifier: EUPL-1.2
"""What waits for whom on the path, and the address of an innovation's page."""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

DO_ADVISE = Waiting(
    "innovation.advise", _("Let the independent team discuss a proposal"), Role.ORGANIZATION, clock="advice"
)
DO_DECIDE = Waiting(
    "innovation.decide", _("Decide about an innovation"), Role.HEAD, clock="decision", unit_from="decides_at"
)
DO_MEND = Waiting("innovation.mend", _("Change what was sent back"), Role.OFFICER, person_from="leader")
DO_TRY = Waiting("innovation.try", _("Begin the trial"), Role.OFFICER, person_from="leader")
DO_TELL = Waiting("innovation.tell", _("Say how the trial went"), Role.OFFICER, clock="trial", person_from="leader")
DO_APPLY = Waiting("innovation.apply", _("Apply what worked, or stop it"), Role.OFFICER, person_from="leader")
DO_SHOW = Waiting("innovation.show", _("Show what is applied, and report it to the minister"), Role.ORGANIZATION)


def path_url(case: Case) -> str:
    """The page of an innovation."""
    return _address().replace("CODE", case.code)


@cache
def _address() -> str:
    return reverse("innovation:work", args=["CODE"])


def plan_url(case: Case) -> str:
    """The page of an innovation's plan: where its milestones are carried."""
    return f"{path_url(case)}rencana/"
