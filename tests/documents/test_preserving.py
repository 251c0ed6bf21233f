# SPDX-License-Identifier: EUPL-1.2
"""Proof that outlives certificates: added behind the signed bytes by the worker, never by signing again."""

import io
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader

from authority import Authority, install_signer, timestamps
from praja.kernel.documents.attestation import issued_documents_match_their_events
from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.operations import request_issue, sign_document
from praja.kernel.documents.operations.preserving import preserve_due
from praja.kernel.documents.queries import content_of, verified_by_code, verified_file
from praja.lib.actors import system_actor
from signing import asked

pytestmark = pytest.mark.django_db
WORKER = system_actor("documents.preserve")


@pytest.fixture
def signers(settings, tmp_path):
    """Keys of this test's own, under an authority that can revoke; gives it and the certificate's number."""
    settings.PRAJA_KEYS = str(shutil.copytree(settings.PRAJA_KEYS, tmp_path / "keys"))
    authority = Authority("Akar Uji")
    return authority, install_signer(Path(settings.PRAJA_KEYS), authority)


@pytest.fixture
def signed(signers, lurah, melati, head, at):
    waiting = request_issue(new=asked(lurah, melati), actor=head, at=at)
    return sign_document(document_id=waiting.pk, secret=None, actor=head, at=at)


@pytest.fixture
def tsa(settings, at):
    authority = Authority("Akar TSA Uji")
    path = Path(settings.PRAJA_KEYS) / "signing-tsa-uji.crt"
    path.write_bytes(authority.root.public_bytes(Encoding.PEM))
    with timestamps(authority, at) as (url, given):
        settings.PRAJA_TSA_URL = url
        yield given


def content(file):
    with content_of(file) as opened:
        return opened.read()


def test_a_signed_document_gets_to_the_highest_level_and_both_files_are_genuine(signers, signed, tsa, settings, at):
    authority, _serial = signers
    (Path(settings.PRAJA_KEYS) / "signing-uji.crl").write_bytes(authority.list_of_revoked(at))
    assert verified_by_code(signed.code).facts.level == "B-B"
    assert preserve_due(actor=WORKER, at=at) == 1

    signed.refresh_from_db()
    before, after = content(signed.file), content(signed.preserved)
    # Two timestamps, and before them one to learn how large they are.
    assert (signed.level, signed.preserved_level, len(tsa)) == ("B-B", "B-LTA", 3)
    assert after.startswith(before)
    reader = PdfFileReader(io.BytesIO(after))
    assert (len(reader.embedded_regular_signatures), len(reader.embedded_timestamp_signatures)) == (1, 2)
    for file in (before, after):
        found = verified_file(file, at)
        assert (found.verdict, found.facts.level) == (Verdict.GENUINE, "B-LTA")
    assert [one.level for one in verified_file(after, at).signatures] == ["B-LTA"]
    assert verified_file(after[:-1] + b" ", at).verdict is not Verdict.GENUINE
    assert list(issued_documents_match_their_events()) == []
    assert preserve_due(actor=WORKER, at=at + timedelta(days=1)) == 0


def test_before_its_certificate_ends_a_timestamp_is_put_over_the_last(signers, signed, tsa, settings, at):
    authority, _serial = signers
    (Path(settings.PRAJA_KEYS) / "signing-uji.crl").write_bytes(authority.list_of_revoked(at))
    preserve_due(actor=WORKER, at=at)
    signed.refresh_from_db()
    first = content(signed.preserved)
    assert preserve_due(actor=WORKER, at=signed.preserve_at) == 1
    signed.refresh_from_db()
    renewed = content(signed.preserved)
    assert renewed.startswith(first)
    assert len(PdfFileReader(io.BytesIO(renewed)).embedded_timestamp_signatures) == 3


@pytest.mark.parametrize("revoked", [False, True], ids=["no list", "revoked"])
def test_without_revocation_data_or_after_a_revocation_the_level_is_not_claimed(
    signers, signed, tsa, settings, at, revoked
):
    authority, serial = signers
    if revoked:
        (Path(settings.PRAJA_KEYS) / "signing-uji.crl").write_bytes(authority.list_of_revoked(at, serial))
    preserve_due(actor=WORKER, at=at)
    signed.refresh_from_db()
    assert signed.preserved_level == "B-T"
    given = len(tsa)
    assert preserve_due(actor=WORKER, at=signed.preserve_at) == 0
    assert len(tsa) == given  # it waits for a list without asking for another timestamp


def test_an_authority_that_is_away_leaves_the_document_as_it_is(signed, settings, at):
    assert preserve_due(actor=WORKER, at=at) == 0
    settings.PRAJA_TSA_URL = "http://127.0.0.1:9"
    assert preserve_due(actor=WORKER, at=at) == 0
    signed.refresh_from_db()
    assert (signed.preserved_level, signed.preserve_at) == ("", at + timedelta(hours=6))
    assert verified_by_code(signed.code).verdict is Verdict.GENUINE
