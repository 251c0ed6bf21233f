# SPDX-License-Identifier: EUPL-1.2
"""What is counted of innovation, a module for each part."""

from praja.duties.innovation.measures.circles import DAYS, IN_TIME, LIVING, facts_of_circle_projects, living_circles
from praja.duties.innovation.measures.index import APPLIED, MATURITY, facts_of_innovations

__all__ = [
    "APPLIED",
    "DAYS",
    "IN_TIME",
    "LIVING",
    "MATURITY",
    "facts_of_circle_projects",
    "facts_of_innovations",
    "living_circles",
]
