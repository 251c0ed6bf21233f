# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with classification, files of records and the lists by which they leave."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text


class NotYourRecords(NotAllowed):
    """The actor does not keep the records of this unit."""

    def __init__(self) -> None:
        super().__init__(
            _("You don't keep the records of this unit."), next_step=_("Ask the records officer of the unit.")
        )


class NotYourLists(NotAllowed):
    """The actor does not keep the lists by which records are kept."""

    def __init__(self) -> None:
        super().__init__(_("You may not change this list."), next_step=_("Ask the records officer."))


class HeldLater(InvalidInput):
    """A newer decree holds already: an older list can't end it."""

    code = "held_later"

    def __init__(self, since: date) -> None:
        super().__init__(
            _("A later list holds already from %(since)s.") % {"since": since.isoformat()},
            field="since",
            next_step=_("Choose a day from then on."),
        )


class FileIsClosed(Conflict):
    """Nothing can be laid into a file that is not open."""

    code = "file_closed"

    def __init__(self) -> None:
        super().__init__(
            _("This file is closed."), field="file", next_step=_("Choose an open file, or open this one again.")
        )


class FileIsOpen(Conflict):
    """The file is open still."""

    code = "file_open"

    def __init__(self) -> None:
        super().__init__(_("This file is still open."), next_step=_("Close it first."))


class FileHasLeft(Conflict):
    """The file is no longer kept here."""

    code = "file_left"

    def __init__(self) -> None:
        super().__init__(
            _("This file has left: nothing can be changed any more."), next_step=_("Open a new file for what comes.")
        )


class StillRunning(Conflict):
    """Letters in the file are not dealt with yet."""

    code = "still_running"

    def __init__(self, count: int) -> None:
        super().__init__(
            _("%(count)s of what lies in this file is not dealt with yet.") % {"count": count},
            next_step=_("Finish it, or move it into another file."),
        )


class OnAList(Conflict):
    """The file stands on a list by which it would leave."""

    code = "on_a_list"

    def __init__(self) -> None:
        super().__init__(
            _("This file stands on a list of files that leave."), next_step=_("Take it off that list first.")
        )


class AlreadyHeld(Conflict):
    """The file is held already."""

    code = "already_held"

    def __init__(self) -> None:
        super().__init__(_("This file is held already."), next_step=_("Look at the reason that was given."))


class NeedsWords(InvalidInput):
    """Something must be said."""

    code = "needs_words"

    def __init__(self, field: str) -> None:
        super().__init__(_("Something is missing here."), field=field, next_step=_("Write it in some words."))


class NotTheDay(InvalidInput):
    """A day that can't be."""

    code = "not_the_day"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This day can't be right."), field=field, next_step=_("Choose the day on which it was, not one to come.")
        )


WHY: Mapping[str, Text] = {
    "open": _("it is still open"),
    "gone": _("it has left already"),
    "held": _("it is held"),
    "too_early": _("its time has not come"),
    "no_schedule": _("no schedule says how long it is kept"),
    "example": _("its schedule is an example, not a decree of this region"),
    "permanent": _("it is kept for ever"),
    "not_permanent": _("it is not kept for ever"),
    "reassess": _("it must be assessed again first"),
    "running": _("something in it is not dealt with"),
    "foreign": _("it holds a case that is no letter"),
    "listed": _("it stands on another list"),
}
"""What keeps a file from leaving (`domain.clearing.Block`), in words."""


class MayNotLeave(Conflict):
    """A file on the list may not leave in this way. `blocks`: what keeps it."""

    code = "may_not_leave"

    def __init__(self, file_id: int, title: str, blocks: Sequence[str]) -> None:
        why = ", ".join(str(WHY[block]) for block in blocks)
        super().__init__(
            _("“%(title)s” may not leave: %(why)s.") % {"title": title, "why": why},
            field="picked",
            next_step=_("Take it off the list."),
            file=file_id,
            blocks=[str(block) for block in blocks],
        )


class NothingChosen(InvalidInput):
    """No file was chosen."""

    code = "nothing_chosen"

    def __init__(self) -> None:
        super().__init__(_("Nothing is chosen."), field="picked", next_step=_("Choose what it is about."))


class ApprovalTooLow(Conflict):
    """By now the law asks for a higher approval than the one that is there."""

    code = "approval_too_low"

    def __init__(self) -> None:
        super().__init__(
            _("The head of the national archive must approve this list."),
            next_step=_("Refuse it, propose it anew, and ask for that approval."),
        )
