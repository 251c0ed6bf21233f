# SPDX-License-Identifier: EUPL-1.2
"""The application as officers work on it, its papers and its product."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.office import case_in_office
from praja.duties.services.queries.office_papers import paper_of, shown_file, visit_photo
from praja.duties.services.queries.products import issued_document_of, preview_of_product
from praja.duties.services.rules import opens_office
from praja.duties.services.web.office_page import DESK, case_page
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.web.taking import act_paths as paths_of_acts
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_office)
def case(request: PrajaRequest, code: str) -> HttpResponse:
    """Path, story, clocks, what was handed in, and what may be done now."""
    with recalled(units, law_data, regions):
        return case_page(request, case_in_office(request.actor, code))


@guarded(opens_office)
def paper(request: PrajaRequest, code: str, number: int) -> Any:
    """A paper of the application: cleaned images on the page, everything else as a download."""
    found = case_in_office(request.actor, code)
    return served(paper_of(found, number), name=f"{found.code}-{number}")


@guarded(opens_office)
def shown(request: PrajaRequest, code: str, name: str) -> Any:
    """What the applicant showed on the way: the proof of payment, the paper that the neighbourhood signed."""
    found = case_in_office(request.actor, code)
    return served(shown_file(found, name), name=f"{found.code}-{name}")


@guarded(opens_office)
def photo(request: PrajaRequest, code: str, number: int) -> Any:
    """A photo of a visit."""
    found = case_in_office(request.actor, code)
    return served(visit_photo(found, number), name=f"{found.code}-{number}")


@guarded(opens_office)
def preview(request: PrajaRequest, code: str) -> HttpResponse:
    """The product as it would be signed now, marked across as an unsigned sample."""
    with recalled(units, regions):
        application = application_of(case_in_office(request.actor, code))
        if not application.version.template:
            raise NotFound(_("This service makes no product here."))
        page = preview_of_product(application, request.at)
    response = HttpResponse(page, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{application.case.code}-contoh.pdf"'
    return no_store(response)


@guarded(opens_office)
def product(request: PrajaRequest, code: str) -> Any:
    """The signed product."""
    found = case_in_office(request.actor, code)
    document = issued_document_of(application_of(found))
    if document is None or document.file is None:
        raise NotFound(_("Nothing is signed yet."))
    return served(document.file, name=found.code)


act_paths = paths_of_acts(DESK, "kantor")
"""The address of every act; the page of the application is theirs to come back to."""
