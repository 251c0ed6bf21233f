# SPDX-License-Identifier: EUPL-1.2
"""Somebody of the household is chosen as the one for whom it is, instead of being typed."""

from dataclasses import replace

from praja.duties.services.enums import FiledFor
from praja.duties.services.queries.drafts import ApplicationDraft
from praja.duties.services.web.applying.drafts import known_resident
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import HouseholdMember, Person
from praja.kernel.people.queries import household_of
from praja.lib.actors import RESIDENT
from praja.lib.web import PrajaRequest

MEMBER = "member"
"""The button that chooses somebody of the household."""


def members_of(request: PrajaRequest, draft: ApplicationDraft) -> list[HouseholdMember]:
    """Who can be chosen: the household of the resident who has signed in and applies for it."""
    if draft.filed_for != FiledFor.HOUSEHOLD or not RESIDENT.opens(request.actor):
        return []
    return household_of(request.actor.person_id or 0)


def choose_member(request: PrajaRequest, draft: ApplicationDraft) -> bool:
    """Put the one who was chosen into the draft, name and NIK as the resident entered them, and the resident as who applies for
    them. Says whether somebody was."""
    wanted = request.POST.get(MEMBER, "")
    row = next((row for row in members_of(request, draft) if str(row.pk) == wanted), None)
    if row is not None:
        said = replace(draft.stated.applicant, name=row.member.name, nik=opened("nik", row.member.nik))
        draft.stated = replace(draft.stated, applicant=said, filer=draft.stated.filer or known_resident(request))
    return row is not None


def member_stated(request: PrajaRequest, draft: ApplicationDraft) -> Person | None:
    """The member of the household whom the draft states; None where somebody else was typed."""
    said = draft.stated.applicant.trimmed()
    mine = (row.member for row in members_of(request, draft))
    return next((one for one in mine if (one.name, opened("nik", one.nik)) == (said.name, said.nik)), None)
