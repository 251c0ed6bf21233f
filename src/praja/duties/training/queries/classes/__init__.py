# SPDX-License-Identifier: EUPL-1.2
"""Reading the catalogue, classes, their seats and timetables."""

from praja.duties.training.queries.classes.visible import class_with_code, classes_visible, own_seat, seats_visible

__all__ = ["class_with_code", "classes_visible", "own_seat", "seats_visible"]
