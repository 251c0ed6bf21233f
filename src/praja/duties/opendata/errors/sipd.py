# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the reference list of SIPD."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, NotFound


class SipdColumnsUnclear(InvalidInput):
    """It is not said, or said wrongly, which heading of a file is which field."""

    code = "sipd_columns_unclear"


class SipdLineUnfit(InvalidInput):
    """A line of the reference list cannot be taken."""

    code = "sipd_line_unfit"


class NoSuchElement(NotFound):
    """The reference list has no such element."""

    def __init__(self) -> None:
        super().__init__(_("The list of SIPD has no such element."), next_step=_("Look in the list."))


class AnswerUnfit(InvalidInput):
    """What was chosen can't answer an element."""

    code = "sipd_answer_unfit"
