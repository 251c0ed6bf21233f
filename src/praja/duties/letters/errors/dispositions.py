# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about dispositions and orders."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.moments import describe_moment


class NobodyAsked(InvalidInput):
    """A disposition asks somebody."""

    code = "nobody_asked"

    def __init__(self) -> None:
        super().__init__(_("Nobody is named yet."), field="asked", next_step=_("Choose at least one unit or person."))


class NothingAsked(InvalidInput):
    """A disposition says what is asked."""

    code = "nothing_asked"

    def __init__(self) -> None:
        super().__init__(
            _("It does not say yet what is asked."),
            field="instructions",
            next_step=_("Tick at least one box, or write a note."),
        )


class UnknownInstruction(InvalidInput):
    """The sheet has no such box."""

    code = "unknown_instruction"

    def __init__(self) -> None:
        super().__init__(
            _("The sheet has no such box."), field="instructions", next_step=_("Tick the boxes that are shown.")
        )


class AskedTwice(InvalidInput):
    """The same addressee stands twice on one sheet."""

    code = "asked_twice"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s is named twice.") % {"name": name}, field="asked", next_step=_("Name everybody once.")
        )


class AlreadyHasIt(Conflict):
    """The addressee was asked in this matter and is not done."""

    code = "already_has_it"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s already has it and is not done yet.") % {"name": name},
            field="asked",
            next_step=_("Say what is new in that conversation, or choose somebody else."),
        )


class MayNotBeAsked(NotAllowed):
    """A disposition goes down: to units below, or to the head's own people."""

    code = "may_not_be_asked"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s can't be asked from here: a disposition goes to units below and to one's own people.")
            % {"name": name},
            field="asked",
            next_step=_("Choose from the list; write a letter to everybody else."),
        )


class ByNameOnly(InvalidInput):
    """What is top secret is disposed to persons, never to a unit."""

    code = "by_name_only"

    def __init__(self) -> None:
        super().__init__(
            _("A top secret letter is disposed to persons by name, never to a unit."),
            field="asked",
            next_step=_("Choose the person, for example whoever heads the unit."),
        )


class ScanNeeded(InvalidInput):
    """What the secretary writes down is shown by the paper."""

    code = "scan_needed"

    def __init__(self) -> None:
        super().__init__(
            _("What the head wrote by hand is recorded with its scan."),
            field="scan",
            next_step=_("Photograph or scan the sheet with the head's handwriting and add it."),
        )


class NobodyHeads(Conflict):
    """Nobody heads the unit, so nobody has disposed."""

    code = "nobody_heads"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody heads this unit today, so nobody can dispose."),
            next_step=_("The personnel office enters who heads it, also for a time (plt. or plh.), with the decree."),
        )


class DuePassed(InvalidInput):
    """Nobody is asked for what was due before."""

    code = "due_passed"

    def __init__(self, field: str = "due_on") -> None:
        super().__init__(_("This day has passed."), field=field, next_step=_("Choose today or a later day."))


class DueNeeded(InvalidInput):
    """An order says until when."""

    code = "due_needed"

    def __init__(self) -> None:
        super().__init__(
            _("An order says until when."), field="due_on", next_step=_("Choose the day by which it must be done.")
        )


class DueAfterParent(InvalidInput):
    """Whoever passes something on must have it back before they are due themselves."""

    code = "due_after_parent"

    def __init__(self, latest: datetime, field: str = "due_on") -> None:
        super().__init__(
            _("This is later than what was asked of you: %(day)s.") % {"day": describe_moment(latest, "due")},
            field=field,
            next_step=_("Choose that day or an earlier one."),
        )


class NotHolder(NotAllowed):
    """It waits for somebody else today."""

    code = "not_holder"

    def __init__(self) -> None:
        super().__init__(
            _("This waits for somebody else today."),
            next_step=_("Only whoever it waits for, by name or as the head of the unit, can do this."),
        )


class NotAsker(NotAllowed):
    """Somebody else asked."""

    code = "not_asker"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else asked this."), next_step=_("Only whoever heads the unit that asked can do this.")
        )


class AssignmentEnded(Conflict):
    """It was done or withdrawn meanwhile."""

    code = "assignment_ended"

    def __init__(self) -> None:
        super().__init__(
            _("This is done or withdrawn by now; nothing was written."),
            next_step=_("Read what has happened. Your text is kept below."),
        )


class NotDoneYet(Conflict):
    """Only what was reported as done is sent back."""

    code = "not_done_yet"

    def __init__(self) -> None:
        super().__init__(
            _("This was not reported as done, so it can't be sent back."),
            next_step=_("Say in the conversation what you expect."),
        )


class ParentEnded(Conflict):
    """Whoever asked has reported themselves, or it was withdrawn from them."""

    code = "parent_ended"

    def __init__(self) -> None:
        super().__init__(
            _("You have reported this yourself, so nobody below goes on with it."),
            next_step=_("Whoever asked you can send it back to you first."),
        )


class StillOpen(Conflict):
    """The head ends an order when nobody has it any more."""

    code = "still_open"

    def __init__(self, count: int) -> None:
        super().__init__(
            _("%(count)s of those who were asked are not done yet.") % {"count": count},
            next_step=_("Wait for their reports, or withdraw what is no longer needed, with your reason."),
        )


class NotYourCase(InvalidInput):
    """The order starts from a case that the giver may open."""

    code = "not_your_case"

    def __init__(self) -> None:
        super().__init__(
            _("There is no case with this code that you may open."),
            field="source_case",
            next_step=_("Check the code, or leave it empty."),
        )


class SourceMissing(InvalidInput):
    """An order says what it starts from."""

    code = "source_missing"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("It does not say yet what the order starts from."),
            field=field,
            next_step=_("Name the case, the figure or the minutes, or choose your own initiative."),
        )
