# SPDX-License-Identifier: EUPL-1.2
"""Every view names the right that opens it. A view without one fails the system check (`config.checks`)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.functional import LazyObject, empty
from django.utils.translation import gettext_lazy as _

from praja.lib.actors import RESIDENT, Door
from praja.lib.errors import NotAllowed
from praja.lib.web.requests import PrajaRequest

View = Callable[..., HttpResponse]
V = TypeVar("V", bound=View)

_ATTRIBUTE = "praja_door"


def guarded(door: Door) -> Callable[[V], View]:
    """Open this view only to actors for whom `door` opens; whoever has not signed in is asked to."""

    def wrap(view: V) -> View:
        @wraps(view)
        def inner(request: PrajaRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if door.opens(request.actor):
                _without_stand_in(request)
                return view(request, *args, **kwargs)
            # The holder of a secret link may be an officer whose session has ended: signing in helps them as well.
            if not request.user.is_authenticated:
                query = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{resolve_url(door.entrance)}?{query}")
            if RESIDENT.opens(request.actor):
                raise NotAllowed(
                    _("This page is for officers."), next_step=_("Sign out here and sign in with your office account.")
                )
            if door is RESIDENT:
                raise NotAllowed(
                    _("This page is for residents."), next_step=_("Sign out here and sign in as a resident.")
                )
            raise NotAllowed(_("This page is not part of your duties."), next_step=_("Go back to your desk."))

        setattr(inner, _ATTRIBUTE, door)
        return inner

    return wrap


def _without_stand_in(request: PrajaRequest) -> None:
    """Once it is worked out who asks, let the view and its page have the actor itself: rules look at it dozens of times, and each
    look through Django's stand-in raises and catches an error."""
    stand_in = request.__dict__["actor"]
    if isinstance(stand_in, LazyObject) and (actor := vars(stand_in)["_wrapped"]) is not empty:
        request.actor = actor


def opened_by(door: Door, view: View) -> View:
    """Name the door of a view that guards itself (a library's log-in page, static files)."""
    setattr(view, _ATTRIBUTE, door)
    return view


def door_of(view: View) -> Door | None:
    """The door a view names, or None."""
    return getattr(view, _ATTRIBUTE, None)
