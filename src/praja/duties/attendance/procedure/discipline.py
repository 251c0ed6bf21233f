# SPDX-License-Identifier: EUPL-1.2
"""A sanction for absence without a valid reason: proposed by the system with its days; the superior summons and hears; an
official decides by decree, and that is recorded. No sanction follows by itself.

Summoning is the direct superior's duty (PP 94/2021, Pasal 26), and a superior who does not act is punished (Pasal 28); by when
was not read, so the clock is a rule of this house, and the personnel office is told when it has passed.
"""

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance import rules
from praja.duties.attendance.enums import DISCIPLINE as NAME
from praja.duties.attendance.events import discipline as events
from praja.duties.attendance.procedure import names
from praja.duties.attendance.procedure.names import (
    DECIDED,
    HEARD,
    NOT_COME,
    PASSED_ON,
    PROPOSED,
    SUMMONED,
    SUMMONED_AGAIN,
    TO_REVIEW,
    WITHDRAWN,
)
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

HEARING = frozenset({SUMMONED, SUMMONED_AGAIN})
SETTLING = frozenset({HEARD, NOT_COME})
UNDECIDED = frozenset({PROPOSED, *HEARING, *SETTLING, PASSED_ON})
"""States in which nothing is decided, and days are counted again."""
ANSWERABLE = UNDECIDED | {TO_REVIEW}

DISCIPLINE = register(
    Procedure(
        name=NAME,
        version=1,
        duty="attendance",
        label=_("Proposed sanction"),
        legal_basis=("PP 94/2021",),
        office_url=names.discipline_url,
        may_be_kept=False,
        states=(
            State(PROPOSED, _("Proposed"), "Usulan", tone="soon", opens=(names.DO_SUMMON,)),
            State(SUMMONED, _("Summoned"), "Panggilan I", tone="info", opens=(names.DO_HEAR, names.DO_COME)),
            State(
                SUMMONED_AGAIN,
                _("Summoned again"),
                "Panggilan II",
                tone="info",
                opens=(names.DO_HEAR, names.DO_COME),
            ),
            State(HEARD, _("Heard"), "Sudah diperiksa", tone="info", opens=(names.DO_SETTLE,)),
            State(NOT_COME, _("Did not come"), "Tidak hadir", tone="soon", opens=(names.DO_SETTLE,)),
            State(
                PASSED_ON,
                _("With the official who decides"),
                "Pada pejabat yang berwenang",
                tone="info",
                opens=(names.DO_IMPOSE,),
            ),
            State(DECIDED, _("Decided"), "Diputus", final=True, tone="done"),
            State(WITHDRAWN, _("Withdrawn"), "Dicabut", final=True),
            State(TO_REVIEW, _("To be looked at again"), "Ditinjau kembali", tone="soon", opens=(names.DO_REVIEW,)),
        ),
        steps=(
            Step("propose", _("Propose"), frozenset(), PROPOSED, rules.by_platform, events.DisciplineProposed),
            Step(
                "recount",
                _("Count again"),
                UNDECIDED,
                PROPOSED,
                rules.by_platform,
                events.DisciplineRecounted,
                targets=UNDECIDED,
            ),
            Step(
                "summon",
                _("Summon"),
                frozenset({PROPOSED}),
                SUMMONED,
                rules.may_hear,
                events.DisciplineSummoned,
                consequence=_("The employee is told that a letter is here, and reads it here."),
            ),
            Step(
                "summon_again",
                _("Summon once more"),
                frozenset({SUMMONED}),
                SUMMONED_AGAIN,
                rules.may_hear,
                events.DisciplineSummonedAgain,
                consequence=_("For whoever did not come to the first hearing."),
            ),
            Step(
                "hear",
                _("Record the hearing"),
                HEARING,
                HEARD,
                rules.may_hear,
                events.DisciplineHeard,
                consequence=_("The minutes are for the employee and for whoever acts on the case."),
            ),
            Step(
                "miss",
                _("Record that nobody came"),
                frozenset({SUMMONED_AGAIN}),
                NOT_COME,
                rules.may_hear,
                events.DisciplineNotCome,
            ),
            Step(
                "answer",
                _("Answer in writing"),
                ANSWERABLE,
                PROPOSED,
                rules.may_answer_discipline,
                events.DisciplineAnswered,
                targets=ANSWERABLE,
                consequence=_("Whoever acts on the case reads it before anything is decided."),
            ),
            Step(
                "pass_on",
                _("Pass it on to whoever decides"),
                frozenset({*SETTLING, TO_REVIEW}),
                PASSED_ON,
                rules.may_hear,
                events.DisciplinePassedOn,
            ),
            Step(
                "decide",
                _("Record the decision"),
                frozenset({*SETTLING, PASSED_ON, TO_REVIEW}),
                DECIDED,
                rules.may_decide_discipline,
                events.DisciplineDecided,
                consequence=_("Praja makes no decree: it records what the official decided."),
            ),
            Step(
                "withdraw",
                _("Take the proposal back"),
                UNDECIDED,
                WITHDRAWN,
                rules.by_platform,
                events.DisciplineWithdrawn,
            ),
            Step(
                "review",
                _("Ask to look at it again"),
                frozenset({DECIDED}),
                TO_REVIEW,
                rules.by_platform,
                events.DisciplineToReview,
                reopens=True,
            ),
        ),
        clocks=(
            Clock(
                "summon",
                _("The superior summons"),
                "response",
                lambda _data: "discipline.summon_within",
                starts_on=("propose",),
                stops_on=("summon",),
                voids_on=("withdraw",),
                escalates_to=Role.PERSONNEL,
            ),
        ),
    )
)
