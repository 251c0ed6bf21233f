# SPDX-License-Identifier: EUPL-1.2
"""Speaking to the BSrE client service, which stands inside the government's own network.

Passphrases and NIK pass through here: nothing is logged, no proxy is used, no redirect followed, and no error carries a word of
what was sent.
"""

import ipaddress
import json
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from praja.kernel.documents.domain.signing import SigningFailed
from praja.kernel.documents.enums import FailureReason

if TYPE_CHECKING:
    import requests

CONNECT = 5
"""Seconds to find the service; it stands in the same network."""

CHUNK = 64 * 1024
LARGEST_WORDS = 256 * 1024

_CODES = {"2011": FailureReason.NOT_REGISTERED, "2031": FailureReason.WRONG_SECRET}
"""The four digits at the end of its messages, as far as they are known."""

OK, UNAUTHORIZED, NOT_FOUND, SERVER_ERROR = 200, 401, 404, 500

_LAST_CODE = re.compile(r"(\d{4})\s*$")


@dataclass(frozen=True, slots=True)
class BsreAccess:
    """Where the service is and how this installation shows itself to it (HTTP Basic). `patience`: seconds for one answer."""

    url: str
    user: str
    password: str = field(repr=False)
    patience: float = 120


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, body, and the header that names the signed document in version 1."""

    status: int
    body: bytes = field(repr=False)
    document_id: str = ""

    def json(self) -> Any:
        """The body as JSON, None where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class BodyLost(Exception):
    """The answer began and broke off; `document_id` is what its head named."""

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self.document_id = document_id


class BsreClient:
    """Calls of one service."""

    def __init__(self, access: BsreAccess) -> None:
        self._access = access

    def call(
        self,
        method: str,
        path: str,
        *,
        largest: int = LARGEST_WORDS,
        on_head: Callable[[str], None] | None = None,
        **sent: Any,
    ) -> Answer:
        """One call. `on_head` hears the id of a signed document before its body is read.

        Raises SigningFailed: UNREACHABLE where nothing was sent, ANSWER_LOST where nobody knows what became of it,
        NOT_SET_UP; and BodyLost where the head of the answer came and its body did not.
        """
        import requests  # loaded late, here and below: most processes never speak to the service

        self._guard()
        until = monotonic() + self._access.patience
        with requests.Session() as session:
            # No proxy and no .netrc of the machine: what is sent stays in the house.
            session.trust_env = False
            session.auth = (self._access.user, self._access.password)
            failure = None
            try:
                answer = session.request(
                    method,
                    f"{self._access.url.rstrip('/')}{path}",
                    timeout=(CONNECT, self._access.patience),
                    allow_redirects=False,
                    stream=True,
                    **sent,
                )
            except requests.RequestException as error:
                failure = _why_no_answer(error)
            if failure is not None:
                raise SigningFailed(failure)
            with answer:
                document_id = answer.headers.get("id_dokumen", "")
                if document_id and on_head is not None:
                    on_head(document_id)
                body = _read(answer, largest, until)
            if body is None:
                raise BodyLost(document_id)
            return Answer(answer.status_code, body, document_id)

    def obstacle(self) -> FailureReason | None:
        """Why nothing could be sent, without sending anything; None where a service of the own network listens."""
        try:
            self._guard()
        except SigningFailed as failure:
            return failure.reason
        parts = urlsplit(self._access.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            socket.create_connection((parts.hostname, port), CONNECT).close()
        except OSError:
            return FailureReason.UNREACHABLE
        return None

    def _guard(self) -> None:
        """Refuse to speak to a service outside the own network: a wrong setting must not send a passphrase away."""
        parts = urlsplit(self._access.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SigningFailed(FailureReason.NOT_SET_UP)
        if not all(is_internal(address) for address in _addresses(parts.hostname)):
            raise SigningFailed(FailureReason.NOT_SET_UP)


def is_internal(address: str) -> bool:
    """Whether an IP address belongs to a private network."""
    return not ipaddress.ip_address(address).is_global


def _addresses(host: str) -> set[str]:
    try:
        return {str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(host, None)}
    except OSError:
        failure = FailureReason.UNREACHABLE
    raise SigningFailed(failure)


def _why_no_answer(error: "requests.RequestException") -> FailureReason:
    import requests

    if isinstance(error, (requests.ConnectTimeout, requests.exceptions.InvalidURL, requests.exceptions.MissingSchema)):
        return FailureReason.UNREACHABLE
    # A refused connection is told from one that broke off later only by what lies beneath.
    is_refused = isinstance(error, requests.ConnectionError) and "NewConnectionError" in repr(error)
    return FailureReason.UNREACHABLE if is_refused else FailureReason.ANSWER_LOST


def _read(answer: "requests.Response", largest: int, until: float) -> bytes | None:
    """The body; None where it breaks off, drips on past the patience, or is larger than it can be."""
    from urllib3.exceptions import HTTPError

    found = bytearray()
    try:
        # What is there at each look, not until a piece is full: a service that drips would hold us for hours.
        while part := answer.raw.read1(CHUNK, decode_content=True):
            found += part
            if len(found) > largest or monotonic() > until:
                return None
    except (HTTPError, OSError):
        return None
    promised = answer.headers.get("Content-Length", "")
    is_short = promised.isdecimal() and "Content-Encoding" not in answer.headers and len(found) < int(promised)
    return None if is_short else bytes(found)


def refusal_in(answer: Answer) -> SigningFailed | None:
    """Why the service refused, read from its error forms; None where it did not.

    Known forms are `{"error": "Proses signing gagal : … 2031", "status_code": 400}`, the same with `message`, and a
    `status_code` that is itself 2011 or 2031. An error of the server that says nothing readable leaves open whether it signed.
    """
    words = answer.json()
    said = words if isinstance(words, dict) else {}
    text = str(said.get("error") or "")
    if answer.status == OK and not text:
        return None
    if answer.status == UNAUTHORIZED:
        return SigningFailed(FailureReason.NOT_SET_UP)
    text = text or str(said.get("message") or "")
    if answer.status >= SERVER_ERROR and not text:
        return SigningFailed(FailureReason.ANSWER_LOST)
    return SigningFailed(_reason_of(text, str(said.get("status_code", ""))))


def _reason_of(text: str, status_code: str) -> FailureReason:
    if status_code in _CODES:
        return _CODES[status_code]
    found = _LAST_CODE.search(text)
    if found and found[1] in _CODES:
        return _CODES[found[1]]
    lowered = text.lower()
    if re.search(
        r"(passphrase|totp|otp)\b.*\b(salah|tidak sesuai|tidak valid|invalid|wrong|expired|kedaluwarsa)", lowered
    ):
        return FailureReason.WRONG_SECRET
    return FailureReason.REFUSED


ACTIVE = "ISSUE"
"""The one status of a signer's certificate with which BSrE signs."""


def guard_status(status: str) -> None:
    """Raises SigningFailed unless the signer's status lets them sign."""
    if status == "NOT_REGISTERED":
        raise SigningFailed(FailureReason.NOT_REGISTERED)
    if status != ACTIVE:
        raise SigningFailed(FailureReason.CERTIFICATE_NOT_ACTIVE)


def ask(client: BsreClient, method: str, path: str, **sent: Any) -> Answer:
    """A call that signs nothing, and so leaves nothing unclear when its answer is lost. Raises SigningFailed."""
    try:
        return client.call(method, path, **sent)
    except BodyLost:
        failure = FailureReason.UNREACHABLE
    except SigningFailed as error:
        failure = FailureReason.UNREACHABLE if error.is_unclear else error.reason
    raise SigningFailed(failure)


def ask_status(client: BsreClient, method: str, path: str, **sent: Any) -> str:
    """The signer's status, in capitals. Raises SigningFailed.

    Version 1 also says it by code: 1111 registered, 1110 not.
    """
    answer = ask(client, method, path, **sent)
    said = answer.json()
    words = said if isinstance(said, dict) else {}
    if isinstance(words.get("status"), str):
        return str(words["status"]).upper()
    if str(words.get("status_code")) == "1110":
        return "NOT_REGISTERED"
    refused = refusal_in(answer)
    raise refused if refused and not refused.is_unclear else SigningFailed(FailureReason.UNREACHABLE)
