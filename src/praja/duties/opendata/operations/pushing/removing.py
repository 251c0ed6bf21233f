# SPDX-License-Identifier: EUPL-1.2
"""Taking back what a program offered."""

from datetime import datetime

from django.db import transaction

from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.datasets import remove_resource
from praja.duties.opendata.operations.releases import discard_version
from praja.duties.opendata.queries.drafts import draft_of
from praja.lib.actors import Actor


def remove_pushed(*, resource: Resource, actor: Actor, at: datetime) -> Resource:
    """Offer a table or link no more, and take back its rows that are on their way, both or neither. Raises what `discard_version`
    and `remove_resource` do."""
    with transaction.atomic():
        draft = draft_of(resource)
        if draft is not None:
            discard_version(version=draft, actor=actor, at=at)
        return remove_resource(resource=resource, actor=actor, at=at)
