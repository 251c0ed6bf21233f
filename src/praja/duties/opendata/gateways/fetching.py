# SPDX-License-Identifier: EUPL-1.2
"""Fetching from other portals: over http(s), one request at a time, within limits of time and size, and never from addresses
inside the government's own network, whatever a name or a redirect leads to."""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop as _

MIB = 1024 * 1024
MOST_BYTES = 32 * MIB
SECONDS = 60.0
CONNECT_SECONDS = 10.0
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NotFetched(Exception):
    """Nothing usable came. `why` says the reason, to be translated where it is shown, with `detail` in its place; nothing of what
    came stands in it. `is_busy`: the portal asks to come later."""

    def __init__(self, why: str, *, detail: object = "", status: int = 0) -> None:
        super().__init__(why % {"detail": detail} if detail != "" else why)
        self.why, self.detail, self.status = why, str(detail), status

    @property
    def is_busy(self) -> bool:
        return self.status in (429, 503)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: its address after redirects, its media type, its bytes."""

    address: str
    media_type: str
    body: bytes


def fetch(
    address: str, *, accept: str = "application/json", most: int = MOST_BYTES, seconds: float = SECONDS
) -> Fetched:
    """The body at an address, at most `most` bytes within `seconds`. Raises `NotFetched`."""
    until = time.monotonic() + seconds
    for _hop in range(MOST_REDIRECTS + 1):
        answer = _asked(address, accept, most, until)
        if isinstance(answer, Fetched):
            return answer
        if address.lower().startswith("https:") and not answer.lower().startswith("https:"):
            raise NotFetched(_("It leads from https to http."))
        address = answer
    raise NotFetched(_("It leads on and on."))


def _asked(address: str, accept: str, most: int, until: float) -> Fetched | str:
    """What came, or where it leads."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise NotFetched(_("The address is none of http or https."))
    try:
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    except ValueError as error:
        raise NotFetched(_("The address has no port that there is.")) from error
    ip = _checked(parts.hostname, port)
    connection = _connection(parts.scheme.lower(), parts.hostname, port, ip, until)
    watch = _watch(connection.sock, until)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(
            "GET",
            path,
            headers={
                "Host": parts.netloc,
                "Accept": accept,
                "Accept-Encoding": "identity",
                "User-Agent": f"Praja (+{settings.PRAJA_BASE_URL})",
                "Connection": "close",
            },
        )
        return _answer(connection, address, most, until)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotFetched(_("It does not answer (%(detail)s)."), detail=type(error).__name__) from error
    finally:
        watch.cancel()
        connection.close()


def _watch(taken: socket.socket, until: float) -> threading.Timer:
    """Ends the connection when its time is over, however slowly it drips."""

    def end() -> None:
        with contextlib.suppress(OSError):
            taken.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(_left(until), end)
    watch.daemon = True
    watch.start()
    return watch


def _answer(connection: http.client.HTTPConnection, address: str, most: int, until: float) -> Fetched | str:
    response = connection.getresponse()
    if response.status in _REDIRECTS and (where := response.getheader("Location")):
        return urljoin(address, where)
    if response.status != 200:
        raise NotFetched(_("It answers with an error (%(detail)s)."), detail=response.status, status=response.status)
    if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise NotFetched(_("The answer is packed, which was not asked for."))
    body = bytearray()
    while piece := response.read1(65_536):
        body += piece
        if len(body) > most:
            raise NotFetched(_("More than %(detail)s MiB came."), detail=most // MIB or 1)
        _left(until)
    _left(until)
    media_type = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    return Fetched(address, media_type, bytes(body))


def _checked(host: str, port: int) -> str:
    """An address of the host that may be asked: the very one that is connected to, so that a name can't lead elsewhere a moment
    later. Raises `NotFetched`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(_("There is no such host.")) from error
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    if not settings.PRAJA_HARVEST_INSIDE and not all(_is_outside(one) for one in addresses):
        raise NotFetched(_("The host lies inside a private network."))
    return addresses[0]


def _is_outside(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    teredo = getattr(ip, "teredo", None)
    inner = [one for one in (mapped, *(teredo or ())) if one is not None]
    return ip.is_global and not ip.is_multicast and all(one.is_global and not one.is_multicast for one in inner)


def _connection(scheme: str, host: str, port: int, ip: str, until: float) -> http.client.HTTPConnection:
    """A connection to that address, under the name of the host."""
    connection = http.client.HTTPConnection(host, port, timeout=CONNECT_SECONDS)
    try:
        raw = socket.create_connection((ip, port), timeout=min(CONNECT_SECONDS, _left(until)))
        if scheme == "https":
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    except (OSError, ssl.SSLError) as error:
        raise NotFetched(_("There is no connection (%(detail)s)."), detail=type(error).__name__) from error
    raw.settimeout(_left(until))
    connection.sock = raw
    return connection


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise NotFetched(_("It took too long."))
    return left
