# SPDX-License-Identifier: EUPL-1.2
"""Sanctions in words, with the figures of the law in force; the story of a case."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.domain.discipline.ladder import MEDIUM, level_of
from praja.duties.attendance.enums import NO_SANCTION, Band, Level, SaidKind
from praja.duties.attendance.models import Discipline
from praja.duties.attendance.models.discipline import DISCIPLINE_WORDS
from praja.duties.attendance.rules import may_read_words
from praja.kernel.law.queries import rule_in_force
from praja.kernel.people.enums import Role
from praja.kernel.people.sealing import open_sealed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor
from praja.lib.moments import describe_moment

CUTS = {Band.CUT_SHORT: "cut_short", Band.CUT_MIDDLE: "cut_middle", Band.CUT_LONG: "cut_long"}


def sanction_words(band: str, day: date) -> str:
    """A sanction as the law of `day` has it, in the reader's language."""
    if band == NO_SANCTION:
        return _("No sanction")
    if band in CUTS:
        share = rule_in_force("discipline.cut_share", day).value
        months = rule_in_force(f"discipline.{CUTS[Band(band)]}_months", day).value
        return _("Performance allowance cut by %(share)s %% for %(months)s months") % {
            "share": f"{share / 100:g}",
            "months": months,
        }
    if band == Band.LOWER_POST:
        months = rule_in_force("discipline.lower_post_months", day).value
        return _("One post level lower (penurunan jabatan) for %(months)s months") % {"months": months}
    if band == Band.RELEASED:
        months = rule_in_force("discipline.released_months", day).value
        return _("Released from the post to an executive post (pelaksana) for %(months)s months") % {"months": months}
    return str(Band(band).label)


def level_words(band: str) -> str:
    """Light, medium or heavy."""
    return str(Level(level_of(band)).label)


def is_medium(band: str) -> bool:
    """Whether the transitional article must be checked before the sanction is used."""
    return bool(band) and band != NO_SANCTION and level_of(band) == MEDIUM


_TOLD: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "attendance.discipline_proposed": lambda _payload: _("Proposed, since the days reach it"),
    "attendance.discipline_recounted": lambda _payload: _("Days counted again"),
    "attendance.discipline_summoned": lambda _payload: _("Summoned"),
    "attendance.discipline_summoned_again": lambda _payload: _("Summoned once more"),
    "attendance.discipline_heard": lambda _payload: _("Heard"),
    "attendance.discipline_not_come": lambda _payload: _("Did not come"),
    "attendance.discipline_answered": lambda _payload: _("Answered in writing"),
    "attendance.discipline_passed_on": lambda _payload: _("Passed on to whoever decides"),
    "attendance.discipline_decided": lambda _payload: _("Decision recorded"),
    "attendance.discipline_withdrawn": lambda _payload: _("Taken back, since days were corrected"),
    "attendance.discipline_to_review": lambda _payload: _("To be looked at again, since days were corrected"),
}
_SAID = {
    "attendance.discipline_answered": SaidKind.ANSWER,
    "attendance.discipline_heard": SaidKind.MINUTES,
    "attendance.discipline_not_come": SaidKind.NOT_COME,
    "attendance.discipline_passed_on": SaidKind.PASSED_ON,
    "attendance.discipline_decided": SaidKind.DECISION,
}
_SUMMONED = {"attendance.discipline_summoned": 1, "attendance.discipline_summoned_again": 2}
TELLING = Telling(told=_TOLD, roles=(Role.HEAD, Role.PERSONNEL), outsider=gettext_lazy("Employee"))


def story_of_discipline(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[StoryAct]:
    """What happened, oldest first; its words for whom they are."""
    rows, row = rows_told(case, TELLING), case.discipline
    found = dict[int, Written]()
    if may_read_words.allows(actor, case):
        said, summonses = _said(row), {one.number: one for one in row.summonses.all()}
        for event in rows:
            if event.name in _SAID and said[_SAID[event.name]]:
                found[event.id] = Written(said[_SAID[event.name]].pop(0))
            elif event.name in _SUMMONED and _SUMMONED[event.name] in summonses:
                found[event.id] = Written(facts=(hearing_words(summonses[_SUMMONED[event.name]]),))
    return stories.office_story(actor, case, TELLING, rows, found, seen_version=seen_version)


def hearing_words(summons: Any) -> str:
    """When, where and before whom."""
    return _("%(when)s, %(place)s, before %(examiner)s") % {
        "when": describe_moment(summons.at),
        "place": summons.place,
        "examiner": summons.examiner,
    }


def _said(row: Discipline) -> Mapping[str, list[str]]:
    """Words of each kind, in the order in which they were said."""
    found = defaultdict[str, list[str]](list)
    for one in row.words.order_by("pk"):
        found[one.kind].append(open_sealed(one.text, DISCIPLINE_WORDS))
    return found


def waited_words(since: datetime, now: datetime) -> str:
    """For how long something has waited, in whole days."""
    days = (now - since).days
    return _("since today") if days < 1 else _("for %(days)s days") % {"days": days}
