# SPDX-License-Identifier: EUPL-1.2
"""Other portals, page by page: CKAN's Action API, and catalogues of the DCAT family."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.translation import gettext_noop as _

from praja.duties.opendata.domain.harvesting import Found, Unreadable, is_taken, line, of_package
from praja.duties.opendata.gateways.fetching import NotFetched, fetch

ROWS = 100
MOST_PAGES = 2_000


@dataclass(slots=True)
class Page:
    """Datasets of one page; those that could not be read, each with what it is called and why; and where the next page is (None:
    there is none)."""

    found: list[Found] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    next_place: str | None = None


def ckan_page(address: str, chosen: str, place: str) -> Page:
    """A page of a portal of CKAN. `place` is how many datasets lie before it. Raises `NotFetched`."""
    start = int(place) if place.isdigit() else 0
    asked = {"rows": ROWS, "start": start, "sort": "id asc", **({"fq": chosen} if chosen else {})}
    results = _result(f"{_action(address)}/package_search?{urlencode(asked)}").get("results")
    if not isinstance(results, list):
        raise NotFetched(_("Its answer has no list of datasets."))
    page = Page(next_place=str(start + len(results)) if results and start < ROWS * MOST_PAGES else None)
    for said in results[: 10 * ROWS]:
        if is_taken(said):
            _read(page, said, lambda said: of_package(said, address.rstrip("/")))
    return page


def ckan_is_gone(address: str, identifier: str) -> bool:
    """Whether a dataset is really not there any more: it may only have moved between two pages. Raises `NotFetched`."""
    try:
        return not is_taken(_result(f"{_action(address)}/package_show?id={quote(identifier, safe='')}"))
    except NotFetched as error:
        if error.status in (403, 404):
            return True
        raise


def _action(address: str) -> str:
    return f"{address.rstrip('/')}/api/3/action"


def _result(address: str) -> dict[str, Any]:
    answer = fetch(address)
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise NotFetched(_("Its answer is no JSON.")) from error
    if not isinstance(said, dict) or said.get("success") is not True or not isinstance(said.get("result"), dict):
        raise NotFetched(_("Its answer is not what CKAN answers."))
    result: dict[str, Any] = said["result"]
    return result


def _read(page: Page, said: Any, read: Callable[[Any], Found]) -> None:
    try:
        page.found.append(read(said))
    except Unreadable as error:
        called = line(said.get("name") or said.get("id"), 100) if isinstance(said, dict) else ""
        page.refused.append((called, str(error)))
