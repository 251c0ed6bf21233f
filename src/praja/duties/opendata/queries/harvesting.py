# SPDX-License-Identifier: EUPL-1.2
"""What was taken over from other portals, and the portals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import Origin
from praja.duties.opendata.models import Dataset, HarvestedDataset, HarvestRun, HarvestSource
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Where a dataset comes from: the portal, its page there, who publishes it under which licence there, and since when it
    stands here as it does."""

    title: str
    address: str
    publisher: str
    licence: str
    at: datetime


def taken_over(dataset: Dataset) -> TakenOver | None:
    """Where it was taken over from; None for data of this government."""
    if dataset.origin != Origin.HARVESTED:
        return None
    row = HarvestedDataset.objects.select_related("source").filter(dataset=dataset).first()
    if row is None:
        return None
    return TakenOver(row.source.title, row.address or row.source.address, row.publisher, row.licence, row.taken_at)


def sources_for(actor: Actor) -> "QuerySet[HarvestSource]":
    """The portals of the actor's units, each with `held` (how many datasets were taken over) and `last_run`."""
    held = HarvestedDataset.objects.filter(source=OuterRef("pk")).order_by().values("source").annotate(n=Count("pk"))
    last = HarvestRun.objects.filter(source=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    rows = HarvestSource.objects.filter(unit_id__among=actor.units_as(Role.STEWARD)).select_related("unit", "topic")
    return rows.annotate(held=Subquery(held.values("n")), last_pk=Subquery(last))


def last_runs(sources: list[HarvestSource]) -> dict[int, HarvestRun]:
    """The last look at each of these portals."""
    wanted = [pk for one in sources if (pk := one.last_pk) is not None]  # type: ignore[attr-defined]
    return {one.source_id: one for one in HarvestRun.objects.filter(pk__in=wanted)}


def source_in_office(actor: Actor, pk: int) -> HarvestSource:
    """One of them. Raises `NotFound` alike for an absent one and one of other units."""
    found = sources_for(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such portal among those of your units."), next_step=_("Look in the list."))
    return found


def runs_of(source: HarvestSource, most: int = 10) -> list[HarvestRun]:
    """The last looks at it, the newest first."""
    return list(HarvestRun.objects.filter(source=source).order_by("-pk")[:most])


REASONS = (gettext_noop("It is no dataset."), gettext_noop("It has no id or no name."))
"""Those of the domain, which translates nothing."""


def said(error: Mapping[str, str]) -> str:
    """Why something was not read, as a run keeps it, in the reader's language."""
    why = error["why"]
    words = gettext(why)
    return words % {"detail": error["detail"]} if error.get("detail") else words
