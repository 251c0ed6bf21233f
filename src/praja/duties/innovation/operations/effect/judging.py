# SPDX-License-Identifier: EUPL-1.2
"""By which numbers an innovation is judged, and what they said when its trial was over and half a year after it began.

What is chosen and read is the kernel's, with an event of its own; here is asked who may.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.errors.path import NotReady, NotYourInnovation, NotYourUnit
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.effect import due_days, judged_units
from praja.duties.innovation.rules import may_judge
from praja.kernel.organization.models import Unit
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.kernel.plans.operations import choose_measure, keep_reading
from praja.kernel.plans.queries.series import chosen_of, known
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)


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


def keep_effect(*, innovation: Innovation, actor: Actor, at: datetime) -> list[SeriesReading]:
    """Keep what every chosen number says up to yesterday: leader, members and the organisation bureau, once the trial has begun.

    Kept for that day already: it stays. Raises `NotYourInnovation`, `NotReady`. Records `plans.series_read` for each.
    """
    if not may_judge(actor, innovation):
        raise NotYourInnovation
    began_on, last_day = innovation.trial_from, local_date(at, local_zone()) - DAY
    if began_on is None or last_day < began_on:
        raise NotReady("effect", _("The trial has not begun yet."), _("Read it once the trial runs."))
    return [
        keep_reading(chosen=one, began_on=began_on, last_day=last_day, actor=actor, at=at)
        for one in known(chosen_of(PATH, innovation.pk))
    ]


def keep_due_effects(*, actor: Actor, at: datetime) -> int:
    """Keep what is due: on the last day of each trial, and half a year after it began. Returns how many were kept; again nothing.

    Records `plans.series_read` for each.
    """
    made = 0
    for chosen, began_on, last_day in due_days(local_date(at, local_zone())):
        keep_reading(chosen=chosen, began_on=began_on, last_day=last_day, actor=actor, at=at)
        made += 1
    return made
