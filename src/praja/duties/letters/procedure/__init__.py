# SPDX-License-Identifier: EUPL-1.2
"""The procedures of letters, orders and records."""

from praja.duties.letters.enums import LEGAL_BUREAU
from praja.duties.letters.procedure.clearances import CLEARANCE
from praja.duties.letters.procedure.incoming import INCOMING
from praja.duties.letters.procedure.orders import ORDER
from praja.duties.letters.procedure.outgoing import OUTGOING

__all__ = ["CLEARANCE", "INCOMING", "LEGAL_BUREAU", "ORDER", "OUTGOING"]
