# SPDX-License-Identifier: EUPL-1.2
"""What differs from the published version, and publishing it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.kernel.forms.domain.differences import differences_of
from praja.kernel.forms.operations import publish_edit
from praja.kernel.forms.queries.editing import require_working_copy, versions_of
from praja.kernel.forms.rules import opens_editor
from praja.kernel.forms.web.outline import outline_of
from praja.kernel.forms.web.saving import seen_of
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_editor)
def publish(request: PrajaRequest, key: str) -> HttpResponse:
    """The differences, and the button that makes them the next version."""
    if request.method == "POST":
        try:
            form = publish_edit(
                key=key,
                seen_version=seen_of(request),
                seen_newest=_number(request.POST.get("newest", "")),
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            return _page(request, key, refused)
        messages.success(request, _("Version %(version)s is published.") % {"version": form.version})
        return HttpResponseRedirect(reverse("forms:form", args=[key]))
    return _page(request, key, None)


def _page(request: PrajaRequest, key: str, refused: DomainError | None) -> HttpResponse:
    edit = require_working_copy(request.actor, key)
    versions = versions_of(request.actor, key)
    newest = versions[0] if versions else None
    found = (
        differences_of(newest.fields | {"title": newest.title}, edit.fields | {"title": edit.title}) if newest else []
    )
    context = {
        "edit": edit,
        "newest": newest,
        "next": newest.version + 1 if newest else 1,
        "moved_on": newest is not None and newest.version > edit.based_on,
        "differences": [
            {"about": one.about, "text": _(one.message) % one.params, "is_new": one.is_new, "is_gone": one.is_gone}
            for one in found
        ],
        "pages": outline_of(edit.fields) if newest is None else [],
        "can_publish": bool(found) if newest else bool(edit.fields.get("properties")),
        "error": refused,
        "has_errors": refused is not None,
    }
    return render(request, "forms/editor/publish.html", context, status=refused.status if refused else 200)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
