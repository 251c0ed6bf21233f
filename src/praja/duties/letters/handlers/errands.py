# SPDX-License-Identifier: EUPL-1.2
"""A letter that sends somebody was signed, or counts no longer: their days away follow, and they hear of it."""

from praja.duties.letters.operations.errands import settle_errand
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.lib.actors import system_actor


@subscribe(
    "letters.signed",
    "letters.numbered_by_srikandi",
    "letters.withdrawn",
    subscriber="letters.errand",
)
def settled(delivered: Delivered) -> None:
    """Their days away are recorded or taken back, as the letter stands now."""
    settle_errand(case_id=int(delivered.refs["case"]), actor=system_actor("letters.errand"), at=delivered.at)
