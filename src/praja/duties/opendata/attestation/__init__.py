# SPDX-License-Identifier: EUPL-1.2
"""How the tables of open data are checked against the ledger, a module for each part."""

from praja.duties.opendata.attestation import asked as asked
from praja.duties.opendata.attestation import codes as codes
from praja.duties.opendata.attestation import datasets as datasets
from praja.duties.opendata.attestation import harvesting as harvesting
from praja.duties.opendata.attestation import indah as indah
from praja.duties.opendata.attestation import measured as measured
from praja.duties.opendata.attestation import plans as plans
from praja.duties.opendata.attestation import releases as releases
from praja.duties.opendata.attestation import sipd as sipd
from praja.duties.opendata.attestation import stories as stories
from praja.duties.opendata.attestation import tables as tables
from praja.duties.opendata.attestation import topics as topics
