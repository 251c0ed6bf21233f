# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class StaleCase(Conflict):
    """The case moved on since the form was opened."""

    code = "stale_case"

    def __init__(self) -> None:
        super().__init__(
            _("This case has changed since you opened it; nothing was written."),
            next_step=_("Read what is new, then decide again. Your text is kept below."),
        )


class WrongState(Conflict):
    """The step cannot be taken from where the case stands."""

    code = "wrong_state"

    def __init__(self, state: object) -> None:
        super().__init__(
            _("This can't be done now: the case is “%(state)s”.") % {"state": state},
            next_step=_("Open the case again to see what can be done."),
        )


class StepNotAllowed(NotAllowed):
    """The actor's roles do not give this step on this case."""

    code = "step_not_allowed"

    def __init__(self) -> None:
        super().__init__(
            _("You may not take this step on this case."),
            next_step=_("Ask the unit that holds the case, or the coordinator."),
        )


class MissingData(InvalidInput):
    """The step needs something that was not given."""

    code = "missing_data"


class AlreadyFiled(Conflict):
    """The same submission arrived before; `case_id` is the case it made."""

    code = "already_filed"


class ReceivedLater(InvalidInput):
    """A matter cannot have come in after the moment at which it is written down."""

    code = "received_later"

    def __init__(self) -> None:
        super().__init__(
            _("This moment has not come yet."),
            field="received_at",
            next_step=_("Enter the day and time at which it was received."),
        )


class NoSuchClock(Conflict):
    """The clock does not run for this case."""

    code = "no_such_clock"

    def __init__(self) -> None:
        super().__init__(_("This clock does not run for this case."), next_step=_("Open the case again."))


class AlreadySupports(Conflict):
    """The unit has an unfinished task in this case already."""

    code = "already_supports"

    def __init__(self) -> None:
        super().__init__(
            _("This unit already has an unfinished task in this case."),
            next_step=_("Wait for it, or choose another unit."),
        )


class WordsTooShort(InvalidInput):
    """The words say too little to act on."""

    code = "words_too_short"

    def __init__(self, shortest: int, *, field: str = "text") -> None:
        super().__init__(
            _("This is too short to act on."),
            field=field,
            next_step=_("Write at least %(count)s characters, in words that whoever reads them understands.")
            % {"count": shortest},
        )


class WordsTooLong(InvalidInput):
    """The words are longer than is taken."""

    code = "words_too_long"

    def __init__(self, longest: int, *, field: str = "text") -> None:
        super().__init__(
            _("This is longer than %(count)s characters.") % {"count": longest},
            field=field,
            next_step=_("Shorten it, or attach the rest as a PDF."),
        )
