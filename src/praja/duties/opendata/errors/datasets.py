# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with datasets."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class NotYourData(NotAllowed):
    """The actor does not bring data of this unit."""

    def __init__(self) -> None:
        super().__init__(_("You don't bring data of this unit."), next_step=_("Ask the data steward (walidata)."))


class WrongName(InvalidInput):
    """The name can't stand in an address."""

    code = "wrong_name"

    def __init__(self) -> None:
        super().__init__(
            _(
                "A name in an address has 2 to 100 small letters, digits, - or _, and is not new, edit, search, minta, cerita or"
                " kode."
            ),
            field="name",
            next_step=_("Choose another one."),
        )


class NameTaken(Conflict):
    """Another dataset has this name."""

    code = "name_taken"

    def __init__(self) -> None:
        super().__init__(_("Another dataset has this name already."), field="name", next_step=_("Choose another one."))


class DatasetClosed(Conflict):
    """Nothing more comes for this dataset."""

    code = "dataset_closed"

    def __init__(self) -> None:
        super().__init__(
            _("This dataset was closed: nothing more comes for it."),
            next_step=_("Enter another dataset for what goes on."),
        )


class PublishedStays(Conflict):
    """Something published was to be taken off by whoever may not, or without the reason that readers are told."""

    code = "published_stays"

    def __init__(self) -> None:
        super().__init__(
            _("What was published stays to be cited."),
            next_step=_("The data steward takes an edition off, with a reason that readers read."),
        )


class LimitNeedsReason(InvalidInput):
    """A limit of access was asked without reason, article or decision of the forum."""

    code = "limit_needs_reason"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("Access is limited only with a reason, its article and a decision of the data forum."),
            field=field,
            next_step=_("Write it down here, or leave the data open."),
        )


class FileShownAtOnce(Conflict):
    """A file would stand before readers that only its producer has looked at."""

    code = "file_shown_at_once"

    def __init__(self) -> None:
        super().__init__(
            _("Readers have this dataset: a file would stand before them at once."),
            field="file",
            next_step=_("Ask the data steward (walidata) to offer it, who looks at it first."),
        )
