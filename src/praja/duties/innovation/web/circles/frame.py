# SPDX-License-Identifier: EUPL-1.2
"""The frame around every page of a circle's project."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from praja.duties.innovation.models.circles import CircleProject
from praja.duties.innovation.procedure.circles import CIRCLE
from praja.lib.codes import show_code


def frame_of(project: CircleProject, current: str) -> dict[str, Any]:
    """What the frame shows; `current` is the name of its tab."""
    code = project.case.code
    tabs = (
        ("steps", _("Steps"), "innovation:circle_project"),
        ("tools", pgettext("of quality control", "Tools"), "innovation:circle_tools"),
        ("minutes", _("Minutes"), "innovation:circle_minutes"),
    )
    return {
        "project": project,
        "case": project.case,
        "circle": project.circle,
        "code": show_code(code),
        "state": CIRCLE.by_state[project.case.state],
        "tabs": [
            {"label": label, "href": reverse(route, args=[code]), "current": name == current}
            for name, label, route in tabs
        ],
        "tab_label": next((label for name, label, _route in tabs if name == current), ""),
        "is_overview": current == "steps",
    }
