# SPDX-License-Identifier: EUPL-1.2
"""Deciding who passed; giving, revoking and showing certificates; the keys of badges."""

from praja.duties.training.operations.certificates.deciding import Judgement, decide_completion
from praja.duties.training.operations.certificates.issuing import issue_certificate
from praja.duties.training.operations.certificates.keys import note_badge_key, strike_badge_key
from praja.duties.training.operations.certificates.opening import open_certificate
from praja.duties.training.operations.certificates.requesting import request_certificates
from praja.duties.training.operations.certificates.revoking import reissue_certificate, revoke_certificate

__all__ = [
    "Judgement",
    "decide_completion",
    "issue_certificate",
    "note_badge_key",
    "open_certificate",
    "reissue_certificate",
    "request_certificates",
    "revoke_certificate",
    "strike_badge_key",
]
