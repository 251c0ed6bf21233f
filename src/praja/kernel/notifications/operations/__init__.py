# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.notifications.operations.reading import mark_read
from praja.kernel.notifications.operations.requesting import request_messages
from praja.kernel.notifications.operations.sending import claim_messages, complete_message

__all__ = ["claim_messages", "complete_message", "mark_read", "request_messages"]
