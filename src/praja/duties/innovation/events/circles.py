# SPDX-License-Identifier: EUPL-1.2
"""Circles with their people, the steps of their projects, and what is written on the way. Words enter as digests.

What is about a circle lies in the circle's stream, what is about a project in the stream of its case.
"""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent


def circle_stream(circle_id: int) -> str:
    """The stream of a circle."""
    return f"circle:{circle_id}"


@event("innovation.circle_kept", version=1)
class CircleKept(Event):
    """A work-culture group of a unit was founded, changed or ended: it is now this. `aim` is a digest."""

    unit: int
    title: str
    aim: str
    decree: str
    founded_on: str
    ended: bool


@event("innovation.circle_people_changed", version=1)
class CirclePeopleChanged(Event):
    """Somebody belongs to a circle from a day on, or does so no more (`until`)."""

    member: int
    person: int
    part: str
    since: str
    until: str | None


@event("innovation.circle_step")
class CircleStep(StepEvent):
    """Base of the steps of a circle's project. `leader` is the person for whom what comes next waits."""

    leader: int


@event("innovation.circle_project_opened")
class ProjectOpened(CircleStep):
    """A circle began a project. `diagnosis` is the row of `kernel.plans` that holds its baseline; 0: it has none yet."""

    circle: int
    diagnosis: int


@event("innovation.circle_went_on")
class ProjectWentOn(CircleStep):
    """A step was complete and the next began. `number` is the version of its sheet that counted."""

    stage: int
    number: int


@event("innovation.circle_went_back")
class ProjectWentBack(CircleStep):
    """The circle works on an earlier step again; `why` is a digest."""

    stage: int
    why: str


@event("innovation.circle_plan_handed_in")
class PlanHandedIn(CircleStep):
    """The plan of step 4 lies with the head; `plan` is the row of `kernel.plans`."""

    number: int
    plan: int


@event("innovation.circle_plan_approved")
class PlanApproved(CircleStep):
    """The head accepted the plan for the unit; its rows are promises from then on."""

    plan: int


@event("innovation.circle_plan_sent_back")
class PlanSentBackToCircle(CircleStep):
    """The head wants the plan changed; `why` is a digest."""

    why: str


@event("innovation.circle_standard_handed_in")
class StandardHandedIn(CircleStep):
    """The new standard of step 7 lies with the head."""

    number: int


@event("innovation.circle_standard_approved")
class StandardApproved(CircleStep):
    """The head made the new way of working the unit's standard."""

    number: int


@event("innovation.circle_standard_sent_back")
class StandardSentBack(CircleStep):
    """The head wants the standard changed; `why` is a digest."""

    why: str


@event("innovation.circle_project_finished")
class ProjectFinished(CircleStep):
    """All eight steps are done, and the project is reported."""

    number: int


@event("innovation.circle_project_displayed")
class ProjectDisplayed(CircleStep):
    """Everybody in the office may read the project."""


@event("innovation.circle_project_stopped")
class ProjectStopped(CircleStep):
    """The project goes no further; `why` is a digest."""

    why: str


@event("innovation.circle_sheet_written", version=1)
class SheetWritten(Event):
    """A version of what step `stage` says was written; `sheet` is its digest."""

    stage: int
    number: int
    sheet: str


@event("innovation.circle_minutes_written", version=1)
class MinutesWritten(Event):
    """The minutes of a meeting were written, or written anew (`number`); who was there, and the digest of what was said."""

    minutes: int
    number: int
    held_on: str
    stage: int
    present: tuple[int, ...]
    text: str


@event("innovation.circle_tool_drawn", version=1)
class ToolDrawn(Event):
    """One of the seven tools was made or changed; `sheet` is the digest of its words and numbers. `dropped`:
    it is shown no more."""

    tool: int
    kind: str
    stage: int
    number: int
    sheet: str
    dropped: bool


@event("innovation.circle_counted", version=1)
class Counted(Event):
    """Somebody counted on a check sheet: so many of the mark at `place`, at the place of the group (from 0)."""

    tally: int
    tool: int
    mark: int
    group: int
    count: int
    person: int


@event("innovation.circle_baseline_taken", version=1)
class BaselineTaken(Event):
    """The project starts from these numbers of its unit: a diagnosis of `kernel.plans`."""

    diagnosis: int
