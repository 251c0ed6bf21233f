# SPDX-License-Identifier: EUPL-1.2
"""What happened to numbers. The stream of a register is `register:{key}:{year}`."""

from praja.kernel.ledger.events import Event, event


@event("documents.number_drawn", version=1)
class NumberDrawn(Event):
    """The next number of a register was given out, provisionally."""

    register: str
    year: int
    number: int


@event("documents.number_confirmed", version=1)
class NumberConfirmed(Event):
    """A provisional number became final: its document is signed or filed."""

    register: str
    year: int
    number: int
    object_kind: str
    object_id: int


@event("documents.number_voided", version=1)
class NumberVoided(Event):
    """A provisional number will not be used; its row says why. It is never given again."""

    register: str
    year: int
    number: int
