# SPDX-License-Identifier: EUPL-1.2
"""Keys of other systems: who holds which until when, giving one, ending one."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from praja.kernel.people.accounts import accounts_typed, display_name
from praja.kernel.people.enums import AccountKind
from praja.kernel.people.forms import KeyForm
from praja.kernel.people.models import ApiToken
from praja.kernel.people.operations import issue_token, revoke_token
from praja.kernel.people.queries import all_tokens, token_numbered
from praja.kernel.people.rules import opens_keys
from praja.lib.api.scopes import scopes
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

FIELDS = {"expires_at": "until"}
"""The field of the form where a refusal of the operation belongs."""


@guarded(opens_keys)
def keys(request: PrajaRequest) -> HttpResponse:
    """Every key, the newest first. Secrets are nowhere."""
    found = page_of(all_tokens(), order=("-id",), cursor=request.GET.get("halaman"))
    context = {
        "rows": [_row(token, request.at) for token in found.items],
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return _kept_nowhere(render(request, "people/keys.html", context))


@sensitive_variables("secret", "context")
@guarded(opens_keys)
def new_key(request: PrajaRequest) -> HttpResponse:
    """Give a key. Its secret stands on the answer to this one request, and is kept nowhere."""
    form = KeyForm(request.POST or None, today=local_date(request.at, local_zone()))
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            given = _give(request, form)
        except DomainError as refused:
            error = _put_on(form, refused)
        else:
            if given is not None:
                token, secret = given
                context: dict[str, Any] = {"row": _row(token, request.at), "secret": secret}
                return _kept_nowhere(render(request, "people/key_given.html", context))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors}
    return _kept_nowhere(render(request, "people/new_key.html", context, status=422 if has_errors else 200))


@require_POST
@guarded(opens_keys)
def end_key(request: PrajaRequest, pk: int) -> HttpResponse:
    """End a key now."""
    revoke_token(token=token_numbered(pk), actor=request.actor, at=request.at)
    messages.success(request, _("The key opens nothing any more."))
    return HttpResponseRedirect(reverse("people:keys"))


@sensitive_variables()
def _give(request: PrajaRequest, form: KeyForm) -> tuple[ApiToken, str] | None:
    typed = form.cleaned_data["holder"]
    found = [one for one in accounts_typed(typed) if one.is_active and one.kind == AccountKind.EMPLOYEE]
    account = form.refuse_holder(found)
    if account is None:
        return None
    said = form.cleaned_data
    return issue_token(
        account=account,
        name=said["name"],
        scopes=said["scopes"],
        expires_at=form.expires_at,
        actor=request.actor,
        at=request.at,
    )


def _put_on(form: KeyForm, refused: DomainError) -> DomainError | None:
    where = FIELDS.get(refused.field, refused.field)
    if where not in form.fields:
        return refused
    form.add_error(where, str(refused))
    return None


def _row(token: ApiToken, at: datetime) -> dict[str, Any]:
    known = scopes()
    is_over = token.expires_at <= at
    state = "revoked" if token.revoked_at else "over" if is_over else "now"
    return {
        "token": token,
        "holder": display_name(token.account),
        "scopes": [known[name].label if name in known else name for name in token.scopes],
        "state": state,
    }


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
