# SPDX-License-Identifier: EUPL-1.2
"""What the page of an application shows: path, story, clocks, what was handed in, the product, and what may be done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.services.models import Application
from praja.duties.services.operations.references import may_verify_now
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.procedure.names import WAITS_FOR_OTHERS
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.office import case_in_office, visible_applications
from praja.duties.services.queries.office_papers import answers_in_words, applicant_of, papers_of, shown_of, stages_of
from praja.duties.services.queries.office_story import office_story
from praja.duties.services.queries.products import document_of
from praja.duties.services.rules import opens_office
from praja.duties.services.web.office_acts import ACTS
from praja.duties.services.web.office_words import document_words, payment_words
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, Sent, clocks_shown, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import no_store
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest


def case_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page of an application, with a form that was sent put back where it belongs."""
    application = application_of(case)
    case.lead_unit = application.case.lead_unit
    case.application = application  # the acts and forms of this page ask it as well
    entries = entries_of(DESK, request, case, sent)
    context = {
        "case": case,
        "code": show_code(case.code),
        "application": application,
        "state": APPLICATION.by_state[case.state],
        "is_late": case.closed_at is None and case.state not in WAITS_FOR_OTHERS and case.due_at < request.at,
        "channel": dict(Channel.choices).get(case.channel, case.channel),
        "stages": stages_of(case, application),
        "acts": office_story(request.actor, case, application, seen_version=sent.seen_version),
        "answers": answers_in_words(application),
        "papers": papers_of(application),
        "shown": [
            {"label": one.label, "file": one.file, "url": reverse("services:shown", args=[case.code, one.name])}
            for one in shown_of(application.pk)
        ],
        "applicant": applicant_of(application),
        "payment": payment_words(application),
        **_product(case, application),
        "verify": APPLICATION.by_step["verify_reference"],
        "verify_url": _verify_url(request, case, application),
        **clocks_shown(case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "services/office/case.html", context, status=status))


def _product(case: Case, application: Application) -> dict[str, Any]:
    """The product that is made of it: to be seen before it is signed, to be opened after."""
    version, document = application.version, document_of(application)
    makes = version.template and any(entry["stage"] == "signing" for entry in version.path)
    if not makes:
        return {}
    is_issued = document is not None and document.file_id is not None
    return {
        "product": document_words(document),
        "preview_url": "" if is_issued or case.closed_at else reverse("services:preview", args=[case.code]),
        "product_url": reverse("services:product", args=[case.code]) if is_issued else "",
    }


def _verify_url(request: PrajaRequest, case: Case, application: Application) -> str:
    """Where the head vouches instead of a neighbourhood that did not answer in time; empty before that."""
    step = APPLICATION.by_step["verify_reference"]
    is_open = case.state in step.sources and step.rule.allows(request.actor, case)
    may_now = is_open and may_verify_now(application, request.at)
    return reverse("services:reference_verify", args=[case.code]) if may_now else ""


def _after(request: PrajaRequest, code: str) -> str:
    """Back to the application while it can still be read, else to the desk."""
    if visible_applications(request.actor).filter(code=code).exists():
        return reverse("services:case", args=[code])
    return reverse("desk")


DESK = Desk(
    procedure=APPLICATION,
    acts=ACTS,
    namespace="services",
    door=opens_office,
    find=case_in_office,
    page=case_page,
    after=_after,
)
