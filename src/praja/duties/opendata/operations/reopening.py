# SPDX-License-Identifier: EUPL-1.2
"""Putting away what asks nothing, and taking up again what was answered or put away."""

from datetime import datetime

from praja.duties.opendata.errors import NeedsWords
from praja.duties.opendata.models import Asked
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


def reopen_asked(*, asked: Asked, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Look again at what was answered or put away; an answer stands until it is given anew. Raises `NeedsWords` without a reason,
    and what `perform` raises."""
    return perform(
        asked.case_id, "reopen", actor=actor, at=at, seen_version=seen_version, data=_reasoned(asked, reason)
    )


def set_asked_aside(*, asked: Asked, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Put away what asks nothing, without an answer. Raises `NeedsWords` without a reason, and what `perform` raises."""
    return perform(
        asked.case_id, "set_aside", actor=actor, at=at, seen_version=seen_version, data=_reasoned(asked, reason)
    )


def _reasoned(asked: Asked, reason: str) -> dict[str, str]:
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")
    return {"reason": content_digest(bytes(asked.salt), {"reason": words})}
