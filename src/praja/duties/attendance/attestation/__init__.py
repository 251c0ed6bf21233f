# SPDX-License-Identifier: EUPL-1.2
"""How the tables of attendance are checked against the ledger, a module for each part."""

from praja.duties.attendance.attestation import checkin as checkin
from praja.duties.attendance.attestation import days as days
from praja.duties.attendance.attestation import discipline as discipline
from praja.duties.attendance.attestation import findings as findings
from praja.duties.attendance.attestation import leave as leave
from praja.duties.attendance.attestation import machines as machines
from praja.duties.attendance.attestation import pay as pay
from praja.duties.attendance.attestation import permissions as permissions
from praja.duties.attendance.attestation import photos as photos
from praja.duties.attendance.attestation import places as places
from praja.duties.attendance.attestation import schedules as schedules
