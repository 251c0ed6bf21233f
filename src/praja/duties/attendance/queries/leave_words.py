# SPDX-License-Identifier: EUPL-1.2
"""Leave in words: what is left and why, what each kind and cause means, the story of a request."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.attendance.domain.annual import Entitlement
from praja.duties.attendance.enums import Advice, LeaveKind
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor
from praja.lib.errors import Text

CAUSES: Mapping[str, Text] = {
    "first_hajj": gettext_lazy("The first hajj"),
    "fourth_child": gettext_lazy("Birth of the fourth child or a later one"),
    "other": gettext_lazy("Another reason"),
    "illness": gettext_lazy("Illness"),
    "miscarriage": gettext_lazy("Miscarriage"),
    "duty_accident": gettext_lazy("An accident on duty"),
    "child_1": gettext_lazy("First child"),
    "child_2": gettext_lazy("Second child"),
    "child_3": gettext_lazy("Third child"),
    "family_ill": gettext_lazy("Parent, spouse, child, sibling or parent-in-law gravely ill"),
    "family_dead": gettext_lazy("Parent, spouse, child, sibling or parent-in-law died"),
    "estate": gettext_lazy("Arranging the rights of somebody who died"),
    "own_marriage": gettext_lazy("Own marriage"),
    "wife_birth": gettext_lazy("Wife gives birth or has a miscarriage"),
    "disaster": gettext_lazy("A disaster, such as fire or flood at home"),
}

MEANINGS: Mapping[str, Text] = {
    LeaveKind.ANNUAL: gettext_lazy("Working days of your own calendar."),
    LeaveKind.SICK: gettext_lazy("With a doctor's letter; for a longer illness of a government doctor."),
    LeaveKind.MATERNITY: gettext_lazy("For the mother, at the birth of a child."),
    LeaveKind.IMPORTANT: gettext_lazy("Illness or death in the family, own marriage, a disaster."),
    LeaveKind.LONG: gettext_lazy("After long service; no annual leave in that year."),
    LeaveKind.UNPAID: gettext_lazy("After long service; without pay, and no time of service."),
}


def reckoning(held: Entitlement) -> list[str]:
    """Why there are so many days, a sentence each."""
    return [_REASONS[key](facts) for key, facts in held.reasons]


def _this_year(facts: Mapping[str, int]) -> str:
    words = ngettext("%(year)s gives %(days)s working day.", "%(year)s gives %(days)s working days.", facts["days"])
    return words % facts


def _carried(facts: Mapping[str, int]) -> str:
    if not facts["unused"]:
        return _("Nothing of %(year)s is left over.") % facts
    words = ngettext(
        "Of %(year)s %(unused)s day is left over; %(carried)s of them may be taken.",
        "Of %(year)s %(unused)s days are left over; %(carried)s of them may be taken.",
        facts["unused"],
    )
    return words % facts


_REASONS: Mapping[str, Callable[[Mapping[str, int]], str]] = {
    "this_year": _this_year,
    "carried": _carried,
    "postponed": lambda facts: (
        _(
            "Of %(year)s %(unused)s days are left over, of which %(postponed)s were postponed by the official; %(carried)s "
            "may be taken."
        )
        % facts
    ),
    "two_years_unused": lambda facts: (
        _("Nothing was taken in %(before)s and %(last)s; that is why up to %(total)s days may be taken.") % facts
    ),
    "last_year_unknown": lambda facts: (
        _(
            "What was taken in %(year)s is not entered, so nothing of it is carried over. The personnel office enters it from "
            "its books."
        )
        % facts
    ),
    "last_year_none": lambda facts: _("%(year)s gave no annual leave, so nothing is left over.") % facts,
    "none_this_year": lambda _facts: _(
        "This year gives no annual leave: long leave is taken, or a year of service is not complete."
    ),
}


def _decided(payload: Mapping[str, Any]) -> str:
    return _("Decided: %(word)s") % {"word": Advice(payload["decision"]).label}


TOLD: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "attendance.leave_asked": lambda _payload: _("Asked for leave"),
    "attendance.leave_changed": lambda _payload: _("Asked with changes"),
    "attendance.leave_advised": lambda payload: _("Advised: %(word)s") % {"word": Advice(payload["advice"]).label},
    "attendance.leave_decided": _decided,
    "attendance.leave_withdrawn": lambda _payload: _("Withdrawn"),
    "attendance.leave_ended": lambda _payload: _("Ended early"),
    "attendance.leave_lettered": lambda _payload: _("The letter is signed"),
    "attendance.permission_asked": lambda _payload: _("Asked for permission"),
    "attendance.permission_ordered": lambda _payload: _("Ordered"),
    "attendance.permission_given": lambda _payload: _("Given"),
    "attendance.permission_refused": lambda _payload: _("Not given"),
    "attendance.permission_withdrawn": lambda _payload: _("Withdrawn"),
    "attendance.permission_revoked": lambda _payload: _("Taken back"),
}
NOTED = (
    "attendance.leave_advised",
    "attendance.leave_decided",
    "attendance.leave_ended",
    "attendance.permission_given",
    "attendance.permission_refused",
    "attendance.permission_revoked",
)
"""Acts with words; the newest stand on the row."""

TELLING = Telling(told=TOLD, roles=(Role.HEAD, Role.PERSONNEL), outsider=gettext_lazy("Employee"))


def story_of(actor: Actor, case: Case, note: str) -> list[StoryAct]:
    """What happened to a request, oldest first; `note` is what was said last."""
    rows = rows_told(case, TELLING)
    last = next((row.id for row in reversed(rows) if row.name in NOTED), None)
    words = {last: Written(note)} if last is not None and note else {}
    return stories.office_story(actor, case, TELLING, rows, words)
