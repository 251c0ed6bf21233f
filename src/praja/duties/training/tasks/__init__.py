# SPDX-License-Identifier: EUPL-1.2
"""What training does by the clock."""

from praja.duties.training.tasks import certificates as certificates
from praja.duties.training.tasks import evaluation as evaluation
from praja.duties.training.tasks import exams as exams
from praja.duties.training.tasks import lesson_hours as lesson_hours
from praja.duties.training.tasks import modules as modules
