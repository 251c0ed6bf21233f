# SPDX-License-Identifier: EUPL-1.2
"""How the tables of training are held against the ledger, a module for each part."""

from praja.duties.training.attestation import exams as exams
from praja.duties.training.attestation import presence as presence
from praja.duties.training.attestation.credits import credits_match_their_events as credits_match_their_events
