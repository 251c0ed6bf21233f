# SPDX-License-Identifier: EUPL-1.2
"""What was sealed of a year, read again; and what was sent of it."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.questions import REGION, questions
from praja.duties.innovation.forms.index import SentForm
from praja.duties.innovation.models import IndexSeal
from praja.duties.innovation.operations.index import seal_index, tell_sent
from praja.duties.innovation.queries.index.editions import edition_of
from praja.duties.innovation.queries.index.sealed import seal_of, seals_of
from praja.duties.innovation.rules.index import keeps_answers, opens_index
from praja.duties.innovation.web.index.frame import index_frame, seen_index
from praja.duties.innovation.web.index.words import shown
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_index)
def index_seals(request: PrajaRequest, year: int) -> HttpResponse:
    """Everything that was sealed of a year."""
    seen_index(request)
    return _list(request, year)


@require_POST
@guarded(keeps_answers)
def seal(request: PrajaRequest, year: int) -> HttpResponse:
    """Seal the year as it stands."""
    seen_index(request)
    try:
        made = seal_index(year=year, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _list(request, year, refused)
    messages.success(request, _("Sealed under number %(number)s.") % {"number": made.number})
    return HttpResponseRedirect(reverse("innovation:index_seal", args=[year, made.number]))


@guarded(opens_index)
def index_seal(request: PrajaRequest, year: int, number: int) -> HttpResponse:
    """What was sealed under a number, and that it was sent."""
    seen_index(request)
    held = seal_of(year, number)
    initial = {"sent_on": local_date(request.at, local_zone())}
    form = SentForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> str:
        tell_sent(seal=held, actor=request.actor, at=request.at, **form.cleaned_data)
        return reverse("innovation:index_seal", args=[year, number])

    context = {
        **index_frame(request, year, "seals"),
        "seal": held,
        "sheet": held.sheet,
        "digest": content_digest(bytes(held.salt), held.sheet),
        "sendings": list(held.sendings.select_related("told_by").order_by("pk")),
        "region_columns": _REGION,
        "region_rows": _region(year, held.sheet["region"]),
        "told": {key: shown(Decimal(held.sheet[key]), 4) for key in _TOLD},
        "columns": _COLUMNS,
        "rows": [_cells(one) for one in held.sheet["innovations"]],
    }
    return form_page(request, form, act=act, template="innovation/index/seal.html", context=context, done=_("Kept."))


_TOLD = ("region_score", "maturity_part", "number_part", "total", "index")
_REGION = [
    gettext_lazy("Row"),
    {"label": gettext_lazy("Value"), "number": True},
    {"label": gettext_lazy("Level"), "number": True},
]
_COLUMNS = [
    gettext_lazy("Innovation"),
    gettext_lazy("Unit"),
    {"label": gettext_lazy("Maturity"), "number": True},
    {"label": gettext_lazy("Accepted"), "number": True},
]


def _cells(one: dict[str, Any]) -> list[Any]:
    return [one["title"], one["unit"], shown(Decimal(one["maturity"])), shown(Decimal(one["accepted"]))]


def _region(year: int, rows: list[dict[str, Any]]) -> list[list[Any]]:
    """The rows that were answered, in the order of the edition."""
    by_number = {one["question"]: one for one in rows}
    asked = [one.ways[0] for one in questions(edition_of(year), REGION) if one.number in by_number]
    return [
        [f"{row.number}. {row.title}", shown(Decimal(one["value"]), 4) if one["value"] else "–", one["parameter"]]
        for row in asked
        for one in (by_number[row.number],)
    ]


def _list(request: PrajaRequest, year: int, error: DomainError | None = None) -> HttpResponse:
    context = {
        **index_frame(request, year, "seals"),
        "rows": [_row(one) for one in seals_of(year)],
        "error": error,
        "has_errors": error is not None,
    }
    status = 200 if error is None else error.status
    return no_store(render(request, "innovation/index/seals.html", context, status=status))


def _row(one: IndexSeal) -> dict[str, Any]:
    sent = list(one.sendings.all())
    return {
        "title": _("Number %(number)s: %(index)s, %(predicate)s")
        % {"number": one.number, "index": shown(Decimal(one.sheet["index"])), "predicate": one.sheet["predicate"]},
        "url": reverse("innovation:index_seal", args=[one.year, one.number]),
        "at": one.sealed_at,
        "label": _("Sent") if sent else _("Not sent"),
        "tone": "done" if sent else "neutral",
    }
