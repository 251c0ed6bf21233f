# SPDX-License-Identifier: EUPL-1.2
"""The procedures of letters, orders and records."""

from praja.duties.letters.procedure.clearances import CLEARANCE
from praja.duties.letters.procedure.incoming import INCOMING
from praja.duties.letters.procedure.orders import ORDER
from praja.duties.letters.procedure.outgoing import OUTGOING

LEGAL_BUREAU = "letters.legal"
"""The function of the whole government whose unit looks at legal products (Bagian Hukum)."""

__all__ = ["CLEARANCE", "INCOMING", "LEGAL_BUREAU", "ORDER", "OUTGOING"]
