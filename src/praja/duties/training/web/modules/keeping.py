# SPDX-License-Identifier: EUPL-1.2
"""Keeping modules: the entry, pages and questions, packages, versions, for whom they are, who has finished."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.domain.modules.outlines import ModuleKind
from praja.duties.training.domain.modules.pages import (
    Content,
    moved_page,
    pieces_of,
    with_page,
    with_question,
    without_page,
    without_question,
)
from praja.duties.training.errors.modules import NoSuchModule
from praja.duties.training.forms.modules import (
    AssignForm,
    EntryForm,
    LeastForm,
    NewModuleForm,
    PackageForm,
    PageForm,
    QuestionForm,
    ReasonForm,
)
from praja.duties.training.models import Module, ModuleAssignment, ModuleVersion
from praja.duties.training.operations.modules.keeping import (
    add_picture,
    assign_module,
    change_module,
    end_assignment,
    list_module,
    write_module,
)
from praja.duties.training.operations.modules.publishing import publish_module, publish_package, withdraw_version
from praja.duties.training.queries.modules import kept_module
from praja.duties.training.queries.modules.offered import learners_of
from praja.duties.training.queries.needs import own_unit
from praja.duties.training.rules.modules import MODULE_KEEPERS, opens_modules
from praja.duties.training.web.modules.catalogue import standing_of
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_modules)
def new_module(request: PrajaRequest) -> HttpResponse:
    """Enter a module."""
    mine, on = request.actor.units_as(*MODULE_KEEPERS), today(request)
    nodes = (node for node in units.current().nodes.values() if node.id in mine and node.is_open(on))
    initial = {"unit": own_unit(request.actor)}
    form = NewModuleForm(request.POST or None, units=sorted(nodes, key=lambda node: node.code), initial=initial)
    error = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            unit = Unit.objects.get(pk=said["unit"])
            made = list_module(wish=form.wish(), kind=said["kind"], unit=unit, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return HttpResponseRedirect(_address(made))
    title = _("Enter a module")
    return _form(request, form, error, title, reverse("training:modules") + "?lihat=kelola", None)


@guarded(opens_modules)
def keep(request: PrajaRequest, code: str) -> HttpResponse:
    """A module as its keepers see it, with what can be done with it."""
    return _page(request, kept_module(request.actor, code))


@guarded(opens_modules)
def entry(request: PrajaRequest, code: str) -> HttpResponse:
    """Change what the catalogue says."""
    row = kept_module(request.actor, code)
    names = ("title", "summary", "jp", "is_free")
    form = EntryForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    error = None
    if request.method == "POST" and form.is_valid():
        error = _done(
            request,
            form,
            lambda: change_module(
                module=row, wish=form.wish(), seen_version=_seen(request), actor=request.actor, at=request.at
            ),
        )
        if error is None and not form.errors:
            return HttpResponseRedirect(_address(row))
    return _form(request, form, error, _("What the catalogue says"), _address(row), row)


@guarded(opens_modules)
def write_page(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Write a page, counted from 1; one behind the last is a new one."""
    row = _native(request, code)
    content = row.written
    place, before = _place(number, content.pages)
    initial = {"title": before.title, "text": before.text, "alternative": before.alternative} if before else {}
    has_picture = bool(before and before.picture)
    form = PageForm(request.POST or None, request.FILES or None, initial=initial, has_picture=has_picture)
    error = None
    if request.method == "POST" and form.is_valid():

        def write() -> None:
            picture = before.picture if before else 0
            if form.cleaned_data["picture"]:
                file = take_in(upload=form.cleaned_data["picture"], actor=request.actor, at=request.at)
                picture = add_picture(module=row, file=file, actor=request.actor, at=request.at)
            _write(request, row, with_page(content, place, form.page(picture)))

        error = _done(request, form, write)
        if error is None and not form.errors:
            return HttpResponseRedirect(f"{_address(row)}#halaman-{place + 1}")
    title = _("Page %(number)s") % {"number": place + 1}
    return _form(request, form, error, title, _address(row), row)


@guarded(opens_modules)
def write_question(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Write a question, counted from 1; one behind the last is a new one."""
    row = _native(request, code)
    content = row.written
    place, before = _place(number, content.questions)
    form = QuestionForm(request.POST or None, initial=QuestionForm.beginning(before))
    error = None
    if request.method == "POST" and form.is_valid():
        error = _done(request, form, lambda: _write(request, row, with_question(content, place, form.question())))
        if error is None and not form.errors:
            return HttpResponseRedirect(f"{_address(row)}#soal")
    title = _("Question %(number)s") % {"number": place + 1}
    return _form(request, form, error, title, _address(row), row)


@guarded(opens_modules)
def bring_package(request: PrajaRequest, code: str) -> HttpResponse:
    """Bring a package, which is offered at once as the next version."""
    row = kept_module(request.actor, code)
    if row.kind == ModuleKind.NATIVE:
        raise NoSuchModule
    form = PackageForm(request.POST or None, request.FILES or None)
    error = None
    if request.method == "POST" and form.is_valid():
        error = _done(request, form, lambda: _published(request, row, form.cleaned_data["package"]))
        if error is None and not form.errors:
            return HttpResponseRedirect(_address(row))
    return _form(request, form, error, _("Bring a package"), _address(row), row)


def _published(request: PrajaRequest, row: Module, upload: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "package.zip"
        with path.open("wb") as file:
            shutil.copyfileobj(upload, file)
        publish_package(module=row, path=path, seen_version=_seen(request), actor=request.actor, at=request.at)


@guarded(opens_modules)
def assign(request: PrajaRequest, code: str) -> HttpResponse:
    """Say for whom the module is."""
    row = kept_module(request.actor, code)
    form = AssignForm(request.POST or None, units=sorted(request.actor.units_as(*MODULE_KEEPERS)))
    error = None
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("programme", "post")}
        error = _done(request, form, lambda: assign_module(module=row, actor=request.actor, at=request.at, **said))
        if error is None and not form.errors:
            return HttpResponseRedirect(f"{_address(row)}#untuk")
    return _form(request, form, error, _("Assign the module"), _address(row), row)


@guarded(opens_modules)
def withdraw(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Withdraw a version, and say why."""
    row = kept_module(request.actor, code)
    version = _version(row, number)
    form = ReasonForm(request.POST or None)
    error = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["reason"]
        error = _done(
            request, form, lambda: withdraw_version(version=version, reason=said, actor=request.actor, at=request.at)
        )
        if error is None and not form.errors:
            return HttpResponseRedirect(_address(row))
    more = {"button": _("Withdraw"), "consequence": _("Nobody begins it or goes on in it. What was finished stays.")}
    title = _("Withdraw version %(number)s") % {"number": number}
    return _form(request, form, error, title, _address(row), row, more)


@require_POST
@guarded(opens_modules)
def step(request: PrajaRequest, code: str) -> HttpResponse:
    """Move or take out a page, take out a question, set the least share, publish, end an assignment."""
    row = kept_module(request.actor, code)
    what = request.POST.get("langkah", "")
    form = LeastForm(request.POST)
    if what == "batas" and not form.is_valid():
        return _page(request, row, form)
    try:
        if what in _CONTENT:
            _write(request, row, _CONTENT[what](row.written, _number(request, "tempat") - 1))
        elif what == "batas":
            _write(request, row, replace(row.written, least=form.cleaned_data["least"]))
        elif what == "terbitkan":
            publish_module(module=row, seen_version=_seen(request), actor=request.actor, at=request.at)
        elif what == "akhiri":
            found = ModuleAssignment.objects.filter(module=row, pk=_number(request, "tempat")).first()
            if found is not None:
                end_assignment(assignment=found, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, kept_module(request.actor, code), error=refused)
    return HttpResponseRedirect(_address(row))


_CONTENT: dict[str, Callable[[Content, int], Content]] = {
    "naik": moved_page,
    "keluarkan": without_page,
    "buang_soal": without_question,
}


@guarded(opens_modules)
def learners(request: PrajaRequest, code: str) -> HttpResponse:
    """Who has begun and who has finished."""
    row = kept_module(request.actor, code)
    cursor = request.GET.get("halaman", "")[:500]
    found = page_of(learners_of(request.actor, row), order=("-touched_at", "-id"), cursor=cursor)
    context = {
        "module": row,
        "rows": [{"row": one, "standing": standing_of(one)} for one in found.items],
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "training/modules/learners.html", context))


def _page(
    request: PrajaRequest,
    row: Module,
    least: Any = None,
    error: DomainError | None = None,
) -> HttpResponse:
    content = row.written if row.kind == ModuleKind.NATIVE else Content()
    has_errors = bool(error or least)
    context = {
        "module": row,
        "is_native": row.kind == ModuleKind.NATIVE,
        "pages": [
            {"place": place, "page": one, "words": _words(one.text)} for place, one in enumerate(content.pages, 1)
        ],
        "questions": [
            {"place": place, "question": one, "right": one.options[one.right]}
            for place, one in enumerate(content.questions, 1)
        ],
        "next_page": len(content.pages) + 1,
        "next_question": len(content.questions) + 1,
        "versions": list(row.versions.all()),
        "is_changed": _is_changed(row),
        "assignments": list(row.assignments.filter(ended_at=None).select_related("programme", "post__unit")),
        "least_form": least or LeastForm(initial={"least": content.least}),
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, "training/modules/keep.html", context, status=422 if has_errors else 200))


def _words(text: str) -> str:
    """A text without its marks."""
    lines = (line for piece in pieces_of(text) for line in piece.lines)
    return " · ".join("".join(span.words for span in line) for line in lines)


def _is_changed(row: Module) -> bool:
    """Whether what is written is something that nobody was offered yet."""
    if row.kind != ModuleKind.NATIVE or not row.written.pages:
        return False
    now = row.current
    return now is None or now.content != row.draft or now.title != row.title or now.jp != row.jp


def _native(request: PrajaRequest, code: str) -> Module:
    row = kept_module(request.actor, code)
    if row.kind != ModuleKind.NATIVE:
        raise NoSuchModule
    return row


def _place(number: int, items: tuple[Any, ...]) -> tuple[int, Any]:
    if not 1 <= number <= len(items) + 1:
        raise NoSuchModule
    return number - 1, items[number - 1] if number <= len(items) else None


def _write(request: PrajaRequest, row: Module, content: Content) -> None:
    write_module(module=row, content=content, seen_version=_seen(request), actor=request.actor, at=request.at)


def _done(request: PrajaRequest, form: Any, act: Callable[[], object]) -> DomainError | None:
    try:
        act()
    except DomainError as refused:
        return put_on(form, refused)
    messages.success(request, _("Written."))
    return None


def _version(row: Module, number: int) -> ModuleVersion:
    found = row.versions.filter(number=number).first()
    if found is None:
        raise NoSuchModule
    return found


def _seen(request: PrajaRequest) -> int:
    return _number(request, "seen_version")


def _number(request: PrajaRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _address(row: Module) -> str:
    return reverse("training:keep_module", args=[row.code])


def _form(
    request: PrajaRequest,
    form: Any,
    error: DomainError | None,
    title: str,
    back_url: str,
    row: Module | None,
    more: Any = None,
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "form_title": title,
        "back_url": back_url,
        "module": row,
        "button": _("Save"),
        **(more or {}),
    }
    return no_store(render(request, "training/modules/form.html", context, status=422 if has_errors else 200))
