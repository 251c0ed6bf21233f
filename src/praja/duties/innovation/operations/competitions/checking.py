# SPDX-License-Identifier: EUPL-1.2
"""Closing entries and checking them by rule; deciding otherwise, with reasons."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.competitions.eligibility import Entrant, Obstacle, over_quota
from praja.duties.innovation.enums.competitions import CompetitionState, EntryState
from praja.duties.innovation.errors.competitions import CloseToIt, NotYourCompetition, StillOpen
from praja.duties.innovation.events.competitions import EntryDecided, stream_of_entry
from praja.duties.innovation.models.competitions import Category, Competition, Entry
from praja.duties.innovation.operations.competitions.entering import entry_problems
from praja.duties.innovation.queries.competitions.conflicts import is_close
from praja.duties.innovation.rules.competitions import runs_competition
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor


def close_entries(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Take no more entries; check each that was handed in by the announced rules, and draw what jurors call them. An entry with
    an obstacle does not take part, unless whoever runs it decides otherwise with reasons.

    Raises `StillOpen` before the announced moment, and what `perform` raises. Records `innovation.competition_entries_closed`.
    """
    row = Competition.objects.get(pk=competition.pk)
    if at < row.entries_until:
        raise StillOpen(_("Entries are still taken."), _("Close them after the announced moment."))
    checked: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, int] = {}
    data = {"checked": checked, "numbers": numbers}

    def write(case: Case) -> None:
        entries = list(
            Entry.objects.filter(competition_id=case.pk, state=EntryState.HANDED_IN)
            .select_related("category", "unit", "competition")
            .order_by("handed_in_at", "pk")
        )
        by_group = dict(Category.objects.filter(competition_id=case.pk).values_list("key", "most_per_unit"))
        entrants = [Entrant(one.pk, one.unit_id, one.category.key) for one in entries]
        beyond = over_quota(entrants, by_group, row.most_per_unit)
        by_lot = sorted(entries, key=lambda one: hashlib.sha256(f"{case.code}:{one.code}".encode()).digest())
        for number, one in enumerate(by_lot, 1):
            one.number = number
        for one in entries:
            one.obstacles = _obstacles(one, one.pk in beyond)
            one.state = EntryState.REFUSED if one.obstacles else EntryState.ELIGIBLE
            checked[str(one.pk)], numbers[str(one.pk)] = tuple(one.obstacles), one.number
        Entry.objects.bulk_update(entries, ["number", "obstacles", "state"])

    return perform(
        competition.pk, "close_entries", actor=actor, at=at, seen_version=seen_version, data=data, write=write
    )


def _obstacles(entry: Entry, is_beyond: bool) -> list[str]:
    fields = [problem.field for problem in entry_problems(entry)]
    return [*fields, *([Obstacle.TOO_MANY.value] if is_beyond else [])]


def decide_entry(*, entry: Entry, admitted: bool, words: str, actor: Actor, at: datetime) -> Entry:
    """Let an entry take part against what the rules found, or not; with reasons, which its team reads.

    Raises `NotYourCompetition`, `CloseToIt`, `StillOpen` outside the check, `WordsTooShort` at `words`. Records
    `innovation.entry_decided`.
    """
    said = words_of(words, field="words", shortest=5, longest=500)
    with transaction.atomic():
        case = lock(entry.competition_id)
        row = Entry.objects.select_for_update(of=("self",)).select_related("competition__case").get(pk=entry.pk)
        if not runs_competition(actor, row.competition):
            raise NotYourCompetition
        if actor.person_id is not None and is_close(actor.person_id, row):
            raise CloseToIt
        if case.state != CompetitionState.CHECKING or row.state not in (EntryState.ELIGIBLE, EntryState.REFUSED):
            raise StillOpen(_("Entries are not checked now."), _("Read what was decided."))
        row.state = EntryState.ELIGIBLE if admitted else EntryState.REFUSED
        row.note, row.note_salt = said.text, said.salt
        row.save(update_fields=["state", "note", "note_salt"])
        event = EntryDecided(admitted=admitted, words=said.digest)
        refs = {"competition": row.competition_id, "entry": row.pk}
        record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=refs)
    return row
