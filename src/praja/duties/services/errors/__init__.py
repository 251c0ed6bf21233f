# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotFound


class NoSuchService(NotFound):
    """No service that this reader may see has this code."""

    code = "no_such_service"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such service."), next_step=_("Look for it by its name in the list of services.")
        )


class NotOfferedHere(InvalidInput):
    """The unit does not offer the service today."""

    code = "not_offered_here"

    def __init__(self) -> None:
        super().__init__(
            _("This office does not offer the service."),
            field="unit",
            next_step=_("Choose one of the offices that are listed with it."),
        )


class NoStandardInForce(Conflict):
    """Nothing can be applied for before a standard says what is promised."""

    code = "no_standard_in_force"

    def __init__(self) -> None:
        super().__init__(
            _("This service has no published standard yet, so it cannot be applied for online."),
            next_step=_("Ask at the office; its address stands on the page of the service."),
        )
