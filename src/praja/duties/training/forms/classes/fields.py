# SPDX-License-Identifier: EUPL-1.2
"""Lists that several forms of training have: quotas by unit, subjects with their hours."""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.domain.lines import lines_of
from praja.duties.training.operations.classes import SubjectWish
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit

QUOTA_HINT = gettext_lazy("One unit on each line with its seats: “Kecamatan Timur; 4”. By name, short name or code.")


def units_named(text: str, nodes: Iterable[UnitNode]) -> list[tuple[int, int]]:
    """Quotas as they were typed: unit id and seats. Raises ValidationError that names the line."""
    by_name = dict[str, int]()
    for node in nodes:
        by_name |= {name.casefold(): node.id for name in (node.code, node.short_name, node.name) if name}
    found = list[tuple[int, int]]()
    for line in lines_of(text):
        unit = by_name.get(line.words.casefold())
        if unit is None:
            raise forms.ValidationError(
                _("Line %(place)s: no unit is called “%(words)s”.") % {"place": line.place, "words": line.words}
            )
        if not line.number:
            raise forms.ValidationError(_("Line %(place)s: say how many seats.") % {"place": line.place})
        found.append((unit, line.number))
    return found


def units_of(quotas: Sequence[tuple[int, int]]) -> list[tuple[Unit, int]]:
    """The same with the units themselves. One statement."""
    units = Unit.objects.in_bulk([unit for unit, _seats in quotas])
    return [(units[unit], seats) for unit, seats in quotas]


def subjects_named(text: str) -> list[SubjectWish]:
    """Subjects as they were typed. Raises ValidationError that names the line."""
    found = []
    for line in lines_of(text):
        if not line.number or not line.words:
            raise forms.ValidationError(
                _("Line %(place)s: write the subject and its lesson hours (JP).") % {"place": line.place}
            )
        found.append(SubjectWish(line.words, line.number))
    return found
