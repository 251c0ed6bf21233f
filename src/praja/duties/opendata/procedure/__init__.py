# SPDX-License-Identifier: EUPL-1.2
"""The procedures of open data: the yearly list, editions, and what readers ask."""

from praja.duties.opendata.procedure.asked import ASKED
from praja.duties.opendata.procedure.plans import PLAN
from praja.duties.opendata.procedure.releases import RELEASE

__all__ = ["ASKED", "PLAN", "RELEASE"]
