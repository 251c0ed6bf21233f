# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about the questions of the cross-checks."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class NotYoursToAnswer(NotAllowed):
    """The question is about somebody else."""

    def __init__(self) -> None:
        super().__init__(
            _("This question is about somebody else."),
            next_step=_("Only they answer it; you may explain it as their head."),
        )


class NotYoursToExplain(NotAllowed):
    """The question does not wait for this actor: others judge it, or they share in it."""

    def __init__(self) -> None:
        super().__init__(
            _("You may not settle this question."),
            next_step=_("The head of the unit or the personnel office does, never somebody who shares in it."),
        )


class FindingEnded(Conflict):
    """The question is explained or closed by itself already."""

    code = "finding_ended"

    def __init__(self) -> None:
        super().__init__(_("This question has ended already."), next_step=_("Read what was said."))


class NobodyReceives(InvalidInput):
    """Nobody holds the office to which the question would be passed on, or it is there already."""

    code = "nobody_receives"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody there could take this question up."),
            next_step=_("Choose another office, or explain it yourself."),
            field="receiver",
        )
