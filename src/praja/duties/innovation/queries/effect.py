# SPDX-License-Identifier: EUPL-1.2
"""By which numbers innovations are judged, where they are due to be read, and who may be shown them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.models import Innovation
from praja.kernel.law.domain.clocks import add_months
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.kernel.plans.queries.planning import effect_months
from praja.kernel.plans.queries.readings import least_people, readable_measures, sees_all_numbers
from praja.kernel.plans.queries.series import Series, chosen_of, known, last_readings, read_series, reread
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EffectShown:
    """One chosen number as a reader may see it. `series` is None where they may not; `least`: points behind which fewer people
    stand are not shown them. `kept`: the reading is one that was kept, not what the facts say now."""

    chosen: ChosenMeasure
    series: Series | None
    least: int
    kept: SeriesReading | None


def judged_units(row: Innovation) -> tuple[int, ...]:
    """Units whose numbers may judge an innovation: its own, and those where it is tried."""
    tried = row.trial_units.order_by("pk").values_list("unit_id", flat=True)
    return tuple(dict.fromkeys((row.case.lead_unit_id, *tried)))


def effects_shown(actor: Actor, row: Innovation, at: datetime) -> list[EffectShown]:
    """Every chosen number of an innovation: as the facts say it now, up to yesterday, once the trial has begun."""
    chosen = known(chosen_of(PATH, row.pk))
    kept, yesterday = last_readings(chosen), local_date(at, local_zone()) - DAY
    shown = []
    for one in chosen:
        may = one.measure in readable_measures(actor, one.unit_id)
        least = 0 if sees_all_numbers(actor, one.unit_id) else least_people(at)
        has_begun = row.trial_from is not None and yesterday >= row.trial_from
        series = None
        if may and has_begun and row.trial_from is not None:
            series = read_series(one, began_on=row.trial_from, last_day=yesterday, at=at)
        shown.append(EffectShown(one, series, least, kept.get(one.pk)))
    return shown


def effects_kept(row: Innovation, at: datetime) -> list[EffectShown]:
    """What everybody may be shown: the last kept reading of each number that is open to all, without points of few people."""
    chosen = known(chosen_of(PATH, row.pk))
    kept, least = last_readings(chosen), least_people(at)
    shown = []
    for one in chosen:
        reading = kept.get(one.pk)
        if reading is None:
            continue
        series = reread(reading)
        if series.measure.open_to_all is not None:
            shown.append(EffectShown(one, series, least, reading))
    return shown


def due_days(today: date) -> Iterator[tuple[ChosenMeasure, date, date]]:
    """Chosen numbers with the day their trial began and the last day that is due to be read and was not: the trial's last, and
    the day before half a year was over."""
    rows = {row.pk: row for row in Innovation.objects.filter(trial_from__isnull=False, trial_from__lt=today)}
    chosen = known(ChosenMeasure.objects.filter(source_kind=PATH, source_id__in=rows).order_by("pk"))
    done = set(SeriesReading.objects.filter(chosen__in=chosen).values_list("chosen_id", "last_day"))
    _first, months = effect_months(today)
    for one in chosen:
        began_on, until = rows[one.source_id].trial_from, rows[one.source_id].trial_until
        if began_on is None:
            continue
        half_year = add_months(began_on, months) - DAY
        for last_day in sorted({day for day in (until, half_year) if day is not None and day < today}):
            if (one.pk, last_day) not in done:
                yield one, began_on, last_day
