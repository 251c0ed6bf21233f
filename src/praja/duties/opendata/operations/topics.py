# SPDX-License-Identifier: EUPL-1.2
"""The topics under which datasets are found: one list for the whole government, kept by the steward."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.opendata.errors import NotYourData
from praja.duties.opendata.events.datasets import TOPICS, TopicsSet
from praja.duties.opendata.models import Topic
from praja.duties.opendata.models.digests import topics_digest
from praja.kernel.ledger.operations import record
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """A topic: `code` stands in addresses; `theme` is a European data theme's address, or empty."""

    code: str
    name: str
    name_en: str = ""
    theme: str = ""


def set_topics(*, topics: Sequence[TopicWords], actor: Actor, at: datetime) -> list[Topic]:
    """Add topics, or change what they are called; those that are not named stay. Raises `NotYourData` for others than the steward
    and the platform itself."""
    if not actor.holds(Role.STEWARD) and actor.kind is not ActorKind.SYSTEM:
        raise NotYourData
    with transaction.atomic():
        for one in topics:
            words = asdict(one)
            Topic.objects.update_or_create(code=words.pop("code"), defaults=words)
        every = sorted(Topic.objects.all(), key=lambda one: one.code)
        event = TopicsSet(topics=tuple(one.code for one in every), content=topics_digest(every))
        record(event, actor=actor, at=at, stream=TOPICS, refs={})
    return every
