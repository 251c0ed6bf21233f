# SPDX-License-Identifier: EUPL-1.2
"""Who may read a dataset and its rows, and who keeps it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.duties.opendata.enums import Access
from praja.duties.opendata.models import Dataset
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

KEEPERS = (Role.OFFICER, Role.HEAD, Role.STEWARD)
READERS = (*KEEPERS, Role.AUDITOR)


def units_kept(actor: Actor) -> frozenset[int]:
    """The units whose data this actor may bring."""
    return actor.units_as(*KEEPERS)


def units_stewarded(actor: Actor) -> frozenset[int]:
    """The units whose data this actor checks."""
    return actor.units_as(Role.STEWARD)


def _holders(dataset: Dataset) -> Iterable[Holders]:
    return tuple(Holders(role, frozenset({dataset.unit_id})) for role in KEEPERS)


may_keep_dataset: Rule[Dataset] = Rule(
    "opendata.keep_dataset",
    lambda actor, dataset: dataset.unit_id in units_kept(actor),
    lambda actor, datasets: datasets.filter(unit_id__among=units_kept(actor)),
    _holders,
)
"""Change its words, and bring its rows."""


def _reads(actor: Actor, dataset: Dataset) -> bool:
    return dataset.is_shown or dataset.unit_id in actor.units_as(*READERS)


def _readable(actor: Actor, datasets: "QuerySet[Dataset]") -> "QuerySet[Dataset]":
    return datasets.filter(Q(is_shown=True) | Q(unit_id__among=actor.units_as(*READERS)))


may_read_dataset: Rule[Dataset] = Rule("opendata.read_dataset", _reads, _readable)
"""That it exists and what it means: everybody, once an edition is published."""


def _reads_rows(actor: Actor, dataset: Dataset) -> bool:
    if dataset.unit_id in actor.units_as(*READERS):
        return True
    if not dataset.is_shown or dataset.access == Access.CLOSED:
        return False
    return dataset.access == Access.OPEN or _is_inside(actor)


def _readable_rows(actor: Actor, datasets: "QuerySet[Dataset]") -> "QuerySet[Dataset]":
    mine = Q(unit_id__among=actor.units_as(*READERS))
    open_to = [Access.OPEN, Access.LIMITED] if _is_inside(actor) else [Access.OPEN]
    return datasets.filter(mine | Q(is_shown=True, access__in=open_to))


def _is_inside(actor: Actor) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and actor.is_known


may_read_rows: Rule[Dataset] = Rule("opendata.read_rows", _reads_rows, _readable_rows)
"""The rows themselves: open ones everybody, limited ones whoever works for the government, closed ones the producer and the
steward."""
