# SPDX-License-Identifier: EUPL-1.2
"""One search box for officers, over everything that they may read."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.kernel.search.queries import Found, Page, search, tokens_of
from praja.lib.actors import SIGNED_IN
from praja.lib.web import PrajaRequest, guarded

LONGEST = 120


@guarded(SIGNED_IN)
def find(request: PrajaRequest) -> HttpResponse:
    """What is found, a page at a time; the audience of each find decides, not this page."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    cursor = request.GET.get("halaman", "")
    page = search(words, tokens=tokens_of(request.actor), cursor=cursor) if words else Page(())
    given = urlencode({"q": words, "halaman": page.cursor})
    context = {
        "words": words,
        "found": _once(page.found),
        "next_url": f"{reverse('find')}?{given}" if page.cursor else "",
    }
    return render(request, "portal/find.html", context)


def _once(found: tuple[Found, ...]) -> list[Found]:
    """A published thing is not shown a second time to somebody who found it in the office."""
    held = {(row.kind, row.object_id) for row in found}
    published = {("public_" + kind, number) for kind, number in held}
    return [row for row in found if (row.kind, row.object_id) not in published]
