# SPDX-License-Identifier: EUPL-1.2
"""How a list that offices keep looks: its rows, its links to the other lists, and the form of one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.rules import opens_coordination, opens_drafting, opens_lists
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

LISTS = (
    ("quality", _("Quality"), opens_coordination),
    ("templates", _("Templates"), opens_drafting),
    ("destinations", _("Owners outside"), opens_lists),
    ("affairs", _("Affairs"), opens_lists),
    ("topics", _("Topics"), opens_lists),
    ("lapor", "SP4N-LAPOR!", opens_coordination),
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list: which it is, its words, and what adds a row (label and address), if the reader may."""

    current: str
    heading: str
    lead: str
    empty: str
    add: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, what stands beside it, where it is changed (empty: nowhere), and a longer text to fold out."""

    title: str
    meta: str
    url: str
    text: str
    is_active: bool


def list_links(request: PrajaRequest, current: str) -> list[dict[str, Any]]:
    """Links to the lists that the reader may open."""
    return [
        {"label": label, "href": reverse(f"complaints:{name}"), "current": name == current}
        for name, label, door in LISTS
        if door.opens(request.actor)
    ]


def list_page(request: PrajaRequest, page: ListPage, rows: Sequence[Row]) -> HttpResponse:
    """The list as a page."""
    context = {"page": page, "rows": rows, "list_links": list_links(request, page.current)}
    return render(request, "complaints/lists/list.html", context)


def edit_page(
    request: PrajaRequest,
    form: forms.Form,
    heading: str,
    back: str,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form of one row; `back` is the URL name of its list."""
    context = {
        "form": form,
        "heading": heading,
        "back": reverse(back),
        "error": error,
        "has_errors": status >= 400,
    }
    return render(request, "complaints/lists/edit.html", context, status=status)


def today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())
