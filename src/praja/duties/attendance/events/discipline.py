# SPDX-License-Identifier: EUPL-1.2
"""What happens to a proposed sanction. Neither band nor days nor decision are told: they speak of somebody's service. `content`
digests them; words are digested each by itself. Every step names whose head is the superior, and whose head decides (0: it was
passed on to nobody), for what waits on their desks."""

from praja.kernel.ledger.events import event
from praja.kernel.procedures.events import StepEvent


@event("attendance.discipline_step")
class DisciplineStep(StepEvent):
    """Base of the steps of a proposed sanction. `person` is the employee's."""

    employee: int
    person: int
    superior_unit: int
    official_unit: int


@event("attendance.discipline_proposed")
class DisciplineProposed(DisciplineStep):
    """The system found that an employee's days of absence in `year` reach a band, and proposes it."""

    year: int
    content: str


@event("attendance.discipline_recounted")
class DisciplineRecounted(DisciplineStep):
    """Days were added or corrected; the band is still reached."""

    content: str


@event("attendance.discipline_summoned")
class DisciplineSummoned(DisciplineStep):
    """The employee is to come to a hearing at `hearing_at`; `content` digests the place and before whom."""

    hearing_at: str
    content: str


@event("attendance.discipline_summoned_again")
class DisciplineSummonedAgain(DisciplineStep):
    """The employee did not come, and is summoned once more."""

    hearing_at: str
    content: str


@event("attendance.discipline_heard")
class DisciplineHeard(DisciplineStep):
    """The employee was heard; `words` digests the minutes."""

    words: str


@event("attendance.discipline_not_come")
class DisciplineNotCome(DisciplineStep):
    """The employee did not come to the second hearing either."""

    words: str


@event("attendance.discipline_answered")
class DisciplineAnswered(DisciplineStep):
    """The employee answers in writing."""

    words: str


@event("attendance.discipline_passed_on")
class DisciplinePassedOn(DisciplineStep):
    """It goes to whoever may decide it: the head of `official_unit`. `words` digests why."""

    words: str


@event("attendance.discipline_decided")
class DisciplineDecided(DisciplineStep):
    """What an official decided by decree is recorded; `content` digests sanction, number and day, `words` the reasons."""

    content: str
    words: str


@event("attendance.discipline_withdrawn")
class DisciplineWithdrawn(DisciplineStep):
    """Days were corrected, and the band is no longer reached: the system takes its proposal back."""


@event("attendance.discipline_to_review")
class DisciplineToReview(DisciplineStep):
    """Days were corrected after the decision, and its band is no longer reached: the decision must be looked at again."""
