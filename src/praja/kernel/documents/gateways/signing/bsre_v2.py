# SPDX-License-Identifier: EUPL-1.2
"""BSrE client service, version 2: several files per call, JSON with base64, a passphrase or a one-time code."""

import base64
import binascii
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NoReturn

from praja.kernel.documents.domain.signing import Signatory, SignedFile, SigningFailed, SigningSecret
from praja.kernel.documents.enums import FailureReason, Provider, SecretKind
from praja.kernel.documents.gateways.signing.accepting import accepted
from praja.kernel.documents.gateways.signing.bsre_http import (
    Answer,
    BodyLost,
    BsreAccess,
    BsreClient,
    ask,
    ask_status,
    guard_status,
    refusal_in,
)
from praja.kernel.documents.gateways.signing.bsre_verdict import BsreVerdict, verdict_v2
from praja.kernel.documents.gateways.signing.service import Announce

log = logging.getLogger("praja.documents")

GROWTH = 8 * 1024 * 1024
"""How much larger a signed file may be than what was sent."""


class BsreV2:
    """Signs by `POST /api/v2/sign/pdf`. It names no document: an answer that is lost cannot be fetched again."""

    provider = Provider.BSRE_V2
    files_per_call = 20

    def __init__(self, access: BsreAccess, kind: SecretKind) -> None:
        self._client = BsreClient(access)
        self.secrets = frozenset({kind})

    def sign(
        self,
        pages: Sequence[bytes],
        *,
        signatory: Signatory,
        secret: SigningSecret | None,
        at: datetime,
        announce: Announce,
    ) -> list[SignedFile]:
        """See SigningService. All files of the call stand or fall together."""
        try:
            self._guard_signer(signatory)
            return self._sign(pages, signatory, secret, at)
        except SigningFailed as error:
            failure = error.reason
        except Exception as error:
            log.error("BSrE was not understood: %s", type(error).__name__)
            failure = FailureReason.ANSWER_LOST
        # Raised anew, out here: frames that held the secret go with the traceback that is dropped.
        raise SigningFailed(failure)

    def fetch_lost(self, external_id: str, page: bytes, at: datetime) -> NoReturn:
        """This version hands nothing out again."""
        raise SigningFailed(FailureReason.ANSWER_LOST)

    def send_code(self, signatory: Signatory, files: int) -> None:
        """Have BSrE send its one-time code for `files` files to the signer. Raises SigningFailed."""
        self._guard_signer(signatory)
        body = {"nik": signatory.nik, "email": signatory.email, "data": files}
        if refused := refusal_in(ask(self._client, "POST", "/api/v2/sign/get/totp", json=body)):
            raise SigningFailed(FailureReason.UNREACHABLE if refused.is_unclear else refused.reason)

    def verify(self, content: bytes) -> BsreVerdict:
        """What BSrE says of a signed file. Raises SigningFailed."""
        body = {"file": base64.b64encode(content).decode()}
        return verdict_v2(ask(self._client, "POST", "/api/v2/verify/pdf", json=body))

    def _guard_signer(self, signatory: Signatory) -> None:
        status = ask_status(self._client, "POST", "/api/v2/user/check/status", json=_named(signatory))
        guard_status(status)

    def _sign(
        self, pages: Sequence[bytes], signatory: Signatory, secret: SigningSecret | None, at: datetime
    ) -> list[SignedFile]:
        body: dict[str, Any] = {
            **_named(signatory),
            "signatureProperties": [{"tampilan": "INVISIBLE"}],
            "file": [base64.b64encode(page).decode() for page in pages],
        }
        if secret is not None:
            body[secret.kind.value] = secret.shown()
        largest = (sum(map(len, pages)) + len(pages) * GROWTH) * 4 // 3
        try:
            answer = self._client.call("POST", "/api/v2/sign/pdf", largest=largest, json=body)
        except BodyLost:
            failure = FailureReason.ANSWER_LOST
        else:
            if refused := refusal_in(answer):
                raise refused
            return [
                accepted(content, page, at) for content, page in zip(_files(answer, len(pages)), pages, strict=True)
            ]
        raise SigningFailed(failure)


def _named(signatory: Signatory) -> dict[str, str]:
    """How this version knows a signer: by NIK, or by e-mail where the register of persons holds none."""
    return {"nik": signatory.nik} if signatory.nik else {"email": signatory.email}


def _files(answer: Answer, count: int) -> list[bytes]:
    """The files of the answer, in order. Raises SigningFailed(GARBLED) where they are not as many as were sent."""
    said = answer.json()
    found = said.get("file") if isinstance(said, dict) else None
    if isinstance(found, list) and len(found) == count:
        try:
            return [base64.b64decode(text, validate=True) for text in found]
        except (binascii.Error, TypeError, ValueError):
            found = None
    raise SigningFailed(FailureReason.GARBLED)
