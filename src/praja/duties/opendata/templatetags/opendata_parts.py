# SPDX-License-Identifier: EUPL-1.2
"""The way between the parts of Satu Data in the office."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import pgettext_lazy

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
    ("asked_list", pgettext_lazy("satu data", "Questions"), ("pertanyaan/",)),
)
"""Name of the part's first page, what it is called, and how the addresses of the part begin."""


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
        ]
    }


@register.filter
def at(row: Any, place: int) -> Any:
    """What stands at a place of a row."""
    return row[place]
