# SPDX-License-Identifier: EUPL-1.2
"""What happened to an entry of the list, an edition, or what a reader asked, as the office reads it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.enums import RELEASE
from praja.duties.opendata.models import Check
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor

Payload = Mapping[str, Any]


def _supervised(payload: Payload) -> str:
    return _("The data supervisor agreed: %(number)s") % {"number": payload["reference"]}


TOLD: dict[str, Callable[[Payload], str]] = {
    "opendata.plan_proposed": lambda _payload: _("Proposed for the list"),
    "opendata.plan_changed": lambda _payload: _("Changed and handed in again"),
    "opendata.plan_returned": lambda _payload: _("Given back to the producer"),
    "opendata.plan_merged": lambda _payload: _("Joined with another entry"),
    "opendata.plan_agreed": lambda payload: _("Taken into the list, due on %(day)s") % {"day": payload["due"]},
    "opendata.plan_refused": lambda _payload: _("Not taken into the list"),
    "opendata.plan_postponed": lambda payload: _("Given a later date: %(day)s") % {"day": payload["due"]},
    "opendata.plan_met": lambda _payload: _("The dataset was published"),
    "opendata.plan_dropped": lambda _payload: _("Taken off the list"),
    "opendata.release_begun": lambda payload: _("Began edition %(number)s") % {"number": payload["number"]},
    "opendata.release_described": lambda _payload: _("Wrote period and notes anew"),
    "opendata.release_submitted": lambda _payload: _("Handed in"),
    "opendata.release_confirmed": lambda _payload: _("The head stands for it"),
    "opendata.release_returned": lambda _payload: _("Given back to the producer"),
    "opendata.release_approved": lambda _payload: _("The data steward agreed"),
    "opendata.release_supervised": _supervised,
    "opendata.release_published": lambda _payload: _("Published"),
    "opendata.release_withdrawn": lambda _payload: _("Taken off the portal"),
    "opendata.release_cancelled": lambda _payload: _("Given up"),
    "opendata.data_asked": lambda _payload: _("A reader asked"),
    "opendata.asked_assigned": lambda _payload: _("Passed on to the unit that has the data"),
    "opendata.asked_answered": lambda _payload: _("Answered"),
    "opendata.asked_set_aside": lambda _payload: _("Put away without an answer"),
    "opendata.asked_reopened": lambda _payload: _("Taken up again"),
}
"""Event to its sentence."""
TELLING = Telling(
    told=TOLD,
    roles=(Role.OFFICER, Role.HEAD, Role.STEWARD),
    outsider=gettext_lazy("Reader"),
    saved=frozenset({"opendata.release_described"}),
)
_LAST_REASON = ("opendata.plan_returned", "opendata.plan_merged", "opendata.plan_refused", "opendata.plan_postponed")


def story_of(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[StoryAct]:
    """Everything that happened to the case, oldest first, with the words of each act that are kept."""
    rows = rows_told(case, TELLING)
    return stories.office_story(actor, case, TELLING, rows, _written(case, rows), seen_version=seen_version)


def _written(case: Case, rows: list[HistoryRow]) -> dict[int, Written]:
    if case.procedure == RELEASE:
        said = dict(Check.objects.filter(release=case.pk).exclude(words="").values_list("pk", "words"))
        found = {row.id: Written(said[row.payload["check"]]) for row in rows if row.payload.get("check") in said}
        for row in rows:
            if row.name == "opendata.release_withdrawn":
                found[row.id] = Written(case.release.withdrawn_reason)
        return found
    planned = getattr(case, "planned_dataset", None)
    reason = planned.reason if planned else ""
    last = next((row for row in reversed(rows) if row.name in (*_LAST_REASON, "opendata.plan_dropped")), None)
    return {last.id: Written(reason)} if last and reason else {}
