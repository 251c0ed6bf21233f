# SPDX-License-Identifier: EUPL-1.2
"""Refusals around the neighbourhood's reference, in plain sentences."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound


class ReferenceAnswered(Conflict):
    """The request was answered, or is no longer needed."""

    code = "reference_answered"

    def __init__(self) -> None:
        super().__init__(_("This was answered already. Thank you."), next_step=_("There is nothing more to do."))


class ReferenceLinkOver(NotFound):
    """The link opens nothing (any more)."""

    code = "reference_link_over"

    def __init__(self) -> None:
        super().__init__(
            _("This link is no longer good."),
            next_step=_("The resident can ask again; you then get a new message."),
        )


class NeighbourhoodUnknown(InvalidInput):
    """Nobody on the list heads this neighbourhood."""

    code = "neighbourhood_unknown"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody on the list heads this RT or RW."),
            field="rt",
            next_step=_("Check the numbers, or send a photo of the paper that the head of your neighbourhood signed."),
        )


class TooSoonToVerify(Conflict):
    """The head of the neighbourhood still has time to answer."""

    code = "too_soon_to_verify"

    def __init__(self) -> None:
        super().__init__(
            _("The head of the neighbourhood still has time to answer."),
            next_step=_("You may verify it yourself once that time has passed."),
        )


class NotKeeperOfNeighbourhoods(NotAllowed):
    """Only the kelurahan itself and the organisation bureau keep the list."""

    code = "not_keeper_of_neighbourhoods"

    def __init__(self) -> None:
        super().__init__(
            _("You may not change who heads the neighbourhoods of this kelurahan."),
            next_step=_("Ask the kelurahan or the organisation bureau."),
        )


class HeadIncomplete(InvalidInput):
    """What is entered of a head does not suffice."""

    code = "head_incomplete"
