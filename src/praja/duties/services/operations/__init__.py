# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be done to services, standards and applications, one verb each."""

from praja.duties.services.operations.catalogue import (
    ServiceWords,
    change_service,
    end_offer,
    list_service,
    offer_service,
)
from praja.duties.services.operations.publishing import publish_standard, take_over_standard
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
    "ServiceWords",
    "StandardContent",
    "abandon_standard",
    "begin_standard",
    "change_service",
    "end_offer",
    "list_service",
    "offer_service",
    "publish_standard",
    "review_standard",
    "revise_standard",
    "set_standard",
    "take_over_standard",
]
