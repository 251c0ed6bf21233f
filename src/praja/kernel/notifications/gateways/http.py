# SPDX-License-Identifier: EUPL-1.2
"""Speaking to the services of channels by HTTP. Addresses may hold tokens: no error here carries one."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from praja.kernel.notifications.errors import NotDelivered, NotFetched

if TYPE_CHECKING:
    import requests

TIMEOUT = (5, 20)
"""Seconds to connect, and between two bytes of the answer."""

CHUNK = 64 * 1024

# An address of Telegram's holds the bot's token.
logging.getLogger("urllib3").setLevel(logging.ERROR)


def post_json(url: str, body: Mapping[str, Any], token: str = "") -> tuple[int, dict[str, Any]]:
    """Status and answer to a JSON body. Raises NotDelivered where nobody answers."""
    import requests  # loaded late, here and below: only the worker speaks to services

    try:
        answer = requests.post(url, json=body, headers=_bearer(token), timeout=TIMEOUT, allow_redirects=False)
    except requests.RequestException:
        raise NotDelivered from None
    return answer.status_code, _json(answer)


def get_json(url: str, params: Mapping[str, str] | None = None, token: str = "") -> dict[str, Any]:
    """The answer to a question. Raises NotFetched."""
    import requests

    try:
        answer = requests.get(url, params=params, headers=_bearer(token), timeout=TIMEOUT, allow_redirects=False)
    except requests.RequestException:
        raise NotFetched from None
    if answer.status_code != requests.codes.ok:
        raise NotFetched
    return _json(answer)


def fetch(url: str, *, limit: int, token: str = "") -> bytes:
    """A file, of a larger one only as much as shows that it is too large. Raises NotFetched."""
    import requests

    try:
        with requests.get(url, headers=_bearer(token), timeout=TIMEOUT, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise NotFetched
            found = bytearray()
            for part in answer.iter_content(CHUNK):
                found += part
                if len(found) > limit:
                    break
    except requests.RequestException:
        raise NotFetched from None
    return bytes(found)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _json(answer: "requests.Response") -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
