# SPDX-License-Identifier: EUPL-1.2
"""Announcing a sealed result, appeals against it, and the close."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.competitions import CompetitionState
from praja.duties.innovation.errors.competitions import JudgedIt, NoAppeal, NotSealed, NotYourEntry, StillOpen
from praja.duties.innovation.events.competitions import StageSealed
from praja.duties.innovation.models.competition_places import computed, kept, rows_digest
from praja.duties.innovation.models.competitions import Appeal, Competition, Entry
from praja.duties.innovation.rules.competitions import in_entry_team, judged_in, writes_entry
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.telling import told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone

LONGEST_WORDS = 4_000


def announce_result(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Let everybody read the result: exactly what was sealed, computed once more from the sealed scores and compared. Teams may
    appeal in the days after that were announced.

    Raises `NotSealed` where anything was changed since, and what `perform` raises. Records `innovation.competition_announced`.
    """
    row = Competition.objects.select_related("case").get(pk=competition.pk)
    data: dict[str, Any] = {"result": "", "appeals_until": ""}
    day = local_date(at, local_zone()) + timedelta(days=row.appeal_days + 1)
    until = start_of(day, local_zone())
    data["appeals_until"] = moment_text(until)

    def write(case: Case) -> None:
        data["result"] = _sealed(row, case)
        Competition.objects.filter(pk=case.pk).update(appeals_until=until)

    return perform(competition.pk, "announce", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _sealed(row: Competition, case: Case) -> str:
    """The digest of the result, the same in the ledger, in its rows and from its scores."""
    told = told_by_stream([case.stream], names=[StageSealed.name]).get(case.stream, [])
    sealed = str(told[-1].payload["result"]) if told else ""
    if not sealed or {rows_digest(computed(row).end), rows_digest(kept(row).end)} != {sealed}:
        raise NotSealed
    return sealed


def file_appeal(*, entry: Entry, words: str, actor: Actor, at: datetime, seen_version: int | None = None) -> Appeal:
    """Appeal for one's entry, once, in the days announced. Raises `NoAppeal`, `NotYourEntry`, `WordsTooShort` at `words`, and
    what `perform` raises. Records `innovation.competition_appealed`."""
    said = words_of(words, field="words", shortest=20, longest=LONGEST_WORDS)
    if actor.person_id is None or not writes_entry(actor, entry.pk):
        raise NotYourEntry
    row = Appeal(entry=entry, words=said.text, salt=said.salt, filed_by_id=actor.person_id, filed_at=at)
    data: dict[str, Any] = {"appeal": 0, "entry": entry.pk, "words": said.digest}

    def write(case: Case) -> None:
        until = Competition.objects.get(pk=case.pk).appeals_until
        placed = entry.placings.filter(stage=None).exists()
        if until is None or at >= until or not placed or Appeal.objects.filter(entry=entry).exists():
            raise NoAppeal
        row.save(force_insert=True)
        data["appeal"] = row.pk

    perform(entry.competition_id, "appeal", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
    return row


def decide_appeal(
    *, appeal: Appeal, upheld: bool, words: str, actor: Actor, at: datetime, seen_version: int | None
) -> Appeal:
    """Decide an appeal with reasons. Nobody decides who judged in the competition or is of the entry's team. The result stays as
    it was sealed; what follows from an upheld appeal stands in the reasons.

    Raises `JudgedIt`, `StillOpen` (decided before), `WordsTooShort` at `words`, and what `perform` raises. Records
    `innovation.competition_appeal_decided`.
    """
    said = words_of(words, field="words", shortest=20, longest=LONGEST_WORDS)
    row = Appeal.objects.select_related("entry__competition").get(pk=appeal.pk)
    competition_id = row.entry.competition_id
    if actor.person_id is None or judged_in(actor.person_id, competition_id) or in_entry_team(actor, row.entry_id):
        raise JudgedIt
    open_ones = Appeal.objects.filter(entry__competition=competition_id, upheld=None)
    others = open_ones.exclude(pk=row.pk).exists()
    data = {"appeal": row.pk, "entry": row.entry_id, "upheld": upheld, "words": said.digest}

    def write(_case: Case) -> None:
        if not open_ones.filter(pk=row.pk).exists():
            raise StillOpen(_("This appeal is decided."), _("Read the reasons."))
        row.upheld, row.answer, row.answer_salt = upheld, said.text, said.salt
        row.decided_by_id, row.decided_at = actor.person_id, at
        row.save()

    target = CompetitionState.APPEALS if others else CompetitionState.ANNOUNCED
    perform(
        competition_id,
        "decide_appeal",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data=data,
        write=write,
        target=target,
    )
    return row


def close_competition(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Close it once the days of appeal are over. Raises `StillOpen`, and what `perform` raises. Records
    `innovation.competition_closed`."""
    row = Competition.objects.get(pk=competition.pk)
    if row.appeals_until is None or at < row.appeals_until:
        raise StillOpen(_("Teams may still appeal."), _("Close it when the announced days are over."))
    return perform(competition.pk, "close", actor=actor, at=at, seen_version=seen_version, data={})
