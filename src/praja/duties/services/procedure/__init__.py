# SPDX-License-Identifier: EUPL-1.2
"""The path of an application and the path of a service standard."""

from praja.duties.services.procedure.application import APPLICATION
from praja.duties.services.procedure.standard import STANDARD

__all__ = ["APPLICATION", "STANDARD"]
