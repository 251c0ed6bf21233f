# SPDX-License-Identifier: EUPL-1.2
"""What jurors do: keep what they have so far, give scores, or step back. Everything is their own until the stage is sealed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from praja.duties.innovation.events.competitions import SheetKept, stream_of_sheet
from praja.duties.innovation.models.competitions import Entry, SheetDraft, Stage
from praja.duties.innovation.operations.competitions.desks import ask_jurors, ask_no_more
from praja.duties.innovation.operations.competitions.staging import is_done
from praja.duties.innovation.queries.competitions.conflicts import interests
from praja.duties.innovation.queries.competitions.rounds import met, seat_for, seats_in
from praja.kernel.assessments.errors import InConflict, NotYourSubject, RoundNotOpen, RoundSealed
from praja.kernel.assessments.models import Assessor, Round
from praja.kernel.assessments.operations import (
    add_assessor,
    declare_conflict,
    give_scores,
    give_subject,
    note_conflict,
)
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.lib.actors import Actor, system_actor

LONGEST_COMMENT = 1_000


def keep_sheet(
    *,
    stage: Stage,
    entry: Entry,
    values: Mapping[str, int],
    comments: Mapping[str, str],
    actor: Actor,
    at: datetime,
) -> SheetDraft:
    """Keep what one has so far of an entry; nobody else reads it, and it is no score. The same again changes nothing.

    Raises NotYourSubject, InConflict, RoundNotOpen, RoundSealed. Records `innovation.sheet_kept`.
    """
    with transaction.atomic():
        seat = _seat(stage, entry, actor, at)
        keys = [one["key"] for one in stage.criteria]
        kept_values = {key: values[key] for key in keys if key in values}
        kept_comments = {key: said for key in keys if (said := comments.get(key, "").strip()[:LONGEST_COMMENT])}
        rows = SheetDraft.objects.filter(juror_id=seat.person_id, entry=entry, stage=stage)
        row = rows.first() or SheetDraft(juror_id=seat.person_id, entry=entry, stage=stage, salt=new_salt())
        if row.pk and (row.values, row.comments) == (kept_values, kept_comments):
            return row
        row.values, row.comments, row.kept_at = kept_values, kept_comments, at
        row.save()
        event = SheetKept(content=content_digest(bytes(row.salt), row.digested()))
        stream = stream_of_sheet(seat.person_id, entry.pk, stage.pk)
        record(event, actor=actor, at=at, stream=stream, refs={"competition": entry.competition_id})
    return row


def give_sheet(
    *,
    stage: Stage,
    entry: Entry,
    values: Mapping[str, int],
    comments: Mapping[str, str],
    actor: Actor,
    at: datetime,
) -> None:
    """Give a value to every criterion of an entry; until the stage closes this may be done anew. What was kept before goes.
    Raises what `give_scores` raises. Records `assessments.scored`."""
    round_ = _seat_of(stage, entry, actor).round
    with transaction.atomic():
        give_scores(round=round_, subject_id=entry.pk, values=values, comments=comments, actor=actor, at=at)
        SheetDraft.objects.filter(juror_id=actor.person_id, entry=entry, stage=stage).delete()
        _settle(entry, actor.person_id or 0, at)


def step_back(*, stage: Stage, entry: Entry, reason: str, actor: Actor, at: datetime) -> None:
    """Declare an interest in an entry: what was given is taken out, and the entry goes to the juror with the least to judge
    who has none, where there is one. Raises what `declare_conflict` raises. Records `assessments.conflict_declared`, and
    `assessments.given` for whoever takes over."""
    seat = _seat_of(stage, entry, actor)
    with transaction.atomic():
        known = seat.conflicts.filter(subject_id=entry.pk).exists()
        declare_conflict(round=seat.round, subject_id=entry.pk, reason=reason, actor=actor, at=at)
        SheetDraft.objects.filter(juror_id=actor.person_id, entry=entry, stage=stage).delete()
        if not known:
            hand_over(stage, seat.round, entry, at)
        _settle(entry, actor.person_id or 0, at)


def leave_to_others(*, stage: Stage, entry: Entry, person_id: int, reason: str, at: datetime) -> None:
    """Keep a juror from an entry that they were given, because of what was told; as when they step back themselves. Part of the
    operations that call it."""
    seat = seat_for(stage, entry, person_id)
    if seat is None or seat.conflicts.filter(subject_id=entry.pk).exists():
        return
    note_conflict(assessor=seat, subject_id=entry.pk, reason=reason, actor=system_actor("innovation"), at=at)
    SheetDraft.objects.filter(juror_id=person_id, entry=entry, stage=stage).delete()
    hand_over(stage, seat.round, entry, at)
    _settle(entry, person_id, at)


def hand_over(stage: Stage, round_: Round, entry: Entry, at: datetime) -> None:
    """Another juror takes over: of those with nothing to do with the entry who never had it in this stage the least burdened, and
    of those that sit in the round before others."""
    competition = entry.competition
    seats = {one.person_id: one for one in round_.assessors.order_by("pk")}
    named = set(competition.jurors.values_list("person_id", flat=True))
    apart = {*interests(sorted(named | seats.keys()), [entry]), *met(stage)}
    able = [
        (person not in seats, seats[person].subjects.count() if person in seats else 0, person)
        for person in sorted(named | seats.keys())
        if (person, entry.pk) not in apart
    ]
    if able:
        _new, _load, person = min(able)
        platform = system_actor("innovation")
        seat = seats.get(person) or add_assessor(
            round=round_, person=Person.objects.get(pk=person), actor=platform, at=at
        )
        give_subject(round=round_, assessor=seat, subject_id=entry.pk, actor=platform, at=at)
        ask_jurors(competition, stage, [person], round_.closes_at, at)


def _settle(entry: Entry, person_id: int, at: datetime) -> None:
    """Nothing waits any more for a juror who is done with all that is open."""
    seats = seats_in(entry.competition, person_id)
    if all(is_done(seat) for seat in seats):
        ask_no_more(entry.competition, at, person_id=person_id)


def _seat_of(stage: Stage, entry: Entry, actor: Actor) -> Assessor:
    """Where this actor was given the entry. Raises `NotYourSubject`."""
    seat = seat_for(stage, entry, actor.person_id)
    if seat is None:
        raise NotYourSubject
    return seat


def _seat(stage: Stage, entry: Entry, actor: Actor, at: datetime) -> Assessor:
    seat = _seat_of(stage, entry, actor)
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=seat.round_id)
    if round_.sealed_at is not None:
        raise RoundSealed
    if not round_.opens_at <= at < round_.closes_at:
        raise RoundNotOpen
    if seat.conflicts.filter(subject_id=entry.pk).exists():
        raise InConflict
    return seat
