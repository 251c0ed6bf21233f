# SPDX-License-Identifier: EUPL-1.2
"""How far a project is: what each step says, what stands beside it, what it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from praja.duties.innovation.domain.circles.steps import STEPS, Facts, Missing, empty, missing
from praja.duties.innovation.enums.circles import STEP_OF, ProjectState
from praja.duties.innovation.models.circles import CircleProject, StepSheet
from praja.duties.innovation.queries.circles.finding import last_sheets
from praja.kernel.plans.enums import LIVE
from praja.kernel.plans.queries.planning import live_milestones


@dataclass(frozen=True, slots=True)
class StepStanding:
    """One step: its last sheet (None: nothing was written), what it lacks, whether it is done, worked on now, or to come."""

    step: int
    sheet: StepSheet | None
    lacks: tuple[Missing, ...]
    is_done: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A project as it stands; `step` is the one it is worked on at, 0 where it has ended."""

    step: int
    steps: tuple[StepStanding, ...]

    def of(self, step: int) -> StepStanding:
        return self.steps[step - 1]


def standing_of(project: CircleProject) -> Standing:
    """How far a project is. Five statements."""
    sheets, facts = last_sheets(project), facts_of(project)
    now = STEP_OF.get(ProjectState(project.case.state), 0)
    ended = project.case.state in (ProjectState.FINISHED, ProjectState.DISPLAYED)
    return Standing(
        now,
        tuple(
            StepStanding(
                step,
                sheets.get(step),
                tuple(lacking(step, sheets, facts)),
                is_done=ended or (bool(now) and step < now),
                is_now=step == now,
            )
            for step in STEPS
        ),
    )


def lacking(step: int, sheets: Mapping[int, StepSheet], facts: Mapping[int, Facts]) -> list[Missing]:
    """What a step lacks before the next may begin."""
    row = sheets.get(step)
    return missing(step, row.sheet if row else empty(step), facts[step])


def facts_of(project: CircleProject) -> dict[int, Facts]:
    """What stands beside the sheet of each step. Four statements."""
    meetings = list(project.minutes.values_list("step", flat=True))
    tools = list(project.tools.filter(dropped_at=None).exclude(kind="check_sheet").values_list("step", flat=True))
    baselines = project.diagnosis.evidence.count() if project.diagnosis else 0
    still_open = 0
    if project.plan is not None:
        promised = live_milestones([project.plan])[project.plan.pk]
        still_open = sum(one.commitment.status in LIVE for one in promised)
    return {
        step: Facts(
            meetings=meetings.count(step),
            tools=tools.count(step),
            baselines=baselines,
            open_milestones=still_open,
        )
        for step in STEPS
    }
