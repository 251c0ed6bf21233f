# SPDX-License-Identifier: EUPL-1.2
"""Machines as those see them who keep them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.adms.bodies import lines_of
from praja.duties.attendance.domain.adms.logs import TAMPERING
from praja.duties.attendance.enums import MachineState, Protocol
from praja.duties.attendance.models import BadLine, Batch, Machine, MachineEvent, Place, Punch
from praja.kernel.law.queries import rule_in_force
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone

KEEPERS = (Role.PERSONNEL, Role.ADMINISTRATOR)
SILENT_AFTER = timedelta(minutes=30)
"""A machine polls every few seconds: this long without a word it is off, or its network is."""
LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a machine needs somebody: `is_silent`, `is_skewed` (minutes beyond what is tolerated), `signs` of tampering in the
    last thirty days, `strangers`: its punches in that time whose number belongs to nobody."""

    machine: Machine
    is_silent: bool
    is_skewed: bool
    signs: int
    strangers: int

    @property
    def is_well(self) -> bool:
        return not (self.is_silent or self.is_skewed or self.signs)


def kept_units(actor: Actor) -> frozenset[int]:
    """Units whose machines this actor keeps."""
    return actor.units_as(*KEEPERS)


def machines_kept_by(actor: Actor) -> "QuerySet[Machine]":
    """Machines of those units, and those that nobody has taken yet."""
    units = kept_units(actor)
    if not units:
        return Machine.objects.none()
    return (
        Machine.objects.filter(Q(unit__in=units) | Q(unit=None))
        .select_related("unit", "place")
        .order_by("name", "serial")
    )


def machine_kept_by(actor: Actor, pk: int) -> Machine:
    """One of them. Raises NotFound."""
    found = machines_kept_by(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such machine here."), next_step=_("Choose it from the list of machines."))
    return found


def standings_of(machines: Collection[Machine], at: datetime) -> list[Standing]:
    """What each of them needs. A fixed number of statements."""
    tolerance = 60 * int(rule_in_force("attendance.clock_tolerance", local_date(at, local_zone())).value)
    keys, since = [machine.pk for machine in machines], at - LOOKED_BACK
    told = MachineEvent.objects.filter(machine__in=keys, operation__in=TAMPERING, received_at__gt=since)
    signs = dict(told.order_by().values_list("machine").annotate(n=Count("pk")))
    nobodys = Punch.objects.filter(machine__in=keys, employee=None, received_at__gt=since)
    strangers = dict(nobodys.order_by().values_list("machine").annotate(n=Count("pin", distinct=True)))
    return [
        Standing(
            machine,
            is_silent=_is_silent(machine, at),
            is_skewed=machine.skew_seconds is not None and abs(machine.skew_seconds) > tolerance,
            signs=signs.get(machine.pk, 0),
            strangers=strangers.get(machine.pk, 0),
        )
        for machine in machines
    ]


def _is_silent(machine: Machine, at: datetime) -> bool:
    if machine.state != MachineState.ACTIVE or machine.protocol in (Protocol.FILE, Protocol.FINGERSPOT):
        return False
    return machine.seen_at is None or at - machine.seen_at > SILENT_AFTER


def strangers_of(machine: Machine, at: datetime, limit: int = 50) -> list[dict[str, Any]]:
    """Numbers that belong to nobody and were used in the last thirty days: number, how often, last when."""
    rows = Punch.objects.filter(machine=machine, employee=None, received_at__gt=at - LOOKED_BACK)
    counted = rows.order_by().values("pin").annotate(n=Count("pk")).order_by("-n", "pin")
    return [dict(row) for row in counted[:limit]]


def batches_of(machine: Machine) -> "QuerySet[Batch]":
    """What came from it, newest first, without the bodies."""
    bad = BadLine.objects.filter(batch=OuterRef("pk"))
    return (
        Batch.objects.filter(machine=machine)
        .defer("body")
        .annotate(has_bad=Exists(bad))
        .order_by("-received_at", "-pk")
    )


def batch_kept_by(actor: Actor, pk: int) -> Batch:
    """One body of a machine that this actor keeps. Raises NotFound."""
    kept = machines_kept_by(actor).order_by()
    found = Batch.objects.filter(pk=pk, machine__in=kept).select_related("machine__unit").first()
    if found is None:
        raise NotFound(_("There is no such delivery here."), next_step=_("Choose it from the machine's page."))
    return found


def bad_lines_of(batch: Batch) -> list[tuple[int, str, str]]:
    """Number, what is wrong (a code) and the words of each line that could not be read; no words once the body is blank."""
    words = dict(lines_of(bytes(batch.body))) if batch.body else {}
    rows = batch.bad_lines.order_by("number").values_list("number", "reason")
    return [(number, reason, words.get(number, "").replace("\t", " → ")[:200]) for number, reason in rows]


def signs_of(machine: Machine, at: datetime, limit: int = 30) -> "QuerySet[MachineEvent]":
    """Signs of tampering in the last thirty days, newest first."""
    told = machine.told.filter(operation__in=TAMPERING, received_at__gt=at - LOOKED_BACK)
    return told.order_by("-received_at", "-pk")[:limit]


def places_of(units: Collection[int], day: date) -> "QuerySet[Place]":
    """Places at which a machine of these units can hang."""
    return Place.objects.filter(Q(until=None) | Q(until__gt=day), unit__in=units).order_by("name")
