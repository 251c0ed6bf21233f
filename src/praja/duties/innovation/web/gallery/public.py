# SPDX-License-Identifier: EUPL-1.2
"""The gallery of innovations for everybody, and its addresses."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.enums import InnovationForm
from praja.duties.innovation.models import Innovation, ShownPaper
from praja.duties.innovation.queries.effect import EffectShown
from praja.duties.innovation.queries.gallery import (
    Copy,
    Exhibit,
    exhibit_with,
    narrowed,
    shown_innovations,
)
from praja.duties.innovation.queries.papers import papers_shown, public_paper
from praja.duties.innovation.queries.replication import copies_of_many
from praja.duties.innovation.web.gallery.sheet import sheet_of
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.plans.drawing import FINDINGS, SPANS, TONES, finding_in_short, shown_series
from praja.kernel.plans.web.following import changed_by
from praja.kernel.plans.wording import figure_words
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


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
    with recalled(units, law_data):
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
            "copies": [_copy(one) for one in found.copies],
            "beside": beside_each_other(found),
            "team": found.team,
            "changes": changed_by(found.design),
            "papers": [
                {
                    "row": one,
                    "kind": one.get_kind_display(),
                    "size": filesizeformat(one.file.size),
                    "media": _media(one),
                }
                for one in papers_shown(found.row)
            ],
        }
    return render(request, "innovation/gallery/exhibit.html", context)


@guarded(ANYONE)
def sheet(request: PrajaRequest, code: str) -> HttpResponse:
    """One innovation on one sheet of A4, as PDF/A."""
    with recalled(units, law_data):
        made = sheet_of(request, exhibit_with(code, request.at))
    headers = {"Content-Disposition": f'attachment; filename="inovasi-{code}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@guarded(ANYONE)
def paper(request: PrajaRequest, code: str, pk: int) -> Any:
    """A paper that the office chose to show."""
    found = public_paper(code, pk)
    return served(found.file, name=f"inovasi-{code}-{found.pk}", cache="private, max-age=600")


def _media(one: ShownPaper) -> str:
    return Kind(one.file.media_type).name


def _found(asked: dict[str, str]) -> "QuerySet[Innovation]":
    is_year = asked["tahun"].isdecimal() and len(asked["tahun"]) == 4
    return narrowed(
        words=asked["cari"],
        form=asked["bentuk"],
        unit_id=int(asked["unit"][:12]) if asked["unit"].isdecimal() else None,
        year=int(asked["tahun"]) if is_year else None,
    )


def _units() -> list[tuple[str, str]]:
    """Units that show something."""
    ids = shown_innovations().order_by().values_list("case__lead_unit_id", flat=True).distinct()
    return [(str(pk), name) for pk, name in Unit.objects.filter(pk__in=ids).order_by("name").values_list("pk", "name")]


def _years(this_year: int) -> list[str]:
    first = shown_innovations().order_by("displayed_at").values_list("displayed_at", flat=True).first()
    return [str(year) for year in range(this_year, (first.year if first else this_year) - 1, -1)]


def _copy(one: Copy) -> dict[str, Any]:
    row = one.row
    return {
        "who": row.who,
        "state": row.get_state_display(),
        "began_on": row.began_on,
        "changed": row.changed,
        "outcome": row.outcome,
    }


def beside_each_other(found: Exhibit) -> list[dict[str, Any]]:
    """What the numbers show at the original and wherever it was copied; none while no copy has a number."""
    original = (found.row.case.lead_unit.name, found.effects)
    copies = [(one.row.who, one.effects) for one in found.copies]
    if not any(effects for _who, effects in copies):
        return []
    return [
        {"who": who, "measure": one.series.measure.label, "says": _said(one)}
        for who, effects in (original, *copies)
        for one in effects
        if one.series is not None
    ]


def _said(one: EffectShown) -> str:
    assert one.series is not None
    said = finding_in_short(one.series)
    return said if one.in_advance else f"{said} ({_('chosen after it began')})"


def _effect(one: EffectShown) -> dict[str, Any]:
    finding = one.series.judged.finding if one.series is not None else ""
    return {
        "chosen": one.chosen,
        "in_advance": one.in_advance,
        "span": SPANS[one.chosen.span],
        "label": FINDINGS.get(finding, _("Not shown: it is not counted any more")),
        "tone": TONES.get(finding, "neutral"),
        "chart": shown_series(one.series, least=one.least) if one.series is not None else None,
        "measure": one.series.measure.label if one.series is not None else "",
    }


app_name = "gallery"
urlpatterns: list[URLPattern] = [
    path("", gallery, name="gallery"),
    path("<str:code>/", exhibit, name="exhibit"),
    path("<str:code>/lembar/", sheet, name="sheet"),
    path("<str:code>/berkas/<int:pk>/", paper, name="paper"),
]
