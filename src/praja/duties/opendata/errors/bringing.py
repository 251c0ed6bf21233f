# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a file on its way into an edition."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class PersonsUndecided(Conflict):
    """A table that was brought may hold data of persons, and nobody has decided what becomes of it."""

    code = "persons_undecided"

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__(
            _("These columns may hold data of persons: %(names)s.") % {"names": ", ".join(columns)[:300]},
            next_step=_("Leave them out, or say why they may be published."),
        )


class NothingTaken(InvalidInput):
    """No column of the table was taken."""

    code = "nothing_taken"

    def __init__(self) -> None:
        super().__init__(
            _("No column is taken."), field="title", next_step=_("Tick the columns that belong to the table.")
        )


class OfAnotherEdition(Conflict):
    """The file, table or entry belongs to another dataset or edition than the one it is used for."""

    code = "of_another_edition"

    def __init__(self) -> None:
        super().__init__(_("This belongs to another dataset."), next_step=_("Go back to the edition and begin there."))
