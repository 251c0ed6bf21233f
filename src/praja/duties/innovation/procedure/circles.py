# SPDX-License-Identifier: EUPL-1.2
"""A circle's project: eight steps in four phases (PDCA), the plan and the new standard decided by the head of the unit.

No law sets its clocks; the steps are those of KBK and GKM practice, each begun only when the one before is complete.
"""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, STEP_STATES, ProjectState
from praja.duties.innovation.events import circles as events
from praja.duties.innovation.rules.circles import (
    may_decide_project,
    may_lead_project,
    may_open_project,
    may_show_project,
    may_stop_project,
)
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Procedure, State, Step, Waiting, register
from praja.kernel.procedures.models import Case

S = ProjectState
DO_WORK = Waiting(
    "innovation.circle_step", _("Work on the next step of your group"), Role.OFFICER, person_from="leader"
)
DO_SETTLE = Waiting("innovation.circle_standard", _("Decide about a new standard"), Role.HEAD)
ALONE = (S.THEME, S.CAUSES, S.SOLUTION, S.DO, S.RESULTS)
"""Steps that the circle closes by itself."""
STOPPABLE = frozenset({*STEP_STATES, S.PLAN_WAITS, S.STANDARD_WAITS})


def project_url(case: Case) -> str:
    """The page of a project."""
    return _address().replace("CODE", case.code)


@cache
def _address() -> str:
    return reverse("innovation:circle_project", args=["CODE"])


CIRCLE = register(
    Procedure(
        name=CIRCLE_PROJECT,
        version=1,
        duty="innovation",
        label=_("Project of a work-culture group"),
        legal_basis=("PermenPANRB 39/2012",),
        office_url=project_url,
        may_be_kept=False,
        opened_by=may_open_project,
        states=(
            State(S.THEME, _("Chooses its theme"), "Plan 1: tema dan judul", opens=(DO_WORK,)),
            State(S.CAUSES, _("Looks for causes"), "Plan 2: penyebab", opens=(DO_WORK,)),
            State(S.SOLUTION, _("Looks for a solution"), "Plan 3: solusi", opens=(DO_WORK,)),
            State(S.PLAN, _("Plans the improvement"), "Plan 4: rencana perbaikan", opens=(DO_WORK,)),
            State(S.PLAN_WAITS, _("The plan lies with the head"), "Plan 4: menunggu persetujuan", tone="soon"),
            State(S.DO, _("Carries out the plan"), "Do 5: pelaksanaan", tone="info", opens=(DO_WORK,)),
            State(S.RESULTS, _("Examines the results"), "Check 6: hasil", tone="info", opens=(DO_WORK,)),
            State(S.STANDARD, _("Writes the new standard"), "Action 7: standar baru", tone="info", opens=(DO_WORK,)),
            State(
                S.STANDARD_WAITS,
                _("The standard lies with the head"),
                "Action 7: menunggu persetujuan",
                tone="soon",
                opens=(DO_SETTLE,),
            ),
            State(S.NEXT, _("Plans what comes next"), "Action 8: rencana berikut", tone="info", opens=(DO_WORK,)),
            State(S.FINISHED, _("Finished"), "Selesai", tone="done"),
            State(S.DISPLAYED, _("Finished and shown"), "Selesai, ditampilkan", final=True, tone="done"),
            State(S.STOPPED, _("Stopped"), "Dihentikan", final=True),
        ),
        steps=(
            Step("open", _("Begin a project"), frozenset(), S.THEME, may_open_project, events.ProjectOpened),
            Step(
                "go_on",
                _("Go on to the next step"),
                frozenset(ALONE),
                S.CAUSES,
                may_lead_project,
                events.ProjectWentOn,
                targets=frozenset({S.SOLUTION, S.PLAN, S.RESULTS, S.STANDARD}),
                consequence=_("The step counts as done; to change it later the group goes back with a reason."),
            ),
            Step(
                "hand_in_plan",
                _("Hand the plan to the head"),
                frozenset({S.PLAN}),
                S.PLAN_WAITS,
                may_lead_project,
                events.PlanHandedIn,
                consequence=_("The head of the unit accepts the plan or asks for changes."),
            ),
            Step(
                "approve_plan",
                _("Accept the plan"),
                frozenset({S.PLAN_WAITS}),
                S.DO,
                may_decide_project,
                events.PlanApproved,
                consequence=_("Each row of the plan becomes a promise of the unit with its day."),
            ),
            Step(
                "send_plan_back",
                _("Ask for changes of the plan"),
                frozenset({S.PLAN_WAITS}),
                S.PLAN,
                may_decide_project,
                events.PlanSentBackToCircle,
            ),
            Step(
                "hand_in_standard",
                _("Hand the standard to the head"),
                frozenset({S.STANDARD}),
                S.STANDARD_WAITS,
                may_lead_project,
                events.StandardHandedIn,
                consequence=_("The head of the unit makes it the standard or asks for changes."),
            ),
            Step(
                "approve_standard",
                _("Make it the standard"),
                frozenset({S.STANDARD_WAITS}),
                S.NEXT,
                may_decide_project,
                events.StandardApproved,
            ),
            Step(
                "send_standard_back",
                _("Ask for changes of the standard"),
                frozenset({S.STANDARD_WAITS}),
                S.STANDARD,
                may_decide_project,
                events.StandardSentBack,
            ),
            Step(
                "go_back",
                _("Go back to an earlier step"),
                frozenset(STEP_STATES[1:]),
                S.THEME,
                may_lead_project,
                events.ProjectWentBack,
                targets=frozenset(STEP_STATES[1:-1]),
                consequence=_("Everything written stays; the steps from there on are gone through again."),
            ),
            Step(
                "finish",
                _("Finish and report the project"),
                frozenset({S.NEXT}),
                S.FINISHED,
                may_lead_project,
                events.ProjectFinished,
                consequence=_("Everybody in the office may read it from then on."),
            ),
            Step(
                "display",
                _("Show it"),
                frozenset({S.FINISHED}),
                S.DISPLAYED,
                may_show_project,
                events.ProjectDisplayed,
                consequence=_("It stands among the results that the office shows."),
            ),
            Step(
                "stop",
                _("Stop the project"),
                STOPPABLE,
                S.STOPPED,
                may_stop_project,
                events.ProjectStopped,
                consequence=_("It goes no further; what was written stays."),
            ),
        ),
        clocks=(),
    )
)
