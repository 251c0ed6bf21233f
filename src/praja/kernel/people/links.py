# SPDX-License-Identifier: EUPL-1.2
"""The cookie that a secret link is swapped for, so that the secret leaves the address bar at once.

The secret itself is hashed at rest on its case; the cookie is signed here, names the case, and ends with its
time. It carries the digest of the secret's hash, so that a case whose link was replaced can refuse older
cookies.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from praja.lib.actors import Actor, ActorKind

COOKIE = "tautan"
SALT = "praja.people.links"
LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LinkCookie:
    """What a valid cookie says. `mark` stands for the secret that opened it; empty if none was given."""

    case_id: int
    mark: str = ""


def mark_of(secret_hash: bytes) -> str:
    """A short mark of a stored secret hash, for comparing without revealing it."""
    return hashlib.sha256(b"praja-link-cookie:" + secret_hash).hexdigest()[:32]


def give_link_cookie(response: HttpResponseBase, case_id: int, secret_hash: bytes = b"") -> None:
    """Set the cookie that lets its bearer act on one case for `LASTS`."""
    mark = mark_of(secret_hash) if secret_hash else ""
    value = signing.dumps({"c": case_id, "m": mark}, salt=SALT, compress=False)
    response.set_cookie(
        COOKIE,
        value,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def drop_link_cookie(response: HttpResponseBase) -> None:
    """Forget the link on this device."""
    response.delete_cookie(COOKIE, samesite="Lax")


def link_cookie(request: HttpRequest) -> LinkCookie | None:
    """What the cookie says; None without one, after its time, or if it was changed."""
    value = request.COOKIES.get(COOKIE)
    if not value:
        return None
    try:
        held = signing.loads(value, salt=SALT, max_age=LASTS)
        return LinkCookie(int(held["c"]), str(held["m"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def link_actor(request: HttpRequest) -> Actor | None:
    """The actor that the link cookie stands for: it may act on one case and nothing else."""
    cookie = link_cookie(request)
    if cookie is None:
        return None
    return Actor(ActorKind.LINK, f"case:{cookie.case_id}", case_id=cookie.case_id)


def opens_with(cookie: LinkCookie, secret_hash: bytes) -> bool:
    """Whether the cookie came from this very secret: false once the case's link was replaced."""
    return hmac.compare_digest(cookie.mark, mark_of(secret_hash))
