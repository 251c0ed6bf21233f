# SPDX-License-Identifier: EUPL-1.2
"""One search box for officers, over everything that they may read."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.kernel.search.queries import MOST_RANKED, Found, Page, count_found, search, tokens_of
from praja.lib.actors import SIGNED_IN
from praja.lib.web import PrajaRequest, guarded
from praja.portal.forms import FindForm

LONGEST = 120


@guarded(SIGNED_IN)
def find(request: PrajaRequest) -> HttpResponse:
    """What is found, a page at a time; the audience of each find decides, not this page."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    form = FindForm(request.GET, actor=request.actor, at=request.at)
    kinds, facets = form.chosen()
    tokens = tokens_of(request.actor)
    cursor = request.GET.get("halaman", "")
    page = search(words, tokens=tokens, kinds=kinds, facets=facets, cursor=cursor) if words else Page(())
    narrowed = form.said()
    given = urlencode({"q": words, **narrowed, "halaman": page.cursor})
    context = {
        "words": words,
        "form": form,
        "is_narrowed": bool(narrowed),
        "fields": [form[name] for name in form.fields],
        "found": _once(page.found),
        "is_capped": bool(cursor) and not page.cursor and page.found and _is_capped(words, tokens, kinds, facets),
        "most": MOST_RANKED,
        "next_url": f"{reverse('find')}?{given}" if page.cursor else "",
    }
    return render(request, "portal/find.html", context)


def _is_capped(words: str, tokens: frozenset[str], kinds: list[str] | None, facets: frozenset[str]) -> bool:
    """Whether there is more than is shown, of what this reader may see."""
    return count_found(words, tokens=tokens, kinds=kinds, facets=facets, cap=MOST_RANKED + 1) > MOST_RANKED


def _once(found: tuple[Found, ...]) -> list[Found]:
    """A published thing is not shown a second time to somebody who found it in the office."""
    held = {(row.kind, row.object_id) for row in found}
    published = {("public_" + kind, number) for kind, number in held}
    return [row for row in found if (row.kind, row.object_id) not in published]
