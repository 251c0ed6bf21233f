# SPDX-License-Identifier: EUPL-1.2
"""The way of a letter that came in: registered, disposed, settled or answered. How soon is set by its speed (kecepatan)."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters import rules
from praja.duties.letters.enums import INCOMING as NAME
from praja.duties.letters.enums import Speed
from praja.duties.letters.events import incoming as events
from praja.duties.letters.procedure import names
from praja.duties.letters.procedure.names import ANSWERED, HANDLED, MISTAKEN, NOTED, REGISTERED, SETTLED, SETTLING
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, register

OPEN = frozenset({REGISTERED, HANDLED})
ENDED = frozenset({NOTED, SETTLED, ANSWERED})

LAW_OF = {
    Speed.ORDINARY: "letters.ordinary",
    Speed.URGENT: "letters.urgent",
    Speed.VERY_URGENT: "letters.very_urgent",
}


def settling_rule(data: Data) -> str:
    """How long a letter of this speed may take."""
    return LAW_OF[Speed(data["speed"])]


INCOMING = register(
    Procedure(
        name=NAME,
        version=1,
        duty="letters",
        label=_("Incoming letter"),
        legal_basis=("Permendagri 1/2023",),
        office_url=names.incoming_url,
        opened_by=rules.may_open_letter,
        may_be_kept=False,
        states=(
            State(REGISTERED, _("Registered"), "Tercatat", tone="info", opens=(names.DO_READ,)),
            State(HANDLED, _("Disposed, being handled"), "Didisposisi", tone="info"),
            State(NOTED, _("Noted, nothing to be done"), "Diketahui", final=True),
            State(SETTLED, _("Settled"), "Selesai", final=True, tone="done"),
            State(ANSWERED, _("Answered"), "Dijawab", final=True, tone="done"),
            State(MISTAKEN, _("Registered by mistake"), "Batal dicatat", final=True),
        ),
        steps=(
            Step(
                "register",
                _("Register the letter"),
                frozenset(),
                REGISTERED,
                rules.may_register,
                events.LetterRegistered,
            ),
            Step(
                "correct",
                _("Correct"),
                OPEN,
                REGISTERED,
                rules.may_correct,
                events.LetterCorrected,
                targets=frozenset({HANDLED}),
                consequence=_("What stood there before stays in the letter's story."),
            ),
            Step(
                "correct_speed",
                _("Correct"),
                OPEN,
                REGISTERED,
                rules.may_correct,
                events.LetterSpeedCorrected,
                targets=frozenset({HANDLED}),
                consequence=_("What stood there before stays in the letter's story."),
            ),
            Step(
                "dispose",
                _("Dispose"),
                frozenset({REGISTERED}),
                HANDLED,
                rules.may_dispose,
                events.LetterDisposed,
                consequence=_("It is on the desks of those whom you name, with your words and their date."),
            ),
            Step(
                "note",
                _("Take note"),
                frozenset({REGISTERED}),
                NOTED,
                rules.may_note,
                events.LetterNoted,
                consequence=_("Nothing is to be done; the letter goes to the records."),
            ),
            Step(
                "settle",
                _("Settled"),
                OPEN,
                SETTLED,
                rules.may_settle,
                events.LetterSettled,
                consequence=_("It ends without a letter in answer; what is still open below it stays open."),
            ),
            Step(
                "answer",
                _("Answered"),
                OPEN,
                ANSWERED,
                rules.may_say_answered,
                events.LetterAnswered,
                consequence=_("The time it took to answer is counted from today."),
            ),
            Step(
                "take_up_again",
                _("Take up again"),
                ENDED,
                HANDLED,
                rules.may_dispose,
                events.LetterTakenUpAgain,
                reopens=True,
            ),
            Step(
                "cancel",
                _("Registered by mistake"),
                frozenset({REGISTERED}),
                MISTAKEN,
                rules.may_cancel_registration,
                events.LetterMistaken,
                consequence=_("The agenda number stays and says why; nobody has to read the letter any more."),
            ),
        ),
        clocks=(
            Clock(
                SETTLING,
                _("Settle the letter"),
                "settling",
                settling_rule,
                starts_on=("register", "correct_speed"),
                stops_on=("note", "settle", "answer"),
                voids_on=("cancel", "correct_speed"),
                from_filing=True,
            ),
        ),
    )
)
