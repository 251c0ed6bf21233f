# SPDX-License-Identifier: EUPL-1.2
"""What a unit's hall is set up of, for whoever keeps it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from praja.duties.services.models import Counter, Queue, QueueDevice, Service
from praja.duties.services.rules.queues import KEEPERS
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit and how many queues it has in use."""

    unit: UnitNode
    queues: int


def units_kept(actor: Actor, on: date) -> list[KeptUnit]:
    """The open units whose queues this actor keeps: those with queues first, then by code."""
    ids = actor.units_as(*KEEPERS)
    rows = Queue.objects.filter(unit__in=ids, is_active=True).order_by().values_list("unit_id")
    counts = dict(rows.annotate(count=Count("pk")))
    tree = units.current()
    nodes = [node for unit in ids if (node := tree.get(unit)) is not None and node.is_open(on)]
    found = [KeptUnit(node, counts.get(node.id, 0)) for node in nodes]
    return sorted(found, key=lambda kept: (not kept.queues, kept.unit.code))


def queues_kept(unit_id: int) -> list[Queue]:
    """Every queue of a unit, those in use first."""
    return list(Queue.objects.filter(unit=unit_id).order_by("-is_active", "letter").prefetch_related("services"))


def counters_of(unit_id: int) -> list[Counter]:
    """Every counter of a unit with the queues it serves, those in use first."""
    rows = Counter.objects.filter(unit=unit_id).order_by("-is_active", "number")
    return list(rows.prefetch_related("serves__queue"))


def devices_of(unit_id: int) -> list[QueueDevice]:
    """The devices of a unit that were not revoked."""
    return list(QueueDevice.objects.filter(unit=unit_id, revoked_at=None).order_by("kind", "name"))


def services_at(unit_id: int, on: date) -> QuerySet[Service]:
    """The services that a unit offers on a day."""
    offered = Q(offers__unit=unit_id, offers__since__lte=on) & (Q(offers__until=None) | Q(offers__until__gt=on))
    return Service.objects.filter(offered, is_active=True).distinct().order_by("name")
