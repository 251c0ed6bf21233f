# SPDX-License-Identifier: EUPL-1.2
"""The list for the staff meeting: what is still awaited in orders, late first, unit by unit."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

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
    late = sum(_is_late(row, at) for row in shown)
    lead = _("%(open)s open, %(late)s late.") % {"open": len(shown), "late": late}
    if len(rows) > MOST:
        lead += " " + _("Only the first %(count)d are shown.") % {"count": MOST}
    return ReportDocument(
        title=_("Orders of the head for the staff meeting"),
        government=settings.PRAJA_SITE_NAME or "Praja",
        lead=lead,
        sections=(Section(_("Open and late, by unit"), (_by_unit(shown, at),), (_table(shown, said, at),)),),
        as_of=today,
    )


def _by_unit(rows: list[Assignment], at: datetime) -> str:
    """ "Dinas Sosial 2 (1 late); Dinas Perhubungan 1": who has how much before them."""
    open_in, late_in = (
        Counter(row.unit.name for row in rows),
        Counter(row.unit.name for row in rows if _is_late(row, at)),
    )
    words = []
    for unit, count in sorted(open_in.items(), key=lambda item: (-late_in[item[0]], -item[1], item[0])):
        late = " (" + _("%(late)d late") % {"late": late_in[unit]} + ")" if late_in[unit] else ""
        words.append(f"{unit} {count}{late}")
    return "; ".join(words)


def _table(rows: list[Assignment], said: dict[int, str], at: datetime) -> Table:
    columns = (
        Column("asked", _("Asked of")),
        Column("order", pgettext("noun", "Order")),
        Column("due", _("Due"), Kind.DATE),
        Column("stands", pgettext("order", "Standing")),
        Column("said", _("Last said")),
    )
    return Table(
        title=_("Orders that stand"),
        columns=columns,
        rows=[_line(row, said, at) for row in sorted(rows, key=lambda row: row.unit.name)],
        source=_("Dispositions in Praja"),
        as_of=local_date(at, local_zone()),
    )


def _line(row: Assignment, said: dict[int, str], at: datetime) -> dict[str, Any]:
    return {
        "due": due_day(row.due_at) if row.due_at else None,
        "order": f"{row.case.order.title} · {show_code(row.case.code)}",
        "asked": name_of(row) if row.person is None else f"{name_of(row)} ({row.unit.name})",
        "stands": _("LATE") if _is_late(row, at) else row.get_state_display(),
        "said": said.get(row.pk, "")[:160],
    }


def _last_words(rows: list[Assignment]) -> dict[int, str]:
    """What was said last of each, where anything was."""
    said = FollowUp.objects.filter(assignment__in=rows).order_by("pk").values_list("assignment_id", "text")
    return dict(said)


def _is_late(row: Assignment, at: datetime) -> bool:
    return row.due_at is not None and row.due_at <= at
