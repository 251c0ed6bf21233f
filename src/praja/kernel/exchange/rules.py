# SPDX-License-Identifier: EUPL-1.2
"""Who sees what is exchanged, and who does it."""

from praja.kernel.exchange.declarations import READERS, Point, System, points, systems
from praja.lib.actors import Actor, ActorKind, Door


def may_see(actor: Actor, point: Point) -> bool:
    """Those who do it, auditors and administrators."""
    return bool(actor.roles & {*point.holders, *READERS})


def may_hand_over(actor: Actor, point: Point) -> bool:
    """Those who do it, and the platform itself."""
    return actor.kind is ActorKind.SYSTEM or bool(actor.roles & set(point.holders))


def units_seen(actor: Actor, point: Point) -> frozenset[int]:
    """The units whose hand-overs at a point by units this actor sees."""
    return actor.units_as(*point.holders, *READERS)


def may_see_system(actor: Actor, system: System) -> bool:
    """Whoever sees one of its points; where it has none, those whom it names."""
    mine = [point for point in points().values() if point.system == system.code]
    if mine:
        return any(may_see(actor, point) for point in mine)
    return bool(actor.roles & {*system.readers, *READERS})


opens_exchange = Door("exchange", lambda actor: any(may_see_system(actor, system) for system in systems()))
"""The page of everything that comes and goes: whoever sees something there."""
