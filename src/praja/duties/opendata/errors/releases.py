# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with editions."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class AnotherOnItsWay(Conflict):
    """The dataset has an edition that is not published yet."""

    code = "another_on_its_way"

    def __init__(self, case_code: str) -> None:
        super().__init__(
            _("An edition of this dataset is on its way already."),
            next_step=_("Finish that one, or give it up."),
            edition=case_code,
        )


class NotOnItsWay(Conflict):
    """The edition is not with its producer: nothing in it may be changed."""

    code = "not_on_its_way"

    def __init__(self) -> None:
        super().__init__(
            _("This edition was handed in and can't be changed."),
            next_step=_("Ask the data steward to give it back, or begin a new one."),
        )


class NothingBrought(InvalidInput):
    """An edition without any rows, files or links was handed in."""

    code = "nothing_brought"

    def __init__(self) -> None:
        super().__init__(_("Nothing was brought for this edition."), field="file", next_step=_("Bring a file first."))
