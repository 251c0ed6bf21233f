# SPDX-License-Identifier: EUPL-1.2
"""The server is killed between calling somebody and finishing: everything is where it was, and the officer goes on."""

import re
import time
from http.cookiejar import Cookie, CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from robustness.installations import Installation
from robustness.test_killed_servers import served


class Officer:
    """A browser in which the officer is signed in."""

    def __init__(self, port: int, session: str) -> None:
        self.base, self.jar = f"http://127.0.0.1:{port}", CookieJar()
        fields = (
            0,
            "sessionid",
            session,
            None,
            False,
            "127.0.0.1",
            True,
            False,
            "/",
            True,
            False,
            None,
            True,
            None,
            None,
            {},
        )
        self.jar.set_cookie(Cookie(*fields))
        self.opener = build_opener(HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        """The page, asked for again while the server starts."""
        for _ in range(300):
            try:
                with self.opener.open(f"{self.base}{path}", timeout=20) as answer:
                    return str(answer.read().decode())
            except HTTPError:
                raise
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def post(self, path: str, page: str, **said: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]  # type: ignore[index]
        body = urlencode({"csrfmiddlewaretoken": token, **said}).encode()
        with self.opener.open(Request(f"{self.base}{path}", body), timeout=20) as answer:
            return str(answer.read().decode())


@pytest.mark.slow
def test_killed_between_call_and_finish(installation: Installation) -> None:
    with installation.nursery() as nursery:
        hall = nursery.call("furnish_hall")
        _call_and_finish(installation, hall["session"], f"/antrean/loket/{hall['counter']}/")
        nursery.call("deliver_rest")
        found = nursery.call("findings")

    assert installation.rows("SELECT label, state FROM services_ticket ORDER BY id") == [
        ("A-001", "done"),
        ("A-002", "waiting"),
    ]
    assert found == []


def _call_and_finish(installation: Installation, session: str, url: str) -> None:
    with served(installation) as server:
        officer = Officer(server.port, session)
        page = officer.post(f"{url}buka/", officer.get(url))
        page = officer.post(f"{url}panggil/", page, seen="")
        seen = re.search(r'name="seen" value="(\d+)"', page)[1]  # type: ignore[index]
        server.kill()
        server.start()
        page = officer.get(url)
        assert "A-001" in page
        officer.post(f"{url}selesai/", page, seen=seen)
