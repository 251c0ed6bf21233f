# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, NotFound


class NoSuchPoint(NotFound):
    """Nothing is handed over under this name, as far as whoever asks may see."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such hand-over among those that are yours."), next_step=_("Go back to the list.")
        )


class NothingToHandOver(Conflict):
    """There is no row that could be handed over."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing to hand over yet."),
            next_step=_("Look at what is missing, on the page of this hand-over."),
        )
