# SPDX-License-Identifier: EUPL-1.2
"""The path of an innovation: drum up, diagnose, design, deliver (proposed, tried, applied) and display.

The stages come from the innovation laboratory of LAN, what is proposed, discussed, decided, tried and applied from PP 38/2017.
No law was found that sets a time for the discussion and the decision; those clocks are working rules.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IN_USE, PATH, WRITABLE, PathState
from praja.duties.innovation.events import path as events
from praja.duties.innovation.procedure import names
from praja.duties.innovation.rules import may_curate, may_decide, may_start, may_work
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, register

S = PathState
USED = frozenset(IN_USE)
STOPPABLE = frozenset({S.APPROVED, S.TRIAL, S.TRIED, S.APPLIED})


def _last_day(data: Data) -> date:
    """The day on which the trial ends, as its beginning promises."""
    return date.fromisoformat(data["last_day"])


INNOVATION = register(
    Procedure(
        name=PATH,
        version=1,
        duty="innovation",
        label=_("Innovation"),
        legal_basis=("UU 23/2014", "PP 38/2017"),
        office_url=names.path_url,
        may_be_kept=False,
        opened_by=may_start,
        states=(
            State(S.DRUM_UP, _("Gathering people"), "Drum-up"),
            State(S.DIAGNOSE, _("Looking for causes"), "Diagnose"),
            State(S.DESIGN, _("Designing"), "Design"),
            State(S.PROPOSED, _("With the independent team"), "Usulan", tone="info", opens=(names.DO_ADVISE,)),
            State(S.ADVISED, _("Waits for the decision"), "Menunggu penetapan", tone="info"),
            State(S.APPROVED, _("Approved, not begun"), "Ditetapkan", tone="info"),
            State(S.TRIAL, _("On trial"), "Uji coba", tone="soon"),
            State(S.TRIED, _("Trial ended"), "Uji coba selesai", tone="soon"),
            State(S.APPLIED, _("Being applied"), "Penerapan", tone="done", opens=(names.DO_SHOW,)),
            State(S.DISPLAYED, _("Applied and shown"), "Penerapan, dipublikasikan", tone="done"),
            State(S.REJECTED, _("Not approved"), "Tidak ditetapkan", final=True),
            State(S.STOPPED, _("Stopped"), "Dihentikan", final=True),
            State(S.WITHDRAWN, _("Withdrawn"), "Ditarik", final=True),
        ),
        steps=(
            Step("start", _("Begin an innovation"), frozenset(), S.DRUM_UP, may_start, events.InnovationStarted),
            Step(
                "enter",
                _("Take over from a list"),
                frozenset(),
                S.APPLIED,
                may_curate,
                events.InnovationEntered,
                in_bulk=True,
            ),
            Step(
                "diagnose",
                _("Look for causes"),
                frozenset({S.DRUM_UP}),
                S.DIAGNOSE,
                may_work,
                events.DiagnosisBegun,
                consequence=_("The team stands. Next it says what is wrong, in the unit's own numbers, and why."),
            ),
            Step(
                "design",
                _("Go on to the design"),
                frozenset({S.DIAGNOSE}),
                S.DESIGN,
                may_work,
                events.DesignBegun,
                consequence=_("Next the team says what it would change, and plans it."),
            ),
            Step(
                "propose",
                _("Propose it"),
                frozenset({S.DESIGN}),
                S.PROPOSED,
                may_work,
                events.InnovationProposed,
                consequence=_("The independent team discusses it. Until it answers nobody changes the words."),
            ),
            Step(
                "send_back",
                _("Send the proposal back"),
                frozenset({S.PROPOSED, S.ADVISED}),
                S.DESIGN,
                may_curate,
                events.ProposalSentBack,
                opens=(names.DO_MEND,),
                consequence=_("The team reads why, and may propose it again."),
            ),
            Step(
                "advise",
                _("Write down what the independent team found"),
                frozenset({S.PROPOSED}),
                S.ADVISED,
                may_curate,
                events.TeamAdvised,
                opens=(names.DO_DECIDE,),
                consequence=_("It waits for the head of the region, with this advice."),
            ),
            Step(
                "approve",
                _("Approve it for a trial"),
                frozenset({S.ADVISED}),
                S.APPROVED,
                may_decide,
                events.InnovationApproved,
                opens=(names.DO_TRY,),
            ),
            Step(
                "reject",
                _("Do not approve it"),
                frozenset({S.ADVISED}),
                S.REJECTED,
                may_decide,
                events.InnovationRejected,
            ),
            Step(
                "begin_trial",
                _("Begin the trial"),
                frozenset({S.APPROVED}),
                S.TRIAL,
                may_work,
                events.TrialBegun,
                opens=(names.DO_TELL,),
            ),
            Step(
                "end_trial",
                _("End the trial"),
                frozenset({S.TRIAL}),
                S.TRIED,
                may_work,
                events.TrialEnded,
                opens=(names.DO_APPLY,),
            ),
            Step(
                "apply",
                _("Apply it"),
                frozenset({S.TRIED}),
                S.APPLIED,
                may_work,
                events.InnovationApplied,
                consequence=_("It is no trial any more. The organisation bureau may show it to the public."),
            ),
            Step(
                "develop",
                _("Say that it was developed further"),
                USED,
                S.APPLIED,
                may_work,
                events.InnovationDeveloped,
                targets=USED,
            ),
            Step(
                "report",
                _("Write down the report to the minister"),
                USED,
                S.APPLIED,
                may_curate,
                events.InnovationReported,
                targets=USED,
            ),
            Step(
                "award",
                _("Write down an award"),
                USED,
                S.APPLIED,
                may_curate,
                events.InnovationAwarded,
                targets=USED,
            ),
            Step(
                "display",
                _("Show it to the public"),
                USED,
                S.DISPLAYED,
                may_curate,
                events.InnovationDisplayed,
                consequence=_("Everybody reads its words, its numbers before and after, and who copied it."),
            ),
            Step(
                "stop",
                _("Stop it"),
                STOPPABLE,
                S.STOPPED,
                may_work,
                events.InnovationStopped,
                consequence=_(
                    "It goes no further, and what its plan still promises is given up. "
                    "What was learned stays, and is nobody's fault."
                ),
            ),
            Step(
                "withdraw",
                _("Withdraw it"),
                frozenset({*WRITABLE, S.PROPOSED, S.ADVISED}),
                S.WITHDRAWN,
                may_work,
                events.InnovationWithdrawn,
            ),
        ),
        clocks=(
            Clock(
                name="advice",
                label=_("Discussion by the independent team"),
                kind="advice",
                rule=lambda _data: "innovation.advice",
                starts_on=("propose",),
                stops_on=("advise",),
                voids_on=("send_back", "withdraw"),
            ),
            Clock(
                name="decision",
                label=_("Decision of the head of the region"),
                kind="decision",
                rule=lambda _data: "innovation.decision",
                starts_on=("advise",),
                stops_on=("approve", "reject"),
                voids_on=("send_back", "withdraw"),
                escalates_to=None,
            ),
            Clock(
                name="trial",
                label=_("Trial"),
                kind="trial",
                rule=lambda _data: None,
                promised=_last_day,
                starts_on=("begin_trial",),
                stops_on=("end_trial",),
                voids_on=("stop",),
                escalates_to=None,
            ),
        ),
    )
)
