# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong when rows are asked for."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, NotAllowed, TooLarge


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


class TooMuchAsked(TooLarge):
    """The question takes more time or memory than one reader gets of the machine that all share."""

    code = "too_much_asked"

    def __init__(self) -> None:
        super().__init__(
            _("This question takes too long to answer."),
            next_step=_(
                "Filter more closely, order by fewer columns, or download the whole table and ask it yourself."
            ),
        )


class TooWide(InvalidInput):
    """A pivot would get more columns than anybody reads."""

    code = "too_wide"

    def __init__(self, most: int) -> None:
        super().__init__(
            _("A table spreads over at most %(most)s values.") % {"most": most},
            field="across",
            next_step=_("Choose a column with fewer values, or filter first."),
        )


class NoPlaces(InvalidInput):
    """Rows are wanted as places on a map, and have none."""

    code = "no_places"

    def __init__(self) -> None:
        super().__init__(
            _("The rows of this table say no place by latitude and longitude."),
            field="format",
            next_step=_("Choose CSV, XLSX, JSON or Parquet."),
        )


class RowsLimited(NotAllowed):
    """What the data means everybody may read, its rows this reader may not; `reason` is what the forum said."""

    code = "rows_limited"

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The rows of this data are not open: %(reason)s") % {"reason": reason},
            next_step=_("Read what it means on its page, or ask for public information."),
        )
