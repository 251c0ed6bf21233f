# SPDX-License-Identifier: EUPL-1.2
"""What the reporter writes about a report that is under way. When the case moved on meanwhile, the page says what happened
and keeps every word; what can no longer be said in one way can be said in another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.forms.reporter import (
    WordsAndFilesForm,
    WordsForm,
    sign_files,
    signed_files,
)
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import (
    answer_question,
    correct_report,
    reopen_complaint,
    reply_on_wrongdoing,
    reply_to_answer,
    write_to_inspector,
)
from praja.duties.complaints.operations.talking import say_as_reporter
from praja.duties.complaints.queries.openings import Openings, may_talk, openings_of
from praja.duties.complaints.queries.public import case_of_reporter, report_of
from praja.duties.complaints.queries.said import Said, said_to_reporter
from praja.duties.complaints.queries.story import acts_since
from praja.duties.complaints.web.links import require_reporter
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StaleCase, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import take_uploads
from praja.lib.actors import ANYONE, Actor
from praja.lib.codes import show_code
from praja.lib.errors import Conflict, DomainError, Text
from praja.lib.web import PrajaRequest, guarded


class MovedOn(Conflict):
    """What the reporter was about to say has no place any more."""

    code = "moved_on"

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("While you wrote, this report moved on; nothing was sent."),
            next_step=gettext_lazy("Read what is new. Your words are kept below."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was sent, free of transport."""

    case: Case
    text: str
    files: list[StoredFile]
    seen: int
    key: UUID | None
    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One thing that the reporter writes: its address and words, when it is open, what it does, and what was said last in it
    (by which the same words sent twice on a weak signal are known)."""

    route: str
    heading: Text
    lead: Text
    label: Text
    button: Text
    is_open: Callable[[Openings], bool]
    act: Callable[[Given], object]
    last: Callable[[Said], str]
    takes_files: bool = False
    files_alone: bool = False
    after: str = ""
    begins_with: Callable[[Complaint], str] = lambda _complaint: ""
    """What stands in it before anybody typed."""


def _reply(given: Given) -> object:
    write = reply_on_wrongdoing if given.case.procedure == WHISTLEBLOWING else reply_to_answer
    return write(case=given.case, text=given.text, actor=given.actor, at=given.at, seen_version=given.seen)


def _reopen(given: Given) -> object:
    return reopen_complaint(case=given.case, text=given.text, actor=given.actor, at=given.at, seen_version=given.seen)


def _answer_question(given: Given) -> object:
    return answer_question(
        case=given.case,
        text=given.text,
        files=given.files,
        actor=given.actor,
        at=given.at,
        seen_version=given.seen,
    )


def _talk(given: Given) -> object:
    if not may_talk(given.case):
        raise WrongState(procedure_of(given.case).by_state[given.case.state].public)
    write = write_to_inspector if given.case.procedure == WHISTLEBLOWING else say_as_reporter
    return write(case=given.case, text=given.text, files=given.files, actor=given.actor, at=given.at, key=given.key)


def _correct(given: Given) -> object:
    return correct_report(case=given.case, text=given.text, actor=given.actor, at=given.at, seen_version=given.seen)


def _last_reply(said: Said) -> str:
    return said.replies[-1].text if said.replies else ""


def _last_given(said: Said) -> str:
    return next((row.answer for row in reversed(said.questions) if row.answered_at), "")


ANSWER = Writing(
    route="complaints:give",
    heading=gettext_lazy("What the office needs from you"),
    lead=gettext_lazy("Once you have answered, the office goes on with your report and its clock runs again."),
    label=gettext_lazy("Your answer"),
    button=gettext_lazy("Send the answer"),
    is_open=lambda openings: openings.question is not None,
    act=_answer_question,
    last=_last_given,
    takes_files=True,
)
REPLY = Writing(
    route="complaints:reply",
    heading=gettext_lazy("What is still not right?"),
    lead=gettext_lazy("The unit gets it back and must answer again."),
    label=gettext_lazy("What is still not right?"),
    button=gettext_lazy("Send it back to the unit"),
    is_open=lambda openings: openings.may_reply,
    act=_reply,
    last=_last_reply,
)
REOPEN = Writing(
    route="complaints:reopen",
    heading=gettext_lazy("What is not settled?"),
    lead=gettext_lazy("The report is opened again, and the unit must answer again."),
    label=gettext_lazy("What is not settled?"),
    button=gettext_lazy("Open the report again"),
    is_open=lambda openings: openings.reopen_until is not None,
    act=_reopen,
    last=_last_reply,
)
TALK = Writing(
    route="complaints:talk",
    heading=gettext_lazy("Write to the office"),
    lead=gettext_lazy("It is read by those who handle your report. It moves no date; the answer comes here."),
    label=gettext_lazy("Your message"),
    button=gettext_lazy("Send the message"),
    is_open=lambda openings: openings.may_talk,
    act=_talk,
    last=lambda _said: "",
    takes_files=True,
    files_alone=True,
    after="#percakapan",
)
CORRECT = Writing(
    route="complaints:correct",
    heading=gettext_lazy("Put the text of your report right"),
    lead=gettext_lazy(
        "An officer summed it up from your messages. Change what is not right; the offices read your words then."
    ),
    label=gettext_lazy("What your report says"),
    button=gettext_lazy("Keep it like this"),
    is_open=lambda openings: openings.may_correct,
    act=_correct,
    last=lambda said: said.text,
    after="#said",
    begins_with=lambda complaint: complaint.text,
)
WRITINGS = (ANSWER, REPLY, REOPEN, TALK)
"""Ways in which words that came too late for one can still be said in another."""


@guarded(ANYONE)
def give(request: PrajaRequest, code: str) -> HttpResponse:
    """Answer what was asked."""
    return _written(request, code, ANSWER)


@guarded(ANYONE)
def reply(request: PrajaRequest, code: str) -> HttpResponse:
    """Write back: the case goes to the unit again."""
    return _written(request, code, REPLY)


@guarded(ANYONE)
def reopen(request: PrajaRequest, code: str) -> HttpResponse:
    """Open a closed case again."""
    return _written(request, code, REOPEN)


@guarded(ANYONE)
def talk(request: PrajaRequest, code: str) -> HttpResponse:
    """Say something to the office beside every step."""
    return _written(request, code, TALK)


@guarded(ANYONE)
def correct(request: PrajaRequest, code: str) -> HttpResponse:
    """Put right what an officer summed up."""
    return _written(request, code, CORRECT)


def to_case(case: Case, after: str = "") -> HttpResponse:
    """Back to the page of the case, `after` a place on it."""
    return HttpResponseRedirect(reverse("track_case", args=[case.code]) + after)


def moved_on(request: PrajaRequest, case: Case, seen: int, error: DomainError) -> HttpResponse:
    """What happened since the reporter's page was opened, where an act without words came too late."""
    return _page(request, case, REPLY, WordsForm(initial={"seen": case.version}), error=error, seen=seen)


def _written(request: PrajaRequest, code: str, writing: Writing) -> HttpResponse:
    case, actor = require_reporter(request, case_of_reporter(code))
    form_class = WordsAndFilesForm if writing.takes_files else WordsForm
    if request.method != "POST":
        begun = {"seen": case.version, "key": uuid4(), "text": writing.begins_with(report_of(case))}
        return _page(request, case, writing, form_class(initial=begun))
    form = form_class(request.POST)
    files, problems = _files(request, case) if writing.takes_files else ([], [])
    for problem in problems:
        form.add_error("photos", problem)
    if form.is_valid() and not form.cleaned_data["text"].strip() and not (files and writing.files_alone):
        form.add_error("text", _("Write what you want to say"))
    if not form.is_valid():
        return _page(request, case, writing, form, files=files, status=422)
    said = form.cleaned_data
    given = Given(
        case=case,
        text=said["text"],
        files=files,
        seen=said["seen"],
        key=said["key"],
        actor=actor,
        at=request.at,
    )
    try:
        writing.act(given)
    except (StaleCase, WrongState) as error:
        return _too_late(request, given, writing, error)
    except DomainError as error:
        return _refused(request, given, writing, form, error)
    return to_case(case, writing.after)


def _too_late(request: PrajaRequest, given: Given, writing: Writing, error: DomainError) -> HttpResponse:
    """The case moved on. The same words once more are no second act; others come back on a form that has seen what is new."""
    case = given.case
    case.refresh_from_db()
    if writing.last(said_to_reporter(report_of(case))) == given.text.strip():
        return to_case(case)
    shown = MovedOn() if isinstance(error, WrongState) else error
    return _page(request, case, writing, _again(given, writing), error=shown, seen=given.seen, files=given.files)


def _refused(
    request: PrajaRequest, given: Given, writing: Writing, form: WordsForm, error: DomainError
) -> HttpResponse:
    if error.field in form.fields:
        form.add_error(error.field, str(error))
        return _page(request, given.case, writing, form, files=given.files, status=error.status)
    return _page(request, given.case, writing, _again(given, writing), error=error, files=given.files)


def _again(given: Given, writing: Writing) -> WordsForm:
    form_class = WordsAndFilesForm if writing.takes_files else WordsForm
    return form_class(initial={"text": given.text, "seen": given.case.version, "key": given.key or uuid4()})


def _files(request: PrajaRequest, case: Case) -> tuple[list[StoredFile], list[str]]:
    """The files sent before and now, and a sentence for each that was not taken."""
    kept = signed_files(case.code, request.POST.get("kept", ""))
    return kept, take_uploads(request, kept)


def _page(
    request: PrajaRequest,
    case: Case,
    writing: Writing,
    form: WordsForm,
    *,
    error: DomainError | None = None,
    seen: int | None = None,
    files: list[StoredFile] | None = None,
    status: int = 200,
) -> HttpResponse:
    complaint = report_of(case)
    openings = openings_of(complaint, case, request.at)
    with recalled(units):
        said = said_to_reporter(complaint)
        news = acts_since(case, seen, said=said) if seen is not None else []
    context: Mapping[str, object] = {
        "case": case,
        "code": show_code(case.code),
        "form": form,
        "error": error,
        "news": news,
        "has_moved": seen is not None,
        "writing": writing,
        "url": reverse(writing.route, args=[case.code]),
        "is_open": writing.is_open(openings),
        "others": [
            {"button": other.button, "url": reverse(other.route, args=[case.code])}
            for other in WRITINGS
            if other is not writing and other.is_open(openings)
        ],
        "has_words": bool(form["text"].value()),
        "question": openings.question if writing is ANSWER else None,
        "answer": said.answers[-1] if said.answers and writing is not ANSWER and seen is None else None,
        "kept": sign_files(case.code, files or []),
        "count": len(files or []),
    }
    response = render(request, "complaints/write.html", context, status=error.status if error else status)
    response["Cache-Control"] = "no-store"
    return response
