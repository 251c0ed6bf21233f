# SPDX-License-Identifier: EUPL-1.2
"""Reading modules: what is offered to whom, how far somebody is, and who has finished."""

from praja.duties.training.queries.modules.finished import Finished, finished_by
from praja.duties.training.queries.modules.offered import (
    enrolment_in,
    kept_module,
    modules_begun,
    modules_for,
    modules_kept,
    visible_module,
)

__all__ = [
    "Finished",
    "enrolment_in",
    "finished_by",
    "kept_module",
    "modules_begun",
    "modules_for",
    "modules_kept",
    "visible_module",
]
