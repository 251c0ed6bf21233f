# SPDX-License-Identifier: EUPL-1.2
"""A form as residents see it, page by page, at the width of a phone. What is typed travels with the page and is kept nowhere."""

from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.pages import (
    Page,
    page_after,
    page_before,
    page_named,
    pages_of,
    problems_of_page,
    read_page,
)
from praja.kernel.forms.domain.posting import ADD_ROW, DROP_FILE, stays
from praja.kernel.forms.domain.schemas import MOST_FILES, Schema, every_field, kind_of
from praja.kernel.forms.queries import KeptFile, with_files
from praja.kernel.forms.queries.editing import require_working_copy, version_of
from praja.kernel.forms.rules import opens_editor
from praja.kernel.forms.summary import SentFile, answers_of
from praja.lib.web import PrajaRequest, guarded

SALT = "forms.try"
CHECK = "periksa"


@dataclass(slots=True)
class Trial:
    """What was typed so far. Files are remembered by their names only."""

    data: dict[str, Any] = field(default_factory=dict)
    files: list[list[str]] = field(default_factory=list)

    def kept(self) -> list[KeptFile]:
        return [KeptFile(name, f"contoh-{n}", title, StoredFile()) for n, (name, title) in enumerate(self.files)]


@guarded(opens_editor)
def try_copy(request: PrajaRequest, key: str) -> HttpResponse:
    """Try the working copy."""
    edit = require_working_copy(request.actor, key)
    context = {"title": edit.title, "back": reverse("forms:working", args=[key]), "edit": edit}
    return _try(request, edit.fields, context)


@guarded(opens_editor)
def try_version(request: PrajaRequest, key: str, edition: int) -> HttpResponse:
    """Try a published version."""
    form = version_of(request.actor, key, edition)
    back = reverse("forms:version", args=[key, edition])
    return _try(request, form.fields, {"title": form.title, "back": back})


def _try(request: PrajaRequest, schema: Schema, context: dict[str, Any]) -> HttpResponse:
    trial = _carried(request)
    pages = pages_of(schema, trial.data)
    if not pages:
        return render(request, "forms/editor/try_nothing.html", context)
    wanted = request.POST.get("page") or request.GET.get("halaman", "")
    page = page_named(pages, wanted) or pages[0]
    if request.method != "POST" or "start" in request.POST:
        return _shown(request, schema, trial, page, context)
    return _sent(request, schema, trial, page, context)


def _sent(request: PrajaRequest, schema: Schema, trial: Trial, page: Page, context: dict[str, Any]) -> HttpResponse:
    _files(request, trial, page)
    read = read_page(schema, trial.data, page, request.POST)
    trial.data = with_files(schema, read.data, trial.kept())
    pages, fields = pages_of(schema, trial.data), every_field(schema)
    lost = [str(fields[name].get("title") or name) for name in read.lost]
    context = {**context, "lost": lost}
    here = page_named(pages, page.name) or pages[0]
    if stays(request.POST):
        return _shown(request, schema, trial, here, {**context, "add_row": request.POST.get(ADD_ROW, "")})
    if "back" in request.POST:
        return _shown(request, schema, trial, page_before(pages, page.name) or here, context)
    problems = problems_of_page(schema, trial.data, here)
    if problems:
        return _shown(request, schema, trial, here, {**context, "problems": problems}, status=422)
    after = page_after(pages, page.name)
    if after is not None:
        return _shown(request, schema, trial, after, context)
    files = {kept.reference: SentFile(kept.title) for kept in trial.kept()}
    context |= {"sections": answers_of(schema, trial.data, files=files), "state": _state(trial), "page": here}
    return render(request, "forms/editor/try_check.html", context)


def _shown(
    request: PrajaRequest, schema: Schema, trial: Trial, page: Page, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    pages = pages_of(schema, trial.data)
    given = {
        **context,
        "page": page,
        "number": pages.index(page) + 1,
        "count": len(pages),
        "data": trial.data,
        "files": trial.kept(),
        "state": _state(trial),
        "is_first": page == pages[0],
        "has_errors": status >= 400,
        "heading": page.title or context["title"],
    }
    return render(request, "forms/editor/try.html", given, status=status)


def _carried(request: PrajaRequest) -> Trial:
    """What the page that was sent goes on with; nothing where it was tampered with."""
    try:
        data, files = signing.loads(request.POST.get("state", ""), salt=SALT)
    except (signing.BadSignature, ValueError):
        return Trial()
    return Trial(data, files)


def _state(trial: Trial) -> str:
    return signing.dumps([trial.data, trial.files], salt=SALT, compress=True)


def _files(request: PrajaRequest, trial: Trial, page: Page) -> None:
    """Remember the names of what was chosen, as far as the question takes them; the files themselves are let go."""
    gone = set(request.POST.getlist(DROP_FILE))
    trial.files = [trial.files[n] for n, kept in enumerate(trial.kept()) if kept.reference not in gone]
    for name, sub in every_field(page.schema).items():
        if kind_of(sub) == "files":
            room = int(sub.get("maxItems", MOST_FILES)) - sum(kept[0] == name for kept in trial.files)
            chosen = request.FILES.getlist(name)[: max(room, 0)]
            trial.files += [[name, str(upload.name or _("A file"))[:200]] for upload in chosen]
