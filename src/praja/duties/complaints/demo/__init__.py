# SPDX-License-Identifier: EUPL-1.2
"""The complaints of the demo town: a year of reports, told by a seed and played through the real operations.

cases = plan_year(scene=scene, count=400, rng=Random("2026:complaints"), at=at)
play_year(cases=cases, stage=stage, at=at)
"""

from praja.duties.complaints.demo.last_report import write_last_report
from praja.duties.complaints.demo.lists import keep_lists
from praja.duties.complaints.demo.planning import plan_year
from praja.duties.complaints.demo.plans import Act, PlannedCase, Resident, Scene, Site
from praja.duties.complaints.demo.playing import Played, Stage, play_year
from praja.duties.complaints.demo.rhythms import Office
from praja.duties.complaints.demo.showcase import show_stages

__all__ = [
    "Act",
    "Office",
    "PlannedCase",
    "Played",
    "Resident",
    "Scene",
    "Site",
    "Stage",
    "keep_lists",
    "plan_year",
    "play_year",
    "show_stages",
    "write_last_report",
]
