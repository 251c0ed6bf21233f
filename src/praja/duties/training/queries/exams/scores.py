# SPDX-License-Identifier: EUPL-1.2
"""What participants reached in the pre-test and the post-test."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from praja.duties.training.domain.exams.marking import percent_of
from praja.duties.training.enums import HOLDING
from praja.duties.training.enums.exams import ExamKind
from praja.duties.training.models import Attempt, Seat, TrainingClass

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class SeatScores:
    """Per cent (two decimals) of the best try that is marked to its end; None: none. `waits`: a try of the post-test is handed in
    and still waits for somebody to mark it."""

    pre: Decimal | None
    post: Decimal | None
    waits: bool = False

    @property
    def gain(self) -> Decimal | None:
        """Post less pre, in points of a per cent."""
        return None if self.pre is None or self.post is None else self.post - self.pre

    @property
    def normalised_gain(self) -> Decimal | None:
        """The share of what could still be gained (N-gain, -… to 1, two decimals); None where nothing could."""
        if self.gain is None or self.pre is None or self.pre >= WHOLE:
            return None
        return (self.gain / (WHOLE - self.pre)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def scores_of(training_class: TrainingClass) -> dict[int, SeatScores]:
    """The scores of everybody who takes part, by the id of their seat. Tests that were withdrawn count for nothing. Two
    statements, however many seats."""
    seats = Seat.objects.filter(training_class=training_class, status__in=HOLDING).values_list("pk", flat=True)
    attempts = Attempt.objects.filter(
        exam__training_class=training_class,
        exam__kind__in=(ExamKind.PRE, ExamKind.POST),
        exam__released_at__isnull=False,
        exam__withdrawn_at=None,
        handed_in_at__isnull=False,
    )
    rows = list(attempts.values_list("seat_id", "exam__kind", "marks", "most"))
    return {
        seat: SeatScores(
            pre=_best(rows, seat, ExamKind.PRE),
            post=_best(rows, seat, ExamKind.POST),
            waits=any(row[0] == seat and row[1] == ExamKind.POST and row[2] is None for row in rows),
        )
        for seat in seats
    }


def _best(rows: Iterable[tuple[int, str, int | None, int]], seat: int, kind: str) -> Decimal | None:
    shares = [percent_of(row[2], row[3]) for row in rows if row[0] == seat and row[1] == kind and row[2] is not None]
    return max((one for one in shares if one is not None), default=None)
