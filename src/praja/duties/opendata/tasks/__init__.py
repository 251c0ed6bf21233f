# SPDX-License-Identifier: EUPL-1.2
"""What open data does by the clock."""

from praja.duties.opendata.tasks import harvesting as harvesting
from praja.duties.opendata.tasks import measuring as measuring
