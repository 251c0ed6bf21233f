# SPDX-License-Identifier: EUPL-1.2
"""What an application does when something happened elsewhere: a signed product goes on its way, a failed try is said."""

from praja.duties.services.handlers import queues, signing

__all__ = ["queues", "signing"]
