# SPDX-License-Identifier: EUPL-1.2
"""The way between the parts of letters: what came in, dispositions, what goes out, records, figures, numbering."""

from functools import cache
from typing import Any

from django import template
from django.urls import resolve, reverse
from django.utils.translation import pgettext_lazy

from praja.lib.actors import Door
from praja.lib.errors import Text
from praja.lib.web import door_of

register = template.Library()

PARTS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("agenda", pgettext_lazy("letters", "Incoming"), ("masuk/", "srikandi/")),
    ("dispositions", pgettext_lazy("letters", "Dispositions"), ("disposisi/", "arahan/")),
    ("outgoing_list", pgettext_lazy("letters", "Outgoing"), ("keluar/", "paraf/", "tanda-tangan/", "kirim/", "nomor/")),
    ("records", pgettext_lazy("letters", "Records"), ("arsip/", "pengaturan/klasifikasi/", "pengaturan/daftar/")),
    ("figures", pgettext_lazy("letters", "Figures"), ("angka/", "kertas/")),
    (
        "numbering",
        pgettext_lazy("letters", "Numbering"),
        ("pengaturan/penomoran/", "pengaturan/srikandi/", "pengaturan/kop/"),
    ),
)
"""Name of the part's first page, what it is called, and how the addresses of the part begin."""


@cache
def _way(name: str) -> tuple[str, Door | None]:
    """The address of a page and the door that it names."""
    address = reverse(f"letters:{name}")
    return address, door_of(resolve(address).func)


@register.inclusion_tag("letters/_parts.html", takes_context=True)
def letter_parts(context: template.Context) -> dict[str, Any]:
    """Links to the parts that open for the reader, the one at hand marked."""
    actor, here = context["actor"], context["request"].path.partition("/surat/")[2]
    found = []
    for name, label, beginnings in PARTS:
        address, door = _way(name)
        if door is not None and door.opens(actor):
            found.append({"href": address, "label": label, "current": here.startswith(beginnings)})
    return {"parts": found if len(found) > 1 else []}
