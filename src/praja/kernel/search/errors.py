# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, NotFound


class UnknownKind(NotFound):
    """No index source of this kind is declared."""

    code = "unknown_kind"

    def __init__(self, kind: str) -> None:
        super().__init__(
            _("Nothing of this kind is searched."), field="kind", next_step=_("Choose another kind."), kind=kind
        )


class WrongCursor(InvalidInput):
    """The mark of the next page is not one that a search gave."""

    code = "wrong_cursor"

    def __init__(self) -> None:
        super().__init__(
            _("This mark of the next page is not valid."), field="cursor", next_step=_("Begin the search again.")
        )
