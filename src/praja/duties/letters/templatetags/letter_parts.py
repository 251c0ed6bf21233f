# SPDX-License-Identifier: EUPL-1.2
"""The way between the parts of letters: what came in, dispositions, what goes out, records, figures, numbering."""

from functools import cache
from typing import Any

from django import template
from django.urls import resolve, reverse
from django.utils.translation import pgettext_lazy

from praja.lib.actors import Actor, Door
from praja.lib.errors import Text
from praja.lib.web import door_of

register = template.Library()

Parts = tuple[tuple[str, Text, tuple[str, ...]], ...]

PARTS: Parts = (
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

WITHIN: dict[str, Parts] = {
    "outgoing_list": (
        ("outgoing_list", pgettext_lazy("letters", "All letters"), ("keluar/",)),
        ("initials", pgettext_lazy("letters", "To initial"), ("paraf/",)),
        ("signing", pgettext_lazy("letters", "To sign"), ("tanda-tangan/",)),
        ("posting", pgettext_lazy("letters", "For the post"), ("kirim/",)),
        ("number_book", pgettext_lazy("letters", "Book of numbers"), ("nomor/",)),
    ),
    "numbering": (
        ("numbering", pgettext_lazy("letters", "Registers and systems"), ("pengaturan/penomoran/",)),
        ("letterhead", pgettext_lazy("letters", "Head of the paper"), ("pengaturan/kop/",)),
        ("srikandi_places", pgettext_lazy("letters", "What SRIKANDI fills in"), ("pengaturan/srikandi/",)),
    ),
}
"""The pages of a part, where it has several."""


@cache
def _way(name: str) -> tuple[str, Door | None]:
    """The address of a page and the door that it names."""
    address = reverse(f"letters:{name}")
    return address, door_of(resolve(address).func)


@register.inclusion_tag("letters/_parts.html", takes_context=True)
def letter_parts(context: template.Context) -> dict[str, Any]:
    """Links to the parts that open for the reader, and to the pages of the one at hand; where the reader is, is marked."""
    actor, here = context["actor"], context["request"].path.partition("/surat/")[2]
    part = next((name for name, _label, beginnings in PARTS if here.startswith(beginnings)), "")
    return {"parts": _opening(PARTS, actor, here), "within": _opening(WITHIN.get(part, ()), actor, here)}


def _opening(parts: Parts, actor: Actor, here: str) -> list[dict[str, Any]]:
    """Those that open for this actor; none where there is no choice."""
    found = []
    for name, label, beginnings in parts:
        address, door = _way(name)
        if door is not None and door.opens(actor):
            found.append({"href": address, "label": label, "current": here.startswith(beginnings)})
    return found if len(found) > 1 else []
