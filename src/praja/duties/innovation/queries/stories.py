# SPDX-License-Identifier: EUPL-1.2
"""The story of an innovation: each act in order, with the words that were said."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.models import Innovation
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.people.enums import Role
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor
from praja.lib.moments import describe_moment

STEP_OF = {
    "innovation.sent_back": "send_back",
    "innovation.advised": "advise",
    "innovation.rejected": "reject",
    "innovation.withdrawn": "withdraw",
    "innovation.trial_ended": "end_trial",
    "innovation.developed": "develop",
    "innovation.stopped": "stop",
}
"""Acts with words, and the step under which the words are kept."""


def _advised(payload: Mapping[str, Any]) -> str:
    if payload["worthy"]:
        return _("The independent team found it worthy of a trial")
    return _("The independent team did not find it worthy of a trial")


def _tried(payload: Mapping[str, Any]) -> str:
    return _("Trial ended: the team would apply it") if payload["worked"] else _("Trial ended: it did not work")


def _on(iso: str) -> str:
    """A day of an event, as people read it."""
    return describe_moment(date.fromisoformat(iso), "date")


TOLD: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "innovation.started": lambda _payload: _("The innovation began"),
    "innovation.entered": lambda payload: (
        _("Taken over from a list, as applied since %(day)s") % {"day": _on(payload["applied_on"])}
    ),
    "innovation.diagnosis_begun": lambda _payload: _("The team stands and looks for causes"),
    "innovation.design_begun": lambda _payload: _("The causes are known, the design began"),
    "innovation.profile_written": lambda payload: _("Its words were written, version %(number)s") % payload,
    "innovation.proposed": lambda _payload: _("Proposed"),
    "innovation.sent_back": lambda _payload: _("Sent back to the team"),
    "innovation.advised": _advised,
    "innovation.approved": lambda payload: _("Approved for a trial by %(decree)s") % payload,
    "innovation.rejected": lambda _payload: _("Not approved"),
    "innovation.trial_begun": lambda _payload: _("Trial begun"),
    "innovation.trial_ended": _tried,
    "innovation.applied": lambda payload: _("Applied by %(instrument)s") % payload,
    "innovation.developed": lambda payload: _("Developed further on %(day)s") % {"day": _on(payload["developed_on"])},
    "innovation.reported": lambda payload: (
        _("Reported to the minister by %(letter)s, %(day)s") % {**payload, "day": _on(payload["reported_on"])}
    ),
    "innovation.awarded": lambda payload: (
        _("%(award)s by %(giver)s, %(day)s") % {**payload, "day": _on(payload["awarded_on"])}
    ),
    "innovation.displayed": lambda _payload: _("Shown to the public"),
    "innovation.paper_shown": lambda _payload: _("A paper of it is shown to everybody"),
    "innovation.paper_hidden": lambda _payload: _("A paper of it is shown no more"),
    "innovation.stopped": lambda _payload: _("Stopped"),
    "innovation.withdrawn": lambda _payload: _("Withdrawn"),
}
TELLING = Telling(
    told=TOLD,
    roles=(Role.ORGANIZATION, Role.HEAD, Role.OFFICER),
    outsider=gettext_lazy("Employee"),
    saved=frozenset({"innovation.profile_written"}),
)


STAGES = (
    ("innovation.started", "innovation.entered"),
    ("innovation.diagnosis_begun",),
    ("innovation.design_begun",),
    ("innovation.approved",),
    ("innovation.displayed",),
)
"""The five D, each by the events with which it begins."""


def begun_of(rows: Sequence[HistoryRow]) -> list[datetime | None]:
    """When each of the five D began for the first time."""
    return [next((row.at for row in rows if row.name in names), None) for names in STAGES]


def rows_of(row: Innovation) -> list[HistoryRow]:
    """What the ledger tells of an innovation. One statement."""
    return rows_told(row.case, TELLING)


def story_of(actor: Actor, row: Innovation, rows: list[HistoryRow]) -> list[StoryAct]:
    """What happened to an innovation (`rows_of`), oldest first, with what was said at each act. Three statements."""
    kept: dict[str, list[str]] = {}
    for word in row.words.order_by("pk"):
        kept.setdefault(word.step, []).append(word.text)
    words = dict[int, Written]()
    for one in rows:
        step = STEP_OF.get(one.name, "")
        if kept.get(step):
            words[one.id] = Written(kept[step].pop(0))
    return stories.office_story(actor, row.case, TELLING, rows, words)
