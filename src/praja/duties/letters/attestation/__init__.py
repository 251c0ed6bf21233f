# SPDX-License-Identifier: EUPL-1.2
"""How the tables of letters are checked against the ledger, a module for each part."""

from praja.duties.letters.attestation import dispositions as dispositions
from praja.duties.letters.attestation import errands as errands
from praja.duties.letters.attestation import incoming as incoming
from praja.duties.letters.attestation import records as records
from praja.duties.letters.attestation import sent as sent
from praja.duties.letters.attestation import settings as settings
from praja.duties.letters.attestation import taken_in as taken_in
from praja.duties.letters.attestation import written as written
