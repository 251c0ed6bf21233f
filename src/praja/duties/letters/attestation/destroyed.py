# SPDX-License-Identifier: EUPL-1.2
"""Which cases the ledger says were erased: their words have no salt left, and their digests say nothing any more."""

from django.db.models import Q

from praja.duties.letters.models import RecordItem
from praja.kernel.ledger.telling import told


def erased_files() -> frozenset[int]:
    """The files whose erasure is in the ledger."""
    events = told(Q(stream__startswith="letters.file:"), names=("letters.file_erased",))
    return frozenset(int(one.payload["file"]) for one in events)


def erased_cases() -> frozenset[int]:
    """The cases that lay in them: for these, and only these, words without a salt are as recorded."""
    files = erased_files()
    return frozenset(RecordItem.objects.filter(file__in=files).values_list("case_id", flat=True)) if files else files
