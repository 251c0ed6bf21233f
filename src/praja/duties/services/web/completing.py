# SPDX-License-Identifier: EUPL-1.2
"""Sending what was missing: exactly what was asked on one page, everything else kept."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.errors.applying import AnswersIncomplete
from praja.duties.services.models import Application, Completion, KeptDocument
from praja.duties.services.operations.completing import complete_application
from praja.duties.services.operations.drafts import keep_completion
from praja.duties.services.operations.filing import schema_of
from praja.duties.services.operations.kept import use_document_to_complete
from praja.duties.services.procedure.names import INCOMPLETE
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.drafts import completion_token, files_of_completion, kept_completion
from praja.duties.services.queries.kept import usable_to_complete
from praja.duties.services.queries.own import asked_again, case_with_code, open_completion
from praja.duties.services.web.acts import to_application
from praja.duties.services.web.keeping_documents import USE_KEPT, chosen_again, offered_again
from praja.duties.services.web.links import require_applicant
from praja.kernel.documents.web import served
from praja.kernel.forms.domain.pages import Page
from praja.kernel.forms.domain.posting import ADD_ROW, parse_posted, stays
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.queries import KeptFile
from praja.kernel.forms.web.receiving import receive_files
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import ANYONE, RESIDENT
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

Schema = dict[str, Any]


@guarded(ANYONE)
def complete(request: PrajaRequest, code: str) -> HttpResponse:
    """What was asked, with the words of whoever asked."""
    with recalled(units, regions, law_data):
        case, actor = require_applicant(request, case_with_code(code))
        application = application_of(case)
        completion = open_completion(application) if case.state == INCOMPLETE else None
        if completion is None:
            return to_application(case)
        schema = _asked(schema_of(application.version), asked_again(application, completion), completion.items)
        kept = kept_completion(completion, request.at)
        answers = kept.data if kept else _first(application.said(), schema)
        problems, error = list[Problem](), None
        if request.method == "POST":
            answers = parse_posted(schema, request.POST)
            try:
                problems = _keep(request, application, completion, schema, answers)
                if not problems and not stays(request.POST) and USE_KEPT not in request.POST:
                    complete_application(
                        case=case,
                        answers=answers,
                        files=files_of_completion(completion, request.at),
                        actor=actor,
                        at=request.at,
                        seen_version=_seen(request),
                    )
                    messages.success(request, _("It was sent. The time runs on."))
                    return to_application(case)
            except AnswersIncomplete as refused:
                problems = list(refused.detail["problems"])
            except DomainError as refused:
                error = refused
        files = files_of_completion(completion, request.at)
        context = {
            "case": case,
            "code": show_code(case.code),
            "completion": completion,
            "schema": schema,
            "data": answers,
            "problems": problems,
            "error": error,
            "files": files,
            "usable": offered_again(_usable(request, completion, files)),
            "add_row": request.POST.get(ADD_ROW, ""),
            "file_url": reverse("services:complete_file", args=[case.code, "-"]).removesuffix("-/"),
        }
        status = error.status if error else 422 if problems else 200
        response = render(request, "services/complete.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


@guarded(ANYONE)
def complete_file(request: PrajaRequest, code: str, secret: str) -> Any:
    """A file that is chosen and not sent yet, for the applicant."""
    case, _actor = require_applicant(request, case_with_code(code))
    completion = open_completion(application_of(case))
    chosen = files_of_completion(completion, request.at) if completion else ()
    found = next((one for one in chosen if one.reference == secret), None)
    if found is None:
        raise NotFound(_("There is no such file."))
    return served(found.file, name="berkas", cache="no-store")


def _keep(
    request: PrajaRequest, application: Application, completion: Completion, schema: Schema, answers: dict[str, Any]
) -> list[Problem]:
    """Keep everything that this page brings, so that one refused item costs no other; what was refused, at its question."""
    if application.version.form is None:
        return []
    form, token = application.version.form, completion_token(completion)
    keep_completion(completion=completion, form=form, answers=answers, actor=request.actor, at=request.at)
    problems = receive_files(request, token=token, page=Page("", "", "", tuple(schema["properties"]), schema))
    if USE_KEPT in request.POST:
        field, number = chosen_again(request)
        use_document_to_complete(completion=completion, number=number, field=field, actor=request.actor, at=request.at)
    return problems


def _usable(request: PrajaRequest, completion: Completion, files: Sequence[KeptFile]) -> list[tuple[str, KeptDocument]]:
    """What was given before and is asked for again here, for whoever has signed in and filed it."""
    if not RESIDENT.opens(request.actor):
        return []
    schema = schema_of(completion.application.version)
    return usable_to_complete(request.actor, completion, schema, files, local_date(request.at, local_zone()))


def _asked(schema: Any, items: list[str], named_items: list[str]) -> Schema:
    """A form of its own with the questions that were asked again; conditions on others are settled. Of papers that stand nothing
    more is required where only words ask for something."""
    fields = every_field(schema)
    named = [name for name in items if name in fields]
    properties = {name: {k: v for k, v in fields[name].items() if k != "x-shown-when"} for name in named}
    return {"type": "object", "properties": properties, "required": [name for name in named if name in named_items]}


def _first(said: dict[str, Any], schema: Schema) -> dict[str, Any]:
    return {name: said[name] for name in schema["properties"] if name in said}


def _seen(request: PrajaRequest) -> int:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
