# SPDX-License-Identifier: EUPL-1.2
"""One screen on a phone: read, dispose, next. The same form stands on the page of a letter and of an assignment."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.letters.enums import INCOMING, Instruction, Security
from praja.duties.letters.forms.dispositions import DisposeForm
from praja.duties.letters.models import Assignment
from praja.duties.letters.operations.disposing import ask_more, dispose, pass_on
from praja.duties.letters.operations.following import finish_assignment
from praja.duties.letters.operations.handling import note_letter
from praja.duties.letters.procedure.names import REGISTERED
from praja.duties.letters.queries.assignments import assignment_of
from praja.duties.letters.queries.dispositions import acts_on
from praja.duties.letters.queries.heads import head_of
from praja.duties.letters.queries.inbox import inbox_page, told_of
from praja.duties.letters.queries.incoming import files_of, letter_in_office
from praja.duties.letters.queries.orders import files_of_order, order_of
from praja.duties.letters.rules import is_head, may_note
from praja.duties.letters.rules.asking import heads, may_open_case
from praja.duties.letters.web.orders.asking import asker_of, looked_up, named_in, offered, what_was_found
from praja.duties.letters.web.orders.lists import ONE_BY_ONE, ways_to_look
from praja.duties.letters.web.orders.taking import begun, filled, kept_token, put_on
from praja.kernel.documents.models import StoredFile
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import no_store
from praja.kernel.work.domain import FAR
from praja.lib.actors import SIGNED_IN, Actor
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class Matter:
    """What the screen shows: a letter or an order, and what was asked of whoever looks (None: of the letter's head)."""

    case: Case
    assignment: Assignment | None = None

    @property
    def giver_unit(self) -> int:
        return self.assignment.unit_id if self.assignment else self.case.lead_unit_id

    @property
    def by_name(self) -> bool:
        """What is top secret goes to persons alone."""
        letter = getattr(self.case, "letter", None)
        return letter is not None and letter.security == Security.TOP_SECRET

    @property
    def due_at(self) -> Any:
        return (self.assignment.due_at if self.assignment else None) or self.case.due_at


@guarded(SIGNED_IN)
def dispositions(request: PrajaRequest) -> HttpResponse:
    """The next thing that waits, large; `halaman` is the place of the one before."""
    with recalled(units, law_data):
        cursor = request.GET.get("halaman", "")
        page = inbox_page(request.actor, cursor, size=1)
        found = told_of(page.items)
        if not found:
            context = {"skipped": bool(cursor), "filters": ways_to_look(request.actor, ONE_BY_ONE)}
            return no_store(render(request, "letters/disposing/nothing.html", context))
        matter = Matter(found[0].case, found[0].assignment)
        return screen(request, matter, cursor=cursor, next_cursor=page.next or "")


@guarded(SIGNED_IN)
def dispose_letter(request: PrajaRequest, code: str) -> HttpResponse:
    """Dispose a letter, or ask more in a letter or an order."""
    with recalled(units, law_data):
        return _answer(request, Matter(letter_or_order(request.actor, code)))


@guarded(SIGNED_IN)
def pass_assignment_on(request: PrajaRequest, number: int) -> HttpResponse:
    """Pass on what was asked."""
    with recalled(units, law_data):
        row = assignment_of(request.actor, number)
        return _answer(request, Matter(row.case, row))


@require_POST
@guarded(SIGNED_IN)
def take_note(request: PrajaRequest, code: str) -> HttpResponse:
    """“Cukup diketahui”: nothing is to be done."""
    case = letter_or_order(request.actor, code)
    version = request.POST.get("seen_version", "")
    seen = int(version) if version.isdecimal() else case.version
    note_letter(case=case, actor=request.actor, at=request.at, seen_version=seen)
    messages.success(request, _("Noted: nothing is to be done."))
    return _on(request)


@require_POST
@guarded(SIGNED_IN)
def mark_read(request: PrajaRequest, number: int) -> HttpResponse:
    """What was for information has been read."""
    row = assignment_of(request.actor, number)
    finish_assignment(assignment=row, actor=request.actor, at=request.at)
    messages.success(request, _("Marked as read."))
    return _on(request)


def screen(
    request: PrajaRequest,
    matter: Matter,
    *,
    form: DisposeForm | None = None,
    error: DomainError | None = None,
    says: str = "",
    cursor: str = "",
    next_cursor: str = "",
    status: int = 200,
) -> HttpResponse:
    """The screen, with a form that was sent put back; `says` who was found for it."""
    case, row = matter.case, matter.assignment
    state = procedure_of(case).by_state[case.state]
    readable = may_open_case(request.actor, case)
    may = acts_on(request.actor, row, goes_on=not state.final) if row else frozenset[str]()
    may_dispose = readable and ("pass_on" in may if row else not state.final and _may_ask(request.actor, case))
    shown = form or (_form(request, matter, []) if may_dispose else None)
    context = {
        "case": case,
        "letter": getattr(case, "letter", None) if readable else None,
        "order": getattr(case, "order", None) if readable else None,
        "sender": sender_named(case) if readable else "",
        "assignment": row,
        "readable": readable,
        "state": state,
        "due_at": matter.due_at if matter.due_at and matter.due_at < FAR else None,
        "boxes": [str(label) for label in _boxes(row)] if row else [],
        "files": _files(case) if readable else [],
        "form": shown if may_dispose else None,
        "kept_token": kept_token(request, case, shown) if shown else "",
        "says": says,
        "addressees_url": reverse("letters:addressees", args=[matter.giver_unit]),
        "by_name": matter.by_name,
        "records_for": _records_for(request, matter),
        "dispose_url": reverse("letters:pass_on", args=[row.pk])
        if row
        else reverse("letters:dispose", args=[case.code]),
        "note_url": reverse("letters:take_note", args=[case.code])
        if row is None and case.state == REGISTERED and may_note.allows(request.actor, case)
        else "",
        "read_url": reverse("letters:mark_read", args=[row.pk]) if row and "read" in may else "",
        "more_url": reverse("letters:assignment", args=[row.pk]) if row else procedure_of(case).office_url(case),
        "cursor": cursor,
        "next_url": f"{reverse('letters:dispositions')}?halaman={next_cursor}" if next_cursor else "",
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/disposing/screen.html", context, status=status))


def _answer(request: PrajaRequest, matter: Matter) -> HttpResponse:
    if request.method != "POST":
        return screen(request, matter)
    cursor = request.POST.get("halaman", "")
    if "look" in request.POST:
        looking = begun(request, matter.case, lambda kept, said: _form(request, matter, kept, initial=said))
        return screen(request, matter, form=looking, says=what_was_found(request, looking.found), cursor=cursor)
    form = filled(request, matter.case, lambda kept: _form(request, matter, kept, request.POST))
    if form.errors:
        return screen(request, matter, form=form, cursor=cursor, status=422)
    try:
        _dispose(request, matter, form)
    except DomainError as refused:
        error = put_on(form, refused)
        again = _again(request, matter)
        return screen(request, again, form=form, error=error, cursor=cursor, status=refused.status)
    messages.success(request, _("Disposed to %(count)d.") % {"count": len(form.addressees())})
    return _on(request)


def _again(request: PrajaRequest, matter: Matter) -> Matter:
    """As it stands now that the form was refused."""
    if matter.assignment is None:
        return Matter(letter_or_order(request.actor, matter.case.code))
    row = assignment_of(request.actor, matter.assignment.pk)
    return Matter(row.case, row)


def _dispose(request: PrajaRequest, matter: Matter, form: DisposeForm) -> None:
    words, asked = form.words(), form.addressees()
    if matter.assignment is not None:
        pass_on(assignment=matter.assignment, words=words, asked=asked, actor=request.actor, at=request.at)
    elif matter.case.state == REGISTERED:
        seen = form.cleaned_data["seen_version"]
        dispose(case=matter.case, words=words, asked=asked, actor=request.actor, at=request.at, seen_version=seen)
    else:
        ask_more(case=matter.case, words=words, asked=asked, actor=request.actor, at=request.at)


def _form(
    request: PrajaRequest,
    matter: Matter,
    kept: list[StoredFile],
    data: Any = None,
    initial: dict[str, Any] | None = None,
) -> DisposeForm:
    asker = asker_of(request, matter.giver_unit, by_name=matter.by_name)
    shown = offered(asker, named_in(request))
    return DisposeForm(
        data,
        offered=shown,
        found=looked_up(request, asker, [one.value for one in shown]) if initial else (),
        at=request.at,
        due_at=matter.due_at,
        records=not heads(request.actor, matter.giver_unit),
        kept=kept,
        initial=initial or {"seen_version": matter.case.version},
        auto_id="d_%s",
    )


def _records_for(request: PrajaRequest, matter: Matter) -> str:
    if heads(request.actor, matter.giver_unit) or matter.giver_unit not in request.actor.units_as(Role.SECRETARY):
        return ""
    head = head_of(matter.giver_unit, request.at)
    return head.title if head else ""


def _may_ask(actor: Actor, case: Case) -> bool:
    return is_head.allows(actor, case) or case.lead_unit_id in actor.units_as(Role.SECRETARY)


def letter_or_order(actor: Actor, code: str) -> Case:
    """The letter or order with this code. Raises `NotFound`."""
    try:
        case = letter_in_office(actor, code)
    except NotFound:
        return order_of(actor, code)
    if not case.can_open:  # type: ignore[attr-defined]
        raise NotFound(_("There is no letter with this code among those you may see."))
    return case


def _files(case: Case) -> list[Any]:
    return files_of(case) if case.procedure == INCOMING else files_of_order(case)


def sender_named(case: Case) -> str:
    """From whom a letter came, for whom may open it; empty for an order."""
    incoming = getattr(getattr(case, "letter", None), "incoming", None)
    if incoming is None:
        return ""
    return str(incoming.sender_unit.name if incoming.sender_unit else incoming.sender.name)


def _boxes(row: Assignment) -> list[Any]:
    """What is asked of this addressee: what was said to them apart, else what the sheet asks of all."""
    return [
        Instruction(code).label for code in ([row.instruction] if row.instruction else row.disposition.instructions)
    ]


def _on(request: PrajaRequest) -> HttpResponse:
    """To the next thing that waits, behind what was skipped before."""
    cursor = request.POST.get("halaman", "")
    base = reverse("letters:dispositions")
    return HttpResponseRedirect(f"{base}?halaman={cursor}" if cursor else base)
