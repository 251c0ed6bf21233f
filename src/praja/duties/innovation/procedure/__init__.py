# SPDX-License-Identifier: EUPL-1.2
"""The procedures of innovation."""

from praja.duties.innovation.procedure.circles import CIRCLE
from praja.duties.innovation.procedure.competitions import CONTEST
from praja.duties.innovation.procedure.ideas import IDEAS
from praja.duties.innovation.procedure.path import INNOVATION

__all__ = ["CIRCLE", "CONTEST", "IDEAS", "INNOVATION"]
