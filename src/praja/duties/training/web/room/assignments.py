# SPDX-License-Identifier: EUPL-1.2
"""Assignments: set, handed in, marked. A form that cannot be taken comes back with everything that was typed and sent along."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.enums import HOLDING
from praja.duties.training.errors.room import HandinRefused, NotYourRoom
from praja.duties.training.forms.room import AssignmentForm, HandinForm, MarkForm
from praja.duties.training.models import Assignment, Handin, Seat
from praja.duties.training.models.room import HANDIN
from praja.duties.training.operations.room import NewAssignment, hand_in, mark_handin, set_assignment
from praja.duties.training.queries.classes import class_with_code, own_seat
from praja.duties.training.queries.room import (
    assignment_of,
    assignments_of,
    files_of,
    handin_of,
    newest_handins,
    own_handins,
)
from praja.duties.training.rules import opens_training
from praja.duties.training.rules.room import keeps_room
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.forms import pack_files, unpack_files
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served
from praja.kernel.procedures.web.taking import no_store, put_on, take_uploads
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

KEPT = "praja.training.handins"


@guarded(opens_training)
def assignments(request: PrajaRequest, code: str) -> HttpResponse:
    """All of a class."""
    row = class_with_code(request.actor, code)
    context = {
        **frame_of(request.actor, row, "assignments"),
        "rows": list(assignments_of(request.actor, row)),
        "keeps": keeps_room(request.actor, row),
        "at": request.at,
    }
    return no_store(render(request, "training/room/assignments.html", context))


@guarded(opens_training)
def new_assignment(request: PrajaRequest, code: str) -> HttpResponse:
    """Set one."""
    return _set(request, code, None)


@guarded(opens_training)
def change_assignment(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Change one."""
    return _set(request, code, assignment_of(request.actor, code, pk))


def _set(request: PrajaRequest, code: str, held: Assignment | None) -> HttpResponse:
    row = class_with_code(request.actor, code)
    if not keeps_room(request.actor, row):
        raise NotYourRoom
    names = ("title", "words", "due_at", "subject")
    initial = {name: getattr(held, name) for name in names} if held else {}
    form = AssignmentForm(request.POST or None, row=row, initial=initial)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        new = NewAssignment(**form.cleaned_data)
        try:
            held = set_assignment(training_class=row, assignment=held, new=new, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Set."))
            return HttpResponseRedirect(reverse("training:assignment", args=[code, held.pk]))
    has_errors = bool(error or form.errors)
    back = (
        reverse("training:assignment", args=[code, held.pk]) if held else reverse("training:assignments", args=[code])
    )
    context = {"form": form, "error": error, "has_errors": has_errors, "held": held, "back": back}
    return _shown(request, "new_assignment", row, context)


@guarded(opens_training)
def assignment(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """One: what is asked, what one handed in, or what everybody did."""
    return _page(request, assignment_of(request.actor, code, pk))


@require_POST
@guarded(opens_training)
def hand_in_here(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Hand in words and files."""
    held = assignment_of(request.actor, code, pk)
    seat = _seat(request, held)
    if seat is None:
        raise HandinRefused.not_yours()
    kept = unpack_files((request.actor.id, str(held.pk)), request.POST.get("kept", ""), use=KEPT)
    problems = take_uploads(request, kept)
    form = HandinForm(request.POST)
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        return _page(request, held, form, kept)
    try:
        hand_in(
            assignment=held,
            seat=seat,
            words=form.cleaned_data["words"],
            files=kept,
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        return _page(request, held, form, kept, put_on(form, refused))
    messages.success(request, _("Handed in. Your trainer sees it now."))
    return HttpResponseRedirect(reverse("training:assignment", args=[code, pk]))


def _seat(request: PrajaRequest, held: Assignment) -> Seat | None:
    seat = own_seat(request.actor, held.training_class)
    return seat if seat is not None and seat.status in HOLDING else None


def _page(
    request: PrajaRequest,
    held: Assignment,
    form: HandinForm | None = None,
    kept: list[StoredFile] | None = None,
    error: DomainError | None = None,
) -> HttpResponse:
    row, seat = held.training_class, _seat(request, held)
    keeps = keeps_room(request.actor, row)
    own = own_handins(held, seat)
    everybody = list(newest_handins(held)) if keeps else []
    files = files_of([*own, *everybody])
    last = own[0] if own else None
    is_open = request.at < held.due_at if last is None or last.marked_at is None else last.is_wanted_again
    context = {
        "held": held,
        "keeps": keeps,
        "seat": seat,
        "own": [{"row": one, "files": files[one.pk]} for one in own],
        "everybody": [{"row": one, "files": files[one.pk]} for one in everybody],
        "is_open": is_open,
        "form": form or HandinForm(initial={"words": last.words if last else ""}),
        "kept_files": kept or [],
        "kept": pack_files((request.actor.id, str(held.pk)), kept, use=KEPT) if kept else "",
        "error": error,
        "has_errors": bool(error or (form and form.errors)),
    }
    return _shown(request, "assignment", row, context)


@guarded(opens_training)
def mark(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """One thing that was handed in, and the trainer's word on it."""
    handin = handin_of(request.actor, code, pk)
    row = handin.assignment.training_class
    keeps = keeps_room(request.actor, row)
    if request.method == "POST" and not keeps:
        raise NotYourRoom
    names = {"points": handin.points, "answer": handin.answer, "again": handin.is_wanted_again}
    form = MarkForm(request.POST or None, initial=names)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            mark_handin(handin=handin, **form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Said. The participant sees it now."))
            return HttpResponseRedirect(reverse("training:assignment", args=[code, handin.assignment_id]))
    context = {
        "handin": handin,
        "held": handin.assignment,
        "files": files_of([handin])[handin.pk],
        "keeps": keeps,
        "form": form,
        "error": error,
        "has_errors": bool(error or form.errors),
    }
    return _shown(request, "mark", row, context)


@guarded(opens_training)
def handin_file(request: PrajaRequest, code: str, pk: int, attachment: int) -> Any:
    """A file that was handed in."""
    handin: Handin = handin_of(request.actor, code, pk)
    found = attachments_of(HANDIN, handin.pk).filter(pk=attachment).first()
    if found is None:
        raise NotFound(_("There is no such file here."))
    return no_store(served(found.file, name=f"tugas-{handin.assignment_id}-{handin.pk}-{found.position + 1}"))


def _shown(request: PrajaRequest, page: str, row: Any, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["has_errors"] else 200
    whole = {**frame_of(request.actor, row, "assignments"), **context}
    return no_store(render(request, f"training/room/{page}.html", whole, status=status))
