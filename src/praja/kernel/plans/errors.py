# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput


class AlreadyClosed(Conflict):
    """The commitment is done or dropped and stays so."""

    code = "commitment_closed"

    def __init__(self) -> None:
        super().__init__(_("This commitment is closed."), next_step=_("Make a new one if something is left to do."))


class EvidenceMissing(InvalidInput):
    """A commitment is finished by showing what was done, not by saying so."""

    code = "evidence_missing"

    def __init__(self) -> None:
        super().__init__(
            _("There is no evidence yet."),
            field="evidence",
            next_step=_("Attach at least one photo or document that shows what was done."),
        )


class NothingToMeasure(InvalidInput):
    """The commitment names no measure."""

    code = "nothing_to_measure"

    def __init__(self) -> None:
        super().__init__(
            _("This commitment names no measure."),
            field="measure",
            next_step=_("Show its effect by evidence, or make a commitment with a measure."),
        )


class WordsMissing(InvalidInput):
    """A title, note or reason is too short to be understood later."""

    code = "words_missing"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This says too little to be understood later."),
            field=field,
            next_step=_("Write at least ten characters."),
        )
