# SPDX-License-Identifier: EUPL-1.2
"""What lies in the room of a class: materials, assignments, and what is handed in."""

from praja.duties.training.operations.room.assignments import NewAssignment, hand_in, mark_handin, set_assignment
from praja.duties.training.operations.room.materials import NewMaterial, add_material, take_off_material

__all__ = [
    "NewAssignment",
    "NewMaterial",
    "add_material",
    "hand_in",
    "mark_handin",
    "set_assignment",
    "take_off_material",
]
