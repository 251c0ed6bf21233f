# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows the secret of a code and the committee's reasons."""

from hashlib import sha256

from praja.duties.training.models.presence import Presence, PresencePlan
from praja.kernel.ledger.domain.digests import content_digest


def digest_of_secret(row: PresencePlan) -> str:
    """The sealed secret: whoever has only the digest learns nothing of it."""
    return sha256(row.code_secret.token).hexdigest()


def digest_of_word(row: Presence) -> str:
    """Why the committee said so; empty where they said nothing."""
    return content_digest(bytes(row.salt), {"reason": row.reason}) if row.word else ""
