# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with stories."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class StoryChanged(Conflict):
    """Somebody changed the story since it was looked at."""

    code = "story_changed"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody changed this story meanwhile."), next_step=_("Look at it as it is now and do it again.")
        )


class StoryNotThere(Conflict):
    """The story does not stand where this can be done with it."""

    code = "story_not_there"

    def __init__(self) -> None:
        super().__init__(_("The story does not stand there any more."), next_step=_("Load the page again."))


class NothingToTell(InvalidInput):
    """A story without parts."""

    code = "nothing_to_tell"

    def __init__(self) -> None:
        super().__init__(_("The story has no text yet."), next_step=_("Add a text or a drawing first."))


class ChartNotOpen(InvalidInput):
    """A drawing of rows that are not open to everybody. `place` counts the parts from 1."""

    code = "chart_not_open"

    def __init__(self, place: int) -> None:
        super().__init__(
            _("Part %(place)d draws data that readers can't see.") % {"place": place},
            next_step=_("Take another view, or have the data published first."),
        )


class NoDrawing(InvalidInput):
    """An address from which nothing can be drawn."""

    code = "no_drawing"

    def __init__(self) -> None:
        super().__init__(
            _("This address gives no drawing."),
            field="address",
            next_step=_(
                "Open a table under /data/, put its rows together until a drawing appears, and copy its address."
            ),
        )
