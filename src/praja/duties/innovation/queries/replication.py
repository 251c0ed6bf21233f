# SPDX-License-Identifier: EUPL-1.2
"""Reading who took which innovation over."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.replication import COUNTED
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.rules.replication import SEE_REPLICATION
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


@dataclass(frozen=True, slots=True)
class Copies:
    """How often an innovation was taken over: by units here, and by other governments. What runs or is kept counts; what is only
    planned or was given up does not."""

    here: int
    elsewhere: int

    @property
    def all(self) -> int:
        return self.here + self.elsewhere


def replications_visible(actor: Actor) -> "QuerySet[Replication]":
    """What this actor may see; unordered."""
    rows = Replication.objects.select_related("innovation__case__lead_unit", "unit")
    return SEE_REPLICATION.visible(actor, rows)


def replication_with(actor: Actor, pk: int) -> Replication:
    """One of them. Raises NotFound, also where it is hidden."""
    found = replications_visible(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such replication."), next_step=_("Look it up in the list."))
    return found


def copies_of(innovation: Innovation) -> Copies:
    """How often an innovation was taken over: the index's indicator of replication reads it."""
    return copies_of_many([innovation.pk]).get(innovation.pk, Copies(0, 0))


def copies_of_many(innovations: Collection[int]) -> dict[int, Copies]:
    """By innovation: how often it was taken over; none without any. One statement."""
    rows = Replication.objects.filter(innovation__in=innovations, state__in=COUNTED)
    found: dict[int, Copies] = {}
    for innovation, unit in rows.values_list("innovation_id", "unit_id"):
        held = found.get(innovation or 0, Copies(0, 0))
        found[innovation or 0] = Copies(held.here + (unit is not None), held.elsewhere + (unit is None))
    return found


def copied_by(innovation: Innovation) -> list[Replication]:
    """Who runs or keeps it, the first first."""
    rows = innovation.replications.filter(state__in=COUNTED).select_related("unit")
    return list(rows.order_by("began_on", "pk"))
