# SPDX-License-Identifier: EUPL-1.2
"""The story of a letter that is written here, and what changed in it since somebody looked."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.letters.domain.comparing import ChangedPart, changes_between
from praja.duties.letters.domain.words import Words
from praja.duties.letters.models import Check, LetterVersion, Outgoing
from praja.duties.letters.queries.enclosures import enclosures_of
from praja.duties.letters.rules import OFFICE_ROLES, account_of
from praja.kernel.ledger.queries import HistoryRow
from praja.kernel.ledger.telling import told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, Written, rows_told
from praja.lib.actors import Actor

Payload = Mapping[str, Any]


def _handed_in(payload: Payload) -> str:
    count = len(payload["checks"])
    if not count:
        return _("Handed in")
    words = ngettext("Handed in; %(count)d person initials it", "Handed in; %(count)d people initial it", count)
    return words % {"count": count}


def _enclosed(payload: Payload) -> str:
    count = len(payload["added"])
    return ngettext("Added %(count)d enclosure", "Added %(count)d enclosures", count) % {"count": count}


TOLD: dict[str, Callable[[Payload], str]] = {
    "letters.drafted": lambda _payload: _("Begun"),
    "letters.revised": lambda payload: _("Saved as version %(number)s") % {"number": payload["draft"]},
    "letters.enclosed": _enclosed,
    "letters.enclosure_taken_out": lambda _payload: _("Took an enclosure out"),
    "letters.handed_in": _handed_in,
    "letters.initialled": lambda payload: _("Initialled version %(number)s") % {"number": payload["draft"]},
    "letters.cleared": lambda payload: (
        _("Cleared by the legal bureau: version %(number)s") % {"number": payload["draft"]}
    ),
    "letters.returned": lambda _payload: _("Given back to the writer"),
    "letters.signature_asked": lambda _payload: _("The signer decided to sign"),
    "letters.signed": lambda payload: _("Signed with the number %(number)s") % {"number": payload["number_text"]},
    "letters.signature_given_up": lambda _payload: _("Not signed; its number stays a gap"),
    "letters.sent": lambda _payload: _("Sent to every addressee"),
    "letters.passed_to": lambda _payload: _("An addressee has it"),
    "letters.mail_asked_again": lambda _payload: _("An e-mail is tried once more"),
    "letters.taken_to_srikandi": lambda _payload: _("Goes on in SRIKANDI"),
    "letters.numbered_by_srikandi": lambda payload: (
        _("Numbered %(number)s by SRIKANDI") % {"number": payload["number"]}
    ),
    "letters.abandoned": lambda _payload: _("Given up"),
    "letters.withdrawn": lambda _payload: _("Withdrawn"),
}
"""Event to its sentence."""

TELLING = Telling(
    told=TOLD,
    roles=OFFICE_ROLES,
    outsider=gettext_lazy("Outside"),
    saved=frozenset({"letters.revised"}),
)
WITH_REASON = frozenset({"letters.abandoned", "letters.withdrawn"})


def outgoing_story(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[StoryAct]:
    """Everything that happened, oldest first; of several saves by one hand the last. Four statements."""
    rows = rows_told(case, TELLING)
    return stories.office_story(actor, case, TELLING, rows, _written(case, rows), seen_version=seen_version)


def _written(case: Case, rows: list[HistoryRow]) -> dict[int, Written]:
    notes = dict(Check.objects.filter(outgoing=case.pk).exclude(note="").values_list("pk", "note"))
    saved = dict(LetterVersion.objects.filter(outgoing=case.pk).exclude(note="").values_list("number", "note"))
    found: dict[int, Written] = {}
    for row in rows:
        note = notes.get(int(row.payload.get("check") or 0), "")
        if row.name == "letters.revised":
            note = saved.get(row.payload["draft"], "")
        elif row.name in WITH_REASON:
            note = case.letter.outgoing.withdrawn_reason
        if note:
            found[row.id] = Written(note)
    return found


def _last_said(actor: Actor, outgoing: Outgoing) -> Check | None:
    """What this actor last said about the letter as one of those who initial, clear or sign."""
    rows = Check.objects.filter(outgoing=outgoing.pk, person=account_of(actor), version__isnull=False)
    return rows.order_by("-version", "-round").first()


def enclosures_changed_since_looked(actor: Actor, outgoing: Outgoing) -> bool:
    """Whether other files go with the letter now than when this actor last said something about it."""
    said = _last_said(actor, outgoing)
    if said is None:
        return False
    events = told_by_stream([outgoing.letter.case.stream], names=("letters.handed_in",))
    handed_in = events.get(outgoing.letter.case.stream, ())
    seen = next((one.payload for one in handed_in if one.payload["round"] == said.round), None)
    now = [one.file.sha256 for one in enclosures_of(outgoing.pk)]
    return seen is not None and list(seen.get("enclosures", ())) != now


def changes_since_looked(actor: Actor, outgoing: Outgoing) -> tuple[int, tuple[ChangedPart, ...]] | None:
    """The version on which this actor last said something as one of those who initial, clear or sign, and what has changed since;
    None where they have said nothing yet, or it is the newest."""
    said = _last_said(actor, outgoing)
    if said is None or said.version is None or said.version == outgoing.versions_made:
        return None
    return said.version, compared(outgoing, said.version, outgoing.versions_made)


def compared(outgoing: Outgoing, before: int, after: int) -> tuple[ChangedPart, ...]:
    """What changed from one version to another. Raises LetterVersion.DoesNotExist."""
    rows = {row.number: row for row in LetterVersion.objects.filter(outgoing=outgoing.pk, number__in=(before, after))}
    if {before, after} - rows.keys():
        raise LetterVersion.DoesNotExist
    old, new = rows[before], rows[after]
    return changes_between((old.subject, Words.of(old.said())), (new.subject, Words.of(new.said())))
