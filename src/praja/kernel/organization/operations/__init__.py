# SPDX-License-Identifier: EUPL-1.2
"""Changing the organisation: one verb each, every change an event."""

from praja.kernel.organization.operations.affairs import (
    AFFAIR_COLUMNS,
    AffairWords,
    assign_affair,
    end_affair,
    import_affairs,
)
from praja.kernel.organization.operations.codes import link_external_id
from praja.kernel.organization.operations.functions import assign_function
from praja.kernel.organization.operations.opening import follow_hours_above, set_opening_hours
from praja.kernel.organization.operations.outlines import OutlinesTaken, UnfitOutlines, import_outlines
from praja.kernel.organization.operations.region_lists import import_regions
from praja.kernel.organization.operations.unit_lists import UNIT_COLUMNS, import_units
from praja.kernel.organization.operations.units import (
    change_unit,
    close_unit,
    create_unit,
    move_unit,
    rename_unit,
)

__all__ = [
    "AFFAIR_COLUMNS",
    "UNIT_COLUMNS",
    "AffairWords",
    "OutlinesTaken",
    "UnfitOutlines",
    "assign_affair",
    "assign_function",
    "change_unit",
    "close_unit",
    "create_unit",
    "end_affair",
    "follow_hours_above",
    "import_affairs",
    "import_outlines",
    "import_regions",
    "import_units",
    "link_external_id",
    "move_unit",
    "rename_unit",
    "set_opening_hours",
]
