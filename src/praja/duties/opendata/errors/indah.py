# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with statistical metadata."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotFound, Text

SAID: Mapping[str, tuple[Text, Text]] = {
    "not_recommended": (
        _("Only an activity that BPS recommended has the identity of a recommendation."),
        _("Say that BPS recommended it, or leave the identity out."),
    ),
    "without_identity": (_("The identity of the recommendation is missing."), _("Copy it from the letter of BPS.")),
    "not_a_survey": (_("Only a survey has a sample."), _("Empty this, or say that the data is collected by a survey.")),
    "ends_before_it_begins": (_("It ends before it begins."), _("Correct one of the days.")),
    "missing": (_("This is empty."), _("Write it down.")),
    "composite_of_variables": (
        _("A composite indicator is made of indicators, not of variables."),
        _("Empty this, or say that it is not composite."),
    ),
    "not_composite": (
        _("An indicator that is not composite is made of variables, not of indicators."),
        _("Empty this, or say that it is composite."),
    ),
}
"""What a problem of `domain.indah.judging` means, and what to do."""


class MetadataUnfit(InvalidInput):
    """A rule between fields is not kept."""

    code = "metadata_unfit"

    def __init__(self, field: str, problem: str) -> None:
        message, next_step = SAID[problem]
        super().__init__(message, field=field, next_step=next_step)


class NoSuchActivity(NotFound):
    """There is no such activity among those of one's units."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such activity among those of your units."), next_step=_("Look in the list of activities.")
        )


class ActivityMoved(Conflict):
    """Somebody wrote in the meantime, or it stands with INDAH now."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody changed this activity in the meantime, or it lies with INDAH."),
            next_step=_("Open it again and look at how it stands; what you typed is still here."),
        )


class StatusUnfit(InvalidInput):
    """INDAH can't say this of a record that stands where this one does."""

    code = "status_unfit"

    def __init__(self) -> None:
        super().__init__(
            _("A record that stands here can't come to this status."),
            field="status",
            next_step=_("Choose one of those that are offered."),
        )
