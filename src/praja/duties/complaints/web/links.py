# SPDX-License-Identifier: EUPL-1.2
"""The secret link of a report, from its submission key to the page that shows it once."""

import base64
import hmac
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.links import give_link_cookie
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web import reporter_of
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret
from praja.lib.errors import NotFound

FRESH = timedelta(minutes=15)
_COOKIE, _SALT = "terkirim", "praja.complaints.sent"


def secret_for(key: UUID) -> str:
    """The secret of the submission with this key: 160 bits, URL-safe.

    It follows from the key and the installation's own secret, so that a submission sent twice on a weak signal, of which the
    person sees only the second answer, still shows the link.
    """
    digest = salted_hmac("praja.complaints.link", key.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def to_sent_page(case: Case, key: UUID) -> HttpResponse:
    """On to the page that says what happens next; with the right to read there, if the case was made with this very key."""
    secret_hash = bytes(case.secret_hash or b"")
    if not hmac.compare_digest(hash_secret(secret_for(key)), secret_hash):
        return HttpResponseRedirect(reverse("track_case", args=[case.code]))
    url = reverse("complaints:sent", args=[case.code])
    response = HttpResponseRedirect(url)
    give_link_cookie(response, case.pk, secret_hash)
    response.set_signed_cookie(
        _COOKIE,
        case.code,
        salt=_SALT,
        max_age=int(FRESH.total_seconds()),
        path=f"/{url.strip('/').split('/')[0]}/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def fresh_secret(request: HttpRequest, case: Case) -> str:
    """The secret, for as long as the page after sending may show it; afterwards empty."""
    code = request.get_signed_cookie(_COOKIE, default="", salt=_SALT, max_age=FRESH)
    return secret_for(case.idempotency_key) if code == case.code and case.idempotency_key else ""


def require_reporter(request: HttpRequest, case: Case | None) -> tuple[Case, Actor]:
    """The case and its reporter. Raises `NotFound` for everybody else, as if there were no such case."""
    actor = reporter_of(request, case) if case else None
    if case is None or actor is None:
        raise NotFound(_("Open this page by the secret link of your report."))
    return case, actor
