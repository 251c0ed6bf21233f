# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about a letter that came in."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class SubjectMissing(InvalidInput):
    """Only a letter whose envelope stays closed may be registered without saying what it is about."""

    code = "subject_missing"

    def __init__(self) -> None:
        super().__init__(
            _("What the letter is about is missing."),
            field="subject",
            next_step=_("Copy the line “Hal” of the letter. Only a secret letter may be left closed."),
        )


class TooLongForBook(InvalidInput):
    """A line of the agenda book is longer than the book takes."""

    code = "too_long_for_book"

    def __init__(self, field: str, longest: int) -> None:
        super().__init__(
            _("This is longer than %(count)s characters.") % {"count": longest},
            field=field,
            next_step=_("Shorten it; the letter itself is kept with all its words."),
        )


class SenderMissing(InvalidInput):
    """Nobody is named from whom it came."""

    code = "sender_missing"

    def __init__(self) -> None:
        super().__init__(
            _("From whom the letter came is missing."),
            field="sender",
            next_step=_("Choose a unit or somebody known, or enter a new sender."),
        )


class NothingToCorrect(InvalidInput):
    """What was sent is what stands there already."""

    code = "nothing_to_correct"

    def __init__(self) -> None:
        super().__init__(
            _("Nothing is different from what stands there."), next_step=_("Change what is wrong, or leave it.")
        )


class NoSuchAnswer(Conflict):
    """The answer is a letter that does not answer this one."""

    code = "no_such_answer"

    def __init__(self) -> None:
        super().__init__(
            _("That letter was not signed here, so it can't be the answer."),
            next_step=_("Choose a letter that was signed, or say by what it was answered outside."),
        )


class MailDealtWith(Conflict):
    """Somebody has registered the message meanwhile, or put it aside."""

    code = "mail_dealt_with"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody has dealt with this message meanwhile."),
            next_step=_("Go back to the messages that wait."),
        )
