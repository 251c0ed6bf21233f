# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, NotFound


class StreamExists(Conflict):
    """A stream of this name has already been opened: the same act arrived twice."""

    code = "stream_exists"


class NotYetIncluded(NotFound):
    """The event is not yet in a signed tree; the promise on its receipt says until when it will be."""

    code = "not_yet_included"

    def __init__(self) -> None:
        super().__init__(
            _("This entry is recorded but not yet in a published tree."),
            next_step=_("Try again after the time promised on the receipt."),
        )
