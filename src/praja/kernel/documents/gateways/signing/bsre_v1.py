# SPDX-License-Identifier: EUPL-1.2
"""BSrE client service, version 1: one file per call, multipart, the signed PDF as the answer's body."""

import logging
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from praja.kernel.documents.domain.signing import Signatory, SignedFile, SigningFailed, SigningSecret
from praja.kernel.documents.enums import FailureReason, Provider, SecretKind
from praja.kernel.documents.gateways.signing.accepting import accepted
from praja.kernel.documents.gateways.signing.bsre_http import (
    NOT_FOUND,
    OK,
    Answer,
    BodyLost,
    BsreAccess,
    BsreClient,
    ask,
    ask_status,
    guard_status,
    refusal_in,
)
from praja.kernel.documents.gateways.signing.bsre_verdict import BsreVerdict, verdict_v1
from praja.kernel.documents.gateways.signing.service import Announce

log = logging.getLogger("praja.documents")

GROWTH = 8 * 1024 * 1024
"""How much larger a signed file may be than what was sent."""

LARGEST = 64 * 1024 * 1024


class BsreV1:
    """Signs by `POST /api/sign/pdf`. The answer's head names the document, by which it can be fetched once more."""

    provider = Provider.BSRE_V1
    secrets = frozenset({SecretKind.PASSPHRASE})
    files_per_call = 1

    def __init__(self, access: BsreAccess) -> None:
        self._client = BsreClient(access)

    def sign(
        self,
        pages: Sequence[bytes],
        *,
        signatory: Signatory,
        secret: SigningSecret | None,
        at: datetime,
        announce: Announce,
    ) -> list[SignedFile]:
        """See SigningService. The signer's status is asked first: a refusal costs no try of the passphrase."""
        try:
            return [self._sign(page, signatory, secret, at, announce) for page in pages]
        except SigningFailed as error:
            failure = error.reason
        except Exception as error:
            log.error("BSrE was not understood: %s", type(error).__name__)
            failure = FailureReason.ANSWER_LOST
        # Raised anew, out here: frames that held the secret go with the traceback that is dropped.
        raise SigningFailed(failure)

    def fetch_lost(self, external_id: str, page: bytes, at: datetime) -> SignedFile:
        """The file by its `id_dokumen`. BSrE hands it out one time only: after that it answers 404, and it stays lost.

        Raises SigningFailed: NOT_FETCHED after a 404, ANSWER_LOST where it may still be had later, GARBLED.
        """
        path = f"/api/sign/download/{quote(external_id, safe='')}"
        try:
            answer = self._client.call("GET", path, largest=LARGEST)
        except (BodyLost, SigningFailed):
            answer = Answer(0, b"")
        if answer.status == NOT_FOUND:
            raise SigningFailed(FailureReason.NOT_FETCHED)
        if answer.status != OK:
            raise SigningFailed(FailureReason.ANSWER_LOST)
        return accepted(answer.body, page, at)

    def verify(self, content: bytes) -> BsreVerdict:
        """What BSrE says of a signed file. Raises SigningFailed."""
        files = {"signed_file": ("dokumen.pdf", content, "application/pdf")}
        return verdict_v1(ask(self._client, "POST", "/api/sign/verify", files=files))

    def _sign(
        self,
        page: bytes,
        signatory: Signatory,
        secret: SigningSecret | None,
        at: datetime,
        announce: Announce,
    ) -> SignedFile:
        self._guard_signer(signatory.nik)
        try:
            answer = self._client.call(
                "POST",
                "/api/sign/pdf",
                largest=len(page) + GROWTH,
                on_head=announce,
                # Everything in the body: an address with a passphrase in it would stand in the service's log.
                files={"file": ("dokumen.pdf", page, "application/pdf")},
                data={
                    "nik": signatory.nik,
                    "passphrase": secret.shown() if secret else "",
                    "tampilan": "invisible",
                },
            )
        except BodyLost as lost:
            answer = Answer(OK, b"", lost.document_id)
        if refused := refusal_in(answer):
            raise refused
        return self._accepted(answer, page, at)

    def _accepted(self, answer: Answer, page: bytes, at: datetime) -> SignedFile:
        """The file in the answer, or fetched by its id where what came is not whole."""
        try:
            return accepted(answer.body, page, at)
        except SigningFailed as error:
            failure = error.reason if answer.body else FailureReason.ANSWER_LOST
        if not answer.document_id:
            raise SigningFailed(failure)
        return self.fetch_lost(answer.document_id, page, at)

    def _guard_signer(self, nik: str) -> None:
        status = ask_status(self._client, "GET", f"/api/user/status/{quote(nik, safe='')}")
        guard_status(status)
