# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


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


class PaperNumberTaken(Conflict):
    """A paper form or call sheet has one number, and one report."""

    code = "paper_number_taken"

    def __init__(self) -> None:
        super().__init__(
            _("A report was already entered under this number."),
            field="door_ref",
            next_step=_("Look at the number on the form again, or open the report that has it."),
        )


class EmptyPromise(InvalidInput):
    """“Will be followed up” without a date says nothing."""

    code = "empty_promise"

    def __init__(self) -> None:
        super().__init__(
            _("The answer says that something will be done, but not by when."),
            field="text",
            next_step=_("Choose “will be done, by a date” and give the date, or say what has been done."),
        )


class PromiseInThePast(InvalidInput):
    """A promise needs a day to come."""

    code = "promise_in_the_past"

    def __init__(self) -> None:
        super().__init__(_("This day has passed."), field="promised_for", next_step=_("Choose a day from tomorrow on."))


class MissingPart(InvalidInput):
    """An answer of this kind lacks something that it must have."""

    code = "missing_part"


class DraftChanged(Conflict):
    """The draft is not the one that was approved."""

    code = "draft_changed"

    def __init__(self) -> None:
        super().__init__(
            _("There is no answer to go on with: it was changed or given back."),
            next_step=_("Open the case again and read the draft as it stands now."),
        )


class NotTheSame(Conflict):
    """Two reports can't be joined."""

    code = "not_the_same"


class HasJoined(Conflict):
    """Other reports wait for this one's answer."""

    code = "has_joined"

    def __init__(self) -> None:
        super().__init__(
            _("Other reports were joined to this one and wait for its answer."),
            next_step=_("Answer it, or treat the others on their own again first."),
        )


class TooLateToReopen(Conflict):
    """The time in which a reporter may reopen has passed."""

    code = "too_late_to_reopen"

    def __init__(self) -> None:
        super().__init__(
            _("This report was closed too long ago to open it again."),
            next_step=_("Write a new report and name the code of this one."),
        )


class UnknownRegion(InvalidInput):
    """The place is not a kecamatan or kelurahan of this government."""

    code = "unknown_region"

    def __init__(self) -> None:
        super().__init__(
            _("This place is not in our region."), field="region", next_step=_("Choose a place from the list.")
        )
