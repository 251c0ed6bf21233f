# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from praja.lib.actors import Door
from praja.lib.errors import NotAllowed
from praja.lib.web import opened_by

F = TypeVar("F", bound=Callable[..., Any])


def endpoint(door: Door, *, scope: str | None = None) -> Callable[[F], F]:
    """Open an API operation only to actors for whom `door` opens, and to tokens only with `scope`.

    Written below the router's decorator, so that the guarded function is what the router calls.
    """

    def wrap(function: F) -> F:
        @wraps(function)
        def inner(request: Any, *args: Any, **kwargs: Any) -> Any:
            scopes = getattr(request, "scopes", None)
            if scopes is not None and scope is not None and scope not in scopes:
                raise NotAllowed(_("This token does not carry the scope “%(scope)s”.") % {"scope": scope})
            if not door.opens(request.actor):
                raise NotAllowed(
                    _("This is not open to you."), next_step=_("Send a token of an account whose role allows it.")
                )
            return function(request, *args, **kwargs)

        return opened_by(door, inner)  # type: ignore[return-value]

    return wrap
