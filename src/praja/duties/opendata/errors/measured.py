# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with figures of this platform as data."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict


class NothingOpen(Conflict):
    """No figure of the duty may be shown to everybody."""

    def __init__(self) -> None:
        super().__init__(
            _("None of these figures may be shown to everybody."),
            next_step=_("Read on the page why each of them stays inside."),
        )


class NotShown(Conflict):
    """The figures are not shown at present."""

    def __init__(self) -> None:
        super().__init__(_("These figures are not shown at present."), next_step=_("Load the page again."))
