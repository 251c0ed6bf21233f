# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.procedures.operations.moving import move_clocks_around
from praja.lib.actors import system_actor


@subscribe("law.holiday_decreed", "law.holiday_revoked", subscriber="procedures.calendar")
def on_calendar_change(delivered: Delivered) -> None:
    """A day became, or is no longer, a holiday: open clocks around it move, closed judgements stay."""
    day = date.fromisoformat(delivered.event.payload()["day"])  # type: ignore[arg-type]
    actor = system_actor("procedures.calendar")
    move_clocks_around(day=day, reason=delivered.event.name, actor=actor, at=delivered.at)


@subscribe("law.calendar_loaded", subscriber="procedures.calendar_loaded")
def on_calendar_loaded(delivered: Delivered) -> None:
    """A yearly decree was taken in: clocks that run between its first and last day are counted again."""
    days = sorted(str(day) for day in delivered.event.payload()["days"] or ())  # type: ignore[union-attr]
    if days:
        actor = system_actor("procedures.calendar")
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        move_clocks_around(day=first, until=last, reason=delivered.event.name, actor=actor, at=delivered.at)
