# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page of a year of the index, and who may see it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.queries.index.editions import answered_years, edition_of
from praja.duties.innovation.rules.index import keeps_index, sees_index
from praja.kernel.law.domain.rules import Confidence
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest


def seen_index(request: PrajaRequest) -> None:
    """Let those in who see the index of the whole. Raises NotFound for others."""
    if not sees_index(request.actor):
        raise NotFound(
            gettext_lazy("The index is kept for the whole government."),
            next_step=gettext_lazy("Ask the organisation bureau."),
        )


def index_frame(request: PrajaRequest, year: int, current: str) -> dict[str, Any]:
    """Year, pages of the year, other years, and whether this reader keeps it. Raises `NoSuchQuestion` for a year without
    edition."""
    edition = edition_of(year)
    pages = (
        ("index_year", _("Index"), "live"),
        ("region", _("Answers of the region"), "region"),
        ("index_innovations", _("Innovations"), "innovations"),
        ("index_seals", _("Sealed and sent"), "seals"),
    )
    return {
        "year": year,
        "edition": edition,
        "recalled": edition.confidence is not Confidence.CONFIRMED,
        "law_url": reverse("law_index", args=["regional_innovation_index", year]),
        "keeps": keeps_index(request.actor),
        "pages": [
            {"label": label, "href": reverse(f"innovation:{name}", args=[year]), "current": key == current}
            for name, label, key in pages
        ],
        "years": [
            {"label": str(one), "href": reverse("innovation:index_year", args=[one]), "current": one == year}
            for one in answered_years()
        ],
    }
