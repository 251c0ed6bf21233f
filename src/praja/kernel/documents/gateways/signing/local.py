# SPDX-License-Identifier: EUPL-1.2
"""PAdES B-B with the trial certificate of this installation: no network, no secret, and no standing before the law beyond
that of an uncertified signature.
"""

import asyncio
import io
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.ades.api import CAdESSignedAttrSpec
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from praja.kernel.documents.domain.signing import Signatory, SignedFile, SigningFailed, SigningSecret
from praja.kernel.documents.enums import FailureReason, Provider, SecretKind
from praja.kernel.documents.gateways.signing.certificates import TrialCertificate, trial_certificate
from praja.kernel.documents.gateways.signing.service import Announce

log = logging.getLogger("praja.documents")

FIELD = "TandaTangan"
LEVEL = "B-B"
ROOM = 2048
"""Bytes kept free for the signature; with ECDSA and two certificates it takes about half."""


class LocalService:
    """Signs with the trial certificate kept in `folder`."""

    provider = Provider.LOCAL
    secrets: frozenset[SecretKind] = frozenset()
    files_per_call = 1

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sign(
        self,
        pages: Sequence[bytes],
        *,
        signatory: Signatory,
        secret: SigningSecret | None,
        at: datetime,
        announce: Announce,
    ) -> list[SignedFile]:
        """The files with an embedded signature that allows no later change. Raises SigningFailed."""
        try:
            certificate = trial_certificate(self.folder)
        except (OSError, ValueError) as error:
            raise SigningFailed(FailureReason.NOT_SET_UP) from error
        try:
            # In a thread of its own: an event loop may be running in this one already.
            with ThreadPoolExecutor(1) as aside:
                return [
                    SignedFile(aside.submit(asyncio.run, _signed(page, certificate, signatory, at)).result(), LEVEL)
                    for page in pages
                ]
        except Exception as error:
            # One page that pyHanko stumbles over must not stop the others behind it.
            log.error("a page was not signed: %s", type(error).__name__)
            raise SigningFailed(FailureReason.REFUSED) from error

    def fetch_lost(self, external_id: str, page: bytes, at: datetime) -> NoReturn:
        """Nothing is ever elsewhere."""
        raise SigningFailed(FailureReason.REFUSED)


class AsRendered(IncrementalPdfFileWriter):
    """Adds what is to be added and nothing else: dates and PDF/A marks stay those that were rendered."""

    def _update_meta(self) -> None:
        return


async def _signed(page: bytes, held: TrialCertificate, signatory: Signatory, at: datetime) -> bytes:
    registry = SimpleCertificateStore()
    registry.register(held.root)
    signer = SimpleSigner(
        signing_cert=held.certificate, signing_key=held.key, cert_registry=registry, embed_roots=False
    )
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        name=f"{signatory.title} ({signatory.name})",
        reason="Tanda tangan uji",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        cades_signed_attr_spec=CAdESSignedAttrSpec(),
    )
    writer = AsRendered(io.BytesIO(page))
    # pyHanko's `sign_pdf` in its own steps, because only so the moment can be given.
    session = PdfSigner(meta, signer=signer, new_field_spec=SigFieldSpec(FIELD)).init_signing_session(writer)
    session.system_time = at
    to_sign = session.prepare_tbs_document(validation_info=None, bytes_reserved=2 * ROOM)
    out = io.BytesIO()
    digest, _out = to_sign.digest_tbs_document(output=out)
    after = await to_sign.perform_signature(
        document_digest=digest.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at, cades_signed_attrs=meta.cades_signed_attr_spec),
    )
    await after.post_signature_processing(out)
    return out.getvalue()
