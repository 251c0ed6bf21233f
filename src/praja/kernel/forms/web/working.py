# SPDX-License-Identifier: EUPL-1.2
"""The working copy: its outline, and what is done to it with one button."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.schemas import Schema, every_field, page_plans
from praja.kernel.forms.errors import FormUnsuitable, NoSuchQuestion
from praja.kernel.forms.forms.editor import FormFile, PageForm, TitleForm
from praja.kernel.forms.operations import discard_edit, replace_edit, undo_edit
from praja.kernel.forms.operations.editing import LONGEST_FILE, Act
from praja.kernel.forms.queries.editing import can_undo, last_editor, require_working_copy, versions_of
from praja.kernel.forms.rules import opens_editor
from praja.kernel.forms.web.outline import outline_of
from praja.kernel.forms.web.overview import json_file, tell
from praja.kernel.forms.web.saving import do, place_of, saving, seen_of, to_outline
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_editor)
def working(request: PrajaRequest, key: str) -> HttpResponse:
    """The pages and questions of the working copy, and everything that can be done to them."""
    edit = require_working_copy(request.actor, key)
    schema, versions = edit.fields, versions_of(request.actor, key)
    context = {
        "edit": edit,
        "description": schema.get("description", ""),
        "pages": outline_of(schema),
        "can_undo": can_undo(edit),
        "editor": last_editor(edit),
        "newest": versions[0] if versions else None,
        "has_branches": any(key in schema for key in ("if", "allOf")),
    }
    return render(request, "forms/editor/working.html", context)


def _new_page(place: str) -> Act:
    def split(schema: Schema) -> editing.Form:
        label = every_field(schema).get(place, {}).get("title") or place
        return editing.split_page(schema, place, str(label))

    return split


ACTS: dict[str, Callable[[str], Act]] = {
    "up": lambda place: partial(editing.move_question, place=place_of(place), down=False),
    "down": lambda place: partial(editing.move_question, place=place_of(place), down=True),
    "copy": lambda place: partial(editing.duplicate_question, place=place_of(place)),
    "split": _new_page,
    "join": lambda page: partial(editing.join_page, page=page),
    "page-up": lambda page: partial(editing.move_page, page=page, down=False),
    "page-down": lambda page: partial(editing.move_page, page=page, down=True),
}
"""What one button does. A button sends `act`: the name of the act and its question or page, with a colon between."""


@require_POST
@guarded(opens_editor)
def act(request: PrajaRequest, key: str) -> HttpResponse:
    """Move, copy, begin a page, join pages, or take the last act back."""
    require_working_copy(request.actor, key)
    name, _colon, place = request.POST.get("act", "").partition(":")
    try:
        if name == "undo":
            undo_edit(key=key, seen_version=seen_of(request), actor=request.actor, at=request.at)
            messages.success(request, _("The last change was taken back."))
        elif name in ACTS:
            do(request, key, ACTS[name](place))
    except DomainError as refused:
        tell(request, refused)
    back = request.POST.get("back", "")
    if back in every_field(require_working_copy(request.actor, key).fields):
        return HttpResponseRedirect(reverse("forms:question", args=[key, back]))
    return to_outline(key, place.partition("/")[0] if name in ("up", "down", "copy") else "")


@guarded(opens_editor)
def edit_title(request: PrajaRequest, key: str) -> HttpResponse:
    """What the form is called, and the sentence below it."""
    edit = require_working_copy(request.actor, key)
    form = TitleForm(
        request.POST or None, initial={"title": edit.title, "description": edit.fields.get("description", "")}
    )

    def save() -> None:
        said = form.cleaned_data
        do(request, key, lambda schema: editing.retitle(schema, said["title"], said["description"]))

    return saving(request, key, form, save, "forms/editor/title.html", {}, done=lambda: to_outline(key))


@guarded(opens_editor)
def edit_page(request: PrajaRequest, key: str, page: str) -> HttpResponse:
    """What a page is called, and the sentence below it."""
    plans = page_plans(require_working_copy(request.actor, key).fields)
    found = next((plan for plan in plans if plan.name == page), None)
    if found is None:
        raise NoSuchQuestion
    form = PageForm(request.POST or None, initial={"title": found.title, "help": found.help})

    def save() -> None:
        said = form.cleaned_data
        do(request, key, partial(editing.change_page, page=page, title=said["title"], help_text=said["help"]))

    return saving(request, key, form, save, "forms/editor/page.html", {"page": found}, done=lambda: to_outline(key))


@guarded(opens_editor)
def copy_file(request: PrajaRequest, key: str) -> HttpResponse:
    """The working copy as a file."""
    return json_file(require_working_copy(request.actor, key).schema, f"{key}.json")


@guarded(opens_editor)
def take_file(request: PrajaRequest, key: str) -> HttpResponse:
    """Put the form of a file in place of the working copy."""
    form = FormFile(request.POST if request.method == "POST" else None, request.FILES or None)
    context: dict[str, object] = {}

    def save() -> None:
        content = form.cleaned_data["file"].read(LONGEST_FILE + 1)
        try:
            replace_edit(key=key, content=content, seen_version=seen_of(request), actor=request.actor, at=request.at)
        except FormUnsuitable as refused:
            context["flaws"] = [_(flaw.message) % flaw.params for flaw in refused.detail["flaws"]]
            raise

    said = _("The form of the file stands here now. It is not published yet.")
    return saving(
        request, key, form, save, "forms/editor/take_file.html", context, done=lambda: to_outline(key), said=said
    )


@guarded(opens_editor)
def discard(request: PrajaRequest, key: str) -> HttpResponse:
    """Throw the working copy away, once that is confirmed."""
    edit = require_working_copy(request.actor, key)
    if request.method != "POST":
        return render(request, "forms/editor/discard.html", {"edit": edit})
    try:
        discard_edit(key=key, seen_version=seen_of(request), actor=request.actor, at=request.at)
    except DomainError as refused:
        tell(request, refused)
        return to_outline(key)
    messages.success(request, _("The working copy was thrown away. What is published stays."))
    return HttpResponseRedirect(reverse("forms:list"))
