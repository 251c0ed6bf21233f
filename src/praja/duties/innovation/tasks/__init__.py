# SPDX-License-Identifier: EUPL-1.2
"""What innovation does by the clock, a module for each part."""

from praja.duties.innovation.tasks import competitions as competitions
from praja.duties.innovation.tasks import effect as effect
