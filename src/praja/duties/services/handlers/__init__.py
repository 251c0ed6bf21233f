# SPDX-License-Identifier: EUPL-1.2
"""What services do when something happened elsewhere: a signed product goes on its way, a failed try is said, the applicant is
told, and so is whoever waits in a queue."""

from praja.duties.services.handlers import announcing, queues, signing

__all__ = ["announcing", "queues", "signing"]
