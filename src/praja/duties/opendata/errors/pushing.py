# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong when a program pushes data."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class ShownAtOnce(Conflict):
    """A program would put an address before readers that nobody has looked at."""

    code = "shown_at_once"

    def __init__(self) -> None:
        super().__init__(
            _("Readers have this dataset: a link would stand before them at once, and nobody has looked at it."),
            field="url",
            next_step=_("Offer the link in the office, or push the table itself: it becomes a draft."),
        )


class NoTableInIt(InvalidInput):
    """The file that was pushed has no table."""

    code = "no_table_in_it"

    def __init__(self) -> None:
        super().__init__(
            _("There is no table in this file."),
            field="upload",
            next_step=_("Push the table itself, or offer the file as a link."),
        )


class SeveralTables(InvalidInput):
    """The file that was pushed has more than one table, and no program decides which."""

    code = "several_tables"

    def __init__(self, count: int) -> None:
        super().__init__(
            _("There are %(count)s tables in this file.") % {"count": count},
            field="upload",
            next_step=_("Push each as a file of its own, or bring the file in the office and decide there."),
        )


class OtherShape(InvalidInput):
    """The file is not of the shape that was decided for this table."""

    code = "other_shape"

    def __init__(self, missing: Sequence[str], new: Sequence[str], turned: Sequence[str]) -> None:
        names = ", ".join((*missing, *new, *turned))[:300]
        super().__init__(
            _("Since last time these columns went, came or became of another type: %(names)s.") % {"names": names},
            field="upload",
            next_step=_("Push the shape of last time, or bring the file once in the office and decide anew."),
            missing=list(missing),
            new=list(new),
            turned=list(turned),
        )


class SmallFigures(Conflict):
    """Rows of a table whose small figures are emptied were to be changed one by one."""

    code = "small_figures"

    def __init__(self) -> None:
        super().__init__(
            _("Small figures of this table are not shown: single rows would tell them."),
            next_step=_("Push the whole table as a file."),
        )


class BaseMoved(Conflict):
    """Somebody else brought rows for the same table at the same moment."""

    code = "base_moved"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else brought rows for this table at the same moment."), next_step=_("Push it again.")
        )


class NothingToTakeBack(Conflict):
    """Rows were to be taken back of a table for which none are on their way."""

    code = "nothing_to_take_back"

    def __init__(self) -> None:
        super().__init__(
            _("No rows of this table are on their way; those that were published stay to be cited."),
            next_step=_("Take single rows out with a filter: that becomes a new edition."),
        )
