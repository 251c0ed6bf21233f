# SPDX-License-Identifier: EUPL-1.2
"""What a browser asks before a page of another site reads with marks for caches (a CORS preflight)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

LASTS = "86400"
"""Seconds for which a browser need not ask again."""


def read_by_sites(view: Callable[..., Any]) -> Callable[..., Any]:
    """Take GET and HEAD, and tell whoever asks before that these may be sent. Told before anything is looked up: it says nothing
    about what is there."""

    @require_http_methods(["GET", "HEAD", "OPTIONS"])
    @wraps(view)
    def inner(request: Any, *args: Any, **kwargs: Any) -> Any:
        return _told() if request.method == "OPTIONS" else view(request, *args, **kwargs)

    return inner


def _told() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
    response["Access-Control-Max-Age"] = LASTS
    return response
