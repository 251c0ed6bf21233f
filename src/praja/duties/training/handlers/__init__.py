# SPDX-License-Identifier: EUPL-1.2
"""What training does when something happened elsewhere, or in itself; a module for each part."""

from praja.duties.training.handlers import certificates, change, class_notices, classes, exams, hours_notices, talk

__all__ = ["certificates", "change", "class_notices", "classes", "exams", "hours_notices", "talk"]
