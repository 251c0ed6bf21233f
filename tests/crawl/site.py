# SPDX-License-Identifier: EUPL-1.2
"""The site as people meet it: its real server side on a free port, static files collected and compressed, a clock that ticks
from a fixed moment on, and a small town with cases in every state.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.core.management import call_command
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext

from officers import SINCE
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.operations import refresh_dirty
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, hire_employee, open_account, register_person
from praja.kernel.search.tasks import refresh as refresh_index
from praja.lib import clock
from towns import FOUNDER, Town, found_town

START = datetime(2026, 1, 19, 2, 0, tzinfo=UTC)
"""Monday 19 January 2026, 09:00 WIB, when the browser opens its first page."""
PASSWORD = "jalan-mawar-sembilan"
NIPS = {
    "coordinator": "198609262015051001",
    "liaison": "198609262015051002",
    "head": "198609262015051003",
    "administrator": "198609262015051004",
    "inspector": "198609262015051005",
    "counter": "198609262015051006",
}
ROLES = {
    "coordinator": Role.COMPLAINT_COORDINATOR,
    "liaison": Role.LIAISON,
    "head": Role.HEAD,
    "administrator": Role.ADMINISTRATOR,
    "inspector": Role.INSPECTOR,
    "counter": Role.COUNTER,
}
_begun = monotonic()


def this_moment() -> datetime:
    """START and as much later as has really passed."""
    return START + timedelta(seconds=monotonic() - _begun)


def ticking_clock(get_response: Any) -> Any:
    """Middleware: every request happens at `this_moment`."""

    def middleware(request: Any) -> Any:
        with clock.frozen(this_moment()):
            return get_response(request)

    return middleware


def let_the_worker_run() -> None:
    """What the background worker does between two looks: deliver events, count, index."""
    at = this_moment()
    while deliver_due(at=at) or refresh_dirty(at=at) or refresh_index(at):
        pass


def as_in_use(settings: Any, folder: Any) -> None:
    """Static files as `praja setup` leaves them; log-in attempts counted in memory."""
    storages = {**settings.STORAGES}
    storages["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES, settings.STATIC_ROOT = storages, folder
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.MEDIA_URL = "/not-served/"
    settings.DEBUG = False
    settings.MIDDLEWARE = ["crawl.site.ticking_clock", *settings.MIDDLEWARE]
    if not (folder / "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server that runs in a thread."""
    thread = LiveServerThread("127.0.0.1", lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()


@dataclass
class Site:
    """A running site: its address, its town, and the accounts of its officers."""

    address: str
    town: Town
    accounts: dict[str, Account]

    def context(self, browser: Browser, role: str = "visitor", **options: Any) -> BrowserContext:
        """A new browser window; signed in where `role` is an officer's."""
        options = {"locale": "id-ID", "viewport": {"width": 360, "height": 740}} | options
        context = browser.new_context(base_url=self.address, **options)
        if role in self.accounts:
            context.add_cookies([{"name": "sessionid", "value": self._session(role), "url": self.address}])
        return context

    def _session(self, role: str) -> str:
        """Signed in by the form, so that pages which ask for a fresh log-in open as well."""
        client = Client()
        answer = client.post("/akun/masuk/", {"login": NIPS[role], "password": PASSWORD})
        assert answer.status_code == 302, answer.content.decode()
        client.post("/akun/ulangi/", {"password": PASSWORD})
        return str(client.cookies["sessionid"].value)

    def is_own(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self.address).netloc


def settle(address: str) -> Site:
    """Found the town and open the accounts of its officers."""
    town = found_town(SINCE, since=date(2020, 1, 1))
    over = {"liaison": town.roads, "head": town.roads, "inspector": town.inspectorate}
    return Site(address, town, {name: account(name, over.get(name, town.root)) for name in ROLES})


def account(name: str, unit: Unit) -> Account:
    """An officer in the register who signs in by NIP and password."""
    person = register_person(name=f"Pegawai {name.title()}", actor=FOUNDER, at=SINCE)
    joined = date(2015, 5, 1)
    hire_employee(person=person, employment="PNS", unit=unit, joined_on=joined, nip=NIPS[name], actor=FOUNDER, at=SINCE)
    account = open_account(person=person, actor=FOUNDER, at=SINCE, password=PASSWORD)
    assign_role(
        account=account,
        role=ROLES[name],
        unit=unit,
        decree_number="SK 9/2025",
        decree_date=date(2025, 1, 2),
        since=SINCE,
        actor=FOUNDER,
        at=SINCE,
    )
    return account
