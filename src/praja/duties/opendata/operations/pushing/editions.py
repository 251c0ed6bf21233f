# SPDX-License-Identifier: EUPL-1.2
"""The edition that pushed rows belong to."""

from dataclasses import dataclass
from datetime import datetime

from praja.duties.opendata.errors import NotOnItsWay
from praja.duties.opendata.models import Dataset, Release, Resource, TableVersion
from praja.duties.opendata.operations.releases import begin_release
from praja.duties.opendata.procedure.releases import AT_PRODUCER
from praja.duties.opendata.queries.drafts import edition_on_its_way
from praja.kernel.procedures.enums import Channel
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of a push: the table, its rows on their way (None: none were pushed, or readers have the same already), and
    whether anything is new."""

    resource: Resource
    version: TableVersion | None
    is_new: bool


def edition_for_push(*, dataset: Dataset, period: str, actor: Actor, at: datetime) -> Release:
    """The edition of the dataset that is with its producer, or a new one.

    Raises `NotOnItsWay` where one was handed in, and what `begin_release` does.
    """
    found = edition_on_its_way(dataset)
    if found is None:
        return begin_release(dataset=dataset, period=period, channel=Channel.API, actor=actor, at=at)
    if found.case.state not in AT_PRODUCER:
        raise NotOnItsWay
    return found
