# SPDX-License-Identifier: EUPL-1.2
"""The story of a version of a standard as its office reads it: who wrote, consulted, set, published, reviewed it, and when."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.services.models import StandardVersion
from praja.duties.services.procedure import STANDARD
from praja.duties.services.rules import KEEPERS
from praja.kernel.people.enums import Role
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor
from praja.lib.moments import describe_moment

Payload = Mapping[str, Any]


def standard_story(actor: Actor, version: StandardVersion) -> list[StoryAct]:
    """Everything that happened to the version, oldest first; see `stories.office_story`. Three statements."""
    rows = rows_told(version.case, TELLING)
    words = {row.id: Written(str(row.payload[_WORDS[row.name]])) for row in rows if row.name in _WORDS}
    return stories.office_story(actor, version.case, TELLING, rows, words)


def _day(text: str) -> str:
    return describe_moment(date.fromisoformat(text), "date")


def _opened(payload: Payload) -> str:
    return _("Opened for comments until %(until)s; the forum is on %(day)s") % {
        "until": _day(payload["comments_until"]),
        "day": _day(payload["held_on"]),
    }


def _concluded(payload: Payload) -> str:
    came = sum(payload["attended"].values())
    people = ngettext("%(count)d person came", "%(count)d people came", came) % {"count": came}
    return _("The consultation was concluded, record %(number)s: %(people)s") % {
        "number": payload["record"],
        "people": people,
    }


def _set(payload: Payload) -> str:
    return _("Set by %(decree)s of %(day)s") % {"decree": payload["decree"], "day": _day(payload["decree_date"])}


def _taken_over(payload: Payload) -> str:
    return _("Entered as set before, by %(decree)s of %(day)s; it holds since %(since)s. Found in: %(source)s") % {
        "decree": payload["decree"],
        "day": _day(payload["decree_date"]),
        "since": _day(payload["since"]),
        "source": payload["found_in"],
    }


def _answered(payload: Payload) -> str:
    if payload["taken_up"]:
        return _("A comment was answered and taken up")
    return _("A comment was answered") if payload["taken_up"] is None else _("A comment was answered, not taken up")


def _missed(payload: Payload) -> str:
    label = STANDARD.by_clock[payload["clock"]].label
    return _("The clock “%(clock)s” passed its date; the head was told") % {"clock": label}


TOLD: Mapping[str, Callable[[Payload], str]] = {
    "services.standard_drafted": lambda _payload: _("The version was begun"),
    "services.standard_revised": lambda _payload: _("The draft was changed"),
    "services.consultation_opened": _opened,
    "services.comment_made": lambda _payload: _("Somebody commented on the draft"),
    "services.comment_answered": _answered,
    "services.consultation_concluded": _concluded,
    "services.standard_set": _set,
    "services.standard_published": lambda payload: (
        _("Published; it holds since %(since)s") % {"since": _day(payload["since"])}
    ),
    "services.standard_taken_over": _taken_over,
    "services.standard_reviewed": lambda _payload: _("Reviewed: it stays as it is"),
    "services.standard_replaced": lambda payload: _("Replaced by version %(number)s") % {"number": payload["by"]},
    "services.standard_abandoned": lambda _payload: _("Given up"),
    "procedures.deadline_missed": _missed,
    "procedures.clocks_moved": lambda payload: _("The clocks were moved: %(reason)s") % {"reason": payload["reason"]},
}
"""Event to its sentence."""

_WORDS = {"services.standard_reviewed": "note", "services.standard_abandoned": "reason"}
"""Events whose words stand in the event itself, because everybody may read them."""

_BY_HEAD = frozenset({"services.standard_set", "services.standard_published", "services.standard_reviewed"})

TELLING = Telling(
    told=TOLD,
    roles=KEEPERS,
    outsider=gettext_lazy("Somebody of the public"),
    role_in=lambda name: Role.HEAD if name in _BY_HEAD else None,
    outside=frozenset({"services.comment_made"}),
    saved=frozenset({"services.standard_revised"}),
)
