# SPDX-License-Identifier: EUPL-1.2
"""The facts of any set of units' years, and of any set of credits. Who counts where is said by the register as it stands."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Min
from django.db.models.functions import ExtractYear

from praja.duties.training.domain.unit_years import last_day_of, numbered, unit_and_year
from praja.duties.training.measures.declared import HOURS, JP, MET, OF_CREDITS, OF_YEARS
from praja.duties.training.measures.years import COUNTED, years_of
from praja.duties.training.models import Credit
from praja.kernel.law.events import RegionalRuleAdopted
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.measures.declarations import FactRow, measure_source
from praja.kernel.people.enums import RecordKind, Standing
from praja.kernel.people.events import EmployeesImported
from praja.kernel.people.models import Employee, EmployeeRecord

_COUNTED = Employee.objects.filter(standing=Standing.ACTIVE, employment__in=COUNTED)
BOOKED, CANCELLED = "training.credit_booked", "training.credit_cancelled"
REGISTER = ("people.hired", "people.record_added", "people.employees_imported")
LAW = "law.regional_rule_adopted"


def unit_years() -> Iterator[int]:
    """Every year of which anything was ever booked, of every unit with somebody who counts, for a rebuild."""
    years = _years()
    for unit_id in _COUNTED.order_by("unit_id").values_list("unit_id", flat=True).distinct():
        yield from (numbered(unit_id, year) for year in years)


def _years() -> list[int]:
    found = Credit.objects.annotate(year=ExtractYear("last_day")).order_by("year")
    return list(found.values_list("year", flat=True).distinct())


def _touched(delivered: Delivered) -> Collection[int]:
    """The years of units that an event may have changed."""
    told = delivered.event
    if isinstance(told, RegionalRuleAdopted):
        return list(unit_years()) if told.rule_key.startswith("training.") else ()
    if isinstance(told, EmployeesImported):
        return _wherever([*told.created, *told.updated])
    if delivered.event.name in REGISTER:
        return _wherever([int(delivered.refs["employee"])])
    return _touched_by_credit(delivered)


def _wherever(employees: Collection[int]) -> Collection[int]:
    """Every year of the units in which these people are or were: whoever enters, moves or leaves counts elsewhere then."""
    here = Employee.objects.filter(pk__in=employees).values_list("unit_id", flat=True)
    were = EmployeeRecord.objects.filter(employee_id__in=employees, kind=RecordKind.UNIT).values_list(
        "detail", flat=True
    )
    units = {*here, *(one["unit"] for one in were if "unit" in one)}
    return [numbered(unit, year) for unit in units for year in _years()]


def _touched_by_credit(delivered: Delivered) -> Collection[int]:
    credit = Credit.objects.filter(pk=delivered.refs["credit"]).select_related("employee").first()
    if credit is None:
        return []
    year, unit = credit.last_day.year, credit.employee.unit_id
    first = Credit.objects.filter(last_day__year=year).aggregate(first=Min("pk"))["first"]
    if first == credit.pk:
        # With the first hours of a year every unit has that year, with nothing yet.
        return [number for number in unit_years() if unit_and_year(number)[1] == year]
    # What is one activity over several years counts once: its other years are counted anew as well.
    own = Credit.objects.filter(employee=credit.employee_id).annotate(year=ExtractYear("last_day"))
    return [numbered(unit, one) for one in {year, *own.values_list("year", flat=True)}]


@measure_source(
    "training.years",
    subject_kind="unit_year",
    dirty_on=(BOOKED, CANCELLED, *REGISTER, LAW),
    measures=OF_YEARS,
    all_subjects=unit_years,
    subject_of=_touched,
)
def facts_of_unit_years(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these units' years, none where nobody counts. Two statements for each year, however many units."""
    by_year: dict[int, list[int]] = defaultdict(list)
    for unit, year in map(unit_and_year, subjects):
        by_year[year].append(unit)
    booked = set(_years())
    for year, units in sorted(by_year.items()):
        if year in booked:
            yield from _facts_of(units, year)


def _facts_of(units: Collection[int], year: int) -> Iterator[FactRow]:
    people = list(_COUNTED.filter(unit_id__in=units).order_by("unit_id", "pk"))
    books = years_of(people, year)
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in people:
        book, row = books[one.pk], sums[one.unit_id]
        row[0] += book.counted
        row[1] += 1
        if book.is_met is not None:
            row[2] += book.is_met
            row[3] += 1
    for unit, (hours, counted, met, asked) in sums.items():
        number, day = numbered(unit, year), last_day_of(year)
        yield FactRow(JP.key, number, unit, day, hours, counted)
        if asked:
            yield FactRow(MET.key, number, unit, day, met, asked)


def _all_credits() -> Iterator[Any]:
    return Credit.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@measure_source(
    "training.credits",
    subject_kind="credit",
    dirty_on=(BOOKED, CANCELLED),
    measures=OF_CREDITS,
    all_subjects=_all_credits,
)
def facts_of_credits(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these credits, none of one that was cancelled; counted where the employee works."""
    rows = Credit.objects.filter(pk__in=subjects, cancelled_at=None)
    for pk, unit, day, jp in rows.values_list("pk", "employee__unit_id", "last_day", "jp"):
        if jp:
            yield FactRow(HOURS.key, pk, unit, day, jp, jp)
