# SPDX-License-Identifier: EUPL-1.2
"""Residents at the pages of an application."""

import re
from typing import Any

from django.test import Client

from residents import browser

APPLY = "/layanan/surat-domisili/ajukan/"
SITI = {"name": "Siti Aminah", "nik": "", "phone": "0812 3456 7890", "email": ""}
HERE = {"address": "Jalan Mawar 3", "region": "99.01.01.1001", "rt": "5", "rw": "2"}


def draft_in(page: Any) -> str:
    """The secret that a page carries."""
    found = re.search(r'name="draft" value="([^"]*)"', page.content.decode())
    assert found is not None
    return found[1]


def leave(client: Client, step: str, **said: Any) -> Any:
    """Fill in one page and go on; the answer to the next one is followed."""
    page = client.get(f"{APPLY}{step}/")
    assert page.status_code == 200, (step, page.headers.get("Location"))
    return client.post(f"{APPLY}{step}/", {"draft": draft_in(page), **said})


def filled_in(client: Client | None = None, *, asks_neighbourhood: bool = False) -> Client:
    """A browser that stands before the last page."""
    client = client or browser()
    client.get(APPLY, follow=True)
    leave(client, "untuk", filed_for="self")
    leave(client, "pemohon", **SITI)
    if asks_neighbourhood:
        leave(client, "alamat", **HERE)
    leave(client, "isian-isian", keperluan="Membuka rekening")
    return client


def heading(page: Any) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page.content.decode(), re.S)
    assert found is not None
    return found[1].strip()
