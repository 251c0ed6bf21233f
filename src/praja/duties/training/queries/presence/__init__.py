# SPDX-License-Identifier: EUPL-1.2
"""Who was there, and what is known of a code."""

from praja.duties.training.domain.presence import PresenceShare
from praja.duties.training.queries.presence.standing import presence_of

__all__ = ["PresenceShare", "presence_of"]
