# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with portals from which data is taken over."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class WrongAddress(InvalidInput):
    """The address is none that can be fetched."""

    code = "wrong_address"

    def __init__(self) -> None:
        super().__init__(
            _("This is no address of a portal."),
            field="address",
            next_step=_("Copy it from the browser: it begins with https:// and has no name or password in it."),
        )


class PortalThere(Conflict):
    """The portal is entered already."""

    code = "portal_there"

    def __init__(self) -> None:
        super().__init__(
            _("This portal is entered already."), field="address", next_step=_("Change the one that is there.")
        )
