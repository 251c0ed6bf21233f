# SPDX-License-Identifier: EUPL-1.2
"""Why an innovation cannot be taken over so."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Text


class NotYourReplication(NotAllowed):
    """The head of the unit that adopts it and the organisation bureau write it down."""

    code = "not_your_replication"

    def __init__(self) -> None:
        super().__init__(
            _("You may not write this down for that unit."),
            next_step=_("Ask the head of the unit, or the organisation bureau."),
        )


class ReplicationInvalid(InvalidInput):
    """Something of what is taken over, by whom or when cannot be so."""

    code = "replication_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)


class ReplicationElsewhere(Conflict):
    """It does not stand where this act begins."""

    code = "replication_elsewhere"

    def __init__(self) -> None:
        super().__init__(_("It stands elsewhere by now."), next_step=_("Open it again and look how far it is."))
