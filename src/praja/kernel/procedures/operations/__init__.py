# SPDX-License-Identifier: EUPL-1.2
"""Opening a case, taking its steps, and moving its clocks. Lock order everywhere: case, number, stream."""

from praja.kernel.procedures.operations.keeping import keep_case
from praja.kernel.procedures.operations.opening import open_case
from praja.kernel.procedures.operations.stepping import perform

__all__ = ["keep_case", "open_case", "perform"]
