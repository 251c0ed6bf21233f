# SPDX-License-Identifier: EUPL-1.2
"""Atom feeds (RFC 4287): new and changed data, everything or by topic, unit or dataset."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.models import Dataset, Story
from praja.duties.opendata.queries.dataset_page import dataset_page, readable_dataset
from praja.duties.opendata.queries.feeds import latest_datasets, topic_with, unit_with
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.told import latest_stories
from praja.lib.actors import ANYONE, NOBODY
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `key` makes its id and never changes."""

    key: str
    title: str
    url: str
    at: datetime
    summary: str
    author: str


@guarded(ANYONE)
def feed(request: PrajaRequest) -> HttpResponse:
    """The latest of all datasets, or of one topic (`?topik=`) or unit (`?unit=`)."""
    topic, unit = request.GET.get("topik", "")[:60], request.GET.get("unit", "")[:30]
    named = [_("Data")]
    if topic:
        named.append(in_reader_language(topic_with(topic), "name"))
    if unit:
        named.append(unit_with(unit).name)
    entries = [_of_dataset(request, one) for one in latest_datasets(topic=topic, unit=unit)]
    if not topic and not unit:
        told = [_of_story(request, one) for one in latest_stories()]
        entries = sorted([*entries, *told], key=lambda one: one.at, reverse=True)
    return _atom(request, " · ".join(named), reverse("opendata:catalogue"), entries)


@guarded(ANYONE)
def dataset_feed(request: PrajaRequest, name: str) -> HttpResponse:
    """The editions of one dataset. It says the same to everybody: a reader's program sends no cookie."""
    dataset = readable_dataset(name, NOBODY)
    page = dataset_page(dataset, actor=NOBODY, at=request.at)
    url = request.build_absolute_uri(reverse("opendata:dataset", args=[dataset.name]))
    entries = [
        Entry(
            f"{dataset.uuid}/{one.release.number}",
            _("%(title)s, edition %(number)s") % {"title": dataset.title, "number": one.release.number},
            url,
            one.release.published_at or dataset.modified_at,
            one.release.changes or one.release.period,
            dataset.unit.name,
        )
        for one in page.editions
        if not one.is_withdrawn
    ]
    return _atom(request, dataset.title, reverse("opendata:dataset", args=[dataset.name]), entries)


def _of_dataset(request: PrajaRequest, dataset: Dataset) -> Entry:
    return Entry(
        str(dataset.uuid),
        in_reader_language(dataset, "title"),
        request.build_absolute_uri(reverse("opendata:dataset", args=[dataset.name])),
        dataset.modified_at,
        in_reader_language(dataset, "notes") or dataset.row_meaning,
        dataset.unit.name,
    )


def _of_story(request: PrajaRequest, story: Story) -> Entry:
    content = story.published
    return Entry(
        f"cerita/{story.name}",
        in_reader_language(content, "title"),
        request.build_absolute_uri(reverse("opendata:story", args=[story.name])),
        story.modified_at,
        in_reader_language(content, "lead"),
        story.unit.name,
    )


def _atom(request: PrajaRequest, title: str, page: str, entries: Iterable[Entry]) -> HttpResponse:
    found = list(entries)
    if not found and request.GET:
        raise NotFound(gettext_lazy("Nothing has been published there yet."))
    updated = max((one.at for one in found), default=request.at).isoformat()
    own, page_url = request.build_absolute_uri(), request.build_absolute_uri(page)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(title)} – {escape(settings.PRAJA_SITE_NAME)}</title>",
        f"<id>{escape(own)}</id><updated>{updated}</updated>",
        f"<link rel={quoteattr('self')} href={quoteattr(own)}/><link href={quoteattr(page_url)}/>",
        *(_entry(one) for one in found),
        "</feed>",
    ]
    return HttpResponse("\n".join(lines), content_type="application/atom+xml; charset=utf-8")


def _entry(one: Entry) -> str:
    return (
        f"<entry><title>{escape(one.title)}</title><id>urn:praja:data:{escape(one.key)}</id>"
        f"<link href={quoteattr(one.url)}/><updated>{one.at.isoformat()}</updated>"
        f"<author><name>{escape(one.author)}</name></author><summary>{escape(one.summary)}</summary></entry>"
    )
