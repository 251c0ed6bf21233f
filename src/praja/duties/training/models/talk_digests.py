# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows what was said in a class. Of erased words the salt is empty, and so is the digest."""

from praja.duties.training.models.talk import DiscussionPost, PostEdition
from praja.kernel.ledger.domain.digests import content_digest


def digest_of_post(row: DiscussionPost | PostEdition) -> str:
    """Title and words, as they read now or in that edition."""
    return content_digest(bytes(row.salt), {"title": row.title, "words": row.words}) if row.salt else ""


def digest_of_reason(row: DiscussionPost) -> str:
    """Why a post is hidden; empty where it is not."""
    return content_digest(bytes(row.reason_salt), {"reason": row.hidden_reason}) if row.reason_salt else ""
