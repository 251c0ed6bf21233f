# SPDX-License-Identifier: EUPL-1.2
"""A reset: the town as it was, and what every learner had done before is written down anew."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from praja.config.demo.founding import FOUNDER
from praja.config.practice.checking import learner_of, standings
from praja.config.practice.events import PracticeBroughtOver, stream_of_learner
from praja.config.practice.town import bring_back
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.operations import open_stream
from praja.kernel.ledger.telling import keys_with
from praja.kernel.organization.queries import regions, units

Done = Mapping[str, tuple[str, tuple[str, ...]]]
"""Code of a learner to role and exercises done."""


def reset(*, at: datetime) -> int:
    """Bring the snapshot back; learners keep what they had done. Returns how many learners. Raises `Unavailable`."""
    done = done_so_far()
    bring_back()
    for reference in (law_data, regions, units):
        reference.forget()
    with transaction.atomic():
        for code, (role, exercises) in done.items():
            event = PracticeBroughtOver(role=role, done=exercises)
            open_stream(event, actor=FOUNDER, at=at, stream=stream_of_learner(code))
    return len(done)


def done_so_far() -> Done:
    """What every learner has done up to now."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for code in keys_with(stream_of_learner("")):
        learner = learner_of(code)
        if learner is not None:
            keys = tuple(one.exercise.key for one in standings(learner) if one.is_done)
            found[code] = (learner.course.role.value, keys)
    return found
