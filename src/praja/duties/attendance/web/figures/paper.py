# SPDX-License-Identifier: EUPL-1.2
"""Figures of attendance as files: whole numbers to be counted on, and nothing of what the page does not show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.measures import (
    ABSENT,
    CORRECTED,
    HELD,
    IN_TRAINING,
    LATE,
    LEFT_EARLY,
    LOST,
    ON_LEAVE,
    PRESENT,
    TRAVELLING,
    WORKED,
)
from praja.duties.attendance.queries.figures import AttendanceFigures
from praja.duties.attendance.queries.figures_hidden import Counts
from praja.duties.attendance.web.figures.words import hidden_word, name_of
from praja.kernel.measures.declarations import Measure
from praja.kernel.organization.queries import units
from praja.lib.errors import Text
from praja.lib.exports import Column, Kind, ReportDocument, Section, Table

Number = tuple[str, Text, Measure, bool]
"""Key and heading of a column, and what it holds: the numerator of a measure, or what that is of."""
NUMBERS: tuple[Number, ...] = (
    ("on_duty", gettext_lazy("Days of duty"), PRESENT, False),
    ("present", gettext_lazy("Days present"), PRESENT, True),
    ("late", gettext_lazy("Late days"), LATE, True),
    ("early", gettext_lazy("Days left early"), LEFT_EARLY, True),
    ("absent", gettext_lazy("Absent (TK)"), ABSENT, True),
    ("corrected", gettext_lazy("Days corrected"), CORRECTED, True),
    ("lost", gettext_lazy("Minutes lost"), LOST, True),
    ("expected", gettext_lazy("Minutes to work"), LOST, False),
)
AWAY: tuple[Number, ...] = (
    ("worked", gettext_lazy("Minutes worked"), WORKED, True),
    ("on_leave", gettext_lazy("Days on leave"), ON_LEAVE, True),
    ("travelling", gettext_lazy("Days on duty travel"), TRAVELLING, True),
    ("in_training", gettext_lazy("Days in training"), IN_TRAINING, True),
    ("held", gettext_lazy("Days with a held check-in"), HELD, True),
)
COUNTED = (PRESENT, LATE, LEFT_EARLY, ABSENT, LOST, CORRECTED)
NOTE = Column("note", gettext_lazy("Note"))


def table_of_units(found: AttendanceFigures, month: date) -> Table:
    """A row for each unit, empty where it is not shown."""
    numbers = (*NUMBERS, *AWAY)
    return Table(
        title=_("Attendance by unit, %(month)s") % {"month": date_format(month, "F Y")},
        columns=_columns(_("Unit"), numbers),
        rows=[_row(name_of(row), row.counts, numbers) for row in found.rows],
        source=_("Days as they are worked out in Praja"),
        as_of=found.until,
    )


def report(found: AttendanceFigures, month: date) -> ReportDocument:
    """Units and months, with how they are counted."""
    months = Table(
        title=_("Attendance by month"),
        columns=_columns(_("Month"), NUMBERS),
        rows=[
            _row(date_format(row.month, "F Y"), row.counts, NUMBERS)
            for row in found.months
            if row.counts is None or row.counts.on_duty
        ],
        source=_("Days as they are worked out in Praja"),
        as_of=found.until,
    )
    whose = units.value.name(found.unit) if found.unit is not None else _("All my units")
    return ReportDocument(
        title=_("Figures of attendance, %(month)s") % {"month": date_format(month, "F Y")},
        government=settings.PRAJA_SITE_NAME,
        lead=_("%(unit)s. Figures up to %(day)s.") % {"unit": whose, "day": date_format(found.until, "j F Y")},
        sections=(
            Section(_("By unit"), (_few(found),), (table_of_units(found, month),)),
            Section(_("Over time"), (), (months,)),
        ),
        as_of=found.until,
        annex=(
            Section(
                _("How it is counted"),
                tuple(f"{one.label}: {one.source}" for one in COUNTED),
            ),
        ),
    )


def _few(found: AttendanceFigures) -> str:
    return _("Units with fewer than %(least)d people, and units that would tell of them, are not shown.") % {
        "least": found.least
    }


def _columns(first: str, numbers: Sequence[Number]) -> tuple[Column, ...]:
    return (Column("name", first), *(Column(key, label, Kind.INTEGER) for key, label, _of, _is in numbers), NOTE)


def _row(name: str, counts: Counts | None, numbers: Sequence[Number]) -> dict[str, Any]:
    """The numbers of a unit or month, none where they are not shown."""
    cells = {key: _cell(counts, measure, is_numerator) for key, _label, measure, is_numerator in numbers}
    return {"name": name, **cells, "note": hidden_word() if counts is None or counts.too_few else ""}


def _cell(counts: Counts | None, measure: Measure, is_numerator: bool) -> int | None:
    if counts is None or counts.is_hidden(measure):
        return None
    return counts.numerator(measure) if is_numerator else counts.denominator(measure)
