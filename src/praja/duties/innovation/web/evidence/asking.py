# SPDX-License-Identifier: EUPL-1.2
"""Which units over which period the reader asks for, and the links to others."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period, recent_periods
from praja.kernel.measures.wording import period_name
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

QUARTERS, YEARS = 4, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit with everything below it, a period, and the reader's own day."""

    top: UnitNode
    period: ReportingPeriod
    today: date

    def query(self, **other: str) -> str:
        """The address's own part, with what is otherwise."""
        return urlencode({"unit": self.top.code, "masa": self.period.code, **other})


def asked_in(request: PrajaRequest) -> Asked:
    """What the address asks for; unless told, the whole government over the last quarter that is over. Reads units."""
    tree, today = units.current(), local_date(request.at, local_zone())
    given = request.GET
    usual = period_of(PeriodKind.QUARTER, today).previous
    period = read_period(given.get("masa", "")[:8]) or usual
    if period.span.first_day > today:
        period = usual
    return Asked(tree.by_code(given.get("unit", "")[:30]) or tree.roots[0], period, today)


def period_options(asked: Asked) -> list[dict[str, Any]]:
    """The quarters and years to choose from."""
    choices = [
        *list(recent_periods(PeriodKind.QUARTER, asked.today, QUARTERS + 1)),
        *list(recent_periods(PeriodKind.YEAR, asked.today, YEARS)),
    ]
    if asked.period not in choices:
        choices.append(asked.period)
    return [{"value": one.code, "label": period_name(one), "chosen": one == asked.period} for one in choices]


def unit_groups(asked: Asked) -> list[dict[str, Any]]:
    """The unit itself with those above it, and those directly below, to choose from."""
    tree = units.current()
    above = [tree.nodes[one] for one in reversed(tree.ancestors(asked.top.id))]
    below = sorted((one for one in tree.children(asked.top.id) if one.is_open(asked.today)), key=lambda one: one.name)
    groups = ((_("This unit and those above it"), (*above, asked.top)), (_("Directly below it"), below))
    return [
        {
            "label": label,
            "options": [{"value": one.code, "label": one.name, "chosen": one == asked.top} for one in some],
        }
        for label, some in groups
        if some
    ]


def number_url(asked: Asked, key: str, unit: UnitNode) -> str:
    """The page of one number."""
    return f"{reverse('innovation:evidence_number', args=[key, unit.id])}?{asked.query(unit=asked.top.code)}"


def topic_url(asked: Asked, topic: int, unit: UnitNode) -> str:
    """The page of one topic."""
    return f"{reverse('innovation:evidence_topic', args=[topic, unit.id])}?{asked.query(unit=asked.top.code)}"
