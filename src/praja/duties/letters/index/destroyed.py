# SPDX-License-Identifier: EUPL-1.2
"""What was destroyed by its schedule is read again, so that its words leave the index too."""

from collections.abc import Collection

from praja.duties.letters.models import RecordItem
from praja.kernel.ledger.subscriptions import Delivered

ERASED = "letters.file_erased"


def touched(delivered: Delivered) -> int | str | Collection[int] | None:
    """The case that an event is about; of an erased file every case that lay in it."""
    if delivered.event.name == ERASED:
        return list(RecordItem.objects.filter(file=int(delivered.refs["file"])).values_list("case_id", flat=True))
    return delivered.refs.get("case")
