# SPDX-License-Identifier: EUPL-1.2
"""Stories: text with drawings of open data, drawn anew for every reader."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from praja.duties.opendata.domain.prose import blocks_of
from praja.duties.opendata.domain.story_content import Content, Part
from praja.duties.opendata.models import Story
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.rows import groups_of
from praja.duties.opendata.queries.table_page import MOST_GROUPS, view_for
from praja.duties.opendata.queries.told import drawn_table, readable_story, shown_stories
from praja.duties.opendata.web.public.charting import drawing_of
from praja.duties.opendata.web.public.structured import element
from praja.duties.opendata.web.public.table import address_of, figure_said
from praja.lib.actors import ANYONE, NOBODY, Actor
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

PAGE = 20


@guarded(ANYONE)
def stories(request: PrajaRequest) -> HttpResponse:
    """Everything that was told, the newest first."""
    cursor = request.GET.get("halaman", "")[:500]
    found = page_of(shown_stories(), order=("-published_at", "-id"), cursor=cursor, size=PAGE)
    context = {
        "rows": [_row(one) for one in found.items],
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return render(request, "opendata/public/stories.html", context)


@guarded(ANYONE)
def story(request: PrajaRequest, name: str) -> HttpResponse:
    """One story. It says the same to everybody: drawings show what is open to all."""
    found = readable_story(name)
    content = found.published
    assert content is not None
    context = {
        "story": found,
        "title": in_reader_language(content, "title"),
        "lead": in_reader_language(content, "lead"),
        "parts": list(parts_said(content, NOBODY)),
        "structured": element(_article(request, found, content)),
    }
    return render(request, "opendata/public/story.html", context)


def parts_said(content: Content, actor: Actor) -> Iterator[dict[str, Any]]:
    """The parts in order, as a page shows them."""
    for place, part in enumerate(content.parts, start=1):
        yield {"place": place, **(_chart(part, actor) if part.is_chart else _text(part))}


def drawing_at(part: Part, actor: Actor) -> dict[str, Any] | None:
    """What is drawn of a view, with where it comes from; None where nothing can be. Raises what reading the table does."""
    dataset, table, version = drawn_table(part.resource, actor)
    view = view_for(version, part.view)
    if not view.by:
        return None
    known = {one.name: one for one in table.columns}
    rows = groups_of(version, view.grouping(MOST_GROUPS), view.ask()).rows
    drawing = drawing_of(view, [known[one] for one in view.by], rows, figure_said(view, known))
    return drawing and {
        "drawing": drawing,
        "dataset": dataset,
        "data_title": in_reader_language(dataset, "title"),
        "source": f"{dataset.unit.name}, {settings.PRAJA_SITE_NAME}",
        "table_url": address_of(dataset, table, view),
    }


def _row(one: Story) -> dict[str, Any]:
    content = one.published
    return {
        "title": in_reader_language(content, "title"),
        "lead": in_reader_language(content, "lead"),
        "href": reverse("opendata:story", args=[one.name]),
        "unit": one.unit.name,
        "published_at": one.published_at,
    }


def _text(part: Part) -> dict[str, Any]:
    return {"blocks": blocks_of(in_reader_language(part, "text"))}


def _chart(part: Part, actor: Actor) -> dict[str, Any]:
    said = {
        "is_chart": True,
        "caption": in_reader_language(part, "caption"),
        "alternative": in_reader_language(part, "alternative"),
    }
    try:
        # The data may have been limited, taken off or changed its columns since the story was told.
        return said | (drawing_at(part, actor) or {})
    except DomainError:
        return said


def _article(request: PrajaRequest, story: Story, content: Content) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("opendata:story", args=[story.name]))
    return {
        "@context": "https://schema.org/",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": in_reader_language(content, "title"),
        "description": in_reader_language(content, "lead"),
        "inLanguage": get_language() or "id",
        "author": {"@type": "GovernmentOrganization", "name": story.unit.name},
        "publisher": {"@type": "GovernmentOrganization", "name": settings.PRAJA_SITE_NAME},
        "datePublished": story.published_at.isoformat() if story.published_at else "",
        "dateModified": story.modified_at.isoformat(),
        "isAccessibleForFree": True,
    }
