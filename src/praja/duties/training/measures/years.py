# SPDX-License-Identifier: EUPL-1.2
"""Years of employees: which lesson hours count by the figures in force, and what the law asks. Here, because measures count the
same that pages show."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from praja.duties.training.domain.jp import BASIS, Activity, Basis, Figures, Lawful, YearBook, book_of
from praja.duties.training.enums import CreditSource
from praja.duties.training.models import Credit
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.people.enums import EmploymentKind, Standing
from praja.kernel.people.models import Employee

_HOURS = {
    "coaching": "coaching_session",
    "mentoring": "mentoring_session",
    "secondment": "secondment",
    "benchmarking": "benchmarking",
    "exchange": "exchange",
    "internship": "internship",
    "self_study": "self_study_day",
    "community": "community_day",
    "seminar": "seminar_day",
    "workshop": "workshop",
    "guidance": "guidance",
}
_TIMES = {"coaching": "coaching_month", "mentoring": "mentoring_month"}
COUNTED = (EmploymentKind.PNS, EmploymentKind.PPPK, EmploymentKind.PPPK_PART)
"""Whose lesson hours the law speaks of."""
PROVEN = (CreditSource.CLASS, CreditSource.MODULE, CreditSource.PRACTICE)
"""What happened here stands behind these as a certificate would."""


def figures_on(day: date) -> Figures:
    """The numbers of the conversion table that hold on a day."""
    with recalled(law_data):
        hours = {form: figure(key, day) for form, key in _HOURS.items()}
        return Figures(hours, {form: figure(key, day) for form, key in _TIMES.items()})


def figure(name: str, day: date) -> int:
    """The figure `training.<name>` that holds on a day."""
    return int(rule_in_force(f"training.{name}", day).value)


def lawful_on(employment: str, day: date) -> Lawful:
    """What the law asks of a year of somebody so employed: of a PNS at least so much, of a PPPK at most; of others nothing."""
    if employment == EmploymentKind.PNS:
        return Lawful(least=figure("pns_year", day))
    if employment in (EmploymentKind.PPPK, EmploymentKind.PPPK_PART):
        return Lawful(most=figure("pppk_year", day))
    return Lawful()


def activity_of(credit: Credit) -> Activity:
    """A credit as the calculation knows it."""
    by_session = BASIS[credit.form] is Basis.SESSION
    return Activity(
        key=str(credit.pk),
        form=credit.form,
        first_day=credit.first_day,
        last_day=credit.last_day,
        # How many sessions there were is settled when it is booked; what they are worth stands in `jp`.
        told=credit.jp if by_session else credit.jp_told,
        title=credit.title,
        organiser=credit.organiser,
        certificate=credit.certificate_number,
        certified=credit.source in PROVEN,
    )


def year_of(employee: Employee, year: int) -> YearBook:
    """The year of one employee: every credit that holds, what counts of it and why."""
    return years_of([employee], year)[employee.pk]


def years_of(employees: Collection[Employee], year: int) -> Mapping[int, YearBook]:
    """The year of each of these employees, by id. One statement, however many."""
    found: dict[int, list[Activity]] = defaultdict(list)
    # Also of other years: what is one activity counts once, whichever years its parts ended in.
    rows = Credit.objects.filter(employee_id__in=[one.pk for one in employees], cancelled_at=None)
    for credit in rows.order_by("pk"):
        found[credit.employee_id].append(activity_of(credit))
    with recalled(law_data):
        figures, on = figures_on(date(year, 12, 31)), date(year, 12, 31)
        lawful = {kind: lawful_on(kind, on) for kind in {one.employment for one in employees}}
    return {one.pk: book_of(found[one.pk], year, figures, lawful[one.employment]) for one in employees}


def counted_employees(unit_ids: Collection[int]) -> list[Employee]:
    """Who is in service in these units and of whom the law speaks, by name."""
    rows = Employee.objects.filter(unit_id__in=unit_ids, standing=Standing.ACTIVE, employment__in=COUNTED)
    return list(rows.select_related("person", "unit", "post").order_by("person__name", "pk"))
