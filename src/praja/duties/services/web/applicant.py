# SPDX-License-Identifier: EUPL-1.2
"""After sending: the page with code, link and receipt, and what belongs to one's own application."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.own import case_with_code, link_of, papers_of, receipt_of
from praja.duties.services.queries.products import PRODUCT
from praja.duties.services.web.links import LINKS, require_applicant
from praja.duties.services.web.paper import promised_clock, receipt_response
from praja.kernel.documents.queries import issued_of
from praja.kernel.documents.web import served, served_document
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.queries.explaining import explanation
from praja.kernel.procedures.web.receipts import receipt_as_file
from praja.lib.actors import ANYONE
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def sent(request: PrajaRequest, code: str) -> HttpResponse:
    """What happens next, the code, the receipt, and for a quarter of an hour the secret link."""
    case, _actor = require_applicant(request, case_with_code(code))
    with recalled(units, law_data):
        secret, clock = LINKS.fresh_secret(request, case), promised_clock(case)
        context = {
            "case": case,
            "code": show_code(case.code),
            "link": link_of(case, secret) if secret else "",
            "clock": clock,
            "is_paid_for": application_of(case).fee > 0,
            "lines": explanation(clock) if clock else (),
        }
        response = render(request, "services/sent.html", context)
    response["Cache-Control"] = "no-store"
    return response


@guarded(ANYONE)
def receipt_file(request: PrajaRequest, code: str) -> HttpResponse:
    """The signed receipt as a file for the offline checker."""
    case, _actor = require_applicant(request, case_with_code(code))
    return receipt_as_file(case, receipt_of(case, application_of(case)))


@guarded(ANYONE)
def receipt_paper(request: PrajaRequest, code: str) -> HttpResponse:
    """The receipt on paper; with the secret link only right after sending."""
    case, _actor = require_applicant(request, case_with_code(code))
    return receipt_response(case, secret=LINKS.fresh_secret(request, case), paper=request.GET.get("kertas", "a5"))


@guarded(ANYONE)
def own_paper(request: PrajaRequest, code: str, number: int) -> Any:
    """A paper that was handed in, shown to the applicant only."""
    case, _actor = require_applicant(request, case_with_code(code))
    found = papers_of(application_of(case)).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    return served(found.file, name=f"{case.code}-{found.pk}", cache="no-store")


@guarded(ANYONE)
def product(request: PrajaRequest, code: str, secret: str) -> Any:
    """The signed product, byte for byte, for the applicant; `secret` is the code printed on it."""
    case, _actor = require_applicant(request, case_with_code(code))
    found = issued_of(PRODUCT, case.pk).filter(code=secret).first()
    if found is None:
        raise NotFound(_("There is no such document."))
    response = served_document(found)
    response["Cache-Control"] = "no-store"
    return response
