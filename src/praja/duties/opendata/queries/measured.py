# SPDX-License-Identifier: EUPL-1.2
"""Figures of this platform as rows of data, worked out from facts alone: the same facts and day give the same rows.

Months and days that are not over are in no row: with each further case of a running one, two versions of the table would tell
what that case was.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from praja.duties.opendata.domain.measured import Figure, left_out
from praja.duties.opendata.enums import FigureTable
from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.declarations import Measure, all_measures, measure_of, standing_measures
from praja.kernel.measures.domain.figures import Figure as Summed
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import Step, UnitOfMeasure
from praja.kernel.measures.models import Fact, FactSum, SealedPeriod
from praja.kernel.measures.openness import NOBODY, SUBJECTS, family_of
from praja.kernel.measures.queries import counted_by_unit, series, standing_figures
from praja.kernel.organization.models import Unit
from praja.lib.clock import local_date, start_of
from praja.lib.errors import Text
from praja.lib.moments import local_zone

LEAST = "opendata.least_people"
"""The rule of law that says how many people must stand behind a figure."""
_A_DAY = timedelta(days=1)
UNITS: Mapping[UnitOfMeasure, Text] = {
    UnitOfMeasure.COUNT: _("number"),
    UnitOfMeasure.RUPIAH: _("rupiah"),
    UnitOfMeasure.SHARE: _("percent"),
    UnitOfMeasure.SCORE: _("mean score"),
    UnitOfMeasure.HOURS: _("hours on average"),
    UnitOfMeasure.DAYS: _("days on average"),
}
"""What values are in. Rows are data and have one language: that of the region."""
Units = Mapping[int, tuple[str, str]]
"""Code and name of each unit by its id."""
DIRECTIONS = {"higher": "makin tinggi makin baik", "lower": "makin rendah makin baik", None: ""}


@dataclass(frozen=True, slots=True)
class FigureRows:
    """Rows of one table in their order, and how many of them were left empty because few people stand behind them."""

    rows: Sequence[tuple[Any, ...]]
    left_out: int = 0


def in_both(text: Text) -> tuple[str, str]:
    """A text in Indonesian and in English."""
    with override("id"):
        indonesian = str(text)
    with override("en"):
        return indonesian, str(text)


def open_measures(family: str) -> list[Measure]:
    """The measures of a family that everybody may be shown, in the order of their keys."""
    return [one for one in measures_in(family) if one.open_to_all is not None]


def measures_in(family: str) -> list[Measure]:
    """Every measure of a family, in the order of their keys."""
    return [one for key, one in all_measures().items() if family_of(key) == family]


def least_people(today: date) -> int:
    """How many people must stand behind a figure that is shown."""
    return int(rule_in_force(LEAST, today).value)


def figure_rows(measures: Collection[str], *, at: datetime, since: date | None = None) -> dict[FigureTable, FigureRows]:
    """The rows of every table for these measures, given by their keys; those that are not open are left out. `since`: not from
    the first day on which anything was counted, but from this one."""
    standing = standing_measures()
    known = [one for key, one in all_measures().items() if key in measures and one.open_to_all is not None]
    counted = [one for one in known if one.key not in standing]
    today = local_date(at, local_zone())
    least, units = least_people(today), _units()
    span = _span(counted, today, since)
    by_month, alike = _counted_by_month(counted, span, at), _alike(counted)
    return {
        FigureTable.WHOLE: _over_units(by_month, alike, least),
        FigureTable.MONTHS: _by_unit(by_month, alike, least, units),
        FigureTable.DAYS: _daily(counted, units, span, least, at),
        FigureTable.STANDING: _standing([one for one in known if one.key in standing], units, least, today),
        FigureTable.MEANING: FigureRows([_meaning(one) for one in known]),
    }


def value_of(measure: Measure, numerator: int, denominator: int) -> float | None:
    """What a figure says, in its unit (`UNITS`), with two decimals; None over nothing."""
    unit = measure.unit_of_measure
    if unit.is_sum:
        return float(numerator)
    if not denominator:
        return None
    share = Fraction(numerator, denominator)
    factor = {UnitOfMeasure.SHARE: Fraction(100), UnitOfMeasure.HOURS: Fraction(1, 60)}.get(unit, Fraction(1))
    return float(rounded(share * factor, 2))


def _units() -> dict[int, tuple[str, str]]:
    return {pk: (code, name) for pk, code, name in Unit.objects.values_list("pk", "code", "name")}


def _span(measures: Sequence[Measure], today: date, since: date | None) -> Period | None:
    """From the first day on which any was counted to yesterday; None where nothing was before today."""
    keys = [one.key for one in measures]
    firsts = [
        Fact.objects.filter(measure__in=keys).aggregate(first=Min("day"))["first"],
        SealedPeriod.objects.filter(measure__in=keys).aggregate(first=Min("first_day"))["first"],
    ]
    known = [first for first in firsts if first is not None and first < today]
    return Period(max(min(known), since or min(known)), today - _A_DAY) if known else None


def _counted_by_month(measures: Sequence[Measure], span: Period | None, at: datetime) -> list[Figure]:
    """The figures of each unit and month."""
    figures: list[Figure] = []
    people = _people_by_month(measures)
    for month in _months_over(span) if span else ():
        found = counted_by_unit([one.key for one in measures], unit_ids=None, period=month, at=at)
        for (key, unit), figure in found.items():
            place = (unit, month.first_day)
            behind = _behind(measure_of(key), figure.n, people, place)
            figures.append(Figure(key, place, figure.numerator, figure.denominator, behind))
    return figures


def _by_unit(figures: Sequence[Figure], alike: Mapping[str, str], least: int, units: Units) -> FigureRows:
    hidden = left_out(figures, alike, least)

    def told(one: Figure) -> tuple[Any, ...]:
        unit, month = one.place
        return f"{month:%Y-%m}", *units[unit], *_said(one, is_hidden=(one.measure, one.place) in hidden)  # type: ignore[index]

    return FigureRows(sorted(map(told, figures), key=lambda row: (*row[:2], row[-1])), len(hidden))


def _over_units(figures: Sequence[Figure], alike: Mapping[str, str], least: int) -> FigureRows:
    """All units of each month together. What is left out by unit or by day is judged as if these sums were known."""
    sums: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in figures:
        added = sums[one.measure, one.place[1]]  # type: ignore[index]
        for at, part in enumerate((one.numerator, one.denominator, one.people or 0)):
            added[at] += part
    few = {
        (alike[key], month)
        for (key, month), (_numerator, _denominator, people) in sums.items()
        if measure_of(key).open_to_all.behind != NOBODY and people < least  # type: ignore[union-attr]
    }
    rows = [
        (f"{month:%Y-%m}", *_said(Figure(key, (), both[0], both[1], None), is_hidden=(alike[key], month) in few))
        for (key, month), (*both, _people) in sums.items()
    ]
    return FigureRows(sorted(rows, key=lambda row: (row[0], row[-1])), sum(row[-2] is None for row in rows))


def _months_over(span: Period) -> Iterator[Period]:
    """The months from the first to the last that is over by the end of `span`."""
    whole = Period(span.first_day.replace(day=1), span.last_day)
    return (month for month in whole.months() if (month.last_day + _A_DAY).day == 1)


def _daily(measures: Sequence[Measure], units: Units, span: Period | None, least: int, at: datetime) -> FigureRows:
    if span is None:
        return FigureRows([])
    keys = {one.key for one in measures} | {key for key, _part in _asked(measures)}
    by_day = {key: _over_all(key, units, span, at) for key in sorted(keys)}
    figures = []
    for one in measures:
        for day, figure in by_day[one.key].items():
            people = {asked: {(0, day): getattr(by_day[asked[0]].get(day), asked[1], 0)} for asked in _asked([one])}
            behind = _behind(one, figure.n, people, (0, day))
            figures.append(Figure(one.key, (day.replace(day=1), day), figure.numerator, figure.denominator, behind))
    hidden = left_out(figures, _alike(measures), least)
    rows = [(one.place[1], *_said(one, is_hidden=(one.measure, one.place) in hidden)) for one in figures]
    return FigureRows(sorted(rows, key=lambda row: (row[0], row[-1])), len(hidden))


def _over_all(key: str, units: Collection[int], span: Period, at: datetime) -> dict[date, Summed]:
    """A measure over the whole government, by the days on which anything was counted."""
    points = series(key, unit_ids=units, period=span, step=Step.DAY, at=at)
    return {point.period.first_day: point.figure for point in points if point.figure.denominator}


def _standing(measures: Sequence[Measure], units: Units, least: int, today: date) -> FigureRows:
    moment = start_of(today, local_zone())
    figures = []
    for one in measures:
        for unit, figure in standing_figures(one.key, unit_ids=list(units), as_of=moment).items():
            if figure.denominator:
                behind = _behind(one, figure.n, {}, (unit, today))
                figures.append(Figure(one.key, (unit,), figure.numerator, figure.denominator, behind))
    hidden = left_out(figures, _alike(measures), least)
    rows = [
        (today, *units[one.place[0]], *_said(one, is_hidden=(one.measure, one.place) in hidden))  # type: ignore[index]
        for one in figures
    ]
    return FigureRows(sorted(rows, key=lambda row: (row[1], row[-1])), len(hidden))


def _said(one: Figure, *, is_hidden: bool) -> tuple[Any, ...]:
    """Title, value, unit, numerator, denominator, key."""
    measure = measure_of(one.measure)
    title, unit = in_both(measure.label)[0], in_both(UNITS[measure.unit_of_measure])[0]
    if is_hidden:
        return title, None, unit, None, None, one.measure
    value = value_of(measure, one.numerator, one.denominator)
    return title, value, unit, one.numerator, one.denominator, one.measure


def _meaning(measure: Measure) -> tuple[str, ...]:
    assert measure.open_to_all is not None
    behind = "" if measure.open_to_all.behind == NOBODY else "ya"
    return (
        measure.key,
        *in_both(measure.label),
        in_both(UNITS[measure.unit_of_measure])[0],
        DIRECTIONS[measure.better],
        *in_both(measure.source),
        behind,
    )


def _alike(measures: Sequence[Measure]) -> dict[str, str]:
    """Of each measure what it counts: those that stand for the same people are judged together."""
    found = {}
    for one in measures:
        assert one.open_to_all is not None
        by_measure = f"{one.open_to_all.behind}/{one.open_to_all.part}" if _is_by_measure(one) else ""
        found[one.key] = by_measure or one.open_to_all.alike or one.key
    return found


def _is_by_measure(measure: Measure) -> bool:
    return measure.open_to_all is not None and measure.open_to_all.behind not in (SUBJECTS, NOBODY)


People = Mapping[tuple[str, str], Mapping[tuple[int, date], int]]
"""How many people a unit had in a month, by the measure and part that say so."""


def _behind(measure: Measure, subjects: int, people: People, place: tuple[int, date]) -> int | None:
    """How many people stand behind a figure; where that should be known and is not, one is taken for it."""
    openness = measure.open_to_all
    assert openness is not None
    if openness.behind in (SUBJECTS, NOBODY):
        return subjects if openness.behind == SUBJECTS else None
    return people.get((openness.behind, openness.part), {}).get(place) or 1


def _asked(measures: Sequence[Measure]) -> list[tuple[str, str]]:
    """The measures, and their parts, that say how many people stand behind these."""
    found = {(one.open_to_all.behind, one.open_to_all.part) for one in measures if one.open_to_all}
    return sorted(pair for pair in found if pair[0] not in (SUBJECTS, NOBODY))


def _people_by_month(measures: Sequence[Measure]) -> People:
    """By days that say how many people there were: of each month the day with most. One statement for each such measure."""
    found: dict[tuple[str, str], dict[tuple[int, date], int]] = {}
    for key, part in _asked(measures):
        counts: dict[tuple[int, date], int] = defaultdict(int)
        days = FactSum.objects.filter(measure=key, span=Step.DAY).values_list("unit", "day").annotate(people=Max(part))
        for unit, day, count in days.order_by():
            place = unit, day.replace(day=1)
            counts[place] = max(counts[place], int(count))
        found[key, part] = counts
    return found


def columns_of(table: FigureTable) -> list[tuple[str, str]]:
    """The columns of a table: names with types of DuckDB."""
    figures = [
        ("ukuran", "VARCHAR"),
        ("nilai", "DOUBLE"),
        ("satuan", "VARCHAR"),
        ("pembilang", "BIGINT"),
        ("penyebut", "BIGINT"),
        ("kode_ukuran", "VARCHAR"),
    ]
    unit = [("kode_unit", "VARCHAR"), ("unit", "VARCHAR")]
    meaning = ("kode_ukuran", "ukuran", "ukuran_en", "satuan", "arah", "cara_hitung", "cara_hitung_en", "tentang_orang")
    return {
        FigureTable.WHOLE: [("bulan", "VARCHAR"), *figures],
        FigureTable.MONTHS: [("bulan", "VARCHAR"), *unit, *figures],
        FigureTable.DAYS: [("tanggal", "DATE"), *figures],
        FigureTable.STANDING: [("tanggal", "DATE"), *unit, *figures],
        FigureTable.MEANING: [(name, "VARCHAR") for name in meaning],
    }[table]
