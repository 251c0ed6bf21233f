# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be done to services, standards and applications, one verb each."""

from praja.duties.services.operations.catalogue import (
    ServiceWords,
    change_service,
    end_offer,
    list_service,
    offer_service,
)
from praja.duties.services.operations.consulting import (
    Invitation,
    Record,
    answer_comment,
    comment_on_draft,
    conclude_consultation,
    open_consultation,
)
from praja.duties.services.operations.media import end_medium, record_medium
from praja.duties.services.operations.pledging import PledgeWords, display_pledge, make_pledge
from praja.duties.services.operations.publishing import enter_draft, publish_standard, take_over_standard
from praja.duties.services.operations.standards import (
    Decree,
    StandardContent,
    abandon_standard,
    begin_standard,
    review_standard,
    revise_standard,
    set_standard,
)

__all__ = [
    "Decree",
    "Invitation",
    "PledgeWords",
    "Record",
    "ServiceWords",
    "StandardContent",
    "abandon_standard",
    "answer_comment",
    "begin_standard",
    "change_service",
    "comment_on_draft",
    "conclude_consultation",
    "display_pledge",
    "end_medium",
    "end_offer",
    "enter_draft",
    "list_service",
    "make_pledge",
    "offer_service",
    "open_consultation",
    "publish_standard",
    "record_medium",
    "review_standard",
    "revise_standard",
    "set_standard",
    "take_over_standard",
]
