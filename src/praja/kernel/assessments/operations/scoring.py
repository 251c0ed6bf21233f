# SPDX-License-Identifier: EUPL-1.2
"""What assessors do: step back from a subject (or are kept from it), or score it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.assessments.domain import score_content
from praja.kernel.assessments.errors import InConflict, NotYourSubject, RoundNotOpen, RoundSealed, ScoresUnsuitable
from praja.kernel.assessments.events import ConflictDeclared, ScoresGiven, stream_of
from praja.kernel.assessments.models import Assessor, ConflictOfInterest, Criterion, Round, Score
from praja.kernel.assessments.queries import seat_of
from praja.kernel.assessments.rules import ORGANISE
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, NotAllowed

SHORTEST_REASON, LONGEST_REASON, LONGEST_COMMENT = 5, 300, 1_000


def declare_conflict(*, round: Round, subject_id: int, reason: str, actor: Actor, at: datetime) -> ConflictOfInterest:  # noqa: A002
    """Step back from one of one's own subjects; scores already given to it are taken out. Again changes nothing.

    Raises NotYourSubject, RoundSealed, InvalidInput.
    """
    words = _reason(reason)
    with transaction.atomic():
        row, seat = _locked(round, subject_id, actor)
        return _keep_apart(row, seat, subject_id, words, actor, at)


def note_conflict(
    *, assessor: Assessor, subject_id: int, reason: str, actor: Actor, at: datetime
) -> ConflictOfInterest:
    """Keep an assessor from one of their subjects because of what was told to the organiser; scores already given to it are taken
    out. Again changes nothing.

    Raises NotAllowed, NotYourSubject, RoundSealed, InvalidInput. Records `assessments.conflict_declared`, whose actor is not the
    assessor.
    """
    words = _reason(reason)
    with transaction.atomic():
        row = Round.objects.select_for_update(of=("self",)).get(pk=assessor.round_id)
        if not ORGANISE.allows(actor, row):
            raise NotAllowed(_("You may not organise assessments here."), next_step=_("Ask the organisation bureau."))
        if not assessor.subjects.filter(subject_id=subject_id).exists():
            raise NotYourSubject
        if row.sealed_at is not None:
            raise RoundSealed
        return _keep_apart(row, assessor, subject_id, words, actor, at)


def _reason(reason: str) -> str:
    words = " ".join(reason.split())[:LONGEST_REASON]
    if len(words) < SHORTEST_REASON:
        raise InvalidInput(
            _("Say in a few words why."), field="reason", next_step=_("For example: my own department entered it.")
        )
    return words


def _keep_apart(
    row: Round, seat: Assessor, subject_id: int, words: str, actor: Actor, at: datetime
) -> ConflictOfInterest:
    known = ConflictOfInterest.objects.filter(assessor=seat, subject_id=subject_id).first()
    if known is not None:
        return known
    salt = new_salt()
    conflict = ConflictOfInterest.objects.create(
        assessor=seat, subject_id=subject_id, reason=words, salt=salt, declared_at=at
    )
    Score.objects.filter(assessor=seat, subject_id=subject_id).delete()
    event = ConflictDeclared(assessor=seat.pk, subject=subject_id, reason=content_digest(salt, {"reason": words}))
    record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "assessor": seat.pk})
    return conflict


def give_scores(
    *,
    round: Round,  # noqa: A002
    subject_id: int,
    values: Mapping[str, int],
    actor: Actor,
    at: datetime,
    comments: Mapping[str, str] | None = None,
) -> list[Score]:
    """Score one of one's own subjects by every criterion; until the round closes this may be done anew.

    Raises NotYourSubject, InConflict, RoundNotOpen, RoundSealed, ScoresUnsuitable.
    """
    said = comments or {}
    with transaction.atomic():
        row, seat = _locked(round, subject_id, actor)
        if not row.opens_at <= at < row.closes_at:
            raise RoundNotOpen
        if ConflictOfInterest.objects.filter(assessor=seat, subject_id=subject_id).exists():
            raise InConflict
        criteria = list(row.rubric.criteria.order_by("position"))
        _guard_values(criteria, values, said, row)
        scores = [_score(seat, subject_id, one, values[one.key], said.get(one.key, ""), at) for one in criteria]
        Score.objects.filter(assessor=seat, subject_id=subject_id).delete()
        Score.objects.bulk_create(scores)
        digests = {
            score.criterion.key: content_digest(bytes(score.salt), score_content(score.value, score.comment))
            for score in scores
        }
        event = ScoresGiven(assessor=seat.pk, subject=subject_id, scores=digests)
        record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "assessor": seat.pk})
    return scores


def _locked(given: Round, subject_id: int, actor: Actor) -> tuple[Round, Assessor]:
    """The round, locked so that no score slips in beside its sealing, and the actor's own seat with this subject."""
    row = Round.objects.select_for_update(of=("self",)).select_related("rubric").get(pk=given.pk)
    seat = seat_of(actor, row)
    if seat is None or not seat.subjects.filter(subject_id=subject_id).exists():
        raise NotYourSubject
    if row.sealed_at is not None:
        raise RoundSealed
    return row, seat


def _guard_values(criteria: list[Criterion], values: Mapping[str, int], said: Mapping[str, str], row: Round) -> None:
    keys = {one.key for one in criteria}
    if set(values) != keys or not set(said) <= keys:
        missing = sorted(keys - set(values))
        raise ScoresUnsuitable(
            _("Give a value to every criterion of the rubric, and to nothing else."),
            field=missing[0] if missing else "",
            next_step=_("Fill in what is missing."),
        )
    lowest, highest = row.rubric.lowest, row.rubric.highest
    for key, value in values.items():
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise ScoresUnsuitable(
                _("A value is a whole number from %(lowest)s to %(highest)s.") % {"lowest": lowest, "highest": highest},
                field=key,
                next_step=_("Correct this value."),
            )


def _score(seat: Assessor, subject_id: int, criterion: Criterion, value: int, comment: str, at: datetime) -> Score:
    return Score(
        assessor=seat,
        subject_id=subject_id,
        criterion=criterion,
        value=value,
        comment=comment.strip()[:LONGEST_COMMENT],
        salt=new_salt(),
        given_at=at,
    )
