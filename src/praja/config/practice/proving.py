# SPDX-License-Identifier: EUPL-1.2
"""The practice town signs that somebody did all the exercises of their role."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.config.practice.beginning import guard_practice
from praja.config.practice.checking import Learner, standings
from praja.config.practice.events import PracticeProved, stream_of_learner
from praja.config.practice.proofs import Proof, signed
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.codes import ALPHABET, CODE_LENGTH, read_code
from praja.lib.errors import Conflict, InvalidInput
from praja.lib.keys import signing_key


def prove(*, learner: Learner, participant: str, actor: Actor, at: datetime) -> str:
    """The proof as text, for the participant whose code in the real town was typed.

    Raises `Unavailable`, `Conflict` while an exercise is missing, and `InvalidInput` for what is no code.
    """
    guard_practice()
    missing = [one for one in standings(learner) if not one.is_done]
    if missing:
        raise Conflict(
            _("The proof is given when all exercises are done."), next_step=_("Do those that are still open first.")
        )
    code = read_code(participant)
    if len(code) != CODE_LENGTH or set(code) - set(ALPHABET):
        raise InvalidInput(
            _("This is no participant's code."),
            field="peserta",
            next_step=_("Copy the ten characters from the page of practice in your office."),
        )
    exercises = tuple(one.key for one in learner.course.exercises)
    with transaction.atomic():
        event = PracticeProved(role=learner.course.role.value, learner=code, exercises=exercises)
        record(event, actor=actor, at=at, stream=stream_of_learner(learner.code))
    proof = Proof(
        code=learner.code,
        learner=code,
        role=learner.course.role.value,
        exercises=exercises,
        finished_at=at.astimezone(UTC).isoformat(),
    )
    return signed(proof, signing_key())
