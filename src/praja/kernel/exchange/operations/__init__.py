# SPDX-License-Identifier: EUPL-1.2
"""Handing files over, and reminding of it."""

from praja.kernel.exchange.operations.handing_over import hand_over, keep_handed_over
from praja.kernel.exchange.operations.reminding import close_reminders, remind_of_hand_overs

__all__ = ["close_reminders", "hand_over", "keep_handed_over", "remind_of_hand_overs"]
