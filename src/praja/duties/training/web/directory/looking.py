# SPDX-License-Identifier: EUPL-1.2
"""Looking for who knows something."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.training.forms.directory import LookForm
from praja.duties.training.models import DirectoryEntry
from praja.duties.training.queries.directory import (
    Learned,
    Wanted,
    entries_found,
    learning_of,
    own_entry,
    programmes_known,
    units_listed,
)
from praja.duties.training.queries.needs import own_employee
from praja.duties.training.rules import opens_training
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import capped_count, page_of
from praja.lib.web import PrajaRequest, guarded

ASKED = ("q", "program", "unit")


@guarded(opens_training)
def directory(request: PrajaRequest) -> HttpResponse:
    """Who is willing to be asked, who said so last first; only whoever put themselves there."""
    asked = {name: request.GET[name] for name in ASKED if request.GET.get(name, "").strip()}
    form = LookForm(asked or None, programmes=programmes_known(), units=units_listed(request.actor))
    with recalled(units):
        found = entries_found(request.actor, _wanted(form) if asked else Wanted())
        page = page_of(found, order=("-listed_at",), cursor=request.GET.get("halaman"))
        learning = learning_of(page.items)
        count, more = capped_count(found)
    context = {
        "form": form,
        "rows": [entry_shown(one, learning.get(one.employee_id, ())) for one in page.items],
        "asked": bool(asked),
        "count": count,
        "more": more,
        "is_listed": own_entry(own_employee(request.actor)) is not None,
        "next_url": _link(asked, page.next),
        "previous_url": _link(asked, page.previous),
    }
    return no_store(render(request, "training/directory/list.html", context))


def _wanted(form: LookForm) -> Wanted:
    """What can be understood of it; a programme or unit that is none is not looked for."""
    form.is_valid()
    said = form.cleaned_data
    return Wanted(said.get("q") or "", said.get("program"), said.get("unit"))


def entry_shown(row: DirectoryEntry, learning: Any) -> dict[str, Any]:
    """One person as colleagues read them."""
    taught: list[Learned] = [one for one in learning if not one.year]
    return {
        "row": row,
        "name": row.employee.person.name,
        "post": row.employee.post.name if row.employee.post else "",
        "unit": row.employee.unit.name,
        "topics": row.topic_list,
        "taught": taught,
        "finished": [one for one in learning if one.year],
    }


def _link(asked: dict[str, str], cursor: str | None) -> str:
    return f"?{urlencode({**asked, 'halaman': cursor})}" if cursor else ""
