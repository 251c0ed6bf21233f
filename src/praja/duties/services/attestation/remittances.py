# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: a list of what was remitted holds what was handed in, and cross-foots."""

import json
from collections.abc import Iterator

from django.db.models import Count, Sum

from praja.duties.services.models import Remittance
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.models import LedgerEvent


@attest("services.remittances")
def remittances_cross_foot() -> Iterator[Mismatch]:
    """Compare every list with its payments and with its last event."""
    rows = Remittance.objects.annotate(summed=Sum("payments__amount"), counted=Count("payments"))
    for row in rows.order_by("pk").iterator(chunk_size=500):
        where = f"remittance {row.number}"
        events = LedgerEvent.objects.filter(stream=f"remittance:{row.pk}").order_by("-seq")
        last = events.values_list("name", "payload").first()
        if last is None:
            yield Mismatch(where, "no event says that it was drawn up")
            continue
        recorded = json.loads(last[1])
        if (row.total, row.total, row.counted) != (row.summed, recorded["total"], recorded["payments"]):
            yield Mismatch(where, "does not cross-foot: its total, its payments and its event differ")
        if (row.handed_at is not None) != (last[0] == "services.remitted"):
            yield Mismatch(where, "was handed in according to the table or to the ledger, but not to both")
