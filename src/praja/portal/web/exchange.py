# SPDX-License-Identifier: EUPL-1.2
"""Setor & Terima: every file that other systems want and give, when it last came or went, and when it is due."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from praja.kernel.documents.queries.files import content_of
from praja.kernel.exchange.declarations import Point, Remembered, systems
from praja.kernel.exchange.domain import Standing
from praja.kernel.exchange.errors import NothingToHandOver
from praja.kernel.exchange.operations import hand_over
from praja.kernel.exchange.queries import (
    CodedCount,
    HandOver,
    PointStanding,
    SystemStanding,
    coded_of,
    history_of,
    kept_file,
    point_seen,
    standing_of_points,
    standing_of_systems,
)
from praja.kernel.exchange.rules import may_hand_over, opens_exchange
from praja.kernel.law.domain.rules import RuleVersion, Unit
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.exports import Column, Kind, Table
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

TONES = {Standing.OPEN: "neutral", Standing.DONE: "done", Standing.SOON: "soon", Standing.LATE: "late"}
COLUMNS = (
    Column("system", gettext_lazy("System")),
    Column("way", gettext_lazy("Way")),
    Column("label", gettext_lazy("What")),
    Column("last", gettext_lazy("Last time"), Kind.DATE),
    Column("by", gettext_lazy("By")),
    Column("rows", gettext_lazy("Rows"), Kind.INTEGER),
    Column("taken", gettext_lazy("Taken"), Kind.INTEGER),
    Column("refused", gettext_lazy("Not taken"), Kind.INTEGER),
    Column("due", gettext_lazy("Next by"), Kind.DATE),
    Column("state", gettext_lazy("State")),
    Column("rule", gettext_lazy("By which rule")),
)


@guarded(opens_exchange)
def exchange(request: PrajaRequest) -> HttpResponse:
    """A part for each system: what came, what went, what is next."""
    with recalled(units):
        found = standing_of_systems(request.actor, request.at)
    every = [one for system in found for one in (*system.received, *system.handed_in)]
    context = {
        "systems": [_system(one, request) for one in found],
        "late": sum(one.standing is Standing.LATE for one in every),
        "soon": sum(one.standing is Standing.SOON for one in every),
    }
    return no_store(render(request, "portal/exchange.html", context))


@guarded(opens_exchange)
def exchange_file(request: PrajaRequest, kind: str) -> Any:
    """The same as a register."""
    form, today = require_format(kind), local_date(request.at, local_zone())
    with recalled(units):
        found = standing_of_systems(request.actor, request.at)
    rows = (_line(system.system.name, one) for system in found for one in (*system.received, *system.handed_in))
    table = Table(_("Handed in and received"), COLUMNS, rows, settings.PRAJA_SITE_NAME, today)
    return table_file(table, form, called=f"setor-terima-{today.isoformat()}")


@guarded(opens_exchange)
def exchange_point(request: PrajaRequest, code: str) -> HttpResponse:
    """One thing that comes or goes: its history, how its files are read, and how it is done now."""
    point = point_seen(request.actor, code)
    with recalled(units):
        [stands] = standing_of_points([point], request.actor, request.at)
        history, page = history_of(point, request.actor, request.GET.get("halaman"))
        reports = _reports(point, history, request)
        rows = [_history_row(point, one, reports) for one in history]
    context = {
        "point": point,
        "system": next(one for one in systems() if one.code == point.system),
        "one": _point(stands, request),
        "rows": rows,
        "coded": [_coded(one) for one in coded_of(point.system)],
        "mappings": [_mapping(one) for one in (point.mappings() if point.mappings else ())],
        "may": may_hand_over(request.actor, point),
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "portal/exchange_point.html", context))


@require_POST
@guarded(opens_exchange)
def exchange_hand_over(request: PrajaRequest, code: str) -> HttpResponse:
    """Make the file, keep it as handed over, and give it to whoever takes it there."""
    point = point_seen(request.actor, code)
    with recalled(units):
        try:
            hand_over(point=point, actor=request.actor, at=request.at)
        except NothingToHandOver as nothing:
            messages.warning(request, str(nothing))
            return HttpResponseRedirect(reverse("exchange_point", args=[code]))
    messages.success(request, _("The file is made and written down as handed in. Take it to the system now."))
    return HttpResponseRedirect(reverse("exchange_point", args=[code]))


@guarded(opens_exchange)
def exchange_kept(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """A file as it went out."""
    kept = kept_file(point_seen(request.actor, code), number)
    with content_of(kept.file) as content:
        response = HttpResponse(content.read(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{kept.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return no_store(response)


def _system(one: SystemStanding, request: PrajaRequest) -> dict[str, Any]:
    return {
        "system": one.system,
        "points": [_point(point, request) for point in (*one.received, *one.handed_in)],
        "coded": [_coded(count) for count in one.coded],
    }


def _point(one: PointStanding, request: PrajaRequest) -> dict[str, Any]:
    point, last = one.point, one.last
    may = may_hand_over(request.actor, point)
    return {
        "point": point,
        "url": reverse("exchange_point", args=[point.code]),
        "last": last,
        "counts": _counts(point, last),
        "due": one.due,
        "tone": TONES[one.standing],
        "state": _state(one),
        "rule": _rule(one.figure),
        "is_recalled": one.is_recalled,
        "is_house": one.is_house,
        "do_url": reverse(point.url) if may and point.url else "",
        "how": point.how if may else "",
        "makes": may and point.make is not None,
    }


def _state(one: PointStanding) -> str:
    if one.last is None:
        return _("Not yet")
    if one.standing is Standing.OPEN:
        return _("No date set")
    if one.standing is Standing.LATE:
        return ngettext("%(count)d day late", "%(count)d days late", one.late) % {"count": one.late}
    return _("Due soon") if one.standing is Standing.SOON else _("Up to date")


def _rule(figure: RuleVersion | None) -> str:
    """How often, in words."""
    if figure is None:
        return ""
    given = {"count": figure.value}
    if figure.unit is Unit.MONTHS:
        return ngettext("every month", "every %(count)d months", figure.value) % given
    return ngettext("every day", "every %(count)d days", figure.value) % given


def _counts(point: Point, last: HandOver | None) -> str:
    """What a hand-over brought, in a sentence; empty where its event says nothing of it."""
    if last is None or last.passed.rows is None:
        return ""
    passed = last.passed
    if point.one_by_one:
        return _("one by one")
    rows = last.passed.rows
    said = [ngettext("%(n)s row", "%(n)s rows", rows) % {"n": _number(rows)}]
    if passed.taken is not None:
        said.append(_("%(n)s taken") % {"n": _number(passed.taken)})
    if passed.refused is not None:
        said.append(_("%(n)s not taken") % {"n": _number(passed.refused)})
    return ", ".join(said)


def _number(count: int) -> str:
    return str(number_format(count, use_l10n=True, force_grouping=True))


def _coded(one: CodedCount) -> dict[str, Any]:
    return {
        "label": one.coded.label,
        "with_code": one.with_code,
        "without": one.without,
        "tone": "done" if not one.without else "soon",
    }


def _mapping(one: Remembered) -> dict[str, Any]:
    return {
        "name": one.name,
        "used_on": one.used_on,
        "pairs": [{"term": ours, "value": theirs} for ours, theirs in one.pairs],
    }


def _history_row(point: Point, one: HandOver, reports: Mapping[str, str]) -> dict[str, Any]:
    node = units.current().nodes.get(one.unit) if point.by_unit and one.unit is not None else None
    return {
        "at": one.at,
        "by": one.by or _("The platform"),
        "unit": node.name if node else "",
        "counts": _counts(point, one),
        "period": one.passed.period,
        "sha256": one.passed.sha256,
        "report": reports.get(one.passed.sha256, ""),
        "file": reverse("exchange_kept", args=[point.code, one.kept]) if one.kept else "",
    }


def _reports(point: Point, history: Sequence[HandOver], request: PrajaRequest) -> Mapping[str, str]:
    """Where files that came are still told line by line, for those who work on them."""
    if point.reports is None or not may_hand_over(request.actor, point):
        return {}
    return point.reports({one.passed.sha256 for one in history if one.passed.sha256})


def _line(system: str, one: PointStanding) -> Mapping[str, Any]:
    last = one.last
    return {
        "system": system,
        "way": str(one.point.direction.label),
        "label": str(one.point.label),
        "last": local_date(last.at, local_zone()) if last else None,
        "by": last.by if last else "",
        "rows": last.passed.rows if last else None,
        "taken": last.passed.taken if last else None,
        "refused": last.passed.refused if last else None,
        "due": one.due,
        "state": _state(one),
        "rule": " ".join(filter(None, (_rule(one.figure), _sureness(one)))),
    }


def _sureness(one: PointStanding) -> str:
    if one.is_house:
        return _("(working rule, no law)")
    return _("(to be verified)") if one.is_recalled else ""
