# SPDX-License-Identifier: EUPL-1.2
"""What the numbers show of the demo town's innovations, whatever that is, and one that another unit takes over."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from praja.duties.innovation.enums import PathState
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.effect import choose_effect_measure, keep_due_effects, keep_effect
from praja.duties.innovation.operations.replication import adopt_innovation, begin_replication
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.queries.series import beside
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
MEASURES = ("complaints.first_response_on_time", "complaints.settled_on_time")
LEADERS = {"Pilah Pagi Sore": "petugas", "Jemput Berkas Keliling": "lurah"}
CHANGED = "Putaran hanya sekali seminggu, dan berangkat dari kantor kecamatan, karena wilayahnya lebih luas."


def play_effects(*, units: Mapping[str, Unit], cast: Mapping[str, Account], at: datetime) -> None:
    """Let leaders choose their numbers before the trial, and keep what was counted since; a district office copies what is shown.

    The facts are those that the town's own days made; nothing here makes an effect.
    """
    rows = {row.case.subject: row for row in Innovation.objects.select_related("case") if row.trial_from is not None}
    for title, leader in LEADERS.items():
        if title in rows:
            _chosen(rows[title], cast[leader], at)
    keep_due_effects(actor=system_actor("innovation.effect"), at=at)
    running = rows.get("Pilah Pagi Sore")
    if running is not None:
        keep_effect(innovation=running, actor=actor_of(cast["petugas"], at), at=at)
    shown = next((row for row in rows.values() if row.case.state == PathState.DISPLAYED), None)
    if shown is not None:
        _copied(shown, units["Kec. Hulumarga"], cast["camat"], at)


def _chosen(row: Innovation, leader: Account, at: datetime) -> None:
    if row.trial_from is None:
        return
    before = at - (local_date(at, local_zone()) - row.trial_from) - 2 * DAY
    unit = Unit.objects.get(pk=row.case.lead_unit_id)
    for measure in MEASURES:
        choose_effect_measure(
            innovation=row,
            unit=unit,
            measure=measure,
            span=Span.WEEK,
            compared_with=beside(unit.pk, row.trial_from),
            actor=actor_of(leader, before),
            at=before,
        )


def _copied(row: Innovation, unit: Unit, head: Account, at: datetime) -> None:
    planned, begun = at - 40 * DAY, at - 20 * DAY
    copy = adopt_innovation(source=row, unit=unit, changed=CHANGED, actor=actor_of(head, planned), at=planned)
    day = local_date(begun, local_zone())
    begin_replication(replication=copy, began_on=day, actor=actor_of(head, begun), at=begun)
