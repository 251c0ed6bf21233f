# SPDX-License-Identifier: EUPL-1.2
"""Choosing by which measures an effect is judged, before looking; and reading them."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.domain.effects.kept import digest_of, kept_parts
from praja.kernel.plans.errors import ChosenBefore, MeasureUnreadable, NothingToCompare, TooManyMeasures
from praja.kernel.plans.events import MeasureChosen, SeriesRead, chosen_stream
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.kernel.plans.queries.series import (
    MOST_MEASURES,
    beside,
    choosable,
    chosen_of,
    read_series,
    shown_facts,
)
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def choose_measure(
    *,
    source_kind: str,
    source_id: int,
    unit: Unit,
    measure: str,
    span: Span,
    compared_with: Collection[int],
    began_on: date | None,
    actor: Actor,
    at: datetime,
) -> ChosenMeasure:
    """Choose a measure of `unit` by which something is judged that began on `began_on` (None: not yet), beside units of the same
    kind. It stays chosen. That the actor may choose for it is asked by the duty.

    Raises MeasureUnreadable, NothingToCompare, TooManyMeasures, ChosenBefore. Records `plans.measure_chosen`.
    """
    today = local_date(at, local_zone())
    if measure not in choosable(actor, unit.pk):
        raise MeasureUnreadable
    others = sorted(set(compared_with))
    if not set(others) <= set(beside(unit.pk, today)):
        raise NothingToCompare
    in_advance = began_on is None or today < began_on
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        held = list(chosen_of(source_kind, source_id))
        if any(one.measure == measure and one.unit_id == unit.pk for one in held):
            raise ChosenBefore
        most = rule_in_force(MOST_MEASURES, today).value
        if len(held) >= most:
            raise TooManyMeasures(most)
        row = ChosenMeasure.objects.create(
            source_kind=source_kind,
            source_id=source_id,
            unit=unit,
            measure=measure,
            span=span,
            compared_with=others,
            in_advance=in_advance,
            chosen_at=at,
        )
        event = MeasureChosen(
            source_kind=source_kind,
            source_id=source_id,
            unit=unit.pk,
            measure=measure,
            span=str(span),
            compared_with=tuple(others),
            in_advance=in_advance,
        )
        record(event, actor=actor, at=at, stream=chosen_stream(row.pk), refs=_refs(row))
    return row


def keep_reading(*, chosen: ChosenMeasure, began_on: date, last_day: date, actor: Actor, at: datetime) -> SeriesReading:
    """Read a chosen measure up to `last_day` as the facts say it now, and keep it. Read before up to that day: that one stays.

    That the actor may is asked by the duty. Raises `UnknownMeasure`. Records `plans.series_read`.
    """
    with transaction.atomic():
        row = ChosenMeasure.objects.select_for_update(of=("self",)).get(pk=chosen.pk)
        held = row.readings.filter(last_day=last_day).first()
        if held is not None:
            return held
        found = read_series(row, began_on=began_on, last_day=last_day, at=at)
        parts, facts = kept_parts(found.parts), shown_facts(found.judged)
        reading = SeriesReading.objects.create(
            chosen=row, began_on=began_on, last_day=last_day, as_of=at, parts=parts, **facts
        )
        event = SeriesRead(
            began_on=began_on.isoformat(),
            last_day=last_day.isoformat(),
            parts=digest_of(parts),
            finding=facts["finding"],
            until_place=facts["until_place"],
            compared=facts["compared"],
            change=_text(facts["change"]),
            low=_text(facts["low"]),
            high=_text(facts["high"]),
        )
        record(event, actor=actor, at=at, stream=chosen_stream(row.pk), refs=_refs(row))
    return reading


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _refs(row: ChosenMeasure) -> dict[str, int]:
    return {"chosen_measure": row.pk, "unit": row.unit_id}
