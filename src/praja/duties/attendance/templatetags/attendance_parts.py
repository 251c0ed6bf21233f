# SPDX-License-Identifier: EUPL-1.2
"""The way between the parts of attendance: one's own days, checking in, leave, the unit's people, schedules, places, machines."""

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
    ("own", pgettext_lazy("attendance", "My attendance"), ("catatan/", "dilihat/", "titik/")),
    ("check_in", pgettext_lazy("attendance", "Check in"), ("masuk/",)),
    ("my_calendar", pgettext_lazy("attendance", "My calendar"), ("jadwal/saya/",)),
    ("days", pgettext_lazy("attendance", "My days"), ("hari/",)),
    ("leaves", pgettext_lazy("attendance", "Leave"), ("cuti/",)),
    ("permissions", pgettext_lazy("attendance", "Permissions"), ("izin/",)),
    ("corrections", pgettext_lazy("attendance", "Corrections"), ("koreksi/",)),
    ("my_pay", pgettext_lazy("attendance", "Allowance"), ("tpp/",)),
    ("own_questions", pgettext_lazy("attendance", "Questions about me"), ("silang/saya/",)),
    ("disciplines", pgettext_lazy("attendance", "Discipline"), ("disiplin/",)),
    ("held", pgettext_lazy("attendance", "To confirm"), ("ditahan/",)),
    ("recap", pgettext_lazy("attendance", "Recap of the unit"), ("rekap/", "orang/")),
    ("figures", pgettext_lazy("attendance", "Figures"), ("angka/",)),
    ("findings", pgettext_lazy("attendance", "Cross-checks"), ()),
    ("outages", pgettext_lazy("attendance", "Lists kept by hand"), ("daftar-manual/",)),
    ("schedules", pgettext_lazy("attendance", "Working hours"), ("jadwal/pola/", "jadwal/musim/", "jadwal/regu/")),
    ("places", pgettext_lazy("attendance", "Places"), ("tempat/",)),
    ("machines", pgettext_lazy("attendance", "Machines"), ("mesin/",)),
)
"""Name of the part's first page, what it is called, and how the addresses of the part begin below /presensi/. What is everybody's
own comes first, then what heads see of their people, then what the personnel office keeps."""

OWN = frozenset(name for name, _label, _beginnings in PARTS[:10])
"""What is everybody's own, always in sight; the rest folds, for on a telephone it would push the page out of sight."""


@cache
def _way(name: str) -> tuple[str, Door | None]:
    """The address of a page and the door that it names."""
    address = reverse(f"attendance:{name}")
    return address, door_of(resolve(address).func)


@register.inclusion_tag("attendance/_parts.html", takes_context=True)
def attendance_parts(context: template.Context) -> dict[str, Any]:
    """Links to the parts that open for the reader, the one at hand marked."""
    actor, path = context["actor"], context["request"].path
    here = path.partition("/presensi/")[2]
    found = []
    for name, label, beginnings in PARTS:
        address, door = _way(name)
        if door is not None and door.opens(actor):
            current = path == address or here.startswith(beginnings)
            found.append({"name": name, "href": address, "label": label, "current": current})
    own, more = [one for one in found if one["name"] in OWN], [one for one in found if one["name"] not in OWN]
    return {
        "parts": own if len(found) > 1 else [],
        "more": more,
        "in_more": any(one["current"] for one in more),
    }
