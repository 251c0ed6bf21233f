# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on sealed figures: each row belongs to a recorded sealing and is as it was then."""

import json
from collections import defaultdict
from collections.abc import Iterator

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.measures.events import PeriodSealed
from praja.kernel.measures.models import SealedPeriod
from praja.kernel.measures.operations.sealing import rows_digest


@attest("measures.sealed_periods")
def changed_sealed_periods() -> Iterator[Mismatch]:
    """Sealed periods whose rows differ from what was recorded, and rows that no sealing accounts for."""
    recorded: set[tuple[str, str, str]] = set()
    for text in LedgerEvent.objects.filter(name=PeriodSealed.name).order_by("id").values_list("payload", flat=True):
        sealed = json.loads(text)
        first, last = sealed["first_day"], sealed["last_day"]
        recorded |= {(key, first, last) for key in sealed["measures"]}
        rows = SealedPeriod.objects.filter(measure__in=sealed["measures"], first_day=first, last_day=last)
        if rows_digest(rows) != sealed["rows_digest"]:
            yield Mismatch(f"sealed period {first} to {last}", "its figures are not those that were sealed")
    strangers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, first, last in SealedPeriod.objects.values_list("measure", "first_day", "last_day").distinct():
        if (key, first.isoformat(), last.isoformat()) not in recorded:
            strangers[first.isoformat(), last.isoformat()].append(key)
    for (first, last), keys in sorted(strangers.items()):
        yield Mismatch(f"sealed period {first} to {last}", f"was never sealed on the ledger: {', '.join(sorted(keys))}")
