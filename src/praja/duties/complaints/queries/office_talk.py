# SPDX-License-Identifier: EUPL-1.2
"""The conversation with the reporter, as officers of the case read it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.domain.messages import is_only_thanks
from praja.duties.complaints.queries.office_story import FUNCTIONS
from praja.duties.complaints.rules import OFFICE_ROLES
from praja.kernel.documents.models import Attachment
from praja.kernel.notifications.domain.conversing import join_code_in
from praja.kernel.notifications.enums import MessageStatus
from praja.kernel.notifications.queries import OFFICER, PLATFORM, REPORTER, Spoken, conversation_of
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.people import people_of, shown_name
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.visible import visible_length


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. `is_ours`: it went to the reporter; `standing`: what became of it on its way, empty where that is plain."""

    at: datetime
    who: str
    channel: str
    text: str
    is_ours: bool
    files: tuple[Attachment, ...]
    standing: str = ""
    has_failed: bool = False


def talk_of(actor: Actor, case: Case) -> list[Line]:
    """Everything said, in order. Two statements, two more where officers spoke."""
    spoken = conversation_of(case)
    accounts = (str(one.account) for one in spoken if one.account)
    people = people_of(accounts, roles=OFFICE_ROLES, functions=FUNCTIONS)

    def name(one: Spoken) -> str:
        day = local_date(one.said_at, local_zone())
        return shown_name(actor, people, str(one.account), role=None, at_unit=case.lead_unit_id, on=day)

    return [_line(one, name(one) if one.account else "") for one in spoken]


def reporters_words(case: Case) -> str:
    """What the reporter said in the conversation, in order: what a summary begins with. Thanks and codes say nothing."""
    inward = (one.text.strip() for one in conversation_of(case) if one.by == REPORTER)
    said = [text for text in inward if visible_length(text) and not is_only_thanks(text) and not join_code_in(text)]
    return "\n\n".join(dict.fromkeys(said))[:MAX_TEXT]


def _line(one: Spoken, officer: str) -> Line:
    is_ours = one.by in (OFFICER, PLATFORM)
    failed = is_ours and one.status == MessageStatus.FAILED
    waits = is_ours and one.status == MessageStatus.QUEUED
    return Line(
        at=one.said_at,
        who=_who(one, officer),
        channel=str(Channel(one.channel).label) if one.channel in Channel.values else one.channel,
        text=one.text,
        is_ours=is_ours,
        files=one.files,
        standing=str(one.status.label) if failed or waits else "",
        has_failed=failed,
    )


def _who(one: Spoken, officer: str) -> str:
    if one.by == OFFICER:
        return officer or _("The office")
    if one.by == PLATFORM:
        return _("The system")
    return _("Reporter, written down by %(officer)s") % {"officer": officer} if officer else _("Reporter")
