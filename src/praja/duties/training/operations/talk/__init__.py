# SPDX-License-Identifier: EUPL-1.2
"""The discussions of a class: begun, answered, worded anew, and moderated."""

from praja.duties.training.operations.talk.looking import look_at_thread
from praja.duties.training.operations.talk.moderating import (
    close_thread,
    hide_post,
    pin_thread,
    reopen_thread,
    show_post,
    unpin_thread,
)
from praja.duties.training.operations.talk.posting import (
    NewThread,
    answer_thread,
    edit_post,
    open_thread,
    withdraw_post,
)

__all__ = [
    "NewThread",
    "answer_thread",
    "close_thread",
    "edit_post",
    "hide_post",
    "look_at_thread",
    "open_thread",
    "pin_thread",
    "reopen_thread",
    "show_post",
    "unpin_thread",
    "withdraw_post",
]
