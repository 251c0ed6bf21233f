# SPDX-License-Identifier: EUPL-1.2
"""By which numbers innovations and replications are judged, where they are due to be read, and who may be shown them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.enums.replication import REPLICATION, ReplicationState
from praja.duties.innovation.models import Innovation, Replication
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
class Judged:
    """What numbers judge: an innovation since its trial began, a replication since it runs (`began_on` None: not yet). `until` is
    the last day that says something of it; None: it goes on."""

    source_kind: str
    source_id: int
    began_on: date | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class EffectShown:
    """One chosen number as a reader may see it. `series` is None where they may not; `least`: points behind which fewer people
    stand are not shown them. `kept`: the reading is one that was kept, not what the facts say now."""

    chosen: ChosenMeasure
    series: Series | None
    least: int
    kept: SeriesReading | None
    in_advance: bool


def judged_innovation(row: Innovation) -> Judged:
    """An innovation as its numbers judge it."""
    return Judged(PATH, row.pk, row.trial_from)


def judged_replication(row: Replication) -> Judged:
    """A replication as its numbers judge it; what was given up says nothing after it ended."""
    return Judged(REPLICATION, row.pk, row.began_on, row.ended_on if row.state == ReplicationState.GIVEN_UP else None)


def judged_units(row: Innovation) -> tuple[int, ...]:
    """Units whose numbers may judge an innovation: its own, and those where it is tried."""
    tried = row.trial_units.order_by("pk").values_list("unit_id", flat=True)
    return tuple(dict.fromkeys((row.case.lead_unit_id, *tried)))


def units_with_it(row: Replication) -> tuple[int, ...]:
    """Units where the same innovation is used or tried: none of them may stand beside a replication of it."""
    if row.innovation is None:
        return () if row.unit_id is None else (row.unit_id,)
    copied = row.innovation.replications.exclude(unit=None).order_by("pk").values_list("unit_id", flat=True)
    return tuple(dict.fromkeys((*judged_units(row.innovation), *(pk for pk in copied if pk is not None))))


def effects_shown(actor: Actor, judged: Judged, at: datetime) -> list[EffectShown]:
    """Every chosen number of it: as the facts say it now, up to yesterday, once it has begun."""
    chosen = known(chosen_of(judged.source_kind, judged.source_id))
    kept, last_day = last_readings(chosen), last_day_of(judged, at)
    shown = []
    for one in chosen:
        may = one.measure in readable_measures(actor, one.unit_id)
        least = 0 if sees_all_numbers(actor, one.unit_id) else least_people(at)
        series = None
        if may and judged.began_on is not None and last_day is not None:
            series = read_series(one, began_on=judged.began_on, last_day=last_day, at=at)
        shown.append(EffectShown(one, series, least, kept.get(one.pk), _in_advance(one, judged.began_on)))
    return shown


def effects_kept(judged: Judged, at: datetime) -> list[EffectShown]:
    """What everybody may be shown: the last kept reading of each number that is open to all, without points of few people."""
    return effects_kept_of(judged.source_kind, {judged.source_id: judged.began_on}, at).get(judged.source_id, [])


def effects_kept_of(source_kind: str, began: Mapping[int, date | None], at: datetime) -> dict[int, list[EffectShown]]:
    """The same of many: by id, with the day each began. Two statements, however many."""
    rows = ChosenMeasure.objects.filter(source_kind=source_kind, source_id__in=began)
    chosen = known(rows.select_related("unit").order_by("pk"))
    kept, least = last_readings(chosen), least_people(at)
    shown: dict[int, list[EffectShown]] = defaultdict(list)
    for one in chosen:
        reading = kept.get(one.pk)
        if reading is None:
            continue
        series = reread(reading)
        if series.measure.open_to_all is not None:
            advance = _in_advance(one, began[one.source_id])
            shown[one.source_id].append(EffectShown(one, series, least, reading, advance))
    return dict(shown)


def last_day_of(judged: Judged, at: datetime) -> date | None:
    """Up to which day it may be read now: yesterday, or the last day that says something. None: it has not begun."""
    yesterday = local_date(at, local_zone()) - DAY
    last_day = yesterday if judged.until is None else min(yesterday, judged.until)
    return last_day if judged.began_on is not None and last_day >= judged.began_on else None


def due_days(today: date) -> Iterator[tuple[ChosenMeasure, date, date]]:
    """Chosen numbers with the day what they judge began and the last day that is due to be read and was not."""
    days = {
        PATH: {pk: (began, days) for pk, began, days in _innovations_due(today)},
        REPLICATION: {pk: (began, days) for pk, began, days in _replications_due(today)},
    }
    chosen = [
        one
        for kind, held in days.items()
        for one in known(ChosenMeasure.objects.filter(source_kind=kind, source_id__in=held).order_by("pk"))
    ]
    done = set(SeriesReading.objects.filter(chosen__in=chosen).values_list("chosen_id", "last_day"))
    for one in chosen:
        began_on, due = days[one.source_kind][one.source_id]
        for last_day in sorted({day for day in due if day is not None and began_on <= day < today}):
            if (one.pk, last_day) not in done:
                yield one, began_on, last_day


def _innovations_due(today: date) -> Iterator[tuple[int, date, list[date | None]]]:
    """The trial's last day, and the day before half a year was over."""
    for row in Innovation.objects.filter(trial_from__isnull=False, trial_from__lt=today):
        if row.trial_from is not None:
            yield row.pk, row.trial_from, [row.trial_until, _half_year(row.trial_from, today)]


def _replications_due(today: date) -> Iterator[tuple[int, date, list[date | None]]]:
    """The day on which it was kept or given up, and the day before half a year was over if it still ran then."""
    for row in Replication.objects.filter(unit__isnull=False, began_on__isnull=False, began_on__lt=today):
        if row.began_on is None:
            continue
        half_year = _half_year(row.began_on, today)
        ran_on = row.ended_on is None or row.state != ReplicationState.GIVEN_UP or row.ended_on >= half_year
        yield row.pk, row.began_on, [row.ended_on, half_year if ran_on else None]


def _half_year(began_on: date, today: date) -> date:
    _first, months = effect_months(today)
    return add_months(began_on, months) - DAY


def _in_advance(chosen: ChosenMeasure, began_on: date | None) -> bool:
    """Whether it was chosen before what it judges began: also where the beginning was written down later than it was."""
    day = local_date(chosen.chosen_at, local_zone())
    return chosen.in_advance and (began_on is None or day <= began_on)
