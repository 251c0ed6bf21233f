# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput


class TextTooShort(InvalidInput):
    """The text says too little to act on."""

    code = "text_too_short"

    def __init__(self, minimum: int, *, field: str = "text") -> None:
        super().__init__(
            _("This is too short to act on."),
            field=field,
            next_step=_("Write at least %(count)s characters: what happened, where, and since when.")
            % {"count": minimum},
        )


class TextTooLong(InvalidInput):
    """The text is longer than is taken."""

    code = "text_too_long"

    def __init__(self, maximum: int, *, field: str = "text") -> None:
        super().__init__(
            _("This is longer than %(count)s characters.") % {"count": maximum},
            field=field,
            next_step=_("Shorten it, or attach the rest as a PDF."),
        )


class UnknownRegion(InvalidInput):
    """The place is not a kecamatan or kelurahan of this government."""

    code = "unknown_region"

    def __init__(self) -> None:
        super().__init__(
            _("This place is not in our region."), field="region", next_step=_("Choose a place from the list.")
        )
