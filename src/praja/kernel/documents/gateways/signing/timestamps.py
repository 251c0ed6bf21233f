# SPDX-License-Identifier: EUPL-1.2
"""A timestamp authority (RFC 3161) by HTTP: it gets digests, never a page."""

from dataclasses import dataclass, field

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

PATIENCE = 30
"""Seconds for one answer."""
LARGEST = 256 * 1024
_ASKS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


@dataclass(frozen=True, slots=True)
class TimestampAccess:
    """Where the authority is, and how this installation shows itself to it; `user` empty where it asks for nothing."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)


class TimestampAuthority(TimeStamper):
    """Asks the authority for tokens."""

    def __init__(self, access: TimestampAccess) -> None:
        super().__init__()
        self._access = access

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """One call. Raises TimestampRequestError without a word of the answer."""
        import requests  # loaded late, as everywhere: most processes never call out

        try:
            with requests.post(
                self._access.url,
                data=req.dump(),
                headers=_ASKS,
                auth=(self._access.user, self._access.password) if self._access.user else None,
                timeout=PATIENCE,
                allow_redirects=False,
                stream=True,
            ) as answer:
                body = answer.raw.read(LARGEST + 1, decode_content=True)
                is_token = answer.status_code == 200 and len(body) <= LARGEST
        except (requests.RequestException, OSError) as error:
            raise TimestampRequestError(type(error).__name__) from None
        if not is_token:
            raise TimestampRequestError(f"HTTP {answer.status_code}")
        return tsp.TimeStampResp.load(body)
