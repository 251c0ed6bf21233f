# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: everything that was said in conversations is what was said then."""

import json
from collections.abc import Iterator

from django.db.models import Max

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.notifications.models import Utterance

CHUNK = 1_000
SPOKEN = ("notifications.received", "notifications.said")


@attest("conversations")
def words_match_their_digests() -> Iterator[Mismatch]:
    """Compare what was said with the digest that its event carries, in the order of events; and find what no event tells of."""
    last, told = 0, set[int]()
    while True:
        events = LedgerEvent.objects.filter(name__in=SPOKEN, pk__gt=last).order_by("pk")[:CHUNK]
        rows = [(pk, json.loads(payload)) for pk, payload in events.values_list("pk", "payload")]
        if not rows:
            break
        last = rows[-1][0]
        kept = Utterance.objects.in_bulk([payload["utterance"] for _pk, payload in rows])
        for _pk, payload in rows:
            told.add(payload["utterance"])
            yield from _check(payload["utterance"], payload["words"], kept.get(payload["utterance"]))
    newest = Utterance.objects.aggregate(newest=Max("pk"))["newest"] or 0
    for first in range(0, newest + 1, CHUNK):
        found = Utterance.objects.filter(pk__gte=first, pk__lt=first + CHUNK).values_list("pk", flat=True)
        yield from (Mismatch(f"utterance {pk}", "no event tells of it") for pk in found if pk not in told)


def _check(pk: int, digest: str, kept: Utterance | None) -> Iterator[Mismatch]:
    if kept is None:
        yield Mismatch(f"utterance {pk}", "is gone, but its event is there")
    elif kept.salt and not matches(digest, bytes(kept.salt), {"text": kept.text}):
        yield Mismatch(f"utterance {pk}", "was edited: it does not give the digest in the ledger")
