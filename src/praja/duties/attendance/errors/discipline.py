# SPDX-License-Identifier: EUPL-1.2
"""Why a step of a proposed sanction cannot be taken so, and what to do then."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class HearingPast(InvalidInput):
    """A hearing to which nobody can come any more."""

    code = "hearing_past"

    def __init__(self) -> None:
        super().__init__(
            _("The hearing would be in the past."),
            field="hearing_at",
            next_step=_("Choose a day and time that are still to come."),
        )


class HearingNotYet(Conflict):
    """Nobody can have been heard, or have stayed away, before the time to which they were summoned."""

    code = "hearing_not_yet"

    def __init__(self) -> None:
        super().__init__(
            _("The hearing has not been yet."),
            next_step=_("Record what came of it afterwards."),
        )


class MustBePassedOn(Conflict):
    """By the rule of this house, medium and heavy sanctions are never decided by the direct superior."""

    code = "must_be_passed_on"

    def __init__(self) -> None:
        super().__init__(
            _("This is not for the direct superior to decide."),
            next_step=_("Pass it on to the official who may decide it, with the rule that says so."),
        )


class OfficialIsEmployee(InvalidInput):
    """Whoever it is passed on to must be somebody else than the employee."""

    code = "official_is_employee"

    def __init__(self) -> None:
        super().__init__(
            _("The employee heads that unit, and nobody decides about themselves."),
            field="official_unit",
            next_step=_("Choose the unit of another official, such as the one above."),
        )


class NobodyHeads(InvalidInput):
    """Nobody heads the unit it is passed on to."""

    code = "nobody_heads"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody heads that unit at present."),
            field="official_unit",
            next_step=_("Choose another unit, or have its head entered by decree first."),
        )


class UnknownSanction(InvalidInput):
    """Not one of the ladder, and not none."""

    code = "unknown_sanction"

    def __init__(self) -> None:
        super().__init__(_("It is not said what was decided."), field="sanction", next_step=_("Choose one of them."))


class DecreeNeeded(InvalidInput):
    """A sanction is imposed by a decree with number and day."""

    code = "decree_needed"

    def __init__(self, field: str) -> None:
        said = {
            "decree": (_("The number of the decree is missing."), _("Type it as it stands on the decree.")),
            "decree_on": (_("The day of the decree is missing."), _("Choose the day that stands on the decree.")),
        }[field]
        super().__init__(said[0], field=field, next_step=said[1])


class DecreeInFuture(InvalidInput):
    """A decree that has not been made yet decides nothing."""

    code = "decree_in_future"

    def __init__(self) -> None:
        super().__init__(
            _("The decree would be from the future."),
            field="decree_on",
            next_step=_("Record it once it is made."),
        )


class ReasonsNeeded(InvalidInput):
    """Whoever decides otherwise than proposed says why."""

    code = "reasons_needed"

    def __init__(self) -> None:
        super().__init__(
            _("The reasons are missing."),
            field="note",
            next_step=_("Say in a sentence why it is not the sanction that was proposed."),
        )
