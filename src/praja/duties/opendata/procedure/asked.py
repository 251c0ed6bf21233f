# SPDX-License-Identifier: EUPL-1.2
"""The way of what readers ask: data that is not there, an error in what is. The time to answer is a working rule of the platform;
whoever needs an answer by law asks for public information (UU 14/2008)."""

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata import rules
from praja.duties.opendata.enums import ASKED as NAME
from praja.duties.opendata.events import asked as events
from praja.duties.opendata.procedure import names
from praja.duties.opendata.procedure.names import ANSWER, ANSWERED, ASSIGNED, RECEIVED, SET_ASIDE
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

ASKED = register(
    Procedure(
        name=NAME,
        version=1,
        duty="opendata",
        label=_("Question about data"),
        legal_basis=("Perpres 39/2019",),
        office_url=names.asked_url,
        opened_by=rules.may_open_case,
        states=(
            State(RECEIVED, _("Received"), "Diterima walidata", tone="info", opens=(names.DO_ASSIGN,)),
            State(
                ASSIGNED,
                _("With the unit that has the data"),
                "Di produsen data",
                tone="info",
                opens=(names.DO_ANSWER,),
            ),
            State(ANSWERED, _("Answered"), "Dijawab", final=True, tone="done"),
            State(SET_ASIDE, _("Put away"), "Dikesampingkan", final=True),
        ),
        steps=(
            Step("ask", _("Ask"), frozenset(), RECEIVED, rules.may_ask, events.DataAsked),
            Step(
                "assign",
                _("Pass on to a unit"),
                frozenset({RECEIVED, ASSIGNED}),
                ASSIGNED,
                rules.may_assign,
                events.AskedAssigned,
                lead_from="unit",
                consequence=_("The unit answers; the date stays the same."),
            ),
            Step(
                "answer",
                _("Answer"),
                frozenset({RECEIVED, ASSIGNED}),
                ANSWERED,
                rules.may_answer,
                events.AskedAnswered,
                consequence=_("Whoever asked reads the answer with the code."),
            ),
            Step(
                "set_aside",
                _("Put away without an answer"),
                frozenset({RECEIVED}),
                SET_ASIDE,
                rules.may_assign,
                events.AskedSetAside,
                consequence=_("For what asks nothing and for floods. Whoever sent it reads that it was put away."),
            ),
            Step(
                "reopen",
                _("Look at it again"),
                frozenset({ANSWERED, SET_ASIDE}),
                ASSIGNED,
                rules.may_assign,
                events.AskedReopened,
                reopens=True,
            ),
        ),
        clocks=(
            Clock(
                ANSWER,
                _("Answer"),
                "answer",
                lambda _data: "opendata.answer",
                starts_on=("ask", "reopen"),
                stops_on=("answer",),
                voids_on=("set_aside",),
            ),
        ),
    )
)
