# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a page that a browser shows, in sentences."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"], "resultTypes": ["violations"]}

NOTE_VIOLATIONS = """
window.__policy = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__policy.push(`${event.violatedDirective} ${event.blockedURI || ""} ${event.sample || ""}`);
});
"""
"""Runs before the page's own scripts."""

FACTS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const wide = [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.tagName.toLowerCase() + (element.className ? "." + element.className : ""));
  return {
    headings: document.querySelectorAll("h1").length,
    lang: document.documentElement.lang,
    title: document.title.trim(),
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    scrolls: document.documentElement.scrollWidth > innerWidth,
    wide: wide.slice(0, 3),
    images: [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => image.src),
    policy: window.__policy,
  };
}"""

RUN_AXE = "(options) => axe.run(document, options).then((found) => found.violations)"

_axe = Axe()


def structure(page: Page, language: str) -> Iterator[str]:
    """What needs no second look at another width."""
    page.wait_for_load_state()
    facts: dict[str, Any] = page.evaluate(FACTS)
    if facts["headings"] != 1:
        yield f"has {facts['headings']} h1"
    if facts["lang"] != language:
        yield f"says lang={facts['lang']!r}, wanted {language!r}"
    if not facts["title"]:
        yield "has no title"
    yield from (f"has the id {name!r} twice" for name in sorted(set(facts["twice"])))
    yield from (f"shows no image at {source}" for source in facts["images"])
    yield from (f"breaks its content security policy: {entry}" for entry in facts["policy"])


def fit(page: Page) -> Iterator[str]:
    """Sideways scrolling, and what axe finds, at the present width. A click waits until the next page begins, not for its end."""
    page.wait_for_load_state()
    yield from fits(page)
    yield from judged(page)


def fits(page: Page) -> Iterator[str]:
    """Sideways scrolling at the present width."""
    facts: dict[str, Any] = page.evaluate(FACTS)
    if facts["scrolls"]:
        yield f"scrolls sideways, past the edge: {', '.join(facts['wide'])}"


def judged(page: Page) -> Iterator[str]:
    """What axe finds at the present width, in sentences."""
    for violation in violations(page):
        places = "; ".join(" ".join(node["target"]) for node in violation["nodes"][:3])
        yield f"axe {violation['id']}: {violation['help']} at {places}"


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds. It is brought into a page once, and tells of nothing else."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_axe.axe_script)
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE, WCAG)
    return found


class Ears:
    """Listens to a page: errors on its console, answers of 400 and more, and talk with other sites."""

    def __init__(self, page: Page, own: str) -> None:
        self.heard: list[str] = []
        self.expected: int = 200
        self._own = own
        page.add_init_script(NOTE_VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script failed: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def take(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard

    def _console(self, message: Any) -> None:
        told_otherwise = message.text.startswith("Failed to load resource")  # by `_response`, with its address
        if message.type == "error" and not told_otherwise:
            self.heard.append(f"console: {message.text}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self._own, "data:", "blob:")):
            self.heard.append(f"asks another site: {request.url}")

    def _response(self, response: Any) -> None:
        if response.status >= 400 and response.status != self.expected:
            self.heard.append(f"{response.status} for {response.url}")
