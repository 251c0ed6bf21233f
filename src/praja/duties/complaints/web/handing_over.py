# SPDX-License-Identifier: EUPL-1.2
"""The secret link of a report that an officer entered: it reaches paper, never a page.

The officer must not keep it, so it follows from the submission's key by a way of its own: the key, which the officer's browser
has seen, opens nothing on the residents' pages. Whoever entered the report may print it for a quarter of an hour, by the
ledger's own word on who that was and when.
"""

import base64
import hmac
from datetime import timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.lib.codes import hash_secret
from praja.lib.web import PrajaRequest

FRESH = timedelta(minutes=15)


def counter_secret(key: UUID) -> str:
    """The secret of the report entered under this key: 160 bits, URL-safe; the same however often it is sent."""
    digest = salted_hmac("praja.complaints.counter-link", key.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def was_just_entered(request: PrajaRequest, case: Case) -> bool:
    """Whether this very officer entered the case within the last quarter of an hour. One statement."""
    entered = LedgerEvent.objects.filter(stream=case.stream, seq=1).values_list("actor_kind", "actor_id", "at").first()
    if entered is None or not request.actor.id:
        return False
    kind, actor_id, at = entered
    return (kind, actor_id) == (request.actor.kind, request.actor.id) and request.at - at <= FRESH


def secret_to_print(request: PrajaRequest, case: Case) -> str:
    """The reporter's secret while the receipt is handed over; afterwards, and where there is no reporter, empty."""
    if case.idempotency_key is None or case.channel == Channel.WATCH or not was_just_entered(request, case):
        return ""
    secret = counter_secret(case.idempotency_key)
    return secret if hmac.compare_digest(hash_secret(secret), bytes(case.secret_hash or b"")) else ""
