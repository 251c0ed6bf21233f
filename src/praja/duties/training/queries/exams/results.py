# SPDX-License-Identifier: EUPL-1.2
"""What everybody reached in a test, for its trainers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.domain.exams.marking import HUNDRED, percent_of
from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Attempt, Exam, ExamAnswer, Seat
from praja.duties.training.queries.exams.scores import SeatScores, scores_of
from praja.lib.exports.tables import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Row:
    """A participant with their attempts in this test, and the scores of the class."""

    seat: Seat
    attempts: tuple[Attempt, ...]
    late: int
    scores: SeatScores

    @property
    def latest(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def percent(self) -> Decimal | None:
        """Of the best attempt that is marked to its end."""
        shares = [percent_of(one.marks, one.most) for one in self.attempts if one.marks is not None]
        return max((one for one in shares if one is not None), default=None)


def results_of(exam: Exam) -> list[Row]:
    """Everybody who takes part, by name. A fixed number of statements."""
    seats = Seat.objects.filter(training_class=exam.training_class_id, status__in=HOLDING)
    attempts: dict[int, list[Attempt]] = {}
    for one in Attempt.objects.filter(exam=exam).order_by("number"):
        attempts.setdefault(one.seat_id, []).append(one)
    late: dict[int, int] = {}
    for seat in ExamAnswer.objects.filter(attempt__exam=exam, late_at__isnull=False).values_list(
        "attempt__seat_id", flat=True
    ):
        late[seat] = late.get(seat, 0) + 1
    scores = scores_of(exam.training_class)
    found = seats.select_related("employee__person", "unit").order_by("employee__person__name", "pk")
    return [
        Row(one, tuple(attempts.get(one.pk, ())), late.get(one.pk, 0), scores.get(one.pk, SeatScores(None, None)))
        for one in found
    ]


def table_of(exam: Exam, *, as_of: date) -> Table:
    """The results as a sheet."""
    columns = (
        Column("name", _("Name")),
        Column("unit", _("Unit")),
        Column("tries", _("Tries"), Kind.INTEGER),
        Column("points", _("Points"), Kind.DECIMAL),
        Column("most", _("Of"), Kind.DECIMAL),
        Column("percent", _("Per cent"), Kind.DECIMAL),
        Column("pre", _("Pre-test, per cent"), Kind.DECIMAL),
        Column("post", _("Post-test, per cent"), Kind.DECIMAL),
        Column("gain", _("Gain"), Kind.DECIMAL),
    )
    title = f"{exam.title}, {exam.training_class.case.subject}"
    return Table(title, columns, _lines(exam), exam.training_class.case.lead_unit.name, as_of)


def _lines(exam: Exam) -> Iterator[Mapping[str, Any]]:
    for row in results_of(exam):
        best = max((one for one in row.attempts if one.marks is not None), key=lambda one: one.marks or 0, default=None)
        yield {
            "name": row.seat.employee.person.name,
            "unit": row.seat.unit.name,
            "tries": len(row.attempts),
            "points": None if best is None else Decimal(best.marks or 0) / HUNDRED,
            "most": None if best is None else Decimal(best.most) / HUNDRED,
            "percent": row.percent,
            "pre": row.scores.pre,
            "post": row.scores.post,
            "gain": row.scores.gain,
        }


def standing_of(row: Row) -> tuple[Any, str]:
    """Where a participant stands in a test, in a word, with its tone."""
    latest = row.latest
    if latest is None:
        return gettext_lazy("Not begun"), "neutral"
    if latest.handed_in_at is None:
        return gettext_lazy("Going on"), "info"
    if latest.marks is None:
        return gettext_lazy("Waits to be marked"), "soon"
    return gettext_lazy("Marked"), "done"
