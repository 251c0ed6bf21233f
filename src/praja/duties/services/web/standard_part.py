# SPDX-License-Identifier: EUPL-1.2
"""One component of a draft on its own page."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.enums import Component
from praja.duties.services.errors import NoSuchVersion
from praja.duties.services.forms.standards import PARTS
from praja.duties.services.models import StandardVersion
from praja.duties.services.operations import StandardContent, revise_standard
from praja.duties.services.queries.standards import questions_for, version_in_office
from praja.duties.services.rules import may_draft_standard, opens_standards
from praja.duties.services.rules.forms import ASKED
from praja.duties.services.web.keeping import open_units, put_error
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_standards)
def part(request: PrajaRequest, code: str, component: str) -> HttpResponse:
    """One component of a draft on its own page."""
    found = version_in_office(request.actor, code)
    if component not in PARTS:
        raise NoSuchVersion
    back = f"{reverse('services:version', args=[code])}#{component}"
    asked = questions_for(found) if component == Component.REQUIREMENTS else []
    form = PARTS[component](request.POST or None, version=found, units=open_units(request), forms_asked=asked)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                content = replace(StandardContent.of(found), **form.changes())
                seen = form.cleaned_data["seen_version"]
                revise_standard(case=found.case, content=content, actor=request.actor, at=request.at, seen_version=seen)
            except DomainError as refused:
                put_error(form, refused)
                status = refused.status
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(_next_part(request, found, component) or back)
    context = {
        "version": found,
        "form": form,
        "name": Component(component).label,
        "place": Component.values.index(component) + 1,
        "back": back,
        "has_errors": status >= 400,
        "rows": getattr(form, "rows", None),
        "questions_url": _questions_url(found) if component == Component.REQUIREMENTS else "",
        "may_write": may_draft_standard.allows(request.actor, found.case),
    }
    return render(request, "services/standards/part.html", context, status=status)


def _questions_url(found: StandardVersion) -> str:
    return reverse("forms:form", args=[f"{ASKED}{found.standard.service.code}"])


def _next_part(request: PrajaRequest, found: StandardVersion, key: str) -> str:
    """Where to go on, if whoever saved asked for the next component."""
    keys = Component.values
    if "next" not in request.POST or key == keys[-1]:
        return ""
    return reverse("services:part", args=[found.case.code, keys[keys.index(key) + 1]])
