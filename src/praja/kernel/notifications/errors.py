# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import NotFound, Unavailable


class NotDelivered(Exception):
    """The service on the other side did not take the message. Carries no address and no words."""


class MaybeDelivered(Exception):
    """The connection broke while the mail server had the message: it may have taken it. Carries no address and no words."""


class NoAddress(Exception):
    """The person has no address any more on the channel that was chosen."""


class ChannelOff(Exception):
    """The channel is not configured in this installation."""


class WindowClosed(Exception):
    """The channel takes no free words so long after the outside last wrote. Trying again does not help."""


class NotFetched(Exception):
    """An attachment could not be fetched from the channel. Carries no address."""


class CodeNotSent(Unavailable):
    """A one-time code could not be handed over."""

    code = "code_not_sent"

    def __init__(self) -> None:
        super().__init__(
            _("The code could not be sent."),
            field="contact",
            next_step=_("Try again in a moment, or use an e-mail address instead of a telephone number."),
        )


class NoSuchMessage(NotFound):
    """No message of this id is this person's."""

    code = "no_such_message"

    def __init__(self) -> None:
        super().__init__(_("This message is not there."), next_step=_("Go back to your messages."))
