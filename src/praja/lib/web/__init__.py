# SPDX-License-Identifier: EUPL-1.2
"""For pages: doors, and foreseen errors turned into pages that say what to do next."""

from praja.lib.web.doors import door_of, guarded, opened_by
from praja.lib.web.requests import PrajaRequest

__all__ = ["PrajaRequest", "door_of", "guarded", "opened_by"]
