# SPDX-License-Identifier: EUPL-1.2
"""A browser without scripts: reads the controls of a page and posts what they hold."""

from html.parser import HTMLParser


class Browser(HTMLParser):
    """`posted` is what sending the page would post; `ids` all ids, `described` all ids that something refers to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.posted: dict[str, list[str]] = {}
        self.names: set[str] = set()
        self.ids: set[str] = set()
        self.described: set[str] = set()
        self._open: tuple[str, list[str]] | None = None
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        self.ids |= {found["id"]} if "id" in found else set()
        self.described |= set(found.get("aria-describedby", "").split())
        self.described |= {found["for"]} if "for" in found else set()
        if found.get("href", "#").startswith("#id_"):
            self.described.add(found["href"][1:])
        name = found.get("name", "")
        if tag in ("input", "textarea", "select") and name:
            self.names.add(name)
        if tag == "input" and (found.get("type") not in ("radio", "checkbox") or "checked" in found):
            self.posted.setdefault(name, []).append(found.get("value", "on" if found["type"] == "checkbox" else ""))
        elif tag == "textarea":
            self._open = (name, [])
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.posted.setdefault(self._select, []).append(found["value"])

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._open:
            name, texts = self._open
            # A browser eats the line break after the tag and sends line breaks in two characters.
            text = "".join(texts).removeprefix("\n")
            self.posted.setdefault(name, []).append(text.replace("\n", "\r\n"))
            self._open = None
