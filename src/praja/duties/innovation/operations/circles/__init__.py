# SPDX-License-Identifier: EUPL-1.2
"""What keeps circles and carries their projects through the eight steps."""

from praja.duties.innovation.operations.circles.deciding import (
    approve_plan,
    approve_standard,
    display_project,
    send_plan_back,
    send_standard_back,
    stop_project,
)
from praja.duties.innovation.operations.circles.drawing import Drawn, count, draw_tool, drop_tool
from praja.duties.innovation.operations.circles.growing import grow_into_innovation
from praja.duties.innovation.operations.circles.keeping import (
    CircleWish,
    end_circle,
    keep_circle,
    leave,
    take_in_person,
)
from praja.duties.innovation.operations.circles.stepping import (
    finish_project,
    go_back,
    go_on,
    hand_in_plan,
    hand_in_standard,
    open_project,
    take_baseline,
)
from praja.duties.innovation.operations.circles.writing import MinutesWish, write_minutes, write_sheet

__all__ = [
    "CircleWish",
    "Drawn",
    "MinutesWish",
    "approve_plan",
    "approve_standard",
    "count",
    "display_project",
    "draw_tool",
    "drop_tool",
    "end_circle",
    "finish_project",
    "go_back",
    "go_on",
    "grow_into_innovation",
    "hand_in_plan",
    "hand_in_standard",
    "keep_circle",
    "leave",
    "open_project",
    "send_plan_back",
    "send_standard_back",
    "stop_project",
    "take_baseline",
    "take_in_person",
    "write_minutes",
    "write_sheet",
]
