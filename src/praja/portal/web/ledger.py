# SPDX-License-Identifier: EUPL-1.2
"""The ledger in public: what it is, its latest signed checkpoint, and proofs for whoever holds an entry's hash."""

import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import inclusion_of, latest_head, public_key
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

LARGEST_SEQ = 2**31 - 1
"""What the column holds; databases refuse to look for more."""


@guarded(ANYONE)
def ledger(request: PrajaRequest) -> HttpResponse:
    """What the ledger is, how far its tree reaches, and how to check a receipt without us."""
    context = {
        "head": latest_head(),
        "public_key": public_key(),
        "command": f"python verify_receipt.py --key {public_key()} tanda-terima.json bukti.json",
        "origin": settings.PRAJA_LEDGER_ORIGIN,
        "interval": int(settings.PRAJA_LEDGER_INTERVAL.total_seconds() // 60),
    }
    return render(request, "portal/ledger.html", context)


@guarded(ANYONE)
def checkpoint(request: PrajaRequest) -> HttpResponse:
    """The latest signed checkpoint as transparency logs publish theirs."""
    head = latest_head()
    if head is None:
        raise NotFound(
            _("No checkpoint has been published yet."), next_step=_("Come back after the first interval has closed.")
        )
    return HttpResponse(head.checkpoint, content_type="text/plain; charset=utf-8")


@guarded(ANYONE)
def proof_of_entry(request: PrajaRequest, stream: str, seq: int, digest: str) -> HttpResponse:
    """The inclusion proof of an entry for whoever holds its place and hash, as a receipt does.

    The hash can't be guessed and the proof tells no content. Looked up by place, which is indexed; the hash must then agree.
    """
    possible = seq <= LARGEST_SEQ and "\x00" not in stream
    row = LedgerEvent.objects.filter(stream=stream, seq=seq).first() if possible else None
    if row is None or bytes(row.hash).hex() != digest:
        raise NotFound(
            _("There is no such entry."), next_step=_("Copy stream, seq and hash from the receipt, under “event”.")
        )
    content = json.dumps(inclusion_of(stream, seq).to_json(), indent=2) + "\n"
    return HttpResponse(content, content_type="application/json")
