# SPDX-License-Identifier: EUPL-1.2
"""What can be refused while a letter is written, initialled and numbered elsewhere."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, Text, Unavailable


class LetterIncomplete(InvalidInput):
    """Something that must stand on the page is missing; `field` says what."""

    code = "letter_incomplete"


class WordsUnreadable(InvalidInput):
    """What was sent as words is no body of a letter."""

    code = "words_unreadable"

    def __init__(self, field: str = "body") -> None:
        super().__init__(
            _("The words of the letter did not arrive whole."),
            field=field,
            next_step=_("Send the page again; if it happens again, use the plain fields."),
        )


class NoRegister(Unavailable):
    """No series of numbers is set up for this kind of letter."""

    code = "no_letter_register"

    def __init__(self, *, legal: bool) -> None:
        step: Text = (
            _("Ask the legal bureau to set up its register for this kind.")
            if legal
            else _("Ask the records officer to set up a register under Letters, Settings.")
        )
        super().__init__(_("No register numbers letters of this kind."), next_step=step)


class NoSigner(Unavailable):
    """Nobody heads the unit that is to sign."""

    code = "no_letter_signer"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody heads the unit that is to sign this letter."),
            field="signing_unit",
            next_step=_("Choose another unit, or have a head or an acting head (plt., plh.) entered by decree."),
        )


class WrongChecker(InvalidInput):
    """Somebody who cannot initial this letter stands in the list."""

    code = "wrong_checker"

    def __init__(self, message: Text, next_step: Text) -> None:
        super().__init__(message, field="checks", next_step=next_step)


class EnclosureRefused(InvalidInput):
    """A file cannot go with the letter like that."""

    code = "enclosure_refused"

    def __init__(self, message: Text, next_step: Text, field: str = "photos") -> None:
        super().__init__(message, field=field, next_step=next_step)


class NumberedElsewhere(Conflict):
    """The unit numbers, signs and sends by the other system."""

    code = "numbered_elsewhere"


class ModeInvalid(InvalidInput):
    """A mode cannot begin like that."""

    code = "mode_invalid"


class PlacesInvalid(InvalidInput):
    """What SRIKANDI is to fill in cannot be set like that; `field` says which place."""

    code = "places_invalid"


class RegisterInvalid(InvalidInput):
    """A register cannot be set up like that."""

    code = "register_invalid"
