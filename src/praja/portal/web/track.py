# SPDX-License-Identifier: EUPL-1.2
"""Where a matter stands, by its code; everything said about it, by its secret link. Each duty draws its own cases."""

import hmac
import json

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.links import give_link_cookie
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.tracking import case_by_link, readable_case, tracked_as
from praja.kernel.procedures.web import reporter_of
from praja.lib.actors import ANYONE
from praja.lib.codes import hash_secret
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def track(request: PrajaRequest) -> HttpResponse:
    """Ask for a code; a wrong one is said in a plain sentence."""
    typed = request.GET.get("kode", "").replace("\x00", "").strip()[:60]
    case = readable_case(request, typed) if typed else None
    if case is not None:
        return HttpResponseRedirect(reverse("track_case", args=[case.code]))
    return render(request, "portal/track.html", {"typed": typed}, status=404 if typed else 200)


@guarded(ANYONE)
def track_secret(request: PrajaRequest, code: str, secret: str) -> HttpResponse:
    """Swap the secret in the address for a cookie at once. A wrong one never tells whether the code exists."""
    case = case_by_link(code)
    kept = bytes(case.secret_hash or b"") if case else b""
    if case is None or not hmac.compare_digest(hash_secret(secret), kept):
        raise NotFound(
            _("This link opens nothing."),
            next_step=_("Copy the whole link from where you kept it, or look by code."),
        )
    response = HttpResponseRedirect(reverse("track_case", args=[case.code]))
    give_link_cookie(response, case.pk, kept)
    return response


@guarded(ANYONE)
def track_case(request: PrajaRequest, code: str) -> HttpResponse:
    """Everything for whoever holds the link; for others what they may know."""
    case = _found(request, code)
    is_owner = reporter_of(request, case) is not None
    with recalled(units, law_data):
        response = tracked_as(case).page(request, case, is_owner)
    if is_owner:
        response["Cache-Control"] = "no-store"
    return response


@guarded(ANYONE)
def proof(request: PrajaRequest, code: str) -> HttpResponse:
    """The proof that the matter stands in the ledger, with its words; for whoever holds the link."""
    case = _found(request, code)
    if reporter_of(request, case) is None:
        raise NotFound(_("Open this page by your secret link."))
    content = json.dumps(tracked_as(case).proof(case), indent=2, ensure_ascii=False) + "\n"
    headers = {"Content-Disposition": f'attachment; filename="bukti-{case.code}.json"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/json", headers=headers)


def _found(request: PrajaRequest, code: str) -> Case:
    case = readable_case(request, code)
    if case is None:
        raise NotFound(
            _("Nothing has this code."),
            next_step=_("Check each letter: a code has ten letters and digits, for example 7KQ2M-9XW4P."),
        )
    return case
