# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.notifications.operations.arriving import claim_arrivals, complete_arrival, keep_arrivals, message_in
from praja.kernel.notifications.operations.joining import Offered, offer_join, redeem_join
from praja.kernel.notifications.operations.reading import mark_read
from praja.kernel.notifications.operations.receiving import hear_words, place_words, receive_words
from praja.kernel.notifications.operations.requesting import request_messages
from praja.kernel.notifications.operations.saying import (
    answer_thread,
    claim_utterances,
    complete_utterance,
    language_of,
    note_delivery,
    say,
)
from praja.kernel.notifications.operations.sending import claim_messages, complete_message

__all__ = [
    "Offered",
    "answer_thread",
    "claim_arrivals",
    "claim_messages",
    "claim_utterances",
    "complete_arrival",
    "complete_message",
    "complete_utterance",
    "hear_words",
    "keep_arrivals",
    "language_of",
    "mark_read",
    "message_in",
    "note_delivery",
    "offer_join",
    "place_words",
    "receive_words",
    "redeem_join",
    "request_messages",
    "say",
]
