# SPDX-License-Identifier: EUPL-1.2
"""Drawings made on the server, each with the words and the table behind it. Loaded through `components`."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format

from praja.lib import drawing
from praja.lib.charts.shown import Chart
from praja.lib.moments import describe_due

register = template.Library()

Context = dict[str, Any]
Number = int | float | Decimal


def _shown(value: Number, unit: str = "") -> str:
    text = number_format(value, use_l10n=True, force_grouping=True)
    return f"{text}{unit}" if unit.startswith("%") else f"{text} {unit}".strip()


@register.filter
def figure(value: Number | None, unit: str = "") -> str:
    """A number as the reader writes it, grouped by thousands, with its unit; a dash if it was not counted."""
    return "–" if value is None else _shown(value, unit)


@register.inclusion_tag("components/clock_line.html")
def clock_line(
    started_at: datetime,
    due_at: datetime,
    now: datetime,
    label: str = "",
    pauses: Sequence[tuple[datetime, datetime | None]] = (),
    state: str = "running",
    because: str = "",
) -> Context:
    """A clock as a line with today on it, and the same in words. `because` says why that date."""
    return {
        "line": drawing.clock_line(started_at, due_at, now, pauses),
        "started_at": started_at,
        "due_at": due_at,
        "now": now,
        "label": label,
        "because": because,
        "due": describe_due(due_at, now, state),
    }


@register.inclusion_tag("components/figure_card.html")
def figure_card(
    number: Any,
    sentence: str,
    source: str = "",
    on: date | datetime | None = None,
    unit: str = "",
    href: str = "",
    link: str = "",
    values: Sequence[float] = (),
) -> Context:
    """One number people can trust: what it says in a sentence, its source, and when it was counted."""
    shown = number if isinstance(number, str) else figure(number)
    return {
        "number": shown,
        "sentence": sentence,
        "source": source,
        "on": on,
        "unit": unit,
        "href": href,
        "link": link,
        "spark": drawing.spark(values),
    }


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(
    finding: str,
    bars: Iterable[Any],
    unit: str = "",
    target: Number | None = None,
    source: str = "",
    on: date | datetime | None = None,
    columns: tuple[str, str] | None = None,
) -> Context:
    """Bars from one zero. `finding` is the title and says what the drawing shows.

    A bar is `{"label", "value", "tone"?, "href"?}`; `target` draws one mark through all; `columns` head the
    table.
    """
    rows = [dict(bar) for bar in bars]
    whole = float(max([row["value"] for row in rows] + [target or 0, 0]))
    for row in rows:
        row["width"] = drawing.percent(float(row["value"]), whole)
        row["shown"] = _shown(row["value"], unit)
    return {
        "finding": finding,
        "rows": rows,
        "target": None if target is None else drawing.percent(float(target), whole),
        "target_shown": "" if target is None else _shown(target, unit),
        "source": source,
        "on": on,
        "columns": columns,
    }


@register.inclusion_tag("components/sparkline.html")
def sparkline(
    finding: str,
    points: Iterable[tuple[Any, Number]],
    unit: str = "",
    source: str = "",
    on: date | datetime | None = None,
) -> Context:
    """How one number moved; `points` are (period, value), oldest first."""
    rows = [{"label": label, "value": value, "shown": _shown(value, unit)} for label, value in points]
    return {
        "finding": finding,
        "rows": rows,
        "spark": drawing.spark([float(row["value"]) for row in rows]),
        "source": source,
        "on": on,
    }


@register.inclusion_tag("components/drawn_chart.html")
def drawn_chart(chart: Chart) -> Context:
    """A drawing of `praja.lib.charts` with its finding as title, how it was made, its source, date and table."""
    return {"chart": chart}
