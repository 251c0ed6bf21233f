# SPDX-License-Identifier: EUPL-1.2
"""The way between the parts of Satu Data in the office."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from praja.duties.opendata.rules import opens_stewarding

register = template.Library()

PARTS = (
    ("datasets", pgettext_lazy("satu data", "Datasets"), ("dataset/", "edisi/")),
    ("plans", pgettext_lazy("satu data", "List of data"), ("daftar/",)),
    ("stories", pgettext_lazy("satu data", "Stories"), ("cerita/",)),
    ("families", pgettext_lazy("satu data", "Figures"), ("ukuran/",)),
    ("forum", pgettext_lazy("satu data", "Forum"), ("forum/",)),
    ("codes", pgettext_lazy("satu data", "Codes"), ("kode/",)),
    ("activities", pgettext_lazy("satu data", "Metadata"), ("metadata/",)),
    ("sipd", pgettext_lazy("satu data", "SIPD"), ("sipd/",)),
    ("portals", pgettext_lazy("satu data", "Portals"), ("panen/",)),
    ("asked_list", pgettext_lazy("satu data", "Questions"), ("pertanyaan/",)),
)
"""Name of the part's first page, what it is called, and how the addresses of the part begin."""


STEWARDS = ("portals",)
"""Parts that open for the steward alone."""


@register.inclusion_tag("opendata/office/_parts.html", takes_context=True)
def opendata_parts(context: template.Context) -> dict[str, Any]:
    """Links to the parts; where the reader is, is marked."""
    here = context["request"].path.partition("/satu-data/")[2]
    return {
        "parts": [
            {
                "href": reverse(f"satu_data:{name}"),
                "label": label,
                "current": here.startswith(begins) or (not here and name == "datasets"),
            }
            for name, label, begins in PARTS
            if name not in STEWARDS or opens_stewarding(context["request"].actor)
        ]
    }


@register.filter
def at(row: Any, place: int) -> Any:
    """What stands at a place of a row."""
    return row[place]
