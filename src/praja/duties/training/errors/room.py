# SPDX-License-Identifier: EUPL-1.2
"""What can be refused around materials, assignments and what is handed in."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class NotYourRoom(NotAllowed):
    """Only who runs a class or teaches in it gives it materials and assignments, and marks."""

    code = "not_your_room"

    def __init__(self) -> None:
        super().__init__(
            _("You neither run this class nor teach in it."), next_step=_("Ask its committee or its trainer.")
        )


class RoomRefused(InvalidInput):
    """This cannot be given to a class like this."""

    code = "room_refused"

    @classmethod
    def title(cls) -> "RoomRefused":
        return cls(_("The title is missing."), field="title", next_step=_("Write in a few words what it is."))

    @classmethod
    def points(cls) -> "RoomRefused":
        return cls(_("Points lie between 0 and 100."), field="points", next_step=_("Correct them, or give none."))

    @classmethod
    def mark(cls) -> "RoomRefused":
        return cls(
            _("Neither points nor an answer were given."),
            field="answer",
            next_step=_("Write what is good and what is missing."),
        )


class HandinRefused(Conflict):
    """This cannot be handed in, or marked, now."""

    code = "handin_refused"

    @classmethod
    def not_yours(cls) -> "HandinRefused":
        return cls(
            _("You are not a participant of this class."),
            next_step=_("Only participants hand in, each for themselves."),
        )

    @classmethod
    def empty(cls) -> "HandinRefused":
        return cls(_("There is nothing to hand in."), field="words", next_step=_("Write your answer or choose a file."))

    @classmethod
    def over(cls) -> "HandinRefused":
        return cls(
            _("The time for this assignment is over."), field="words", next_step=_("Speak to your trainer about it.")
        )

    @classmethod
    def marked(cls) -> "HandinRefused":
        return cls(
            _("Your trainer has marked it already."),
            field="words",
            next_step=_("If you want to hand in once more, ask your trainer to open it again."),
        )

    @classmethod
    def newer(cls) -> "HandinRefused":
        return cls(
            _("It was handed in once more since you opened this page."), next_step=_("Read and mark the newer one.")
        )
