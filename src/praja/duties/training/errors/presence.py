# SPDX-License-Identifier: EUPL-1.2
"""What can be refused around presence."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, NotAllowed


class NoSeatHere(NotAllowed):
    """Who brings a code is no participant of the class."""

    code = "no_seat_here"

    def __init__(self) -> None:
        super().__init__(
            _("You are not a participant of this class, so nothing is recorded."),
            next_step=_("If you should be, speak to the committee: they add you and record you by hand."),
        )


class PresenceRefused(InvalidInput):
    """How presence is recorded cannot be set like this."""

    code = "presence_refused"

    @classmethod
    def order(cls) -> "PresenceRefused":
        return cls(
            _("Late begins after arrivals have closed."),
            field="late_after",
            next_step=_("Let late begin before closing."),
        )

    @classmethod
    def range(cls, field: str) -> "PresenceRefused":
        return cls(_("Enter minutes between 0 and 600."), field=field, next_step=_("Enter a whole number."))

    @classmethod
    def reason(cls) -> "PresenceRefused":
        return cls(_("The reason is missing."), field="reason", next_step=_("Write in a few words how you know."))

    @classmethod
    def nobody(cls) -> "PresenceRefused":
        return cls(_("Nobody is chosen."), field="seats", next_step=_("Tick at least one participant."))
