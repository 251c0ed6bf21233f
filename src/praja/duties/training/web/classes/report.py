# SPDX-License-Identifier: EUPL-1.2
"""The report of the committee: who took part, what was held, and what the other parts of training know of each participant.

A part adds its column beside its addresses:

    add_column(ReportColumn("presence", gettext_lazy("Presence"), order=10, values=presence_in_words))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from praja.duties.training.enums import HOLDING, SeatStatus
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.procedure import CLASS
from praja.duties.training.queries.classes.overview import seat_counts
from praja.duties.training.queries.classes.timetable import planned_of, sessions_of
from praja.duties.training.web.classes.words import days_of
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.exports import Column, Kind, ReportDocument, Section, Signature, Table
from praja.lib.moments import describe_moment, local_zone

Values = Callable[[TrainingClass], Mapping[int, str]]
"""From a class to what stands in the column, by seat."""


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """What another part of training tells of each participant."""

    name: str
    label: Text
    order: int
    values: Values


_columns: dict[str, ReportColumn] = {}


def add_column(column: ReportColumn) -> ReportColumn:
    """Let the report tell it too. Raises ValueError where another one has its name."""
    if _columns.setdefault(column.name, column) != column:
        raise ValueError(f"two columns of the report are called {column.name}")
    return column


def report_document(row: TrainingClass, at: datetime) -> ReportDocument:
    """The report as it stands at `at`."""
    counts, on = seat_counts(row), local_date(at, local_zone())
    state = CLASS.by_state[row.case.state].public
    lead = _("%(class)s, %(days)s, held by %(unit)s. %(state)s.") % {
        "class": row.case.subject,
        "days": days_of(row),
        "unit": row.case.lead_unit.name,
        "state": state,
    }
    said = _("%(taken)s participants on %(seats)s seats; %(waiting)s people waited.") % {
        "taken": counts.taken,
        "seats": row.capacity,
        "waiting": counts.waiting,
    }
    return ReportDocument(
        title=_("Report on a class"),
        government=settings.PRAJA_SITE_NAME,
        lead=lead,
        sections=(
            Section(_("Participants"), (said,), (_participants(row, on),)),
            Section(_("What was taught"), (), (_taught(row, on), _held(row, on))),
        ),
        as_of=on,
        signature=_signature(row, at),
    )


def _participants(row: TrainingClass, on: Any) -> Table:
    columns = sorted(_columns.values(), key=lambda one: one.order)
    values = {one.name: one.values(row) for one in columns}
    seats = Seat.objects.filter(training_class=row, status__in=HOLDING).select_related("employee__person", "unit")
    rows = [
        {
            "number": number,
            "name": seat.employee.person.name,
            "unit": seat.unit.name,
            **{one.name: values[one.name].get(seat.pk, "–") for one in columns},
            "status": str(SeatStatus(seat.status).label),
        }
        for number, seat in enumerate(seats.order_by("employee__person__name", "pk"), 1)
    ]
    return Table(
        title=_("Participants"),
        columns=(
            Column("number", _("No."), Kind.INTEGER),
            Column("name", _("Employee")),
            Column("unit", _("Unit")),
            *(Column(one.name, one.label) for one in columns),
            Column("status", _("Result")),
        ),
        rows=rows,
        source=_("Praja, training"),
        as_of=on,
    )


def _taught(row: TrainingClass, on: Any) -> Table:
    rows = [
        {"subject": subject.title, "asked": one.asked, "planned": one.planned}
        for subject, one in planned_of(row, list(sessions_of(row)))
    ]
    return Table(
        title=_("Curriculum and timetable"),
        columns=(
            Column("subject", _("Subject")),
            Column("asked", _("JP of the curriculum"), Kind.INTEGER),
            Column("planned", _("JP of the timetable"), Kind.INTEGER),
        ),
        rows=rows,
        source=_("Praja, training"),
        as_of=on,
    )


def _held(row: TrainingClass, on: Any) -> Table:
    rows = [
        {
            "when": describe_moment(one.starts_at, "short"),
            "title": one.title,
            "jp": one.jp,
            "room": one.room.name if one.room else "–",
            "trainers": ", ".join(who.person.name for who in one.trainers.all()) or "–",
            "note": _("Cancelled") if one.cancelled_at else "",
        }
        for one in sessions_of(row)
    ]
    return Table(
        title=_("Sessions"),
        columns=(
            Column("when", _("When")),
            Column("title", _("Session")),
            Column("jp", _("JP"), Kind.INTEGER),
            Column("room", _("Room")),
            Column("trainers", _("Trainers")),
            Column("note", _("Note")),
        ),
        rows=rows,
        source=_("Praja, training"),
        as_of=on,
    )


def _signature(row: TrainingClass, at: datetime) -> Signature | None:
    held = assignments_of(Role.HEAD, row.case.lead_unit_id, at)
    if not held:
        return None
    return Signature(words=_("Seen by"), title=printed_title(held[0]), name=held[0].account.person.name)
