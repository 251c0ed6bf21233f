# SPDX-License-Identifier: EUPL-1.2
"""Why a punch is held or refused and what to do then; what can be refused of telephones and places."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import Reason, Verdict
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text

WORDS: Mapping[Reason, tuple[Text, Text]] = {
    Reason.OUTSIDE: (
        _("Your position lies outside every place where you may check in."),
        _("Go inside and check in again. If this place is missing, ask the personnel office to add it."),
    ),
    Reason.INACCURATE: (
        _("Your position is too inexact."),
        _("Turn on exact location, go near a window or outside, wait a moment and check in again."),
    ),
    Reason.NO_POSITION: (
        _("Your telephone sent no position."),
        _("Allow this page to read your location, turn location on, and check in again."),
    ),
    Reason.WRONG_CODE: (
        _("The code is not the one on the display."),
        _("Read the six digits on the display once more and check in again."),
    ),
    Reason.OLD_CODE: (
        _("The code on the display has changed meanwhile."),
        _("Type the code that stands there now and check in again."),
    ),
    Reason.NO_CODE: (
        _("Without a code from a display nothing shows when and where this was."),
        _("Check in again with the code on the display, if there is one."),
    ),
    Reason.REPLAYED: (
        _("This check-in was sent before and counts once."),
        _("Press the button anew instead of sending the old one."),
    ),
    Reason.OTHER_PHONE: (
        _("This telephone is registered to somebody else as well."),
        _("Check in with your own telephone; ask the personnel office if there is none."),
    ),
    Reason.UNKNOWN_PHONE: (
        _("This was not signed by your registered telephone."),
        _("Register this telephone on the check-in page, then check in again."),
    ),
    Reason.BAD_SIGNATURE: (
        _("The signature does not fit what was sent."),
        _("Open the check-in page anew and try again; if it happens again, register this telephone anew."),
    ),
    Reason.CLOCK_OFF: (
        _("Your telephone's clock is wrong, so nothing shows when this was."),
        _("Set date and time to automatic."),
    ),
    Reason.TOO_LATE: (
        _("This was sent too long after it happened."),
        _("Open the check-in page once there is a signal, so that what waits is sent."),
    ),
    Reason.FUTURE: (
        _("This is said to have happened later than now."),
        _("Set date and time of your telephone to automatic and check in again."),
    ),
    Reason.NO_PHOTO: (
        _("This place asks for a photo and none came with it."),
        _("Turn the camera on before you check in, if you can and want to."),
    ),
    Reason.GUESSED: (
        _("Several codes that did not fit were sent shortly before."),
        _("Read the six digits on the display before you type them."),
    ),
}
"""Of each reason: what is wrong, and what to do about it."""

TO_JUDGE: Mapping[Reason, Text] = {
    Reason.OUTSIDE: _("The position lies outside, but the code on the display fits."),
    Reason.INACCURATE: _("The position is too inexact."),
    Reason.NO_POSITION: _("No position was sent."),
    Reason.WRONG_CODE: _("Sent without a connection; the code does not fit the moment that the telephone tells."),
    Reason.OLD_CODE: _("Sent without a connection; the code is older than the moment that the telephone tells."),
    Reason.NO_CODE: _("No code from a display shows when and where this was."),
    Reason.OTHER_PHONE: _("Somebody else is registered on this telephone as well."),
    Reason.UNKNOWN_PHONE: _("No registered telephone signed this; the code on the display fits."),
    Reason.CLOCK_OFF: _("Sent without a connection, and the telephone's clock was wrong."),
    Reason.TOO_LATE: _("Sent long after it is said to have happened."),
    Reason.GUESSED: _(
        "Position and code fit, but several codes that did not fit were sent shortly before: it may be a guess."
    ),
    Reason.NO_PHOTO: _(
        "Position and code fit, but the photo that this place asks for is missing. Nobody has to have a camera."
    ),
}
"""Of each reason for which a punch is held: what whoever judges reads."""

OF_MACHINES: Mapping[Reason, tuple[Text, Text]] = {
    Reason.MACHINE_SKEW: (
        _("The machine's clock was wrong, so the time of your check-in is not sure."),
        _("The machine's clock was wrong when it sent this, so the time is not sure."),
    )
}
"""Of each reason for which a punch of a machine is held: what its employee reads, and what whoever judges reads."""

WAITS: Text = _("It is kept and waits for the word of your head or the personnel office.")


def said_of(reason: str, verdict: str) -> tuple[Text, Text]:
    """The sentence and the next step of a punch that was judged like that; both empty where it counts."""
    if reason in OF_MACHINES:
        return OF_MACHINES[Reason(reason)][0], WAITS
    if not reason or reason not in WORDS:
        return "", ""
    sentence, step = WORDS[Reason(reason)]
    return sentence, (WAITS if verdict == Verdict.HELD else step)


def to_judge(reason: str) -> Text:
    """What whoever judges reads of a punch that is held for this."""
    known = Reason(reason)
    return OF_MACHINES[known][1] if known in OF_MACHINES else TO_JUDGE.get(known, "")


class KeyRefused(InvalidInput):
    """This key cannot be registered."""

    code = "key_refused"

    @classmethod
    def unreadable(cls) -> "KeyRefused":
        return cls(
            _("The telephone sent no key that can be used."),
            field="key",
            next_step=_("Open the check-in page in an up-to-date browser and register again."),
        )

    @classmethod
    def of_another(cls) -> "KeyRefused":
        return cls(
            _("This telephone's key is registered to somebody else."),
            field="key",
            next_step=_("Use your own telephone, or clear the data of this page in the browser and register anew."),
        )

    @classmethod
    def ended(cls) -> "KeyRefused":
        return cls(
            _("This key was ended and holds no more."),
            field="key",
            next_step=_("Clear the data of this page in the browser and register anew."),
        )


class NotYourPhone(NotAllowed):
    """Somebody else's telephone."""

    code = "not_your_phone"

    def __init__(self) -> None:
        super().__init__(
            _("This is not your telephone."), next_step=_("Ask its owner, or the personnel office over them.")
        )


class NotYourCheckIn(NotAllowed):
    """Nobody checks in for somebody else."""

    code = "not_your_check_in"

    def __init__(self) -> None:
        super().__init__(
            _("You can check in for yourself only."), next_step=_("Ask the personnel office for a correction instead.")
        )


class NotYourPlace(NotAllowed):
    """Places of that unit are kept by others."""

    code = "not_your_place"

    def __init__(self) -> None:
        super().__init__(
            _("You do not keep the places of this unit."), next_step=_("Ask the personnel office over the unit.")
        )


class PlaceInvalid(InvalidInput):
    """A place cannot be set up like that; `field` says what is wrong."""

    code = "place_invalid"


class NotYoursToJudge(NotAllowed):
    """Somebody else decides of this punch."""

    code = "not_yours_to_judge"

    def __init__(self) -> None:
        super().__init__(
            _("You do not decide whether this check-in counts."),
            next_step=_("The head of the employee's unit or the personnel office does."),
        )


class NothingToJudge(Conflict):
    """The punch waits for nobody's word."""

    code = "nothing_to_judge"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody has decided of this check-in already."), next_step=_("Open the list again to see what waits.")
        )


class ReasonMissing(InvalidInput):
    """It is not said why."""

    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(
            _("Say in ten to 300 characters why."), field="reason", next_step=_("The employee will read it.")
        )
