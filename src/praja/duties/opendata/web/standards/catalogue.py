# SPDX-License-Identifier: EUPL-1.2
"""The whole catalogue: `/catalog.<form>` page by page in DCAT-AP, `/data.json` in one piece in DCAT-US."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.standards import dcat_us
from praja.duties.opendata.domain.standards.dcat_catalogue import Front, Paging, catalogue
from praja.duties.opendata.domain.standards.described import Portal
from praja.duties.opendata.gateways.graph_files import MEDIA_TYPES, written
from praja.duties.opendata.queries.standards.telling import (
    PAGE,
    CataloguePage,
    catalogue_page,
    every_dataset,
    mark_of_everything,
    portal,
)
from praja.duties.opendata.web.preflight import read_by_sites
from praja.duties.opendata.web.standards.answering import answer, lead, stream
from praja.lib.actors import ANYONE
from praja.lib.errors import InvalidInput, NotFound
from praja.lib.web import PrajaRequest, guarded

MOST_PAGES = 1_000_000
ALIASES = {"rdf": "xml"}


@guarded(ANYONE)
@read_by_sites
def catalogue_file(request: PrajaRequest, kind: str) -> HttpResponse:
    """A page of the catalogue: `?page=` from 1, `?modified_since=` a day or moment (ISO 8601) for what changed since."""
    form = form_of(kind)
    since = _since(request.GET.get("modified_since", ""))
    page = catalogue_page(_page(request.GET.get("page", "")), modified_since=since)
    home = portal()
    front, paging = _front(home, page), _paging(home, page, form, request.GET.get("modified_since", ""))
    told = ("catalogue", home, front, page, paging)
    return answer(
        request, told, MEDIA_TYPES[form], lambda: written(catalogue(home, front, page.datasets, paging), form)
    )


@guarded(ANYONE)
@read_by_sites
def catalogue_itself(request: PrajaRequest) -> HttpResponse:
    """What the catalogue is called among machines leads to its page or to a description."""
    page = reverse("opendata:catalogue")
    return lead(request, page, lambda form: reverse("standards:catalogue_file", args=[form]))


@guarded(ANYONE)
@read_by_sites
def data_json(request: PrajaRequest) -> Any:
    """All published datasets in DCAT-US, written as they are read."""
    return stream(request, ("dcat_us", mark_of_everything()), "application/json", _all_in_one)


def form_of(kind: str) -> str:
    """One of the forms in which graphs are written. Raises `NotFound`."""
    kind = ALIASES.get(kind, kind)
    if kind not in MEDIA_TYPES:
        raise NotFound(_("There is no such format."), next_step=_("Choose jsonld, ttl, xml or n3."))
    return kind


def _all_in_one() -> Iterator[bytes]:
    home = portal()
    yield json.dumps(dcat_us.head(home), ensure_ascii=False).encode()[:-1] + b', "dataset": ['
    between = b"\n"
    for told in every_dataset():
        yield between + json.dumps(dcat_us.dataset(home, told), ensure_ascii=False).encode()
        between = b",\n"
    yield b"\n]}\n"


def _page(text: str) -> int:
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST_PAGES and len(text) < 9):
        raise InvalidInput(_("The page is a number from 1."), field="page")
    return int(text)


def _since(text: str) -> datetime | None:
    """The moment; a day begins at its midnight, and what names no zone is in UTC, as CKAN has it. Raises `InvalidInput`."""
    if not text:
        return None
    try:
        day = parse_date(text)
        at = datetime.combine(day, time.min) if day else parse_datetime(text.replace(" ", "+") if "T" in text else text)
    except ValueError:
        at = None
    if at is None:
        raise InvalidInput(_("Write a day as 2026-01-31, or a moment by ISO 8601."), field="modified_since")
    return at.replace(tzinfo=at.tzinfo or UTC)


def _front(home: Portal, page: CataloguePage) -> Front:
    def said(language: str) -> tuple[str, str]:
        with override(language):
            title = gettext("Data of %(government)s") % {"government": home.government}
            description = gettext("Data that %(government)s has published.") % {"government": home.government}
        return title, description

    (title, description), (title_en, description_en) = said("id"), said("en")
    return Front(title, title_en, description, description_en, page.modified_at)


def _paging(home: Portal, page: CataloguePage, form: str, since: str) -> Paging:
    path = reverse("standards:catalogue_file", args=[form])

    def address(number: int) -> str:
        asked = {"modified_since": since} if since else {}
        return f"{home.site}{path}?{urlencode({**asked, 'page': number})}"

    return Paging(
        here=address(page.number),
        first=address(1),
        last=address(page.last),
        next=address(page.number + 1) if page.number < page.last else "",
        previous=address(min(page.number - 1, page.last)) if page.number > 1 else "",
        total=page.total,
        size=PAGE,
    )
