# SPDX-License-Identifier: EUPL-1.2
"""The list of forms, and one form with its versions."""

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.kernel.forms.errors import NoSuchForm
from praja.kernel.forms.forms.editor import NewForm
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.operations import begin_edit
from praja.kernel.forms.queries.editing import forms_of, last_editor, version_of, versions_of, working_copy
from praja.kernel.forms.rules import EVERY_FORM, kept_by, opens_editor
from praja.kernel.forms.web.outline import outline_of
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_editor)
def form_list(request: PrajaRequest) -> HttpResponse:
    """Every form that one may edit, with its version and whether somebody works on it."""
    context = {"rows": forms_of(request.actor), "may_add": EVERY_FORM(request.actor)}
    return render(request, "forms/editor/list.html", context)


@guarded(EVERY_FORM)
def new_form(request: PrajaRequest) -> HttpResponse:
    """Name a form that does not exist yet and begin it."""
    form = NewForm(request.POST or None)
    if request.method != "POST":
        return render(request, "forms/editor/new.html", {"form": form})
    status = 422
    if form.is_valid():
        given = form.cleaned_data
        try:
            edit = begin_edit(key=given["key"], title=given["title"], actor=request.actor, at=request.at)
            return HttpResponseRedirect(reverse("forms:working", args=[edit.key]))
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            status = refused.status
    return render(request, "forms/editor/new.html", {"form": form, "has_errors": True}, status=status)


@guarded(opens_editor)
def one_form(request: PrajaRequest, key: str) -> HttpResponse:
    """A form: its versions, and the working copy if there is one."""
    versions, copy = versions_of(request.actor, key), working_copy(request.actor, key)
    if not versions and copy is None and key not in kept_by(request.actor):
        raise NoSuchForm
    title = versions[0].title if versions else copy.title if copy else kept_by(request.actor)[key]
    context = {
        "key": key,
        "title": title,
        "versions": versions,
        "edit": copy,
        "editor": last_editor(copy) if copy else "",
    }
    return render(request, "forms/editor/form.html", context)


@require_POST
@guarded(opens_editor)
def begin(request: PrajaRequest, key: str) -> HttpResponse:
    """Open the working copy of a form, a new one of the newest version where there is none."""
    known = versions_of(request.actor, key) or working_copy(request.actor, key) or key in kept_by(request.actor)
    if not known:
        raise NoSuchForm
    begin_edit(key=key, title=kept_by(request.actor).get(key, key), actor=request.actor, at=request.at)
    return HttpResponseRedirect(reverse("forms:working", args=[key]))


@guarded(opens_editor)
def version(request: PrajaRequest, key: str, edition: int) -> HttpResponse:
    """What one published version asks."""
    form = version_of(request.actor, key, edition)
    return render(request, "forms/editor/version.html", {"form": form, "pages": outline_of(form.fields)})


@guarded(opens_editor)
def version_file(request: PrajaRequest, key: str, edition: int) -> HttpResponse:
    """One published version as a file that another installation can take in."""
    form: FormDefinition = version_of(request.actor, key, edition)
    return json_file(form.schema, f"{key}-v{form.version}.json")


def json_file(schema: str, name: str) -> HttpResponse:
    """The schema as a file, written so that people can read it."""
    text = json.dumps(json.loads(schema), ensure_ascii=False, indent=2) + "\n"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


def tell(request: PrajaRequest, refused: DomainError) -> None:
    """Say on the next page what was refused."""
    messages.error(request, str(refused) or _("Nothing was changed."))
