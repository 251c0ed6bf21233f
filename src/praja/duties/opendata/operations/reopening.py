# SPDX-License-Identifier: EUPL-1.2
"""Taking up again what a reader asked."""

from datetime import datetime

from praja.duties.opendata.errors import NeedsWords
from praja.duties.opendata.models import Asked
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


def reopen_asked(*, asked: Asked, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Look again at what was answered; the answer stands until it is given anew. Raises `NeedsWords` without a reason, and what
    `perform` raises."""
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")
    data = {"reason": content_digest(bytes(asked.salt), {"reason": words})}
    return perform(asked.case_id, "reopen", actor=actor, at=at, seen_version=seen_version, data=data)
