# SPDX-License-Identifier: EUPL-1.2
"""The list for the staff meeting: what is still awaited in orders, late first, unit by unit."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.letters.models import Assignment, FollowUp
from praja.duties.letters.queries.dispositions import name_of
from praja.duties.letters.queries.orders import open_assignments
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.exports.reports import ReportDocument, Section
from praja.lib.exports.tables import Column, Kind, Table
from praja.lib.moments import due_day, local_zone

MOST = 400
"""More than fits any meeting: the list ends there and says so."""


def meeting_document(actor: Actor, at: datetime) -> ReportDocument:
    """The list as it stands at `at`, for the orders that this actor may open. Two statements."""
    rows = list(open_assignments(actor)[: MOST + 1])
    shown, today = rows[:MOST], local_date(at, local_zone())
    said = _last_words(shown)
    by_unit = defaultdict[str, list[Assignment]](list)
    for row in shown:
        by_unit[row.unit.name].append(row)
    late = sum(_is_late(row, at) for row in shown)
    lead = _("%(open)s open, %(late)s late.") % {"open": len(shown), "late": late}
    if len(rows) > MOST:
        lead += " " + _("Only the first %(count)d are shown.") % {"count": MOST}
    return ReportDocument(
        title=_("Orders of the head for the staff meeting"),
        government=settings.PRAJA_SITE_NAME or "Praja",
        lead=lead,
        sections=tuple(_section(name, by_unit[name], said, at) for name in sorted(by_unit)),
        as_of=today,
    )


def _section(unit: str, rows: list[Assignment], said: dict[int, str], at: datetime) -> Section:
    late = sum(_is_late(row, at) for row in rows)
    words = ngettext("%(count)d open", "%(count)d open", len(rows)) % {"count": len(rows)}
    words += ", " + _("%(late)d late") % {"late": late} if late else ""
    columns = (
        Column("due", _("Due"), Kind.DATE),
        Column("order", _("Order")),
        Column("asked", _("Asked of")),
        Column("stands", _("Stands")),
        Column("said", _("Last said")),
        Column("code", _("Code")),
    )
    table = Table(
        title=words,
        columns=columns,
        rows=[_line(row, said, at) for row in rows],
        source=_("Dispositions in Praja"),
        as_of=local_date(at, local_zone()),
    )
    return Section(heading=unit, tables=(table,))


def _line(row: Assignment, said: dict[int, str], at: datetime) -> dict[str, Any]:
    return {
        "due": due_day(row.due_at) if row.due_at else None,
        "order": row.case.order.title,
        "asked": name_of(row),
        "stands": _("LATE") if _is_late(row, at) else row.get_state_display(),
        "said": said.get(row.pk, "")[:160],
        "code": show_code(row.case.code),
    }


def _last_words(rows: list[Assignment]) -> dict[int, str]:
    """What was said last of each, where anything was."""
    said = FollowUp.objects.filter(assignment__in=rows).order_by("pk").values_list("assignment_id", "text")
    return dict(said)


def _is_late(row: Assignment, at: datetime) -> bool:
    return row.due_at is not None and row.due_at <= at
