# SPDX-License-Identifier: EUPL-1.2
"""An innovation on one sheet of paper, to be handed around: PDF/A, with a code that leads to its page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.words import shortened
from praja.duties.innovation.queries.effect import EffectShown
from praja.duties.innovation.queries.gallery import Copy, Exhibit
from praja.kernel.documents.gateways.receipts import qr_svg
from praja.kernel.documents.gateways.typst import render
from praja.kernel.plans.drawing import SPANS, finding_sentence, shown_series
from praja.kernel.plans.wording import figure_words
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

WORDS = 80
"""Words of one answer that fit on the sheet; the rest is read on the page."""
COPIES, EFFECTS = 4, 2
"""How many copies and drawn numbers fit on the sheet."""


def sheet_of(request: PrajaRequest, found: Exhibit) -> bytes:
    """The sheet of an exhibit, in the reader's language."""
    return render("exhibit", _data(request, found), at=request.at.replace(microsecond=0), paper="a4")


def _data(request: PrajaRequest, found: Exhibit) -> dict[str, Any]:
    row, sheet = found.row, found.sheet
    url = f"{settings.PRAJA_BASE_URL}{reverse('gallery:exhibit', args=[row.case.code])}"
    problem = [f"{one.measure.label}: {figure_words(one.measure, one.figure)}" for one in found.problem]
    left = (
        (_("The problem in its own numbers"), problem),
        (_("What it changes"), [shortened(sheet.changes, WORDS)]),
        (_("Benefits"), [shortened(sheet.benefits, WORDS)]),
        (_("Results"), [shortened(sheet.results, WORDS)]),
    )
    right = ((_("How it works"), [shortened(sheet.design, 2 * WORDS)]),)
    return {
        "lang": (get_language() or "id")[:2],
        "government": {"name": settings.PRAJA_SITE_NAME, "unit": row.case.lead_unit.name},
        "title": row.case.subject,
        "lead": " · ".join(filter(None, (str(row.get_form_display()), row.affair))),
        "left": _said(left),
        "right": _said(right),
        "effects": [_effect(one) for one in found.effects[:EFFECTS]],
        "lives": _lives(found),
        "copies": [_copied(one) for one in found.copies[:COPIES]],
        "as_of": _("As of: %(date)s") % {"date": date_format(local_date(request.at, local_zone()), "j F Y")},
        "url": url,
        "qr": qr_svg(url),
        "words": {
            "kind": _("Innovation"),
            "scan": _("Scan to read it online"),
            "qr_alt": _("QR code of the page of this innovation"),
            "effect": _("Before and after"),
            "no_effect": _("No number that is open to all was chosen before its trial, so no effect is shown."),
            "lives": _("Where it lives"),
            "copies": _("Who copied it, and what they changed"),
            "no_copies": _("Nobody yet. Units and other governments may take it over."),
        },
    }


def _said(parts: tuple[tuple[str, list[str]], ...]) -> list[tuple[str, list[str]]]:
    return [(name, said) for name, paragraphs in parts if (said := [one for one in paragraphs if one])]


def _effect(one: EffectShown) -> dict[str, str]:
    assert one.series is not None
    chart = shown_series(one.series, least=one.least)
    advance = _("chosen before it began") if one.in_advance else _("chosen after it began")
    return {
        "measure": str(one.series.measure.label),
        "says": finding_sentence(one.series),
        "note": f"{one.chosen.unit.name} · {SPANS[one.chosen.span]} · {advance}",
        "svg": chart.canvas.on_paper() if chart.canvas is not None else "",
    }


def _lives(found: Exhibit) -> list[tuple[str, str]]:
    row, rows = found.row, []
    since = _("since %(day)s") % {"day": date_format(row.applied_on, "j F Y")} if row.applied_on else ""
    rows.append((row.case.lead_unit.name, ", ".join(filter(None, (since, row.instrument)))))
    rows += [(name, _("in the trial")) for name in found.tried_at if name != row.case.lead_unit.name]
    return rows


def _copied(one: Copy) -> tuple[str, str]:
    says = "; ".join(finding_sentence(effect.series) for effect in one.effects if effect.series is not None)
    return f"{one.row.who} ({one.row.get_state_display()})", says or shortened(one.row.changed, 30)
