# SPDX-License-Identifier: EUPL-1.2
"""The way of an idea: read first by a moderator, then open to everybody's support and words, until the office takes it up, puts
it with another one or says why not. No law sets a time for it; both clocks are working rules of the platform."""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IDEA, IdeaState
from praja.duties.innovation.events import ideas as events
from praja.duties.innovation.rules.ideas import may_moderate, may_propose_idea, may_withdraw_idea
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, Waiting, register
from praja.kernel.procedures.models import Case

S = IdeaState
MODERATION, ANSWER = "moderation", "answer"
DO_MODERATE = Waiting(
    "innovation.moderate_idea", _("Read an idea before it is shown"), Role.ORGANIZATION, clock=MODERATION
)
DO_ANSWER = Waiting("innovation.answer_idea", _("Say what becomes of an idea"), Role.HEAD, clock=ANSWER)
READ_COMMENTS = "innovation.read_comments"
"""Kind of the work item that waits while a comment waits; it is none of a step, for steps don't end it."""


def idea_url(case: Case) -> str:
    """The page of an idea in the office."""
    return _address().replace("CODE", case.code)


@cache
def _address() -> str:
    return reverse("innovation:idea", args=["CODE"])


IDEAS = register(
    Procedure(
        name=IDEA,
        version=1,
        duty="innovation",
        label=_("Idea"),
        legal_basis=("PP 38/2017",),
        office_url=idea_url,
        may_be_kept=False,
        states=(
            State(S.RECEIVED, _("Waits to be shown"), "Menunggu moderasi", tone="info", opens=(DO_MODERATE,)),
            State(S.OPEN, _("Open for support"), "Terbuka", tone="info", opens=(DO_ANSWER,)),
            State(S.ADOPTED, _("Became an innovation"), "Diadopsi", final=True, tone="done"),
            State(S.DECLINED, _("Not taken up"), "Tidak diambil", final=True),
            State(S.MERGED, _("Put together with another idea"), "Digabung", final=True),
            State(S.REFUSED, _("Not shown"), "Tidak ditayangkan", final=True),
            State(S.WITHDRAWN, _("Withdrawn"), "Ditarik", final=True),
        ),
        steps=(
            Step("send", _("Propose an idea"), frozenset(), S.RECEIVED, may_propose_idea, events.IdeaSent),
            Step(
                "publish",
                _("Show it"),
                frozenset({S.RECEIVED}),
                S.OPEN,
                may_moderate,
                events.IdeaPublished,
                consequence=_("Everybody reads it and may support it. Nobody edits its words."),
            ),
            Step(
                "refuse",
                _("Do not show it"),
                frozenset({S.RECEIVED, S.OPEN}),
                S.REFUSED,
                may_moderate,
                events.IdeaRefused,
                consequence=_("Its author reads why. Nobody else reads it any more."),
            ),
            Step(
                "answer",
                _("Say something to it"),
                frozenset({S.OPEN}),
                S.OPEN,
                may_moderate,
                events.IdeaAnswered,
                consequence=_("Everybody reads it; it stays open."),
            ),
            Step(
                "adopt",
                _("Make an innovation of it"),
                frozenset({S.OPEN}),
                S.ADOPTED,
                may_moderate,
                events.IdeaAdopted,
                consequence=_("An innovation begins, proposed by the public. Author and supporters are told."),
            ),
            Step(
                "decline",
                _("Do not take it up"),
                frozenset({S.OPEN}),
                S.DECLINED,
                may_moderate,
                events.IdeaDeclined,
                consequence=_("Everybody reads why."),
            ),
            Step(
                "merge",
                _("Put it together with another idea"),
                frozenset({S.OPEN}),
                S.MERGED,
                may_moderate,
                events.IdeaMerged,
                consequence=_("Its page leads to the other one. Nobody's support is moved."),
            ),
            Step(
                "withdraw",
                _("Withdraw it"),
                frozenset({S.RECEIVED, S.OPEN}),
                S.WITHDRAWN,
                may_withdraw_idea,
                events.IdeaWithdrawn,
            ),
        ),
        clocks=(
            Clock(
                MODERATION,
                _("Until it is shown"),
                "moderation",
                lambda _data: "innovation.idea_moderation",
                starts_on=("send",),
                stops_on=("publish", "refuse"),
                voids_on=("withdraw",),
            ),
            Clock(
                ANSWER,
                _("Answer of the office"),
                "answer",
                lambda _data: "innovation.idea_answer",
                starts_on=("publish",),
                stops_on=("answer", "adopt", "decline", "merge"),
                voids_on=("withdraw",),
            ),
        ),
    )
)
