# SPDX-License-Identifier: EUPL-1.2
"""What the pages share on which offices keep standards: forms that lose nothing, days, files, the links between pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.services.rules import opens_exchange, opens_standards
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.actors import Door
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

PAGES: tuple[tuple[str, Any, Door], ...] = (
    ("standards", _("Standards"), opens_standards),
    ("pledges", _("Pledges"), opens_standards),
    ("levels", _("PEKPPP levels"), opens_standards),
    ("lists", _("Lists as files"), opens_exchange),
    ("compare_list", _("Against SIPPN"), opens_standards),
)
"""The pages of standards: name, words, door."""


RECORDED = _("Every change is recorded with your name and the moment.")


def links(request: PrajaRequest, current: str) -> list[dict[str, Any]]:
    """Links to the pages that the reader may open."""
    return [
        {"label": label, "href": reverse(f"services:{name}"), "current": name == current}
        for name, label, door in PAGES
        if door.opens(request.actor)
    ]


def today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())


def open_units(request: PrajaRequest) -> tuple[UnitNode, ...]:
    """Every unit that exists today, by code."""
    on = today(request)
    nodes = sorted(units.current().nodes.values(), key=lambda node: node.code)
    return tuple(node for node in nodes if node.is_open(on))


def sent_file(request: PrajaRequest, name: str = "file") -> StoredFile | None:
    """The file that came with a form, taken in; None where none came. Raises what `take_in` raises."""
    upload = request.FILES.get(name)
    return take_in(upload=upload, actor=request.actor, at=request.at) if upload else None


def put_error(form: forms.Form, refused: DomainError) -> None:
    """The refusal at its field, or on top of the form."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def form_page(
    request: PrajaRequest,
    form: forms.Form,
    *,
    heading: Any,
    back: str,
    save: Callable[[], str],
    lead: Any = "",
    consequence: Any = RECORDED,
) -> HttpResponse:
    """A page with one form. Sent and taken, `save` says where to go on; a refusal keeps everything that was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return HttpResponseRedirect(save())
            except DomainError as refused:
                put_error(form, refused)
                status = refused.status
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "back": back,
        "consequence": consequence,
        "has_errors": status >= 400,
        "has_file": any(isinstance(field, forms.FileField) for field in form.fields.values()),
    }
    return render(request, "services/standards/form.html", context, status=status)
