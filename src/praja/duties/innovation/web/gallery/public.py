# SPDX-License-Identifier: EUPL-1.2
"""The gallery of innovations for everybody, and its addresses."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.enums import InnovationForm
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.effect import EffectShown
from praja.duties.innovation.queries.gallery import exhibit_with, shown_innovations
from praja.duties.innovation.queries.replication import copies_of_many
from praja.kernel.organization.models import Unit
from praja.kernel.plans.drawing import FINDINGS, SPANS, TONES, shown_series
from praja.kernel.plans.wording import figure_words
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

FOUND = 100
"""Innovations found by words, at most."""


@guarded(ANYONE)
def gallery(request: PrajaRequest) -> HttpResponse:
    """Innovations that are shown, the latest first, by form, unit, year and words."""
    asked = {name: request.GET.get(name, "").strip() for name in ("cari", "bentuk", "unit", "tahun")}
    base = reverse("gallery:gallery")
    page = page_of(_found(asked), order=("-displayed_at", "-pk"), cursor=request.GET.get("halaman"))
    copies = copies_of_many([one.pk for one in page.items])
    kept = urlencode({name: value for name, value in asked.items() if value})
    context = {
        "rows": [
            {
                "title": one.case.subject,
                "url": reverse("gallery:exhibit", args=[one.case.code]),
                "meta": f"{one.case.lead_unit.name} · {one.get_form_display()}",
                "copies": copies[one.pk].all if one.pk in copies else 0,
            }
            for one in page.items
        ],
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "forms": InnovationForm.choices,
        "units": _units(),
        "years": _years(local_date(request.at, local_zone()).year),
        "next_url": f"{base}?{kept}&halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?{kept}&halaman={page.previous}" if page.previous else "",
    }
    return render(request, "innovation/gallery/gallery.html", context)


@guarded(ANYONE)
def exhibit(request: PrajaRequest, code: str) -> HttpResponse:
    """One innovation: its problem in numbers, the idea, before and after, where it lives, who copied it."""
    found = exhibit_with(code, request.at)
    context = {
        "row": found.row,
        "case": found.row.case,
        "sheet": found.sheet,
        "problem": [
            {"label": one.measure.label, "words": figure_words(one.measure, one.figure)} for one in found.problem
        ],
        "effects": [_effect(one) for one in found.effects],
        "tried_at": found.tried_at,
        "copies": found.copies,
        "team": found.team,
    }
    return render(request, "innovation/gallery/exhibit.html", context)


def _found(asked: dict[str, str]) -> "QuerySet[Innovation]":
    rows = shown_innovations()
    if asked["cari"]:
        page = search(asked["cari"], tokens=frozenset({PUBLIC}), kinds=["innovation"], limit=FOUND)
        rows = rows.filter(pk__in=[one.object_id for one in page.found])
    if asked["bentuk"] in InnovationForm.values:
        rows = rows.filter(form=asked["bentuk"])
    if asked["unit"].isdecimal():
        rows = rows.filter(case__lead_unit_id=int(asked["unit"][:12]))
    if asked["tahun"].isdecimal() and len(asked["tahun"]) == 4:
        rows = rows.filter(displayed_at__year=int(asked["tahun"]))
    return rows


def _units() -> list[tuple[str, str]]:
    """Units that show something."""
    ids = shown_innovations().order_by().values_list("case__lead_unit_id", flat=True).distinct()
    return [(str(pk), name) for pk, name in Unit.objects.filter(pk__in=ids).order_by("name").values_list("pk", "name")]


def _years(this_year: int) -> list[str]:
    first = shown_innovations().order_by("displayed_at").values_list("displayed_at", flat=True).first()
    return [str(year) for year in range(this_year, (first.year if first else this_year) - 1, -1)]


def _effect(one: EffectShown) -> dict[str, Any]:
    finding = one.series.judged.finding if one.series is not None else ""
    return {
        "chosen": one.chosen,
        "span": SPANS[one.chosen.span],
        "label": FINDINGS.get(finding, _("Not shown")),
        "tone": TONES.get(finding, "neutral"),
        "chart": shown_series(one.series, least=one.least) if one.series is not None else None,
        "measure": one.series.measure.label if one.series is not None else "",
    }


app_name = "gallery"
urlpatterns: list[URLPattern] = [
    path("", gallery, name="gallery"),
    path("<str:code>/", exhibit, name="exhibit"),
]
