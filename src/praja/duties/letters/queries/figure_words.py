# SPDX-License-Identifier: EUPL-1.2
"""A figure as it stands when an order starts from it: what, of which unit, over which days, how much."""

from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from praja.kernel.measures.declarations import all_measures
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import figure
from praja.kernel.measures.wording import duration
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor


def figure_in_words(actor: Actor, measure: str, unit_code: str, first: date, last: date, at: datetime) -> str:
    """ "Aduan dijawab tepat waktu, Dinas Perhubungan, 1 Jan 2026 - 31 Mar 2026: 83 % (n 120)". Empty for a measure that does not
    exist, a unit that the actor does not head, or days out of order."""
    node, declared = units.current().by_code(unit_code), all_measures().get(measure)
    if node is None or declared is None or last < first or node.id not in actor.units_as(Role.HEAD, Role.SECRETARY):
        return ""
    found = figure(measure, unit_ids=units.current().subtree(node.id), period=Period(first, last), at=at)
    return _("%(what)s, %(unit)s, %(first)s to %(last)s: %(value)s (n %(n)s)") % {
        "what": declared.label,
        "unit": node.label,
        "first": date_format(first, "j M Y"),
        "last": date_format(last, "j M Y"),
        "value": _value(declared.unit_of_measure, found),
        "n": number_format(found.n, force_grouping=True),
    }


def _value(unit: UnitOfMeasure, found: Figure) -> str:
    if unit in (UnitOfMeasure.COUNT, UnitOfMeasure.RUPIAH):
        return str(number_format(found.numerator, force_grouping=True))
    ratio = found.ratio(4)
    if ratio is None:
        return _("nothing counted")
    if unit is UnitOfMeasure.SHARE:
        return f"{number_format(ratio * 100, decimal_pos=1)} %"
    if unit is UnitOfMeasure.HOURS:
        return duration(ratio)
    return str(number_format(ratio, decimal_pos=2))
