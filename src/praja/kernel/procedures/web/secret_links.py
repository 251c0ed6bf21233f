# SPDX-License-Identifier: EUPL-1.2
"""The secret link of a case, from the key of its submission to the page that shows it once, or to the paper it is printed on.

It follows from the key and the installation's own secret, so that what is sent twice on a weak signal, of which the person sees
only the second answer, still shows the link.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.links import give_link_cookie
from praja.kernel.procedures.models import Case
from praja.lib.codes import hash_secret
from praja.lib.web import PrajaRequest

FRESH = timedelta(minutes=15)
"""How long the link is told after sending."""
_COOKIE = "terkirim"


@dataclass(frozen=True)
class SecretLinks:
    """The links of one duty. `sent_page` is the name of its page after sending (one argument, the code)."""

    duty: str
    sent_page: str

    def secret_for(self, key: UUID) -> str:
        """The secret of the submission with this key: 160 bits, URL-safe; the same however often it is sent."""
        return _secret(f"praja.{self.duty}.link", key)

    def to_sent_page(self, case: Case, key: UUID) -> HttpResponse:
        """On to the page that says what happens next; with the right to read there, if the case was made with this very key."""
        if not _opens(self.secret_for(key), case):
            return HttpResponseRedirect(reverse("track_case", args=[case.code]))
        url = reverse(self.sent_page, args=[case.code])
        response = HttpResponseRedirect(url)
        give_link_cookie(response, case.pk, bytes(case.secret_hash or b""))
        response.set_signed_cookie(
            _COOKIE,
            case.code,
            salt=self._salt,
            max_age=int(FRESH.total_seconds()),
            path=f"/{url.strip('/').split('/')[0]}/",
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response

    def fresh_secret(self, request: HttpRequest, case: Case) -> str:
        """The secret, for as long as the page after sending may show it; afterwards empty."""
        code = request.get_signed_cookie(_COOKIE, default="", salt=self._salt, max_age=FRESH)
        return self.secret_for(case.idempotency_key) if code == case.code and case.idempotency_key else ""

    def counter_secret(self, key: UUID) -> str:
        """The secret of what an officer entered under this key. It reaches paper, never a page.

        The officer must not keep it, so it follows from the key by a way of its own: the key, which the officer's browser has
        seen, opens nothing on the residents' pages.
        """
        return _secret(f"praja.{self.duty}.counter-link", key)

    def secret_to_print(self, request: PrajaRequest, case: Case) -> str:
        """The secret while the receipt is handed over to whoever stands at the counter; afterwards empty."""
        if case.idempotency_key is None or not was_just_entered(request, case):
            return ""
        secret = self.counter_secret(case.idempotency_key)
        return secret if _opens(secret, case) else ""

    @property
    def _salt(self) -> str:
        return f"praja.{self.duty}.sent"


def was_just_entered(request: PrajaRequest, case: Case) -> bool:
    """Whether this very officer entered the case within the last quarter of an hour, by the ledger's own word on who that was
    and when. One statement."""
    entered = LedgerEvent.objects.filter(stream=case.stream, seq=1).values_list("actor_kind", "actor_id", "at").first()
    if entered is None or not request.actor.id:
        return False
    kind, actor_id, at = entered
    return (kind, actor_id) == (request.actor.kind, request.actor.id) and request.at - at <= FRESH


def _secret(purpose: str, key: UUID) -> str:
    digest = salted_hmac(purpose, key.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def _opens(secret: str, case: Case) -> bool:
    return hmac.compare_digest(hash_secret(secret), bytes(case.secret_hash or b""))
