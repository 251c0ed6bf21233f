# SPDX-License-Identifier: EUPL-1.2
"""Who asks, and when: every request carries `at`, `actor` and `scopes`."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from praja.kernel.people.enums import PRIVILEGED
from praja.kernel.people.links import link_actor
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of, token_of
from praja.lib import clock
from praja.lib.actors import NOBODY, Actor

Respond = Callable[[HttpRequest], HttpResponseBase]

BEARER = "Bearer "


def actor_middleware(get_response: Respond) -> Respond:
    """Set `request.at` (this moment, UTC), `request.actor` (an `Actor`, worked out when first asked) and `request.scopes`.

    A bearer token counts before the session; an invalid one is nobody, with no scopes. `scopes` is None for
    everybody who did not come with a token: their roles alone decide. A signed-in account counts before a
    secret link's cookie.
    """

    def middleware(request: Any) -> HttpResponseBase:
        request.at = clock.now()
        request.scopes = None
        header = request.headers.get("Authorization", "")
        if header.startswith(BEARER):
            _carry_token(request, header.removeprefix(BEARER).strip())
        else:
            request.actor = SimpleLazyObject(lambda: _actor_of(request))
        return get_response(request)

    return middleware


def _carry_token(request: Any, secret: str) -> None:
    token = token_of(secret, request.at)
    request.scopes = frozenset(token.scopes) if token else frozenset()
    request.actor = actor_of(token.account, request.at) if token else NOBODY


def _actor_of(request: Any) -> Actor:
    account = getattr(request, "user", None)
    if isinstance(account, Account) and account.is_active:
        return actor_of(account, request.at)
    return link_actor(request) or NOBODY


ALWAYS_OPEN = ("mfa_", "account_logout", "account_reauthenticate", "set_language")
"""Names of pages that somebody without a second factor still reaches: setting one up, and leaving."""


def second_factor_middleware(get_response: Respond) -> Respond:
    """Send holders of privileged roles who have no second factor to the page where they set one up.

    Only where PRAJA_REQUIRE_SECOND_FACTOR is on. Stands after `actor_middleware`. API tokens are exempt: they
    are scoped and carry their own secret.
    """

    def middleware(request: Any) -> HttpResponseBase:
        return get_response(request)

    def process_view(request: Any, _view: object, _args: object, _kwargs: object) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is not None and (match.url_name or "").startswith(ALWAYS_OPEN):
            return None
        if not lacks_second_factor(request):
            return None
        messages.warning(request, _("Your role needs a second step at log-in. Set it up now; it takes two minutes."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def lacks_second_factor(request: Any) -> bool:
    """Whether the one who asks holds a privileged role and has neither an authenticator app nor a passkey."""
    from allauth.mfa.utils import is_mfa_enabled

    if not settings.PRAJA_REQUIRE_SECOND_FACTOR or request.scopes is not None:
        return False
    if not isinstance(request.user, Account):
        return False
    return bool(request.actor.roles & PRIVILEGED) and not is_mfa_enabled(request.user)
