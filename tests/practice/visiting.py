# SPDX-License-Identifier: EUPL-1.2
"""Somebody at the pages without JavaScript: they open links and send forms that stand on the page before them."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode, urljoin

from django.test import Client
from lxml import html

Typed = str | Sequence[str] | Any
"""What goes into a field: words, several ticks, or a file."""


class Visitor:
    """The page on which they are. Every page has to answer 200."""

    def __init__(self, client: Client) -> None:
        self.client, self.address, self.page = client, "/", html.fromstring("<p></p>")

    def go(self, address: str) -> None:
        """Type an address, or open the link to it."""
        answer = self.client.get(address, follow=True)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        self._shown(answer, address)

    def follow(self, words: str, nth: int = 0) -> None:
        """Open the link of which these are words."""
        found = [one for one in self.page.iter("a") if words in " ".join(one.text_content().split())]
        assert len(found) > nth, f"{self.address} has no link “{words}”, but: {self._links()}"
        self.go(urljoin(self.address, found[nth].get("href")))

    def has_link(self, words: str) -> bool:
        return any(words in " ".join(one.text_content().split()) for one in self.page.iter("a"))

    def send(self, button: str, nth: int = 0, **typed: Typed) -> None:
        """Fill in the form that ends with this button, and press it; what is not typed stays as the page has it."""
        found = list(self.forms(button))
        assert len(found) > nth, f"{self.address} has no button “{button}”, but: {self._buttons()}"
        form, pressed = found[nth]
        data = self._filled(form)
        unknown = set(typed) - {one.get("name") for one in form.iter("input", "select", "textarea")}
        assert not unknown, f"{self.address}: the form has no {unknown}"
        data |= typed
        if pressed.get("name"):
            data[pressed.get("name")] = pressed.get("value", "")
        target = urljoin(self.address, form.get("action") or self.address)
        if (form.get("method") or "get").lower() == "get":
            target = f"{target}?{urlencode(data, doseq=True)}"
            answer = self.client.get(target, follow=True)
        else:
            answer = self.client.post(target, data, follow=True)
        assert answer.status_code == 200, f"{target} answers {answer.status_code}: {self._errors(answer)}"
        self._shown(answer, target)

    def _shown(self, answer: Any, address: str) -> None:
        self.address = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        self.page = html.fromstring(answer.content.decode())

    def forms(self, button: str) -> Iterator[tuple[Any, Any]]:
        """Forms with such a button, and the button."""
        for form in self.page.iter("form"):
            for one in form.iter("button"):
                if " ".join(one.text_content().split()).startswith(button):
                    yield form, one

    @staticmethod
    def _filled(form: Any) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for one in form.iter("input", "select", "textarea"):
            name, kind = one.get("name"), one.get("type", "")
            if not name or kind == "file" or one.get("disabled") is not None:
                continue
            if kind in ("checkbox", "radio"):
                if one.get("checked") is not None:
                    data.setdefault(name, []).append(one.get("value", "on"))
            elif one.tag == "select":
                chosen = one.xpath(".//option[@selected]") or one.xpath(".//option")[:1]
                data[name] = [option.get("value", option.text) for option in chosen]
            else:
                data[name] = (one.text or "") if one.tag == "textarea" else one.get("value", "")
        return data

    def _links(self) -> list[str]:
        return [" ".join(one.text_content().split()) for one in self.page.iter("a")]

    def _buttons(self) -> list[str]:
        return [" ".join(one.text_content().split()) for one in self.page.iter("button")]

    @staticmethod
    def _errors(answer: Any) -> str:
        summary = html.fromstring(answer.content.decode()).xpath("//*[contains(@class, 'error-summary')]")
        return " ".join(" ".join(one.text_content().split()) for one in summary)
