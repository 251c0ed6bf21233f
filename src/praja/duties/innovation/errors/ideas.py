# SPDX-License-Identifier: EUPL-1.2
"""Why an idea or a word about it cannot be taken so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class PersonalDataInside(InvalidInput):
    """What everybody will read seems to hold a number or an address of somebody."""

    code = "personal_data_inside"

    def __init__(self, field: str, found: str) -> None:
        super().__init__(
            _("Everybody would read this: %(found)s") % {"found": found},
            field=field,
            next_step=_("Take it out, or tick that it is hidden."),
        )


class TooManyToday(Conflict):
    """One person sent so much in a day that nobody can read it well."""

    code = "too_many_today"

    def __init__(self) -> None:
        super().__init__(
            _("You have sent as much as one person may in a day."),
            next_step=_("Go on tomorrow. Nothing you sent is lost."),
        )


class NotOpenForSupport(Conflict):
    """Only what is open is supported and commented."""

    code = "not_open_for_support"

    def __init__(self) -> None:
        super().__init__(_("This idea is not open any more."), next_step=_("Read below what became of it."))


class NotYourIdea(NotAllowed):
    """Moderators keep ideas of their units; authors withdraw their own."""

    code = "not_your_idea"

    def __init__(self) -> None:
        super().__init__(_("This is not yours to decide."), next_step=_("Ask the organisation bureau."))


class MergedIntoItself(InvalidInput):
    """An idea is put together with another open one."""

    code = "merged_into_itself"

    def __init__(self) -> None:
        super().__init__(
            _("There is no other open idea with this code."), field="into", next_step=_("Copy the code from its page.")
        )
