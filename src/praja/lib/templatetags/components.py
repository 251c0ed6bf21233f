# SPDX-License-Identifier: EUPL-1.2
"""Every part a page is made of, as tags: `{% load components %}`. See docs/reference/components.md."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from praja.lib.errors import DomainError
from praja.lib.moments import describe_due, describe_moment
from praja.lib.templatetags import charts, fields

register = template.Library()
for part in (charts.register, fields.register):
    register.tags.update(part.tags)
    register.filters.update(part.filters)

Context = dict[str, Any]
TONES = ("neutral", "info", "soon", "late", "done")


def tone_of(tone: str) -> str:
    """A tone that has a colour and a shape; an unknown one is a mistake in the template and says so."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"Unknown tone {tone!r}; choose one of {', '.join(TONES)}")
    return tone


@register.filter
def local_moment(moment: datetime | date | None, style: str = "full") -> str:
    """A moment in the installation's zone: Monday, 12 January 2026 at 14:30 WIB. Nothing for nothing."""
    return "" if moment is None else describe_moment(moment, style)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One symbol of the sprite that the base page carries; always beside a word."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"></use></svg>', name)


@register.inclusion_tag("components/nav_link.html", takes_context=True)
def nav_link(context: template.Context, url_name: str, label: str, count: int = 0, around: str = "") -> Context:
    """A navigation item: current when `nav_current` names it or the page's path lies below it, or below `around`."""
    url = _address_of(url_name)
    if not url:
        return {"url": ""}
    request = context.get("request")
    path = request.path if request else ""
    below = path.startswith((url, around or url)) and url not in ("/", _address_of("home"))
    current = "page" if path == url else "true" if below or context.get("nav_current") == url_name else ""
    return {"url": url, "label": label, "count": count, "current": current}


def _address_of(url_name: str) -> str:
    """The address of a page; empty for one that this installation does not have."""
    return _address_below(url_name, get_script_prefix(), get_urlconf())


@lru_cache(maxsize=256)
def _address_below(url_name: str, _prefix: str, urlconf: str | None) -> str:
    """The same dozen on every page."""
    try:
        return reverse(url_name, urlconf=urlconf)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm | None, error: DomainError | None = None) -> Context:
    """What is wrong, first on the page, each line leading to its field. Empty when nothing is wrong."""
    items: list[dict[str, Any]] = []
    for form in forms:
        if form is None:
            continue
        for name, messages in form.errors.items():
            target = fields.focus_id(form[name]) if name in form.fields else ""
            items += [{"message": message, "target": target} for message in messages]
    return {"items": items, "error": error}


@register.inclusion_tag("components/state_badge.html")
def state_badge(label: str, tone: str = "neutral") -> Context:
    """Where a thing stands: a word, a shape and a colour."""
    return {"label": label, "tone": tone_of(tone)}


@register.inclusion_tag("components/due.html")
def due(due_at: datetime | None, now: datetime, state: str = "running") -> Context:
    """By when, absolute first. `state`: running, paused, met, missed."""
    return {"due": describe_due(due_at, now, state) if due_at else None}


@register.inclusion_tag("components/timeline.html")
def timeline(acts: Iterable[Any]) -> Context:
    """The story in order. Each act has `at`, `who`, `what`, optionally `note`, `official` and `current`."""
    return {"acts": list(acts)}


@register.inclusion_tag("components/table.html")
def table(
    caption: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]], source: str = "", empty: str = ""
) -> Context:
    """Rows with a caption; numbers right-aligned with tabular figures; stacked on a phone.

    A column is a label or `{"label", "number"}`; a cell is a value or `{"text", "href", "tone"}`.
    The first cell of each row names it.
    """
    heads = [column if isinstance(column, dict) else {"label": column} for column in columns]
    body = [[_cell(head, value) for head, value in zip(heads, row, strict=True)] for row in rows]
    return {"caption": caption, "columns": heads, "rows": body, "source": source, "empty": empty}


def _cell(head: dict[str, Any], value: Any) -> dict[str, Any]:
    cell = dict(value) if isinstance(value, dict) else {"text": value}
    if "tone" in cell:
        tone_of(cell["tone"])
    if head.get("number") and isinstance(cell["text"], int | float | Decimal):
        cell["text"] = charts.figure(cell["text"])
    return {**cell, "label": head["label"], "number": head.get("number", False)}


@register.inclusion_tag("components/item_row.html")
def item_row(
    title: str,
    href: str,
    meta: str = "",
    label: str = "",
    tone: str = "neutral",
    due_at: datetime | None = None,
    now: datetime | None = None,
    state: str = "running",
    pick: str = "",
    due_for: str = "",
) -> Context:
    """One thing in `<ul class="rows">`: what, who, where it stands, due (`due_for`: what). `pick`: value of its checkbox."""
    words = describe_due(due_at, now, state) if due_at and now else None
    return {
        "title": title,
        "href": href,
        "meta": meta,
        "label": label,
        "tone": tone_of(tone),
        "due": words,
        "due_for": due_for,
        "pick": pick,
    }


@register.inclusion_tag("components/button_row.html")
def button_row(
    primary: str,
    secondary: str = "",
    secondary_url: str = "",
    consequence: str = "",
    name: str = "",
    value: str = "",
    danger: bool = False,
) -> Context:
    """The one thing to do, beside it at most one way out, and what will happen, said before."""
    return {
        "primary": primary,
        "secondary": secondary,
        "secondary_url": secondary_url,
        "consequence": consequence,
        "name": name,
        "value": value,
        "danger": danger,
    }


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: Iterable[Any]) -> Context:
    """Check your answers: each row has `term`, `value`, optionally `change_url`."""
    return {"rows": list(rows)}


@register.inclusion_tag("components/notice.html")
def notice(text: str, tone: str = "info", title: str = "", href: str = "", link: str = "") -> Context:
    """A sentence that must not be missed, with at most one link."""
    return {"text": text, "tone": tone_of(tone), "title": title, "href": href, "link": link}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", href: str = "", action: str = "") -> Context:
    """What will be here, and how to begin."""
    return {"title": title, "text": text, "href": href, "action": action}


@register.inclusion_tag("components/pager.html")
def pager(previous_url: str = "", next_url: str = "", previous: str = "", next_label: str = "") -> Context:
    """Keyset paging: no page numbers, no counts. Nothing when there is neither side."""
    return {
        "previous_url": previous_url,
        "next_url": next_url,
        "previous": previous,
        "next_label": next_label,
    }


@register.inclusion_tag("components/filter_links.html")
def filter_links(filters: Iterable[Any], label: str) -> Context:
    """Filters are links: each has `label`, `href`, `current`, optionally `count`."""
    return {"filters": list(filters), "label": label}


@register.inclusion_tag("components/copy_code.html")
def copy_code(code: str, label: str = "", long: bool = False) -> Context:
    """A code to keep; the copy button appears only where it works."""
    return {"code": code, "label": label, "long": long}
