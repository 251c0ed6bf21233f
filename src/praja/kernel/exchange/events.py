# SPDX-License-Identifier: EUPL-1.2
"""What happens when files go out to other systems, and when it is time that they do."""

from praja.kernel.ledger.events import Event, event

HANDED_OVER = "exchange.handed_over"


def stream_of(point: str) -> str:
    """The stream of one point of hand-over."""
    return f"exchange:{point}"


@event(HANDED_OVER)
class HandedOver(Event):
    """A file was made for another system and given to whoever takes it there. `kept` is the row that keeps it, `sha256` that of
    the file, `left_out` counts what could not stand in it; `period` is what it is about, empty where it is about today."""

    point: str
    kept: int
    rows: int
    left_out: int
    sha256: str
    period: str


@event("exchange.due")
class HandOverDue(Event):
    """It is time to hand something over again: `last` was the last day, `due` is the next. Those who do it were reminded."""

    point: str
    unit: int
    last: str
    due: str
