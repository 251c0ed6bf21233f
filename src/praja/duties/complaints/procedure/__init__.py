# SPDX-License-Identifier: EUPL-1.2
"""The two paths that a report can take, and the names of their states."""

from praja.duties.complaints.procedure.complaint import COMPLAINT
from praja.duties.complaints.procedure.names import (
    ANSWERED,
    APPROVAL,
    APPROVED,
    ARCHIVED,
    CLOSED,
    DISPUTED,
    DRAFT,
    FORWARDED,
    IN_PROGRESS,
    INCOMPLETE,
    INSPECTION,
    INTAKE,
    JOINED,
    POSTPONED,
    PROMISED,
    QUESTIONED,
    RECEIVED,
)
from praja.duties.complaints.procedure.whistleblowing import REPORT_ON_WRONGDOING

__all__ = [
    "ANSWERED",
    "APPROVAL",
    "APPROVED",
    "ARCHIVED",
    "CLOSED",
    "COMPLAINT",
    "DISPUTED",
    "DRAFT",
    "FORWARDED",
    "INCOMPLETE",
    "INSPECTION",
    "INTAKE",
    "IN_PROGRESS",
    "JOINED",
    "POSTPONED",
    "PROMISED",
    "QUESTIONED",
    "RECEIVED",
    "REPORT_ON_WRONGDOING",
]
