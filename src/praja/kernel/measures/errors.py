# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotFound


class UnknownMeasure(NotFound):
    """No measure or measure source of this name is declared."""

    code = "unknown_measure"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("There is no measure of this name."),
            field="measure",
            next_step=_("Choose one from the list of measures."),
            name=name,
        )


class PeriodNotOver(InvalidInput):
    """A period that has not ended cannot be sealed."""

    code = "period_not_over"

    def __init__(self) -> None:
        super().__init__(
            _("This period has not ended yet, so its figures cannot be sealed."),
            field="last_day",
            next_step=_("Seal it from the day after its last day."),
        )


class PeriodAlreadySealed(Conflict):
    """Sealed figures are final: neither this period nor one that cuts into it can be sealed again."""

    code = "period_already_sealed"

    def __init__(self) -> None:
        super().__init__(
            _("This period, or one that cuts into it, is already sealed."),
            field="first_day",
            next_step=_("Sealed figures are final; choose a period that begins and ends with sealed ones."),
        )
