# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class AlreadyClosed(Conflict):
    """The commitment is done or dropped and stays so."""

    code = "commitment_closed"

    def __init__(self) -> None:
        super().__init__(_("This commitment is closed."), next_step=_("Make a new one if something is left to do."))


class EvidenceMissing(InvalidInput):
    """A commitment is finished by showing what was done, not by saying so."""

    code = "evidence_missing"

    def __init__(self) -> None:
        super().__init__(
            _("There is no evidence yet."),
            field="evidence",
            next_step=_("Attach at least one photo or document that shows what was done."),
        )


class NothingToMeasure(InvalidInput):
    """The commitment names no measure."""

    code = "nothing_to_measure"

    def __init__(self) -> None:
        super().__init__(
            _("This commitment names no measure."),
            field="measure",
            next_step=_("Show its effect by evidence, or make a commitment with a measure."),
        )


class WordsMissing(InvalidInput):
    """A title, note or reason is too short to be understood later."""

    code = "words_missing"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This says too little to be understood later."),
            field=field,
            next_step=_("Write at least ten characters."),
        )


class NotYourSheet(NotAllowed):
    """Only the owner writes."""

    code = "not_your_sheet"

    def __init__(self) -> None:
        super().__init__(_("Only its owner writes here."), next_step=_("Tell the owner what should change."))


class HandedIn(Conflict):
    """The plan lies with the mentor, or is finished."""

    code = "plan_handed_in"

    def __init__(self) -> None:
        super().__init__(
            _("This was handed in and cannot be changed now."),
            next_step=_("Wait for the mentor's answer, or begin a change of the accepted plan."),
        )


class WrittenSince(Conflict):
    """Somebody, perhaps another window, has written it since it was read."""

    code = "written_since"

    def __init__(self) -> None:
        super().__init__(
            _("This has been changed since you opened it."),
            next_step=_("Open it again and carry your words over."),
        )


class NoSuperior(Conflict):
    """Nobody heads the unit or one above it, other than the owner."""

    code = "no_superior"

    def __init__(self) -> None:
        super().__init__(
            _("There is nobody above you who could accept this plan."),
            next_step=_("Ask the personnel office to enter who heads the unit."),
        )


class NotTheMentor(NotAllowed):
    """Accepting and sending back are the superior's."""

    code = "not_the_mentor"

    def __init__(self) -> None:
        super().__init__(
            _("You are not the superior who decides on this plan."), next_step=_("Ask the head of the owner's unit.")
        )


class NotWaiting(Conflict):
    """The plan does not stand where this act begins."""

    code = "plan_not_waiting"

    def __init__(self) -> None:
        super().__init__(
            _("This plan stands elsewhere by now."), next_step=_("Open it again and look where it stands.")
        )


class PlanUnfinished(InvalidInput):
    """Something without which nobody can judge the plan is not there yet."""

    code = "plan_unfinished"


class MilestonesOpen(Conflict):
    """A plan is carried out once every milestone is done or given up."""

    code = "milestones_open"

    def __init__(self) -> None:
        super().__init__(
            _("Some milestones are still open."),
            next_step=_("Show what was done for each, or let the head give them up with a reason."),
        )


class MeasureUnreadable(InvalidInput):
    """The measure is not one that this reader may see of this unit."""

    code = "measure_unreadable"

    def __init__(self) -> None:
        super().__init__(
            _("You may not see this number of this unit."),
            field="measures",
            next_step=_("Choose among those that are offered."),
        )


class ChosenBefore(InvalidInput):
    """A measure of a unit is chosen once."""

    code = "measure_chosen_before"

    def __init__(self) -> None:
        super().__init__(
            _("This number of this unit is chosen already."), field="measure", next_step=_("Choose another one.")
        )


class TooManyMeasures(InvalidInput):
    """Who looks at many measures finds one that moved."""

    code = "too_many_measures"

    def __init__(self, most: int) -> None:
        super().__init__(
            _("No more than %(most)s numbers judge one effect.") % {"most": most},
            field="measure",
            next_step=_("Of many numbers one moves by chance: keep to those that are chosen."),
        )


class NothingToCompare(InvalidInput):
    """Only units of the same kind under the same parent stand beside a unit."""

    code = "nothing_to_compare"

    def __init__(self) -> None:
        super().__init__(
            _("One of these units cannot stand beside it."),
            field="compared_with",
            next_step=_("Choose among the units that are offered, or none."),
        )
