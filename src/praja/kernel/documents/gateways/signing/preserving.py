# SPDX-License-Identifier: EUPL-1.2
"""Proof that outlives certificates (PAdES B-LT and B-LTA): when a signed file existed, and that nobody's certificate was
revoked then.

What is added stands behind the signed bytes, which stay as they are: a timestamp of the whole file, the certificates and
revocation lists, and a timestamp over those. Nobody signs again.
"""

import asyncio
import io
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
from pyhanko_certvalidator import ValidationContext

from praja.kernel.documents.gateways.signing.local import AsRendered
from praja.kernel.documents.gateways.signing.reading import level_of_file

log = logging.getLogger("praja.documents")


class NotPreserved(Exception):
    """Nothing could be added; holds the class of what went wrong and no word of it."""


@dataclass(frozen=True, slots=True)
class PreservedFile:
    """The file with its proof, its PAdES level, and until when the newest timestamp can be checked by its certificate."""

    content: bytes = field(repr=False)
    level: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Trust:
    """What certificates are judged by: roots, revocation lists at hand, and whether newer ones may be fetched."""

    roots: Sequence[Any]
    lists: Sequence[bytes]
    fetches: bool = False


def trust_in(folder: Path, roots: Sequence[Any], *, fetches: bool) -> Trust:
    """`roots` and those of the timestamp authority (`signing-tsa*.crt`), with the revocation lists in `folder`
    (`signing-*.crl`, DER or PEM)."""
    from asn1crypto import pem
    from pyhanko.keys import load_certs_from_pemder

    authority = load_certs_from_pemder([str(path) for path in sorted(folder.glob("signing-tsa*.crt"))])
    lists = [path.read_bytes() for path in sorted(folder.glob("signing-*.crl"))]
    return Trust((*roots, *authority), tuple(pem.unarmor(one)[2] if pem.detect(one) else one for one in lists), fetches)


def preserve(content: bytes, *, authority: TimeStamper, trust: Trust, at: datetime) -> PreservedFile:
    """The file with what keeps its signature provable: B-LTA where revocation is known of every certificate of the signer, else a
    timestamp alone (B-T). One that has all of it gets one more timestamp over the last. Raises NotPreserved.
    """
    try:
        # In a thread of its own: an event loop may be running in this one already.
        with ThreadPoolExecutor(1) as aside:
            return aside.submit(_preserved, content, authority, trust, at).result()
    except Exception as error:
        # pyHanko has no one class for what an authority or a certificate can get wrong, and its words may quote the signer.
        raise NotPreserved(type(error).__name__) from None


def _preserved(content: bytes, authority: TimeStamper, trust: Trust, at: datetime) -> PreservedFile:
    if not _timestamps(content):
        content = asyncio.run(_timestamped(content, authority, trust, at))
    if level_of_file(content) == "B-T":
        content = asyncio.run(_with_validation(content, trust, at))
    if level_of_file(content) != "B-T":
        content = asyncio.run(_timestamped(content, authority, trust, at))
    newest = _timestamps(content)[-1]
    return PreservedFile(content, level_of_file(content), newest.signer_cert.not_valid_after)


def _timestamps(content: bytes) -> list[Any]:
    found: list[Any] = PdfFileReader(io.BytesIO(content)).embedded_timestamp_signatures
    return found


async def _timestamped(content: bytes, authority: TimeStamper, trust: Trust, at: datetime) -> bytes:
    context, out = _context(trust, at, "soft-fail"), io.BytesIO()
    stamper = PdfTimeStamper(authority, field_name=f"StempelWaktu{len(_timestamps(content)) + 1}")
    # Without the context, or pyHanko would add every revocation list as if it spoke of the signer.
    await stamper.async_timestamp_pdf(AsRendered(io.BytesIO(content)), "sha256", output=out)
    async for _path in authority.validation_paths(context):
        pass  # raises where the authority's certificate leads to no root that is trusted here
    return out.getvalue()


async def _with_validation(content: bytes, trust: Trust, at: datetime) -> bytes:
    """With certificates and revocation lists of the signer; as it was where one of them cannot be had."""
    reader, context = PdfFileReader(io.BytesIO(content)), _context(trust, at, "require")
    signature = reader.embedded_regular_signatures[0]
    try:
        paths = await collect_validation_info(signature, context, skip_timestamp=True)
    except Exception as error:
        log.info("a document is kept without revocation lists: %s", type(error).__name__)
        return content
    writer = AsRendered(io.BytesIO(content))
    contents = signature.pkcs7_content.hex().encode("ascii")
    DocumentSecurityStore.supply_dss_in_writer(writer, contents, validation_context=context, paths=paths)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _context(trust: Trust, at: datetime, mode: str) -> ValidationContext:
    return ValidationContext(
        trust_roots=list(trust.roots),
        crls=list(trust.lists),
        moment=at,
        allow_fetching=trust.fetches,
        revocation_mode=mode,
    )
