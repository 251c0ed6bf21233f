# SPDX-License-Identifier: EUPL-1.2
"""What training does when something happened elsewhere, or in itself; a module for each part."""

from praja.duties.training.handlers import class_notices, classes

__all__ = ["class_notices", "classes"]
