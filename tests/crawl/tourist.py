# SPDX-License-Identifier: EUPL-1.2
"""A browser without a screen."""

from collections.abc import Iterator
from typing import Any

from django.test import Client

from crawl.site import NIPS, PASSWORD

Page = tuple[str, str]
"""A label that says who looked where, and the page."""


class Tourist:
    """Somebody who asks for one language, and keeps the page last seen."""

    def __init__(self, language: str, name: str = "visitor") -> None:
        self.name, self.language, self.page = name, language, ""
        self.client = Client(raise_request_exception=False)
        self.client.cookies["bahasa"] = language

    def get(self, path: str, **headers: str) -> Iterator[Page]:
        yield from self._seen(f"GET {path}", self.client.get(path, follow=True, headers=headers))

    def post(self, path: str, **data: Any) -> Iterator[Page]:
        yield from self._seen(f"POST {path}", self.client.post(path, data, follow=True))

    def sign_in(self, name: str) -> "Tourist":
        self.name = name
        self.client.post("/akun/masuk/", {"login": NIPS[name], "password": PASSWORD})
        self.client.post("/akun/ulangi/", {"password": PASSWORD})  # opens the pages of second factors
        return self

    def _seen(self, label: str, response: Any) -> Iterator[Page]:
        if response.streaming:
            b"".join(response.streaming_content)
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            last = response.redirect_chain[-1][0] if getattr(response, "redirect_chain", ()) else ""
            self.page = response.content.decode()
            yield f"{self.name}: {label} {last} ({response.status_code})", self.page
