# SPDX-License-Identifier: EUPL-1.2
"""Taking in lists of services and standards: sent, their columns said once, looked at, taken in."""

from praja.duties.services.operations.exchange.importing import Asked, Taken, take_in_rows
from praja.duties.services.operations.exchange.lists import forget_template, keep_columns, send_list, take_in_list
from praja.duties.services.operations.exchange.planning import Planned, plan_rows

__all__ = [
    "Asked",
    "Planned",
    "Taken",
    "forget_template",
    "keep_columns",
    "plan_rows",
    "send_list",
    "take_in_list",
    "take_in_rows",
]
