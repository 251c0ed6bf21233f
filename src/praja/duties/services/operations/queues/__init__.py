# SPDX-License-Identifier: EUPL-1.2
"""Acts on queues. Locks are taken in this order: the counter, the days of queues by the queue's id, the stream."""

from praja.duties.services.operations.queues.appointments import (
    Booked,
    arrive,
    book_appointment,
    cancel_appointment,
    change_appointment,
    miss_appointments,
    remind_of_appointments,
    tell_of_closed_hours,
)
from praja.duties.services.operations.queues.calling import (
    call_next,
    finish_ticket,
    recall_ticket,
    skip_ticket,
    start_ticket,
)
from praja.duties.services.operations.queues.closing import close_counters_left_open, close_past_days, close_queue_day
from praja.duties.services.operations.queues.counters import close_counter, link_case, open_counter
from praja.duties.services.operations.queues.moving import bring_back, leave_queue, set_priority, transfer_ticket
from praja.duties.services.operations.queues.setup import (
    CounterWords,
    QueueWords,
    register_device,
    revoke_device,
    save_counter,
    save_queue,
)
from praja.duties.services.operations.queues.taking import MOST_AT_ONCE, Taken, take_ticket

__all__ = [
    "MOST_AT_ONCE",
    "Booked",
    "CounterWords",
    "QueueWords",
    "Taken",
    "arrive",
    "book_appointment",
    "bring_back",
    "call_next",
    "cancel_appointment",
    "change_appointment",
    "close_counter",
    "close_counters_left_open",
    "close_past_days",
    "close_queue_day",
    "finish_ticket",
    "leave_queue",
    "link_case",
    "miss_appointments",
    "open_counter",
    "recall_ticket",
    "register_device",
    "remind_of_appointments",
    "revoke_device",
    "save_counter",
    "save_queue",
    "set_priority",
    "skip_ticket",
    "start_ticket",
    "take_ticket",
    "tell_of_closed_hours",
    "transfer_ticket",
]
