# SPDX-License-Identifier: EUPL-1.2
"""What attendance does by the clock."""

from praja.duties.attendance.tasks import blanking as blanking
from praja.duties.attendance.tasks import days as days
from praja.duties.attendance.tasks import discipline as discipline
from praja.duties.attendance.tasks import machines as machines
from praja.duties.attendance.tasks import silang as silang
