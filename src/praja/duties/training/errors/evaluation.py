# SPDX-License-Identifier: EUPL-1.2
"""Why somebody cannot say what they think of a class."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound


class NotAsked(NotAllowed):
    """Only participants are asked about their class."""

    code = "not_asked"

    def __init__(self) -> None:
        super().__init__(
            _("You are not asked about this class."), next_step=_("Only who takes part in a class evaluates it.")
        )


class NoSuchTurn(NotFound):
    """Nothing is asked of this person under this address."""

    code = "no_such_turn"

    def __init__(self) -> None:
        super().__init__(_("Nothing is asked of you here."), next_step=_("What waits for you stands on your desk."))


class AnsweredBefore(Conflict):
    """Everybody answers once: what was said cannot be found again to be changed."""

    code = "answered_before"

    def __init__(self) -> None:
        super().__init__(
            _("You have answered already."),
            next_step=_("Nobody, you included, can find your answer again: that keeps it yours."),
        )


class EvaluationNotOpen(Conflict):
    """A class is evaluated from its first day until the evaluation is closed."""

    code = "evaluation_not_open"

    def __init__(self) -> None:
        super().__init__(
            _("This evaluation is not open."),
            next_step=_("It opens when the class runs and ends when the committee closes it."),
        )


class RatingsIncomplete(InvalidInput):
    """Every statement gets a number from 1 to 5."""

    code = "ratings_incomplete"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("Some statements have no answer."), field=field, next_step=_("Choose a number from 1 to 5 for each.")
        )
