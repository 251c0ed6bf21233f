# SPDX-License-Identifier: EUPL-1.2
"""What presence, tests and plans know of the participants of a class."""

from praja.duties.training.domain.completion import Standing
from praja.duties.training.models import TrainingClass
from praja.duties.training.queries.change import NO_PLAN, standing_of
from praja.duties.training.queries.exams import scores_of
from praja.duties.training.queries.presence import presence_of


def standings_of(training_class: TrainingClass) -> dict[int, Standing]:
    """By seat; nothing for a seat of which nothing is known."""
    presence, scores = presence_of(training_class), scores_of(training_class)
    plans = standing_of(training_class) if training_class.curriculum.needs_plan else {}
    found = {}
    for seat_id in {*presence, *scores, *plans}:
        share, score = presence.get(seat_id), scores.get(seat_id)
        found[seat_id] = Standing(
            jp_present=share.jp_present if share else 0,
            jp_held=share.jp_held if share else 0,
            score=score.post if score else None,
            is_unmarked=bool(score and score.waits),
            has_plan=plans.get(seat_id, NO_PLAN).accepted,
        )
    return found
