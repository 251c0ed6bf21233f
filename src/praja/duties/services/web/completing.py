# SPDX-License-Identifier: EUPL-1.2
"""Sending what was missing: exactly what was asked on one page, everything else kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from praja.duties.services.errors.applying import AnswersIncomplete
from praja.duties.services.operations.completing import complete_application
from praja.duties.services.operations.filing import schema_of
from praja.duties.services.procedure.names import INCOMPLETE
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.own import asked_again, case_with_code, open_completion
from praja.duties.services.web.acts import to_application
from praja.duties.services.web.links import require_applicant
from praja.kernel.documents.operations import take_in
from praja.kernel.forms.domain.posting import parse_posted
from praja.kernel.forms.domain.schemas import accepted_by, every_field, kind_of
from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.domain.wording import gettext_noop
from praja.kernel.forms.queries import KeptFile
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import ANYONE
from praja.lib.codes import new_secret, show_code
from praja.lib.errors import DomainError
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
        answers, problems, error = _first(application.said(), schema), list[Problem](), None
        if request.method == "POST":
            answers = parse_posted(schema, request.POST)
            files, problems = _received(request, schema)
            if not problems:
                try:
                    complete_application(
                        case=case, answers=answers, files=files, actor=actor, at=request.at, seen_version=_seen(request)
                    )
                except AnswersIncomplete as refused:
                    problems = list(refused.detail["problems"])
                except DomainError as refused:
                    error = refused
                else:
                    messages.success(request, _("It was sent. The time runs on."))
                    return to_application(case)
        context = {
            "case": case,
            "code": show_code(case.code),
            "completion": completion,
            "schema": schema,
            "data": answers,
            "problems": problems,
            "error": error,
        }
        status = error.status if error else 422 if problems else 200
        response = render(request, "services/complete.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


def _asked(schema: Any, items: list[str], named_items: list[str]) -> Schema:
    """A form of its own with the questions that were asked again; conditions on others are settled. Of papers that stand nothing
    more is required where only words ask for something."""
    fields = every_field(schema)
    named = [name for name in items if name in fields]
    properties = {name: {k: v for k, v in fields[name].items() if k != "x-shown-when"} for name in named}
    return {"type": "object", "properties": properties, "required": [name for name in named if name in named_items]}


def _first(said: dict[str, Any], schema: Schema) -> dict[str, Any]:
    return {name: said[name] for name in schema["properties"] if name in said}


def _received(request: PrajaRequest, schema: Schema) -> tuple[list[KeptFile], list[Problem]]:
    """The files of this page, each taken in; what was refused, at its question."""
    kept: list[KeptFile] = []
    problems: list[Problem] = []
    for name, sub in schema["properties"].items():
        for upload in request.FILES.getlist(name) if kind_of(sub) == "files" else ():
            try:
                file = take_in(upload=upload, actor=request.actor, at=request.at)
            except DomainError as error:
                words = gettext_noop("“%(name)s” was not taken. %(why)s")
                problems.append(Problem(name, error.code, words, "", {"name": upload.name, "why": error}))
                continue
            if ("image" if file.media_type.startswith("image/") else "pdf") not in accepted_by(sub):
                words = gettext_noop("“%(name)s” is of another kind than is asked for.")
                problems.append(Problem(name, "file_not_accepted", words, "", {"name": upload.name}))
                continue
            kept.append(KeptFile(name, new_secret(), str(upload.name), file))
    return kept, problems


def _seen(request: PrajaRequest) -> int:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
