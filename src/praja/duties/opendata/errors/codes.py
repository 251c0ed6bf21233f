# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with code lists and crosswalks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound


class NotYourCodes(NotAllowed):
    """The actor keeps no code lists."""

    def __init__(self) -> None:
        super().__init__(
            _("Codes are kept by the data steward (walidata)."), next_step=_("Ask the data steward to take it over.")
        )


class NoSuchCodes(NotFound):
    """There is no code list, version or code of this name."""

    def __init__(self) -> None:
        super().__init__(_("There are no such codes."), next_step=_("Look in the list of codes."))


class CodesNameTaken(Conflict):
    """Another code list has this name."""

    code = "codes_name_taken"

    def __init__(self) -> None:
        super().__init__(
            _("Another code list has this name already."), field="name", next_step=_("Choose another one.")
        )


class CodesRefused(InvalidInput):
    """Lines of the file can't stand in the list. Nothing is taken of a list that has holes."""

    code = "codes_refused"

    def __init__(self, lines: int) -> None:
        words = ngettext_lazy(
            "%(count)d line can't stand in the list, so nothing was taken over.",
            "%(count)d lines can't stand in the list, so nothing was taken over.",
            lines,
        )
        super().__init__(
            words % {"count": lines},
            field="file",
            next_step=_("Mend the lines that are named below and bring the file again."),
        )


class NoCodesThere(InvalidInput):
    """The file has no table, no such column, or no row."""

    code = "no_codes_there"

    def __init__(self) -> None:
        super().__init__(
            _("No codes were found in this file."),
            field="file",
            next_step=_("Choose a file with a line of headings and the columns code and name."),
        )


class SinceOutOfOrder(InvalidInput):
    """The day from which a version holds is not after that of the version before, or is yet to come."""

    code = "since_out_of_order"

    def __init__(self) -> None:
        super().__init__(
            _("A version holds from a day after the version before, and not after today."),
            field="since",
            next_step=_("Write the day from which it really holds."),
        )


class SameCodes(InvalidInput):
    """A crosswalk was asked for between a version and itself."""

    code = "same_codes"

    def __init__(self) -> None:
        super().__init__(
            _("A crosswalk leads from one version to another."), field="target", next_step=_("Choose another one.")
        )
