# SPDX-License-Identifier: EUPL-1.2
"""By which numbers an innovation or a replication is judged, and what they said when it was over and half a year after it began.

What is chosen and read is the kernel's, with an event of its own; here is asked who may.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.enums.replication import OPEN, REPLICATION
from praja.duties.innovation.errors.path import NotReady, NotYourInnovation, NotYourUnit
from praja.duties.innovation.errors.replication import NotYourReplication, ReplicationElsewhere, ReplicationInvalid
from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.queries.effect import (
    Judged,
    due_days,
    judged_innovation,
    judged_replication,
    judged_units,
    last_day_of,
)
from praja.duties.innovation.rules import may_judge
from praja.duties.innovation.rules.replication import writes_replication
from praja.kernel.organization.models import Unit
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.kernel.plans.operations import choose_measure, keep_reading
from praja.kernel.plans.queries.series import chosen_of, known
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def choose_effect_measure(
    *,
    innovation: Innovation,
    unit: Unit,
    measure: str,
    span: Span,
    compared_with: Collection[int],
    actor: Actor,
    at: datetime,
) -> ChosenMeasure:
    """Choose a number of its unit, or of one where it is tried, by which the innovation is judged: leader, members and the
    organisation bureau, best before the trial begins; what is chosen later is marked so, and nothing is taken back.

    Raises `NotYourInnovation`, `NotYourUnit`, and what `choose_measure` raises. Records `plans.measure_chosen`.
    """
    if not may_judge(actor, innovation):
        raise NotYourInnovation
    if unit.pk not in judged_units(innovation):
        raise NotYourUnit
    return choose_measure(
        source_kind=PATH,
        source_id=innovation.pk,
        unit=unit,
        measure=measure,
        span=span,
        compared_with=compared_with,
        began_on=innovation.trial_from,
        actor=actor,
        at=at,
    )


def choose_replication_measure(
    *,
    replication: Replication,
    measure: str,
    span: Span,
    compared_with: Collection[int],
    actor: Actor,
    at: datetime,
) -> ChosenMeasure:
    """Choose a number of the unit that takes an innovation over by which it is judged there: whoever writes the replication down,
    best before it runs; what is chosen later is marked so, and nothing is taken back.

    Raises `NotYourReplication`, `ReplicationInvalid` (another government's), `ReplicationElsewhere` (it has ended), and what
    `choose_measure` raises. Records `plans.measure_chosen`.
    """
    with transaction.atomic():
        # Locked, so that it cannot begin in the same moment.
        rows = Replication.objects.select_for_update(of=("self",)).select_related("innovation__case", "unit")
        row = rows.get(pk=replication.pk)
        if not writes_replication(actor, row):
            raise NotYourReplication
        if row.unit is None:
            raise ReplicationInvalid(
                "measure",
                _("Numbers of another government are not counted here."),
                _("Write how it went there in words."),
            )
        if row.state not in OPEN:
            raise ReplicationElsewhere
        return choose_measure(
            source_kind=REPLICATION,
            source_id=row.pk,
            unit=row.unit,
            measure=measure,
            span=span,
            compared_with=compared_with,
            began_on=row.began_on,
            actor=actor,
            at=at,
        )


def keep_effect(*, innovation: Innovation, actor: Actor, at: datetime) -> list[SeriesReading]:
    """Keep what every chosen number says up to yesterday: leader, members and the organisation bureau, once the trial has begun.

    Kept for that day already: it stays. Raises `NotYourInnovation`, `NotReady`. Records `plans.series_read` for each.
    """
    if not may_judge(actor, innovation):
        raise NotYourInnovation
    return _keep(judged_innovation(innovation), actor, at)


def keep_replication_effect(*, replication: Replication, actor: Actor, at: datetime) -> list[SeriesReading]:
    """Keep what every chosen number of a replication says up to yesterday, or up to the day on which it was given up: whoever
    writes it down, once it runs.

    Kept for that day already: it stays. Raises `NotYourReplication`, `NotReady`. Records `plans.series_read` for each.
    """
    if not writes_replication(actor, replication):
        raise NotYourReplication
    # As it stands now: it may have begun or ended since it was read.
    return _keep(judged_replication(Replication.objects.get(pk=replication.pk)), actor, at)


def _keep(judged: Judged, actor: Actor, at: datetime) -> list[SeriesReading]:
    began_on, last_day = judged.began_on, last_day_of(judged, at)
    if began_on is None or last_day is None:
        raise NotReady("effect", _("It has not begun yet."), _("Read it from the day after it began."))
    return [
        keep_reading(chosen=one, began_on=began_on, last_day=last_day, actor=actor, at=at)
        for one in known(chosen_of(judged.source_kind, judged.source_id))
    ]


def keep_due_effects(*, actor: Actor, at: datetime) -> int:
    """Keep what is due: on the last day of each trial, on the day on which a replication is kept or given up, and half a year
    after each began. Returns how many were kept; again nothing.

    Records `plans.series_read` for each.
    """
    made = 0
    for chosen, began_on, last_day in due_days(local_date(at, local_zone())):
        keep_reading(chosen=chosen, began_on=began_on, last_day=last_day, actor=actor, at=at)
        made += 1
    return made
