# SPDX-License-Identifier: EUPL-1.2
"""Why a circle cannot be kept, or its project not moved on so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text


class NotYourCircle(NotAllowed):
    """The head of the unit or the organisation bureau keeps circles; its people work in them."""

    code = "not_your_circle"

    def __init__(self) -> None:
        super().__init__(
            _("This work-culture group is not yours to change."),
            next_step=_("Ask its leader, or the head of the unit."),
        )


class CirclePeopleInvalid(InvalidInput):
    """A circle has one leader, and nobody twice."""

    code = "circle_people_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class StepIncomplete(InvalidInput):
    """The step lacks something before the next may begin; `lacking` names all of it, this error the first."""

    code = "step_incomplete"

    def __init__(self, field: str, problem: Text) -> None:
        super().__init__(problem, field=field, next_step=_("Write what is missing, then go on."))


class StepNotOpen(InvalidInput):
    """What is written belongs to the step at which the project stands, or one before it that is not approved."""

    code = "step_not_open"

    def __init__(self) -> None:
        super().__init__(
            _("This step cannot be written now."),
            next_step=_("Work on the step at which the project stands, or go back to it with the reason."),
        )


class SheetWrittenSince(Conflict):
    """Somebody else of the circle wrote this meanwhile."""

    code = "circle_sheet_written_since"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody of your group has written this meanwhile."),
            next_step=_("Open the page again in another tab, compare, and save again."),
        )


class ToolInvalid(InvalidInput):
    """The numbers of a tool cannot be drawn so."""

    code = "circle_tool_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class MinutesInvalid(InvalidInput):
    """Minutes say when, who was there, and what was decided."""

    code = "circle_minutes_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)
