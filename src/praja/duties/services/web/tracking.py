# SPDX-License-Identifier: EUPL-1.2
"""How an application is shown to whoever follows it: by its code where it stands and by when, by the secret link everything."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from praja.duties.services.models import Application
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.openings import openings_of
from praja.duties.services.queries.own import papers_of, proof_of, sections_of
from praja.duties.services.queries.story import acts_of, stages_of
from praja.duties.services.web.links import applicant_of
from praja.kernel.ledger.queries import is_included
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, binding_clock, clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.kernel.procedures.queries.keeping import is_kept_by
from praja.kernel.procedures.receipts import included_by
from praja.kernel.procedures.tracking import Tracked, register_tracking
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest


def tracked_application(request: PrajaRequest, case: Case, is_owner: bool) -> HttpResponse:
    """The page of one application. A resident who signed in as its applicant is its owner as well."""
    is_owner = is_owner or applicant_of(request, case) is not None
    clocks = clocks_of(case)
    clock = binding_clock(clocks) or next((one for one in clocks if one.name == "processing"), None)
    context: dict[str, Any] = {
        "case": case,
        "code": show_code(case.code),
        "is_owner": is_owner,
        "state": APPLICATION.by_state[case.state],
        "clock": clock,
        "lines": _lines(clock, is_owner) if clock else (),
        "others": [(other, _lines(other, is_owner)) for other in clocks if other is not clock],
    }
    context |= {"is_late": clock is not None and clock.is_standard and clock.is_late_at(request.at)}
    context |= {"is_kept": is_kept_by(request.actor, case)}
    asked = next((one for one in clocks if one.name == "reference" and one.is_running), None)
    context |= {"answer_due": asked.due_at if asked else None}
    context |= _for_owner(request, case) if is_owner else {"acts": acts_of(case)}
    return render(request, "services/track.html", context)


def _lines(clock: ClockStory, is_owner: bool) -> list[str]:
    """How the date was counted. The source names the service, which the code alone does not tell."""
    return [line for line in explanation(clock) if is_owner or not clock.is_standard or clock.terms.source not in line]


def _for_owner(request: HttpRequest, case: Case) -> dict[str, Any]:
    application = application_of(case)
    papers = list(papers_of(application))
    return {
        "application": application,
        "stages": stages_of(application, case),
        "acts": acts_of(case, _notes(application)),
        "neighbourhood": application.stated_people(),
        "openings": openings_of(application, case, request.at),  # type: ignore[attr-defined]
        "sections": sections_of(application, papers, f"/layanan/permohonan/{case.code}/berkas/"),
        "included_by": included_by(case),
        "is_included": is_included(case.stream, 1),
    }


def _notes(application: Application) -> Mapping[str, Iterator[str]]:
    """The words that were written to the applicant, by the event that carries their digest."""
    asked = application.completions.order_by("asked_at", "id").values_list("text", flat=True)
    denied = application.references.exclude(note="").order_by("answered_at", "id").values_list("note", flat=True)
    return {
        "services.completion_asked": iter(asked),
        "services.reference_denied": iter(denied),
        "services.refused": iter((application.refusal_note,)),
    }


register_tracking(APPLICATION.name, Tracked(tracked_application, proof_of))
