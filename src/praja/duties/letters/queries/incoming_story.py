# SPDX-License-Identifier: EUPL-1.2
"""The story of a letter that came in, as those read it who may open it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.letters.enums import Arrival
from praja.duties.letters.models import EarlierEntry, Remark
from praja.duties.letters.rules import OFFICE_ROLES
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.kernel.procedures.words import words_content
from praja.lib.actors import Actor
from praja.lib.moments import describe_moment

Payload = Mapping[str, Any]

FIELDS = {
    "kind": gettext_lazy("kind of letter"),
    "security": gettext_lazy("sifat"),
    "speed": gettext_lazy("kecepatan"),
    "classification": gettext_lazy("classification"),
    "subject": gettext_lazy("hal"),
    "summary": gettext_lazy("summary"),
    "number_text": gettext_lazy("number of the letter"),
    "dated_on": gettext_lazy("date of the letter"),
    "sender": gettext_lazy("sender"),
    "enclosures": gettext_lazy("enclosures"),
    "files": gettext_lazy("scan or file"),
}


def _registered(payload: Payload) -> str:
    return _("Registered in the agenda as %(number)s/%(year)s: %(way)s") % {
        "number": payload["agenda_number"],
        "year": payload["agenda_year"],
        "way": Arrival(payload["arrival"]).label,
    }


def _corrected(payload: Payload) -> str:
    return _("Corrected: %(fields)s") % {"fields": ", ".join(str(FIELDS[name]) for name in payload["fields"])}


def _disposed(payload: Payload) -> str:
    count = len(payload["asked"])
    return ngettext("Disposed to %(count)d addressee", "Disposed to %(count)d addressees", count) % {"count": count}


def _passed_on(payload: Payload) -> str:
    count = len(payload["asked"])
    return ngettext("Passed on to %(count)d addressee", "Passed on to %(count)d addressees", count) % {"count": count}


def _answered(payload: Payload) -> str:
    return _("Answered by a letter that was signed here") if payload["reply"] else _("Answered outside Praja")


TOLD: dict[str, Callable[[Payload], str]] = {
    "letters.registered": _registered,
    "letters.corrected": _corrected,
    "letters.speed_corrected": _corrected,
    "letters.disposed": _disposed,
    "letters.passed_on": _passed_on,
    "letters.followed_up": lambda _payload: _("An addressee wrote what is being done"),
    "letters.assignment_done": lambda _payload: _("An addressee reported it as done"),
    "letters.assignment_reopened": lambda _payload: _("A report was not taken as done"),
    "letters.assignments_withdrawn": lambda _payload: _("What was asked was taken back"),
    "letters.noted": lambda _payload: _("Noted: nothing is to be done"),
    "letters.settled": lambda _payload: _("Settled"),
    "letters.answered": _answered,
    "letters.taken_up_again": lambda _payload: _("Taken up again"),
    "letters.registered_by_mistake": lambda _payload: _("Registered by mistake; the agenda number stays"),
    "procedures.deadline_missed": lambda _payload: _("The time to settle it passed; the head was told"),
    "procedures.clocks_moved": lambda payload: _("The clocks were moved: %(reason)s") % {"reason": payload["reason"]},
}
"""Event to its sentence."""

TELLING = Telling(told=TOLD, roles=OFFICE_ROLES, outsider=gettext_lazy("Sender"))

SAID_IN = {
    "letters.settled": "note",
    "letters.answered": "note",
    "letters.taken_up_again": "reason",
    "letters.registered_by_mistake": "reason",
}
"""Event to the field with the digest of what was said."""
CORRECTIONS = frozenset({"letters.corrected", "letters.speed_corrected"})


def incoming_story(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[StoryAct]:
    """Everything that happened, oldest first. Three statements, one more for words, one for corrections."""
    rows = rows_told(case, TELLING)
    return stories.office_story(actor, case, TELLING, rows, _written(case, rows), seen_version=seen_version)


def _written(case: Case, rows: list[HistoryRow]) -> dict[int, Written]:
    """Ledger id of an act to what was said with it, or what stood there before it was corrected."""
    found: dict[int, Written] = {}
    names = {row.name for row in rows}
    if names & SAID_IN.keys():
        remarks = list(Remark.objects.filter(incoming=case.pk).order_by("pk"))
        for row in rows:
            digest = row.payload.get(SAID_IN[row.name], "") if row.name in SAID_IN else ""
            said = next((one for one in remarks if digest and _is_of(one, digest)), None)
            if said is not None:
                found[row.id] = Written(said.text)
    if names & CORRECTIONS:
        earlier = EarlierEntry.objects.filter(incoming=case.pk).order_by("number")
        mine = (row for row in rows if row.name in CORRECTIONS)
        found |= {row.id: Written(facts=_before(entry)) for row, entry in zip(mine, earlier, strict=False)}
    return found


def _is_of(remark: Remark, digest: str) -> bool:
    return matches(digest, bytes(remark.salt), words_content(remark.text))


def _before(entry: EarlierEntry) -> tuple[str, ...]:
    dated = describe_moment(entry.dated_on, "date") if entry.dated_on else "–"
    return (
        _("Before: %(subject)s") % {"subject": entry.subject or "–"},
        _("Number %(number)s of %(day)s, %(security)s, %(speed)s")
        % {
            "number": entry.number_text or "–",
            "day": dated,
            "security": entry.get_security_display(),
            "speed": entry.get_speed_display(),
        },
    )
