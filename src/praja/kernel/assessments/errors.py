# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class RubricUnsuitable(InvalidInput):
    """Weights do not sum to 100, a criterion stands twice, or the scale has no width."""

    code = "rubric_unsuitable"


class NotYourSubject(NotAllowed):
    """The subject was not given to this assessor."""

    code = "not_your_subject"

    def __init__(self) -> None:
        super().__init__(
            _("This is not among what you assess."), next_step=_("Go back to your list, or ask the organiser.")
        )


class InConflict(NotAllowed):
    """The assessor declared a conflict of interest over the subject."""

    code = "conflict_of_interest"

    def __init__(self) -> None:
        super().__init__(
            _("You declared a conflict of interest here."), next_step=_("Leave it to the other assessors.")
        )


class RoundNotOpen(Conflict):
    """Scores are given between the opening and the closing of a round."""

    code = "round_not_open"

    def __init__(self) -> None:
        super().__init__(
            _("Scores cannot be given now."), next_step=_("Look at the round's dates, or ask the organiser.")
        )


class RoundSealed(Conflict):
    """Nothing changes after sealing."""

    code = "round_sealed"

    def __init__(self) -> None:
        super().__init__(_("This round is sealed."), next_step=_("Read its result; nothing changes any more."))


class NotSealedYet(Conflict):
    """A sheet is set aside when the round is sealed; before, its assessor steps back or gives it anew."""

    code = "round_not_sealed"

    def __init__(self) -> None:
        super().__init__(_("This round is not sealed yet."), next_step=_("Wait until it is sealed."))


class NoSuchSheet(InvalidInput):
    """The assessor gave no scores to the subject, or they are set aside already."""

    code = "no_such_sheet"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such sheet that counts."), field="sheets", next_step=_("Choose sheets that count now.")
        )


class ScoresUnsuitable(InvalidInput):
    """A criterion is missing or unknown, or a value is outside the scale."""

    code = "scores_unsuitable"
