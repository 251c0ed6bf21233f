# SPDX-License-Identifier: EUPL-1.2
"""The counter: an officer fills in an application for whoever stands there, and hands over the receipt.

The pages are those of residents; what differs is said in `ways`.
"""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.intake import applications_of_persons, services_taken_in
from praja.duties.services.queries.office import visible_applications
from praja.duties.services.queries.own import case_with_code
from praja.duties.services.queries.queues.counters import counter_of
from praja.duties.services.rules import opens_counter_intake
from praja.duties.services.web.applying.pages import begun, file_shown, stepped
from praja.duties.services.web.applying.ways import AT_COUNTER
from praja.duties.services.web.links import LINKS
from praja.duties.services.web.paper import promised_clock, receipt_response
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.counters import CounterService, register_counter_service
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.secret_links import was_just_entered
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

register_counter_service(
    CounterService(
        name="services",
        label=gettext_lazy("Application for a service"),
        description=gettext_lazy("A letter, a permit, a card: filled in for the person who stands here."),
        url_name="services:intake",
        door=opens_counter_intake,
        procedures=frozenset({APPLICATION.name}),
        case_url_name="services:intake_case",
        matters_of=applications_of_persons,
    )
)


@guarded(opens_counter_intake)
def intake(request: PrajaRequest) -> HttpResponse:
    """What can be applied for at the counters of this officer's units."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    with recalled(units):
        found = services_taken_in(request.actor, local_date(request.at, local_zone()), words)
    rows = [{"name": one.name, "url": reverse("services:intake_begin", args=[one.code])} for one in found]
    return render(request, "services/intake/choose.html", {"rows": rows, "words": words})


@guarded(opens_counter_intake)
def intake_begin(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin for the person who stands here, or go on with what was begun on this machine."""
    return _private(begun(request, code, AT_COUNTER))


@guarded(opens_counter_intake)
def intake_step(request: PrajaRequest, code: str, name: str) -> HttpResponse:
    """One page of the application."""
    return _private(stepped(request, code, name, AT_COUNTER))


@guarded(opens_counter_intake)
def intake_file(request: PrajaRequest, code: str, secret: str) -> Any:
    """A paper that was taken in for the application in hand."""
    return file_shown(request, code, secret)


@guarded(opens_counter_intake)
def intake_case(request: PrajaRequest, code: str) -> HttpResponse:
    """What whoever knows the code may know, for the officer to say; right after entering it, the receipt to hand over."""
    case = _found(code)
    is_new, called = was_just_entered(request, case), counter_of(request.actor)
    with recalled(units, law_data):
        context = {
            "case": case,
            "code": show_code(case.code),
            "spoken": " ".join(case.code),
            "is_new": is_new,
            "is_secret_printed": bool(_secret_to_print(request, case)),
            "state": APPLICATION.by_state[case.state],
            "clock": promised_clock(case),
            "counter": called[0] if called else None,
            "ticket": called[1] if called else None,
            "office_url": _office_url(request, case),
        }
        response = render(request, "services/intake/case.html", context)
    return _private(response)


@require_POST
@guarded(opens_counter_intake)
def intake_receipt(request: PrajaRequest, code: str) -> HttpResponse:
    """The receipt on the paper chosen. It carries the secret link only right after entering, and no page ever does."""
    case = _found(code)
    response = receipt_response(
        case,
        secret=_secret_to_print(request, case),
        paper=request.POST.get("kertas", "a5"),
        tells_subject=was_just_entered(request, case),
    )
    # Shown in the browser and not downloaded, so that no copy of the secret stays on the counter's machine.
    response["Content-Disposition"] = f'inline; filename="tanda-terima-{case.code}.pdf"'
    return response


def _secret_to_print(request: PrajaRequest, case: Case) -> str:
    """Only of what was entered here: what residents send themselves has shown them its link."""
    return LINKS.secret_to_print(request, case) if case.channel == Channel.COUNTER else ""


def _office_url(request: PrajaRequest, case: Case) -> str:
    """The office's own page of it, for whoever may read it; else empty."""
    may_read = visible_applications(request.actor).filter(pk=case.pk).exists()
    return reverse("services:case", args=[case.code]) if may_read else ""


def _found(code: str) -> Case:
    case = case_with_code(code)
    if case is None:
        raise NotFound(
            _("There is no application with this code."),
            next_step=_("Check each letter: a code has ten letters and digits, for example 7KQ2M-9XW4P."),
        )
    return case


def _private(response: HttpResponse) -> HttpResponse:
    """No copy of what somebody else said stays on the counter's machine."""
    if not isinstance(response, HttpResponseRedirect):
        response["Cache-Control"] = "no-store"
    return response
