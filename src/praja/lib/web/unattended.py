# SPDX-License-Identifier: EUPL-1.2
"""Calls of machines: nobody sits before them, so they have no session, account, language or form of ours, and read no page.

Working those out takes as long as answering what most machines ask, every few seconds each.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from praja.lib import clock
from praja.lib.actors import NOBODY
from praja.lib.errors import DomainError
from praja.lib.web.requests import PrajaRequest

V = TypeVar("V", bound=Callable[..., HttpResponse])
Respond = Callable[[PrajaRequest], HttpResponse]

_MARK = "praja_unattended"


def unattended(view: V) -> V:
    """Called by machines alone: below an address of PRAJA_UNATTENDED it is called at once, as by nobody. It must be exempt from
    the check of forms, and open to anyone."""
    setattr(view, _MARK, True)
    return view


def unattended_middleware(get_response: Respond) -> Respond:
    """Call such views past the layers of people. What holds for everybody stands before it (`SecurityMiddleware`) or is done
    here: the name under which the server was called, foreseen refusals, and the length of the answer."""

    def middleware(request: PrajaRequest) -> HttpResponse:
        if not request.path_info.startswith(settings.PRAJA_UNATTENDED):
            return get_response(request)
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return get_response(request)
        if not getattr(match.func, _MARK, False):
            return get_response(request)
        request.resolver_match = match
        return _called(request, match.func, match.args, match.kwargs)

    return middleware


def _called(request: PrajaRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse:
    request.get_host()
    # What the thread's last reader spoke is none of a machine's business.
    translation.activate(settings.LANGUAGE_CODE)
    request.at, request.actor, request.user = clock.now(), NOBODY, AnonymousUser()
    try:
        found: HttpResponse = view(request, *args, **kwargs)
    except DomainError as error:
        found = render(request, "refused.html", {"error": error}, status=error.status)
    if not found.streaming:
        # Without it the answer travels in chunks, which old firmwares cannot read.
        found["Content-Length"] = str(len(found.content))
    return found
