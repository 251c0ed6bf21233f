# SPDX-License-Identifier: EUPL-1.2
"""What another unit says to an application."""

from datetime import datetime

from praja.duties.services.domain import paths
from praja.duties.services.errors.handling import NotAskedToRecommend
from praja.duties.services.models import Recommendation
from praja.duties.services.operations.checking import account_of
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.queries.applications import application_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor


def recommend(*, case: Case, in_favour: bool, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give the recommendation that the unit was asked for; it goes on along its path either way, and the head reads it.

    Raises `WordsTooShort`, `NotAskedToRecommend` where nothing is asked (any more), `NobodySigns`, and what `perform` raises.
    """
    words, application = words_of(text), application_of(case)
    asked = Recommendation.objects.filter(application=case.pk, given_at=None).first()
    following = onward(application, paths.RECOMMENDATION)

    def write(_moved: Case) -> None:
        given = Recommendation.objects.filter(pk=asked.pk if asked else 0, given_at=None).update(
            text=words.text, salt=words.salt, is_in_favour=in_favour, given_at=at, given_by=account_of(actor)
        )
        if not given:
            raise NotAskedToRecommend

    data = {"unit": asked.unit_id if asked else 0, "in_favour": in_favour, "content": words.digest}
    return go_on(
        case,
        "recommend",
        application,
        following,
        data=data,
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=write,
    )
