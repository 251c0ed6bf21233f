# SPDX-License-Identifier: EUPL-1.2
"""Questions in and out as files of other systems."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from praja.duties.training.errors.exams import WRONG
from praja.duties.training.gateways.exams.moodle import quiz
from praja.duties.training.gateways.exams.qti import package
from praja.duties.training.gateways.exams.untrusted import LARGEST
from praja.duties.training.operations.exams import Line, import_questions
from praja.duties.training.queries.exams.banks import bank_with, carried
from praja.duties.training.rules import opens_banks
from praja.duties.training.web.banks.keeping import bank_context
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError, InvalidInput, NotFound
from praja.lib.web import PrajaRequest, guarded

SAID = {
    "kind": _("Questions of this kind are not kept here."),
    "no_question": _("It asks nothing that can be answered here."),
    "several_interactions": _("It asks several things at once."),
    "no_answer": _("It does not say which answer is right."),
    "pairs_differ": _("Its pairs are not one to one."),
    "path": _("It lies outside the package."),
    "missing": _("Its file is not in the package."),
    "no_xml": _("Its file cannot be read."),
    "document_type": _("Its file declares a document type of its own."),
    "deep": _("Its file is nested too deeply."),
    "too_large": _("Its file is too large."),
    "partial": _("It gave partial marks in another way than here."),
    "case": _("It told capital from small letters; here they are the same."),
    "wildcard": _("A star stood for anything; here it is a star."),
    "tolerance": _("It allowed more on one side than on the other; the smaller one was taken."),
    "points": _("Its points were rounded, or brought between 1 and 100."),
    "one_picture": _("It had several pictures; the first was taken."),
    "picture_missing": _("Its picture is not in the file."),
    "picture_refused": _("Its picture was refused."),
    "lost": _("Left out:"),
}
LOST = {
    "table": _("the frame of a table"),
    "formula": _("a formula"),
    "picture": _("a picture"),
    "sound": _("a sound"),
    "video": _("a film"),
    "film": _("a film"),
    "object": _("an embedded object"),
    "script": _("a script"),
    "link": _("the address of a link"),
    "hint": _("hints"),
    "units": _("units of numbers"),
    "attachments": _("files to be handed in"),
    "feedback": _("words to each choice"),
}


@guarded(opens_banks)
def take(request: PrajaRequest, slug: str) -> HttpResponse:
    """Take questions out of a file, and say what became of each."""
    bank = bank_with(request.actor, slug)
    lines: list[Line] = []
    error: DomainError | None = None
    if request.method == "POST":
        try:
            lines = import_questions(bank=bank, data=_data(request), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = refused
    context = {
        **bank_context(bank),
        "lines": [_shown(one) for one in lines],
        "taken": sum(one.became is not None and not one.known for one in lines),
        "known": sum(one.known for one in lines),
        "left": sum(one.became is None for one in lines),
        "is_sent": request.method == "POST" and error is None,
        "error": error,
        "has_errors": error is not None,
    }
    return no_store(render(request, "training/banks/import.html", context, status=error.status if error else 200))


def _data(request: PrajaRequest) -> bytes:
    sent = request.FILES.get("file")
    if sent is None:
        raise InvalidInput(_("No file was chosen."), field="file", next_step=_("Choose a file of questions."))
    return bytes(sent.read(LARGEST + 1))


def _shown(line: Line) -> dict[str, Any]:
    return {"line": line, "notes": [_note(what, detail) for what, detail in line.notes]}


def _note(what: str, detail: str) -> str:
    if what == "lost":
        return f"{SAID['lost']} {LOST.get(detail, detail)}."
    if what in SAID:
        return f"{SAID[what]} ({detail})" if detail else str(SAID[what])
    return str(WRONG[what][0]) if what in WRONG else what


@require_GET
@guarded(opens_banks)
def give(request: PrajaRequest, slug: str, kind: str) -> Any:
    """A bank as a QTI 3.0 package or as Moodle XML."""
    bank = bank_with(request.actor, slug)
    if kind == "qti":
        data, media_type, name = package(carried(bank), title=bank.name), "application/zip", f"{slug}-qti3.zip"
    elif kind == "moodle":
        data, media_type, name = quiz(carried(bank)), "application/xml", f"{slug}-moodle.xml"
    else:
        raise NotFound(_("There is no such format."))
    response = no_store(HttpResponse(data, content_type=media_type))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
