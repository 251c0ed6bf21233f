# SPDX-License-Identifier: EUPL-1.2
"""Why an answer to the regional innovation index cannot be told, checked, sealed or sent so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound, Text


class NotYourIndex(NotAllowed):
    """Answers are the team's, checking and the region's answers are the organisation bureau's."""

    code = "not_your_index"

    def __init__(self) -> None:
        super().__init__(_("You may not do this."), next_step=_("Ask the organisation bureau."))


class NoSuchQuestion(NotFound):
    """The edition of that year does not ask this, or there is no edition."""

    code = "no_such_question"

    def __init__(self) -> None:
        super().__init__(
            _("The index of this year does not ask this."), next_step=_("Choose it from the list of indicators.")
        )


class AnswerInvalid(InvalidInput):
    """An answer cannot be so; `field` says where."""

    code = "answer_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class OwnAnswer(NotAllowed):
    """Nobody checks what they told themselves."""

    code = "own_answer"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody checks their own answer."), next_step=_("Let somebody else of your office check it.")
        )


class ToldSince(Conflict):
    """The answer changed while somebody checked it."""

    code = "told_since"

    def __init__(self) -> None:
        super().__init__(_("This answer has changed meanwhile."), next_step=_("Look at the new answer, then check it."))


class NothingToSeal(InvalidInput):
    """A year without any answer is not sealed."""

    code = "nothing_to_seal"

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing to seal yet."), next_step=_("Answer for the region, or for an innovation, first.")
        )
