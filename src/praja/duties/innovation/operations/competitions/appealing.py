# SPDX-License-Identifier: EUPL-1.2
"""Appeals against a result: filed by a team; turned down, or upheld with what follows
(docs/adr/0032-what-may-change-after-sealing.md)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.competitions import CompetitionState, Remedy
from praja.duties.innovation.errors.competitions import JudgedIt, NoAppeal, NoRemedy, NotYourEntry, StillOpen
from praja.duties.innovation.models.competitions import (
    Appeal,
    AppealedSheet,
    Competition,
    Entry,
    Revision,
    Stage,
)
from praja.duties.innovation.operations.competitions.replacing import replace_sheets
from praja.duties.innovation.queries.competitions.conflicts import is_close
from praja.duties.innovation.queries.competitions.rounds import counting_sheets
from praja.duties.innovation.rules.competitions import judged_in, writes_entry
from praja.kernel.assessments.models import Assessor
from praja.kernel.assessments.operations import set_aside_sheet
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor, system_actor

LONGEST_WORDS = 4_000
APPEAL = "innovation.appeal"
"""What sheets that are set aside call the decision."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a decision names it: the stage by its position, the juror's seat and the entry by id."""

    stage: int
    assessor: int
    entry: int


def file_appeal(*, entry: Entry, words: str, actor: Actor, at: datetime, seen_version: int | None = None) -> Appeal:
    """Appeal for one's entry against the result that stands, once, in the days announced. Raises `NoAppeal`, `NotYourEntry`,
    `WordsTooShort` at `words`, and what `perform` raises. Records `innovation.competition_appealed`."""
    said = words_of(words, field="words", shortest=20, longest=LONGEST_WORDS)
    if actor.person_id is None or not writes_entry(actor, entry.pk):
        raise NotYourEntry
    row = Appeal(entry=entry, words=said.text, salt=said.salt, filed_by_id=actor.person_id, filed_at=at)
    data: dict[str, Any] = {"appeal": 0, "entry": entry.pk, "words": said.digest}

    def write(case: Case) -> None:
        competition = Competition.objects.get(pk=case.pk)
        until, row.result = competition.appeals_until, competition.result
        placed = entry.placings.filter(stage=None).exists()
        again = Appeal.objects.filter(entry=entry, result=competition.result).exists()
        if until is None or at >= until or not placed or again:
            raise NoAppeal
        row.save(force_insert=True)
        data["appeal"] = row.pk

    perform(entry.competition_id, "appeal", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
    return row


def turn_down_appeal(*, appeal: Appeal, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Appeal:
    """Turn an appeal down with reasons; the result stays as it is. Nobody decides who judged in the competition, is of the
    entry's team, or is close to somebody of it.

    Raises `JudgedIt`, `StillOpen` (decided before), `WordsTooShort` at `words`, and what `perform` raises. Records
    `innovation.competition_appeal_decided`.
    """
    row, said = _to_decide(appeal, words, actor)
    data = {**_told(row, said, upheld=False), "remedy": "", "revision": 0, "sheets": (), "rounds": {}}

    def write(_case: Case) -> None:
        _save(row, said, actor, at, upheld=False)

    _decide(row, data, write, actor=actor, at=at, seen_version=seen_version, revises=False)
    return row


def uphold_appeal(
    *,
    appeal: Appeal,
    words: str,
    remedy: Remedy,
    sheets: Sequence[Sheet],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    closes_at: datetime | None = None,
) -> Appeal:
    """Uphold an appeal with what follows: sheets that count no more, and where `remedy` says so other jurors who judge in their
    place until `closes_at`. What was sealed stays as it is; the result that takes its place is sealed by `supersede_result`.

    Raises `JudgedIt`, `StillOpen` (decided before), `NoRemedy` (no sheet, one that does not count, one after which an entry has
    none in a stage, no day), `TooFewJurors`, `WordsTooShort` at `words`, and what `perform` raises. Records
    `innovation.competition_appeal_decided`, `assessments.set_aside` for each sheet, and the opening of rounds.
    """
    row, said = _to_decide(appeal, words, actor)
    data: dict[str, Any] = {**_told(row, said, upheld=True), "remedy": remedy.value}
    data |= {"revision": 0, "sheets": (), "rounds": {}}

    def write(case: Case) -> None:
        competition = Competition.objects.select_related("case__lead_unit").get(pk=case.pk)
        chosen = _chosen(competition, sheets)
        _guard_remedy(competition, remedy, chosen, closes_at, at)
        row.revision, row.remedy = _revision(competition, at), remedy.value
        _save(row, said, actor, at, upheld=True)
        _set_aside(row, chosen, at)
        data["revision"] = row.revision.number
        data["sheets"] = tuple(sorted((stage.position, seat.pk, entry) for stage, seat, entry in chosen))
        if remedy is Remedy.JUDGED_ANEW and closes_at is not None:
            data["rounds"] = _replaced(row.revision, chosen, closes_at, at)

    _decide(row, data, write, actor=actor, at=at, seen_version=seen_version, revises=True)
    return row


Chosen = list[tuple[Stage, Assessor, int]]
"""Stage, seat, entry."""


def _to_decide(appeal: Appeal, words: str, actor: Actor) -> tuple[Appeal, Words]:
    said = words_of(words, field="words", shortest=20, longest=LONGEST_WORDS)
    row = Appeal.objects.select_related("entry__competition").get(pk=appeal.pk)
    me = actor.person_id
    if me is None or judged_in(me, row.entry.competition_id) or is_close(me, row.entry):
        raise JudgedIt
    return row, said


def _told(row: Appeal, said: Words, *, upheld: bool) -> dict[str, Any]:
    return {"appeal": row.pk, "entry": row.entry_id, "upheld": upheld, "words": said.digest}


def _save(row: Appeal, said: Words, actor: Actor, at: datetime, *, upheld: bool) -> None:
    if not Appeal.objects.filter(pk=row.pk, upheld=None).exists():
        raise StillOpen(_("This appeal is decided."), _("Read the reasons."))
    row.upheld, row.answer, row.answer_salt = upheld, said.text, said.salt
    row.decided_by_id, row.decided_at = actor.person_id, at
    row.save()


def _decide(
    row: Appeal,
    data: Mapping[str, Any],
    write: Any,
    *,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    revises: bool,
) -> None:
    """Where the competition stands after it: with other appeals first, then with what is counted anew, else announced."""
    competition_id = row.entry.competition_id
    others = Appeal.objects.filter(entry__competition=competition_id, upheld=None).exclude(pk=row.pk)
    revising = revises or Revision.objects.filter(competition=competition_id, sealed_at=None).exists()
    target = CompetitionState.REVISING if revising else CompetitionState.ANNOUNCED
    perform(
        competition_id,
        "decide_appeal",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data=data,
        write=write,
        target=CompetitionState.APPEALS if others.exists() else target,
    )


def _chosen(competition: Competition, sheets: Sequence[Sheet]) -> Chosen:
    """The sheets with their rows. Raises `NoRemedy` where there is none, or one that does not count."""
    if not sheets:
        raise NoRemedy("sheets", _("Nothing would follow from it."), _("Choose the sheets that count no more."))
    entries = {one.pk: one for one in competition.entries.filter(pk__in={sheet.entry for sheet in sheets})}
    found: Chosen = []
    for entry in entries.values():
        wanted = {(one.stage, one.assessor) for one in sheets if one.entry == entry.pk}
        known = counting_sheets(competition, entry)
        found += [(stage, seat, entry.pk) for stage, seat in known if (stage.position, seat.pk) in wanted]
    if len(found) != len(set(sheets)):
        raise NoRemedy("sheets", _("There is no such sheet that counts."), _("Choose sheets that count now."))
    return found


def _guard_remedy(
    competition: Competition, remedy: Remedy, chosen: Chosen, closes_at: datetime | None, at: datetime
) -> None:
    if remedy is Remedy.JUDGED_ANEW:
        if closes_at is None or closes_at <= at:
            raise NoRemedy(
                "last_day", _("It is not said until when others judge."), _("Choose a day that is still to come.")
            )
        return
    gone = Counter((stage.position, entry) for stage, _seat, entry in chosen)
    for entry in competition.entries.filter(pk__in={entry for _stage, _seat, entry in chosen}):
        counting = Counter(stage.position for stage, _seat in counting_sheets(competition, entry))
        if any(gone[position, entry.pk] >= number for position, number in counting.items()):
            raise NoRemedy(
                "sheets",
                _("“%(title)s” would have no sheet left in a stage.") % {"title": entry.title},
                _("Let other jurors judge in their place, or leave a sheet."),
            )


def _revision(competition: Competition, at: datetime) -> Revision:
    """The one that is being made, or a new one."""
    made, _new = Revision.objects.get_or_create(
        competition=competition, sealed_at=None, defaults={"number": competition.result + 1, "begun_at": at}
    )
    return made


def _set_aside(row: Appeal, chosen: Chosen, at: datetime) -> None:
    actor = system_actor("innovation")
    for stage, seat, entry in chosen:
        sheet = set_aside_sheet(
            assessor=seat, subject_id=entry, ground_kind=APPEAL, ground_id=row.pk, actor=actor, at=at
        )
        AppealedSheet.objects.create(appeal=row, stage=stage, sheet=sheet)


def _replaced(revision: Revision, chosen: Chosen, closes_at: datetime, at: datetime) -> dict[str, int]:
    """As many other jurors for each entry in each stage as sheets were set aside."""
    wanted: dict[int, Counter[int]] = defaultdict(Counter)
    stages = {stage.position: stage for stage, _seat, _entry in chosen}
    for stage, _seat, entry in chosen:
        wanted[stage.position][entry] += 1
    return {
        str(position): replace_sheets(
            revision=revision, stage=stages[position], wanted=wanted[position], closes_at=closes_at, at=at
        ).pk
        for position in sorted(wanted)
    }
