# SPDX-License-Identifier: EUPL-1.2
"""Every figure of law that a clock here runs by, with its source; and the days that do not count."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.kernel.law.domain.calendar import Calendar, HolidayKind
from praja.kernel.law.domain.editions import Edition, Figure, Indicator
from praja.kernel.law.domain.rules import Confidence, RuleVersion
from praja.kernel.law.gateways import written_contests, written_indexes
from praja.kernel.law.queries import RuleOverview, all_rules, current_calendar, law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.procedures.queries.explaining import counted_in_words
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.errors import NotFound, Text
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

KINDS = {
    HolidayKind.PUBLIC: _("national holiday"),
    HolidayKind.REGIONAL: _("regional holiday"),
    HolidayKind.JOINT_LEAVE: _("joint leave (cuti bersama)"),
}

PARTS: dict[str, Text] = {"region": _("Of the region as a whole, once a year"), "innovation": _("Of each innovation")}
FIGURES: dict[str, Text] = {
    "whole": _("The most that all parts give"),
    "region_most": _("The most that the region's own part gives"),
    "innovation_most": _("The most that one innovation gives (maturity)"),
    "least_divisor": _("Innovations that the sum of maturities is divided by at least"),
    "per_innovation": _("What each innovation adds by being there"),
    "most_counted": _("Innovations that add something at most"),
    "basic_services": _("Basic services that a region must give"),
    "least_basic_services": _("Basic services with an innovation that are needed for it"),
    "least_words": _("Words that the description of an innovation has at least"),
    "first_year": _("First year in which an innovation was applied, or developed further"),
    "last_year": _("Last year in which an innovation was applied, or developed further"),
    "evidence_bytes": _("Bytes that a file of evidence has at most"),
}


@guarded(ANYONE)
def law(request: PrajaRequest) -> HttpResponse:
    """The figures in force today, earlier and later ones behind them, and the holidays of this year and the next."""
    today = local_date(request.at, local_zone())
    with recalled(law_data):
        rules = [_rule(overview, today) for overview in all_rules()]
        years = [_year(current_calendar(), year) for year in (today.year, today.year + 1)]
    recalled_count = sum(row["is_recalled"] for row in rules)
    context = {
        "rules": rules,
        "years": years,
        "today": today,
        "recalled_count": recalled_count,
        "indexes": written_indexes().values(),
        "contests": written_contests().values(),
    }
    return render(request, "portal/law.html", context)


@guarded(ANYONE)
def law_index(request: PrajaRequest, key: str, year: int) -> HttpResponse:
    """A national index as it holds for one year: its figures, bands and indicators, and how sure each is."""
    index = written_indexes().get(key)
    edition = index.of_year(year) if index else None
    if edition is None:
        raise NotFound(_("There is no such index of this year."), next_step=_("Look in the list of legal bases."))
    context = {
        "edition": edition,
        "is_recalled": edition.confidence is Confidence.RECALLED,
        "figures": [_figure(name, figure) for name, figure in edition.figures.items()],
        "parts": list(_by_part(edition)),
    }
    return render(request, "portal/law_index.html", context)


@guarded(ANYONE)
def law_contest(request: PrajaRequest, key: str) -> HttpResponse:
    """A competition of public innovation as it was held in a year: groups, sections, limits and proofs, and how sure each is."""
    edition = written_contests().get(key)
    if edition is None:
        raise NotFound(_("There is no such competition of this year."), next_step=_("Look in the list of legal bases."))
    context = {
        "edition": edition,
        "is_recalled": edition.confidence is Confidence.RECALLED,
        "groups": [
            {
                "group": group,
                "is_recalled": group.confidence is Confidence.RECALLED,
                "rows": [
                    {"part": part, "weight": section.weight, "is_first": part is section.parts[0]}
                    for section in group.sections
                    for part in section.parts
                ],
            }
            for group in edition.groups
        ],
        "others": [one for one in written_contests().values() if one.key != key],
    }
    return render(request, "portal/law_contest.html", context)


def _by_part(edition: Edition) -> Iterator[tuple[Text, list[Indicator]]]:
    for part, rows in groupby(edition.indicators, key=lambda row: row.part):
        yield PARTS[part], list(rows)


def _figure(name: str, figure: Figure) -> dict[str, Any]:
    return {
        "title": FIGURES[name],
        "value": figure.value,
        "note": figure.note,
        "is_recalled": figure.confidence is Confidence.RECALLED,
    }


def _rule(overview: RuleOverview, today: date) -> dict[str, Any]:
    shown = overview.shown(today)
    others = [version for version in (*overview.rule.versions, *overview.regional) if version is not shown]
    return {
        "title": overview.rule.title,
        "key": overview.rule.key,
        **_version(shown),
        "is_regional": overview.own(today) is not None,
        "may_differ": overview.rule.regional_override,
        "others": [_version(version) for version in others],
    }


def _version(version: RuleVersion) -> dict[str, Any]:
    return {
        "figure": counted_in_words(version.value, version.unit),
        "source": version.source,
        "article": version.article,
        "since": version.since,
        "until": version.until,
        "note": version.note,
        "is_recalled": version.confidence is Confidence.RECALLED,
        "is_house_rule": version.confidence is Confidence.HOUSE,
    }


def _year(calendar: Calendar, year: int) -> dict[str, Any]:
    days = [holiday for holiday in calendar.holidays if holiday.day.year == year]
    return {
        "year": year,
        "days": [{"day": day.day, "name": day.name, "kind": KINDS[day.kind]} for day in days],
        "is_decreed": calendar.decreed_years is None or year in calendar.decreed_years,
    }
