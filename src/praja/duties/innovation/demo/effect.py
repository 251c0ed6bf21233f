# SPDX-License-Identifier: EUPL-1.2
"""What the numbers show of the demo town's innovations, whatever that is, and two that other units take over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from praja.duties.innovation.demo.hours import at_work
from praja.duties.innovation.demo.words import FIRST
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.operations.effect import (
    choose_replication_measure,
    keep_due_effects,
    keep_effect,
    keep_replication_effect,
)
from praja.duties.innovation.operations.replication import adopt_innovation, begin_replication
from praja.duties.innovation.queries.effect import units_with_it
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.queries.series import beside
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
KEPT_TODAY = {
    "Pilah Pagi Sore": "petugas",
    "Jadwal Angkut Terbuka": "penghubung.dlh",
    "Cetak Sejak Pagi": "penghubung.capil",
}
"""Innovations of which somebody keeps what is shown today."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Who takes which innovation over, and for how many days it has been running."""

    title: str
    unit: str
    who: str
    days: int
    changed: str


TAKEN = (
    Taken(
        "Jemput Berkas Keliling",
        "Kec. Hulumarga",
        "camat",
        20,
        "Putaran hanya sekali seminggu, dan berangkat dari kantor kecamatan, karena wilayahnya lebih luas.",
    ),
    Taken(
        "Jadwal Angkut Terbuka",
        "Dishub",
        "organisasi",
        105,
        "Yang dibuka adalah jadwal regu lampu jalan, bukan truk; pengawasnya tetap satu orang.",
    ),
)


def play_effects(*, units: Mapping[str, Unit], cast: Mapping[str, Account], at: datetime) -> None:
    """Keep what was counted since the trials began; two units copy what is shown, and choose their numbers before it runs there.

    The facts are those that the town's own days made; nothing here makes an effect.
    """
    rows = {row.case.subject: row for row in Innovation.objects.select_related("case") if row.trial_from is not None}
    copies = [_copied(rows[one.title], units[one.unit], cast[one.who], one, at) for one in TAKEN if one.title in rows]
    keep_due_effects(actor=system_actor("innovation.effect"), at=at)
    for title, name in KEPT_TODAY.items():
        if title in rows:
            keep_effect(innovation=rows[title], actor=actor_of(cast[name], at), at=at)
    for copy, one in zip(copies, TAKEN, strict=False):
        keep_replication_effect(replication=copy, actor=actor_of(cast[one.who], at), at=at)


def _copied(row: Innovation, unit: Unit, head: Account, one: Taken, at: datetime) -> Replication:
    begun = at_work(at - one.days * DAY)
    planned = at_work(at - (one.days + 10) * DAY)
    actor = actor_of(head, planned)
    copy = adopt_innovation(source=row, unit=unit, changed=one.changed, actor=actor, at=planned)
    day = local_date(begun, local_zone())
    others = beside(unit.pk, day, without=units_with_it(copy))
    choose_replication_measure(
        replication=copy, measure=FIRST, span=Span.WEEK, compared_with=others, actor=actor, at=planned
    )
    return begin_replication(replication=copy, began_on=day, actor=actor_of(head, begun), at=begun)
