# SPDX-License-Identifier: EUPL-1.2
"""Answering the regional innovation index, checking, sealing and sending it."""

from praja.duties.innovation.operations.index.maturity import (
    NewAnswer,
    check_maturity,
    confirm_offers,
    tell_form_detail,
    tell_maturity,
)
from praja.duties.innovation.operations.index.region import NewRegionAnswer, answer_region, carry_region
from praja.duties.innovation.operations.index.sealing import seal_index, tell_sent

__all__ = [
    "NewAnswer",
    "NewRegionAnswer",
    "answer_region",
    "carry_region",
    "check_maturity",
    "confirm_offers",
    "seal_index",
    "tell_form_detail",
    "tell_maturity",
    "tell_sent",
]
