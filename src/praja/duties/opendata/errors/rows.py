# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong when rows are asked for."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput


class NoSuchColumn(InvalidInput):
    """The table has no column of this name."""

    code = "no_such_column"

    def __init__(self, name: str, field: str = "fields") -> None:
        super().__init__(
            _("This table has no column %(name)s.") % {"name": name[:80]},
            field=field,
            next_step=_("Choose one of its columns."),
            column=name[:80],
        )


class NotAValue(InvalidInput):
    """The value can't stand in that column."""

    code = "not_a_value"

    def __init__(self, name: str, field: str = "filters") -> None:
        super().__init__(
            _("This can't be a value of %(name)s.") % {"name": name[:80]},
            field=field,
            next_step=_("Write it as it stands in the table."),
            column=name[:80],
        )


class NoSuchTable(InvalidInput):
    """The file has no table where the recipe looks for one, or lacks columns of it."""

    code = "no_such_table"

    def __init__(self, missing: tuple[str, ...] = ()) -> None:
        words = _("The file lacks these columns: %(names)s.") % {"names": ", ".join(missing)[:300]} if missing else None
        super().__init__(
            words or _("The table is not in this file."),
            field="file",
            next_step=_("Look at the proposal for this file and decide anew."),
        )
