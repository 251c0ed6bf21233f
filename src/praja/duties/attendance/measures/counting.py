# SPDX-License-Identifier: EUPL-1.2
"""The facts of any set of units' days at once, added up by the database from the days that were worked out."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from praja.duties.attendance.domain.unit_days import numbered, unit_and_day
from praja.duties.attendance.enums import DayCode, Verdict
from praja.duties.attendance.measures import declared
from praja.duties.attendance.measures.declared import COUNTED
from praja.duties.attendance.models import Day
from praja.kernel.measures.declarations import FactRow, Measure, mark_dirty, measure_source, sources
from praja.lib.clock import end_of, start_of
from praja.lib.moments import local_zone

SOURCE = "attendance"
ACCEPTED = "accepted"
"""The state of a correction that holds."""

OFF_DUTY = (DayCode.OPEN, DayCode.OFF, DayCode.JOINT_LEAVE)
CAME = (DayCode.PRESENT, DayCode.HOME, DayCode.ANYWHERE)
LEAVE = (
    DayCode.ANNUAL_LEAVE,
    DayCode.LONG_LEAVE,
    DayCode.SICK_LEAVE,
    DayCode.MATERNITY_LEAVE,
    DayCode.IMPORTANT_LEAVE,
    DayCode.UNPAID_LEAVE,
    DayCode.EXCUSED,
)
TRAINING = (DayCode.STUDY, DayCode.CLASS)


def _among(codes: Iterable[DayCode]) -> str:
    return ", ".join(f"'{code.value}'" for code in codes)


_ON_DUTY = f"d.code NOT IN ({_among(OFF_DUTY)})"
_CAME = f"d.code IN ({_among(CAME)})"
_SUMS = f"""
    COUNT(*),
    COUNT(*) FILTER (WHERE {_CAME}),
    COUNT(*) FILTER (WHERE {_CAME} AND d.late_class > 0),
    COUNT(*) FILTER (WHERE {_CAME} AND d.early_class > 0),
    COUNT(*) FILTER (WHERE d.code = '{DayCode.ABSENT.value}'),
    COALESCE(SUM(CASE WHEN d.late_class > 0 THEN d.late_minutes ELSE 0 END
               + CASE WHEN d.early_class > 0 THEN d.early_minutes ELSE 0 END) FILTER (WHERE {_CAME}), 0),
    COALESCE(SUM(d.expected_minutes) FILTER (WHERE {_CAME}), 0),
    COALESCE(SUM(d.worked_minutes) FILTER (WHERE {_CAME}), 0),
    COUNT(*) FILTER (WHERE {_CAME} AND d.first_at IS NOT NULL AND d.last_at IS NOT NULL),
    COUNT(*) FILTER (WHERE d.code IN ({_among(LEAVE)})),
    COUNT(*) FILTER (WHERE d.code = '{DayCode.TRAVEL.value}'),
    COUNT(*) FILTER (WHERE d.code IN ({_among(TRAINING)}))
"""
_PEOPLE = "COUNT(DISTINCT d.employee_id)"
_WITH_CORRECTION = f"""
    JOIN attendance_correction c ON c.employee_id = d.employee_id AND c.day = d.day
    JOIN procedures_case k ON k.id = c.case_id AND k.state = '{ACCEPTED}'
"""
_WITH_HELD = f"""
    JOIN attendance_punch p ON p.employee_id = d.employee_id AND p.verdict = '{Verdict.HELD.value}'
        AND p.at >= asked.begins AND p.at < asked.ends
"""


class Sums(NamedTuple):
    """What the days of a unit on a day add up to, in the order of `_SUMS`; days that are not days of duty are not in it."""

    on_duty: int
    came: int
    late: int
    early: int
    absent: int
    lost: int
    expected: int
    worked: int
    measured: int
    on_leave: int
    travelling: int
    in_training: int

    def facts(self, corrected: int, held: int) -> Iterator[tuple[Measure, int, int]]:
        """Each measure with numerator and denominator: shares also where nothing happened, counts only where something did."""
        yield declared.PRESENT, self.came, self.on_duty
        yield declared.LATE, self.late, self.came
        yield declared.LEFT_EARLY, self.early, self.came
        yield declared.ABSENT, self.absent, self.on_duty
        yield declared.LOST, self.lost, self.expected
        yield declared.WORKED, self.worked, self.measured
        yield declared.CORRECTED, corrected, self.on_duty
        for measure, count in (
            (declared.ON_LEAVE, self.on_leave),
            (declared.TRAVELLING, self.travelling),
            (declared.IN_TRAINING, self.in_training),
            (declared.HELD, held),
        ):
            yield measure, count, count


def unit_days() -> Iterator[int]:
    """Every day of every unit in which somebody had a day, for a rebuild."""
    rows = Day.objects.order_by("unit_id", "day").values_list("unit_id", "day").distinct()
    for unit_id, day in rows.iterator(chunk_size=2_000):
        yield numbered(unit_id, day)


def mark_unit_days(places: Iterable[tuple[int, date]]) -> None:
    """Have the facts of these units' days computed again. Call it after the change has been committed (see `mark_dirty`)."""
    mark_dirty(sources()[SOURCE], (numbered(unit_id, day) for unit_id, day in places))


@measure_source(SOURCE, subject_kind="unit_day", dirty_on=(), measures=COUNTED, all_subjects=unit_days)
def facts_of_unit_days(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these units' days, none where nobody had a day of duty. Three statements, however many.

    No event marks them: days are derived rows, and whoever works them out calls `mark_unit_days`.
    """
    days = {number: Sums(*row) for number, *row in _asked(subjects, _SUMS)}
    corrected = dict(_asked(days, _PEOPLE, _WITH_CORRECTION))
    held = dict(_asked(days, _PEOPLE, _WITH_HELD))
    for number, sums in days.items():
        unit_id, day = unit_and_day(number)
        for measure, numerator, denominator in sums.facts(corrected.get(number, 0), held.get(number, 0)):
            if denominator:
                yield FactRow(measure.key, number, unit_id, day, numerator, denominator)


def _asked(subjects: Collection[int], columns: str, joined: str = "") -> list[tuple[Any, ...]]:
    """Columns over the days of duty of each unit's day, after its number. Days are looked up by unit and day, not searched."""
    if not subjects:
        return []
    ops, zone, values = connection.ops, local_zone(), list[Any]()
    for number in subjects:
        unit_id, day = unit_and_day(number)
        begins, ends = (ops.adapt_datetimefield_value(edge(day, zone)) for edge in (start_of, end_of))
        values += (number, unit_id, ops.adapt_datefield_value(day), begins, ends)
    rows = ", ".join(["(%s, %s, %s, %s, %s)"] * len(subjects))
    sql = (
        f"WITH asked (number, unit_id, day, begins, ends) AS (VALUES {rows}) "  # noqa: S608 - words of our own
        f"SELECT asked.number, {columns} FROM asked JOIN attendance_day d ON d.unit_id = asked.unit_id AND d.day = asked.day"
        f"{joined} WHERE {_ON_DUTY} GROUP BY asked.number"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
