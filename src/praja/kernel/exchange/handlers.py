# SPDX-License-Identifier: EUPL-1.2
"""What was handed over waits no longer. Loaded after every part has declared its points."""

from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.operations import close_reminders
from praja.kernel.ledger.subscriptions import Delivered, subscribe


def _take_off_desks(delivered: Delivered) -> None:
    payload = delivered.event.payload()
    for point in points().values():
        if point.reminds and point.figure and any(one.fits(delivered.event.name, payload) for one in point.tells):
            unit = delivered.refs.get("unit")
            close_reminders(point=point, unit=int(unit) if unit is not None else None, at=delivered.at)


_heard = sorted({one.event for point in points().values() if point.reminds and point.figure for one in point.tells})
if _heard:
    subscribe(*_heard, subscriber="exchange.take_off_desks")(_take_off_desks)
