# SPDX-License-Identifier: EUPL-1.2
"""A report as an officer at the counter meets it: what its code may tell, its receipt, and words to pass on."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.intake import HeardForm, OneMoreForm, PaperForm
from praja.duties.complaints.operations import follow_complaint
from praja.duties.complaints.operations.talking import write_down_words
from praja.duties.complaints.queries.public import case_with_code
from praja.duties.complaints.queries.standing import standing_of
from praja.duties.complaints.rules import opens_intake
from praja.duties.complaints.web.links import LINKS
from praja.duties.complaints.web.paper import receipt_response
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.enums import Channel, Priority
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import clocks_of
from praja.kernel.procedures.web.secret_links import was_just_entered
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_intake)
def intake_case(request: PrajaRequest, code: str) -> HttpResponse:
    """What whoever knows the code may know, for the officer to say; right after entering it, the receipt."""
    case = _found(code)
    return _page(request, case, HeardForm(initial={"key": uuid4(), "channel": Channel.COUNTER}))


@require_POST
@guarded(opens_intake)
def intake_receipt(request: PrajaRequest, code: str) -> HttpResponse:
    """The receipt on the paper chosen. It carries the secret link only right after entering, and no page ever does."""
    case, form = _found(code), PaperForm(request.POST)
    if not form.is_valid() or case.channel == Channel.WATCH:
        return to_case(case)
    response = receipt_response(
        case,
        secret=_secret_to_print(request, case),
        paper=form.cleaned_data["kertas"],
        tells_subject=was_just_entered(request, case) or case.is_public,
    )
    # Shown in the browser and not downloaded, so that no copy of the secret stays on the counter's machine.
    response["Content-Disposition"] = f'inline; filename="tanda-terima-{case.code}.pdf"'
    return response


@require_POST
@guarded(opens_intake)
def intake_words(request: PrajaRequest, code: str) -> HttpResponse:
    """Pass on what somebody says about a report: it joins the conversation, as heard at the counter or by telephone."""
    case, form = _found(code), HeardForm(request.POST)
    if not form.is_valid() or case.closed_at is not None:
        return _page(request, case, form)
    said = form.cleaned_data
    try:
        write_down_words(
            case=case,
            text=said["text"],
            files=(),
            channel=said["channel"],
            key=said["key"],
            actor=request.actor,
            at=request.at,
        )
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _page(request, case, form)
    messages.success(request, _("It was passed on. The unit reads it in the conversation of this report."))
    return to_case(case)


@require_POST
@guarded(opens_intake)
def intake_one_more(request: PrajaRequest, code: str) -> HttpResponse:
    """Count the person with a published report that says the same, instead of taking in another one."""
    case, form = _found(code), OneMoreForm(request.POST)
    if not form.is_valid():
        return to_case(case)
    known = form.contact()
    person = new_person(at=request.at, **known) if any(known.values()) else None
    follow_complaint(case=case, person=person, device=form.cleaned_data["key"].hex, actor=request.actor, at=request.at)
    messages.success(request, _("Counted: this person is one more who reports it."))
    return to_case(case)


def to_case(case: Case) -> HttpResponse:
    """On to the page of a case."""
    return HttpResponseRedirect(reverse("complaints:intake_case", args=[case.code]))


def _secret_to_print(request: PrajaRequest, case: Case) -> str:
    """A public post that somebody saw has no reporter to hand a link to."""
    return "" if case.channel == Channel.WATCH else LINKS.secret_to_print(request, case)


def _found(code: str) -> Case:
    case = case_with_code(code)
    if case is None:
        raise NotFound(
            _("There is no report with this code."),
            next_step=_("Check each letter: a code has ten letters and digits, for example 7KQ2M-9XW4P."),
        )
    return case


def _page(request: PrajaRequest, case: Case, words: HeardForm) -> HttpResponse:
    with recalled(units, law_data):
        standing = standing_of(case, clocks_of(case), is_reporter=False, at=request.at)
    is_new = was_just_entered(request, case)
    context = {
        "case": case,
        "code": show_code(case.code),
        "spoken": " ".join(case.code),
        "is_new": is_new,
        "is_secret_printed": bool(_secret_to_print(request, case)),
        "has_receipt": case.channel != Channel.WATCH,
        "subject": case.subject if is_new or case.is_public else "",
        "standing": standing,
        "priority": Priority(case.priority).label if is_new and case.priority else "",
        "words": words if case.closed_at is None and not is_new else None,
    }
    response = render(request, "complaints/intake/case.html", context, status=422 if words.is_bound else 200)
    response["Cache-Control"] = "no-store"
    return response
