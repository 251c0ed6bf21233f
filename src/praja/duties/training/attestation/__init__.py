# SPDX-License-Identifier: EUPL-1.2
"""How the tables of training are held against the ledger, a module for each part."""

from praja.duties.training.attestation import certificates as certificates
from praja.duties.training.attestation import directory as directory
from praja.duties.training.attestation import evaluation as evaluation
from praja.duties.training.attestation import exams as exams
from praja.duties.training.attestation import modules as modules
from praja.duties.training.attestation import needs as needs
from praja.duties.training.attestation import presence as presence
from praja.duties.training.attestation import room as room
from praja.duties.training.attestation import talk as talk
from praja.duties.training.attestation.catalogue import programmes_match_their_events as programmes_match_their_events
from praja.duties.training.attestation.catalogue import rooms_match_their_events as rooms_match_their_events
from praja.duties.training.attestation.classes import classes_match_their_events as classes_match_their_events
from praja.duties.training.attestation.classes import seats_match_their_events as seats_match_their_events
from praja.duties.training.attestation.credits import credits_match_their_events as credits_match_their_events
