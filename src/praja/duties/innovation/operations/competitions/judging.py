# SPDX-License-Identifier: EUPL-1.2
"""What jurors do: keep what they have so far, give scores, or step back. Everything is their own until the stage is sealed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from praja.duties.innovation.enums.competitions import ENTRY
from praja.duties.innovation.events.competitions import SheetKept, stream_of_sheet
from praja.duties.innovation.models.competitions import Entry, SheetDraft, Stage
from praja.duties.innovation.operations.competitions.desks import ask_jurors, ask_no_more
from praja.duties.innovation.queries.competitions.conflicts import interests
from praja.kernel.assessments.errors import InConflict, NotYourSubject, RoundNotOpen, RoundSealed
from praja.kernel.assessments.models import Assessor, ConflictOfInterest, Round
from praja.kernel.assessments.operations import declare_conflict, give_scores, give_subject
from praja.kernel.assessments.queries import seat_of, tasks_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
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
    round_ = _round(stage)
    with transaction.atomic():
        give_scores(round=round_, subject_id=entry.pk, values=values, comments=comments, actor=actor, at=at)
        SheetDraft.objects.filter(juror_id=actor.person_id, entry=entry, stage=stage).delete()
        _settle(stage, entry, actor, at)


def step_back(*, stage: Stage, entry: Entry, reason: str, actor: Actor, at: datetime) -> None:
    """Declare an interest in an entry: what was given is taken out, and the entry goes to the juror with the least to judge
    who has none, where there is one. Raises what `declare_conflict` raises. Records `assessments.conflict_declared`, and
    `assessments.given` for whoever takes over."""
    round_ = _round(stage)
    with transaction.atomic():
        known = ConflictOfInterest.objects.filter(
            assessor__round=round_, assessor__person_id=actor.person_id or 0, subject_id=entry.pk
        ).exists()
        declare_conflict(round=round_, subject_id=entry.pk, reason=reason, actor=actor, at=at)
        SheetDraft.objects.filter(juror_id=actor.person_id, entry=entry, stage=stage).delete()
        if not known:
            _hand_over(stage, round_, entry, at)
        _settle(stage, entry, actor, at)


def _hand_over(stage: Stage, round_: Round, entry: Entry, at: datetime) -> None:
    """Another juror of the round takes over: the least burdened of those with nothing to do with the entry."""
    seats = list(round_.assessors.order_by("pk"))
    barred = {person for person, _entry in interests([one.person_id for one in seats], [entry])}
    able = [
        (one.subjects.count(), one.pk, one)
        for one in seats
        if one.person_id not in barred and not one.subjects.filter(subject_id=entry.pk).exists()
    ]
    if able:
        _load, _pk, seat = min(able)
        give_subject(round=round_, assessor=seat, subject_id=entry.pk, actor=system_actor("innovation"), at=at)
        competition = entry.competition
        ask_no_more(competition, stage, at, person_id=seat.person_id)
        ask_jurors(competition, stage, [seat.person_id], round_.closes_at, at)


def _settle(stage: Stage, entry: Entry, actor: Actor, at: datetime) -> None:
    """Nothing waits any more for a juror who is done."""
    seat = seat_of(actor, _round(stage))
    if seat is not None and all(one.is_scored or one.in_conflict for one in tasks_of(seat)):
        ask_no_more(entry.competition, stage, at, person_id=seat.person_id)


def _round(stage: Stage) -> Round:
    if stage.round is None or stage.round.subject_kind != ENTRY:
        raise NotYourSubject
    return stage.round


def _seat(stage: Stage, entry: Entry, actor: Actor, at: datetime) -> Assessor:
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=_round(stage).pk)
    seat = seat_of(actor, round_)
    if seat is None or not seat.subjects.filter(subject_id=entry.pk).exists():
        raise NotYourSubject
    if round_.sealed_at is not None:
        raise RoundSealed
    if not round_.opens_at <= at < round_.closes_at:
        raise RoundNotOpen
    if seat.conflicts.filter(subject_id=entry.pk).exists():
        raise InConflict
    return seat
