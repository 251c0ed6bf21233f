# SPDX-License-Identifier: EUPL-1.2
"""Recording who is there: when a session does, codes that are brought, and the committee's word."""

from praja.duties.training.operations.presence.bringing import NewCode, Recorded, bring_code
from praja.duties.training.operations.presence.marking import judge_presence
from praja.duties.training.operations.presence.setting import Windows, set_presence

__all__ = ["NewCode", "Recorded", "Windows", "bring_code", "judge_presence", "set_presence"]
