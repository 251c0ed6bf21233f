# SPDX-License-Identifier: EUPL-1.2
"""Walks a site along its links: each kind of page once per state of its case, at a narrow and a wide window."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from crawl.looking import Ears, fits, judged, structure
from crawl.site import Site
from praja.kernel.procedures.models import Case

WIDTHS = ((360, 740), (1280, 900))
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"
Wanted = Callable[[str], bool]


def name_of(url: str) -> str:
    """The url name of an address; empty where no route matches."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def kind_of(url: str) -> tuple[str, str]:
    """A page's kind: its url name, and the state of the case it is about, or that something was looked for."""
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return "", url
    code = match.kwargs.get("code", "")
    state = Case.objects.filter(code=code).values_list("state", flat=True).first() if code else ""
    return match.view_name, state or ("search" if "q=" in urlsplit(url).query else "")


@dataclass
class Walk:
    """`wanted` decides by url name which pages are looked at; links are tried, whether their page is looked at or not: of each
    kind of page `alike` links, so that a list of fifty cases in one state is not fifty times the same page; None: every one.
    """

    site: Site
    page: Page
    language: str
    wanted: Wanted
    alike: int | None = None
    widths: tuple[tuple[int, int], ...] = WIDTHS
    judged: frozenset[int] = frozenset(width for width, _ in WIDTHS)
    """Widths at which axe judges as well."""
    judges: Wanted = lambda _name: True
    """By url name, whether axe judges at all."""
    problems: list[str] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    tried_of_kind: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.ears = Ears(self.page, self.site.address)

    def along_links(self, starts: Iterable[str]) -> None:
        waiting = deque(urljoin(self.site.address, start) for start in starts)
        while waiting:
            url = waiting.popleft().split("#")[0]
            if url in self.tried or not self.site.is_own(url):
                continue
            self.tried.add(url)
            kind = kind_of(url)
            self.tried_of_kind[kind] += 1
            if self.alike is not None and self.tried_of_kind[kind] > self.alike:
                continue
            waiting.extend(self._visit(url))

    def look(self, label: str, *, name: str = "") -> None:
        """Judge what the page shows now."""
        found = [*structure(self.page, self.language), *self.ears.take()]
        for width, height in self.widths:
            self.page.set_viewport_size({"width": width, "height": height})
            found += [f"{problem} ({width} px)" for problem in self._at(width, name)]
        found += self.ears.take()
        self.problems += [f"{label} {problem}" for problem in found]

    def _at(self, width: int, name: str) -> Iterator[str]:
        yield from fits(self.page)
        if width in self.judged and self.judges(name):
            yield from judged(self.page)

    def open(self, path: str, *, expected: int = 200, label: str = "") -> None:
        """Go to an address that answers with `expected`, and judge it."""
        self.ears.expected = expected
        response = self.page.goto(path)
        if response is not None and response.status != expected:
            self.problems.append(f"{path} answers {response.status}, wanted {expected}")
        self.look(label or path)
        self.ears.expected = 200

    def _visit(self, url: str) -> list[str]:
        answer = self.page.context.request.get(url, max_redirects=5)
        if answer.status >= 400:
            self.problems.append(f"{url} answers {answer.status}")
            return []
        final, kind = answer.url.split("#")[0], kind_of(answer.url)
        if kind in self.seen or not self.wanted(kind[0]) or "text/html" not in answer.headers.get("content-type", ""):
            return []
        self.seen.add(kind)
        self.page.goto(final)
        self.look(urlsplit(final).path, name=kind[0])
        return list(self.page.evaluate(LINKS))
