# SPDX-License-Identifier: EUPL-1.2
"""Reading circles, their projects, and what these draw."""

from praja.duties.innovation.queries.circles.entries import Entry, entry_of
from praja.duties.innovation.queries.circles.finding import (
    circle_with,
    circles_visible,
    my_circles,
    project_with,
    projects_visible,
)

__all__ = ["Entry", "circle_with", "circles_visible", "entry_of", "my_circles", "project_with", "projects_visible"]
