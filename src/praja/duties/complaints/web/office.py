# SPDX-License-Identifier: EUPL-1.2
"""The case as officers work on it. A form that cannot be taken comes back with everything that was typed and sent along."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.office import RevealForm
from praja.duties.complaints.operations import reveal_contact
from praja.duties.complaints.operations.draft_files import drop_draft_file
from praja.duties.complaints.operations.supporting import finish_help
from praja.duties.complaints.queries.office import case_in_office, file_of
from praja.duties.complaints.queries.office_related import supporting_units_of
from praja.duties.complaints.rules import opens_office
from praja.duties.complaints.web.office_page import DESK, Revealing, case_page
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.forms.steps import unpack_files
from praja.kernel.procedures.web.acts import Sent
from praja.kernel.procedures.web.taking import act_paths as paths_of_acts
from praja.kernel.procedures.web.taking import put_on, take_files, unjudged
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_office)
def case(request: PrajaRequest, code: str) -> HttpResponse:
    """The story, the clocks, and what may be done now."""
    with recalled(units, law_data, regions):
        return case_page(request, case_in_office(request.actor, code))


@require_POST
@guarded(opens_office)
def contact(request: PrajaRequest, code: str) -> HttpResponse:
    """Open one sealed contact of a reporter who gave their name, with the reason."""
    with recalled(units, law_data, regions):
        case, form = case_in_office(request.actor, code), RevealForm(request.POST)
        if not form.is_valid():
            return case_page(request, case, revealing=Revealing(form), status=422)
        try:
            opened = reveal_contact(case=case, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            shown = Revealing(form, error=put_on(form, refused))
            return case_page(request, case, revealing=shown, status=refused.status)
        return case_page(request, case, revealing=Revealing(form, opened))


@guarded(opens_office)
def attachment(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of the case: cleaned images on the page, everything else as a download."""
    case = case_in_office(request.actor, code)
    found = file_of(case, number)
    return served(found.file, name=f"{case.code}-{found.position + 1}")


@require_POST
@guarded(opens_office)
def finish_support(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The unit that was asked to help says that its part is done."""
    case = case_in_office(request.actor, code)
    support = next((row for row in supporting_units_of(case) if row.pk == number), None)
    if support is None:
        raise NotFound(_("This report has no such task."))
    finish_help(support=support, actor=request.actor, at=request.at)
    messages.success(request, _("Done: your part of %(code)s.") % {"code": show_code(case.code)})
    return HttpResponseRedirect(DESK.after(request, case.code))


@require_POST
@guarded(opens_office)
def drop_file(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Take a file off the draft; what was typed beside it stays."""
    with recalled(units, law_data, regions):
        case, act = case_in_office(request.actor, code), DESK.by_name["answer"]
        kept = unpack_files(case, request.actor, request.POST.get("kept", ""))
        take_files(DESK, request, case, act, kept)
        error: DomainError | None = None
        try:
            drop_draft_file(case=case, number=number, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = refused
        sent = Sent(act.name, unjudged(request, case, act, kept), error)
        return case_page(request, case, sent, status=error.status if error else 200)


act_paths: list[URLPattern] = paths_of_acts(DESK, "kasus")
"""The address of every act; the page of the case is theirs to come back to."""
