# SPDX-License-Identifier: EUPL-1.2
"""Officers who take reports in, at their browsers."""

import re
from typing import Any

from django.test import Client

from officers import officer, signed_in
from praja.kernel.people.enums import Role
from towns import Town

HEARD = "Lampu jalan di depan pasar mati sejak tiga malam."
PHONE = "0812 3456 7890"
SAID: dict[str, Any] = {
    "text": HEARD,
    "kind": "complaint",
    "region": "99.01.01.1001",
    "place": "Jalan Mawar 3",
    "topic": "",
    "identity": "named",
    "visibility": "open",
    "name": "Siti Rahasia Benar",
    "phone": PHONE,
    "email": "",
    "priority": "",
}
PAPER = {"door_ref": "F-17", "received_at": "2026-01-02T10:00"}


def at_the_counter(town: Town, name: str = "Kartika Loket") -> Client:
    """The browser of a counter officer."""
    return signed_in(officer(name, Role.COUNTER, town.root))


def enter(client: Client, door: str = "loket", step: str = "send", **said: Any) -> Any:
    """Send the form of a door; `begun` is a form that was opened before."""
    address = f"/aduan/masuk/?pintu={door}"
    hidden = said.pop("begun", None) or opened(client.get(address).content.decode())
    return client.post(address, {**SAID, **hidden, "step": step, **said})


def opened(page: str) -> dict[str, str]:
    """The hidden fields of a form."""
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("key", "draft")}  # type: ignore[index]


def printed(client: Client, code: str, paper: str = "80mm") -> Any:
    """The receipt of a case."""
    return client.post(f"/aduan/masuk/{code}/tanda-terima/", {"kertas": paper})
