# SPDX-License-Identifier: EUPL-1.2
"""The way of a letter that is written here: drafted, initialled in order, signed by whoever heads the unit that day, sent.

Which states it passes depends on the letter: whether somebody initials it, whether Bagian Hukum must see it, and by which system
the unit works (docs/adr/0010-paths-chosen-by-the-case.md).
"""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters import rules
from praja.duties.letters.enums import OUTGOING as NAME
from praja.duties.letters.events import outgoing as events
from praja.duties.letters.procedure import names
from praja.duties.letters.procedure.names import (
    ABANDONED,
    CHECKING,
    DRAFT,
    LEGAL,
    SENT,
    SIGNED,
    SIGNING,
    TO_SIGN,
    TO_TAKE,
    WITH_SRIKANDI,
    WITHDRAWN,
)
from praja.kernel.procedures.declarations import Procedure, State, Step, register

UNSIGNED = frozenset({DRAFT, CHECKING, LEGAL, TO_SIGN, TO_TAKE})

OUTGOING = register(
    Procedure(
        name=NAME,
        version=1,
        duty="letters",
        label=_("Outgoing letter"),
        legal_basis=("Permendagri 1/2023", "PP 71/2019"),
        office_url=names.outgoing_url,
        opened_by=rules.may_open_letter,
        may_be_kept=False,
        states=(
            State(DRAFT, _("Being written"), "Konsep", tone="info"),
            State(CHECKING, _("Being initialled"), "Verifikasi (paraf)", tone="soon", opens=(names.DO_INITIAL,)),
            State(LEGAL, _("With the legal bureau"), "Pada Bagian Hukum", tone="soon", opens=(names.DO_CLEAR,)),
            State(
                TO_SIGN, _("Waiting for the signature"), "Menunggu tanda tangan", tone="soon", opens=(names.DO_SIGN,)
            ),
            State(TO_TAKE, _("Ready for SRIKANDI"), "Siap dibawa ke SRIKANDI", tone="soon", opens=(names.DO_TAKE,)),
            State(SIGNING, _("Being signed"), "Sedang ditandatangani", tone="info", opens=(names.DO_FINISH,)),
            State(SIGNED, _("Signed, to be sent"), "Ditandatangani", tone="done", opens=(names.DO_SEND,)),
            State(SENT, _("Sent"), "Terkirim", final=True, tone="done"),
            State(WITH_SRIKANDI, _("Goes on in SRIKANDI"), "Di SRIKANDI", tone="info", opens=(names.DO_NUMBER,)),
            State(ABANDONED, _("Given up"), "Dibatalkan", final=True),
            State(WITHDRAWN, _("Withdrawn by its head"), "Dicabut", final=True, tone="late"),
        ),
        steps=(
            Step("draft", _("Begin a letter"), frozenset(), DRAFT, rules.may_draft, events.LetterDrafted),
            Step("revise", _("Save"), frozenset({DRAFT}), DRAFT, rules.may_revise, events.LetterRevised),
            Step(
                "enclose",
                _("Add enclosures"),
                frozenset({DRAFT}),
                DRAFT,
                rules.may_revise,
                events.LetterEnclosed,
                consequence=_("Whoever initials, signs and receives the letter gets them with it."),
            ),
            Step(
                "take_out",
                _("Take an enclosure out"),
                frozenset({DRAFT}),
                DRAFT,
                rules.may_revise,
                events.EnclosureTakenOut,
            ),
            Step(
                "hand_in",
                _("Hand in"),
                frozenset({DRAFT}),
                TO_SIGN,
                rules.may_hand_in,
                events.LetterHandedIn,
                targets=frozenset({CHECKING, LEGAL, TO_TAKE}),
                consequence=_("Nobody can change it while others look at it; they can give it back to you."),
            ),
            Step(
                "initial",
                _("Initial"),
                frozenset({CHECKING}),
                TO_SIGN,
                rules.may_initial,
                events.LetterInitialled,
                targets=frozenset({CHECKING, LEGAL, TO_TAKE}),
                consequence=_("It goes on to the next, and in the end to the signer."),
            ),
            Step(
                "clear",
                _("Clear"),
                frozenset({LEGAL}),
                TO_SIGN,
                rules.may_clear,
                events.LetterCleared,
                targets=frozenset({TO_TAKE}),
                consequence=_("The head may sign it; it gets its number in the register of legal products."),
            ),
            Step(
                "return",
                _("Give back"),
                frozenset({CHECKING, LEGAL, TO_SIGN, TO_TAKE}),
                DRAFT,
                rules.may_return,
                events.LetterReturned,
                opens=(names.DO_REVISE,),
                consequence=_("The writer reads your words and changes it; everybody initials anew."),
            ),
            Step(
                "sign",
                _("Sign"),
                frozenset({TO_SIGN}),
                SIGNING,
                rules.may_sign,
                events.SignatureAsked,
                consequence=_("It gets its number and date, and can't be changed any more."),
            ),
            Step(
                "signed",
                _("Signed"),
                frozenset({SIGNING}),
                SIGNED,
                rules.may_finish_signing,
                events.LetterSigned,
            ),
            Step(
                "give_up_signing",
                _("Give back unsigned"),
                frozenset({SIGNING}),
                DRAFT,
                rules.may_sign,
                events.SignatureGivenUp,
                opens=(names.DO_REVISE,),
                consequence=_("Its number stays a gap with your reason; it is never given again."),
            ),
            Step("send", _("Sent"), frozenset({SIGNED}), SENT, rules.may_send, events.LetterSent),
            Step(
                "take_to_srikandi",
                _("Take to SRIKANDI"),
                frozenset({DRAFT, TO_SIGN, TO_TAKE}),
                WITH_SRIKANDI,
                rules.may_take_to_srikandi,
                events.TakenToSrikandi,
                consequence=_("SRIKANDI numbers, signs and sends it; enter its number here afterwards."),
            ),
            Step(
                "number_by_srikandi",
                _("Enter the number"),
                frozenset({WITH_SRIKANDI}),
                SENT,
                rules.may_send,
                events.NumberedBySrikandi,
            ),
            Step(
                "abandon",
                _("Give up"),
                UNSIGNED | {WITH_SRIKANDI},
                ABANDONED,
                rules.may_abandon,
                events.LetterAbandoned,
                consequence=_("It ends here, with your reason."),
            ),
            Step(
                "withdraw",
                _("Withdraw the letter"),
                frozenset({SIGNED, SENT}),
                WITHDRAWN,
                rules.may_withdraw,
                events.LetterWithdrawn,
                reopens=True,
                consequence=_("Whoever verifies it reads that it counts no longer, since when and why."),
            ),
        ),
        clocks=(),
    )
)
