# SPDX-License-Identifier: EUPL-1.2
"""What innovation does when something happened in itself or elsewhere; a module for each part."""

from praja.duties.innovation.handlers import (
    contest_notices,
    ideas_notices,
    path_notices,
    plan_notices,
    replication_notices,
)

__all__ = ["contest_notices", "ideas_notices", "path_notices", "plan_notices", "replication_notices"]
