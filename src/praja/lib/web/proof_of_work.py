# SPDX-License-Identifier: EUPL-1.2
"""The small proof of work that a browser gives with what somebody sends, in the open protocol of altcha (its first version,
because plain SHA-256 is what every browser has built in).

The server says the SHA-256 of `salt` followed by a number that it does not say; the browser tries numbers from 0 on and sends
back the one that fits. The challenge is signed, so nothing is kept of it here. Its salt names the submission that it was made
for (parameter `for`), so that a proof that has been given is worth nothing for another one: replaying it needs the same
submission, which is one case however often it is sent.
"""

import base64
import binascii
import json
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import parse_qs
from uuid import UUID

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution
from django.utils.crypto import salted_hmac

ALGORITHM: Literal["SHA-256"] = "SHA-256"
MOST = 50_000
"""Numbers to try at most: a second or two of a cheap phone, many minutes of a machine that sends thousands."""

LASTS = timedelta(days=14)
"""As long as a form may be filled in."""

LONGEST = 1_000
"""Characters of a proof."""

_PURPOSE = "praja.proof"


def new_challenge(key: UUID, at: datetime) -> str:
    """A challenge for the submission with this key, as JSON in altcha's own names."""
    options = ChallengeOptions(
        algorithm=ALGORITHM,
        max_number=MOST,
        hmac_key=_secret(),
        expires=at + LASTS,
        params={"for": _mark(key)},
    )
    made = create_challenge(options)
    facts = {"algorithm": made.algorithm, "challenge": made.challenge, "maxnumber": MOST}
    return json.dumps(facts | {"salt": made.salt, "signature": made.signature}, separators=(",", ":"))


def is_proven(payload: str, key: UUID, at: datetime) -> bool:
    """Whether `payload` (base64 of altcha's JSON) solves a challenge that was made here for this submission and still holds."""
    said = _read(payload)
    if said is None:
        return False
    facts = parse_qs(said["salt"].partition("?")[2])
    try:
        holds = at.timestamp() < int(facts["expires"][0]) and facts["for"] == [_mark(key)]
    except (KeyError, ValueError):
        return False
    solved, _why = verify_solution(said, _secret(), check_expires=False)  # time is the caller's, not the library's
    return bool(holds and solved)


def _read(payload: str) -> Any:
    """The five parts of a proof, each of its own kind; None for anything else."""
    if not payload or len(payload) > LONGEST:
        return None
    try:
        said = json.loads(base64.b64decode(payload, validate=True))
        texts = [said[name] for name in ("algorithm", "challenge", "salt", "signature")]
        number = said["number"]
    except (binascii.Error, ValueError, TypeError, KeyError, RecursionError):
        return None
    well = type(number) is int and all(isinstance(text, str) and text.isascii() for text in texts)
    return said if well and texts[0] == ALGORITHM else None


def _secret() -> str:
    return salted_hmac(_PURPOSE, "key", algorithm="sha256").hexdigest()


def _mark(key: UUID) -> str:
    return salted_hmac(f"{_PURPOSE}.for", key.hex, algorithm="sha256").hexdigest()[:32]
