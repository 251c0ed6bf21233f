# SPDX-License-Identifier: EUPL-1.2
"""From the request to the signed file."""

import asyncio
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
from django.conf import settings
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from praja.kernel.documents.attestation import issued_documents_match_their_events
from praja.kernel.documents.domain.signing import Signatory, SigningFailed
from praja.kernel.documents.errors import NotToBeSigned, NotToBeWithdrawn, PatternRefused
from praja.kernel.documents.gateways import store
from praja.kernel.documents.gateways.signing.certificates import trial_certificate
from praja.kernel.documents.gateways.signing.local import LocalService
from praja.kernel.documents.models import IssuedDocument, NumberEntry, StoredFile
from praja.kernel.documents.operations import request_issue, sign_document, sweep_orphans, withdraw_document
from praja.kernel.documents.queries import content_of
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.errors import InvalidInput, NotAllowed, NotFound
from signing import actor_for, asked, head_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(lurah, melati, head, at):
    return request_issue(new=asked(lurah, melati), actor=head, at=at)


def signed(document, head, at):
    return sign_document(document_id=document.pk, secret=None, actor=head, at=at)


def bytes_of(document):
    with content_of(document.file) as file:
        return file.read()


def events(document):
    stream = f"document:{document.code}"
    return list(LedgerEvent.objects.filter(stream=stream).order_by("seq").values_list("name", flat=True))


def judged(content, at):
    [signature] = PdfFileReader(io.BytesIO(content)).embedded_signatures
    root = trial_certificate(settings.PRAJA_KEYS).root
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[root], moment=at))


def test_a_request_draws_a_provisional_number_and_a_public_code(waiting):
    assert (waiting.state, waiting.number.state, waiting.number_text) == (
        "waiting",
        "provisional",
        "400.12.2/001/MLT/III/2026",
    )
    assert len(waiting.code) == 10
    assert waiting.holder_mask == "S••• A•••"
    assert events(waiting) == ["documents.issue_requested"]


def test_what_is_asked_lies_sealed_and_enters_the_ledger_as_a_digest(waiting):
    row = IssuedDocument.objects.filter(pk=waiting.pk).values().get()
    kept = str({name: value for name, value in row.items() if name != "data"}) + str(bytes(row["data"].token))
    assert "Siti" not in kept
    assert not LedgerEvent.objects.filter(payload__contains="Siti").exists()


def test_signing_makes_number_and_file_final(waiting, head, at):
    document = signed(waiting, head, at)
    assert (document.state, document.number.state, document.is_trial, document.level) == (
        "issued",
        "final",
        True,
        "B-B",
    )
    assert document.issued_at == at
    assert document.file.sha256 == document.sha256
    content = bytes_of(document)
    assert store.digest_of(content) == document.sha256
    assert judged(content, at).bottom_line
    assert events(document) == ["documents.issue_requested", "documents.issued"]


def test_the_words_are_erased_once_they_are_on_the_signed_page(waiting, head, at):
    document = IssuedDocument.objects.get(pk=signed(waiting, head, at).pk)
    assert not document.data
    assert bytes(document.salt) == b""


def test_the_issued_event_tells_what_was_signed(waiting, head, at):
    document = signed(waiting, head, at)
    payload = json.loads(LedgerEvent.objects.get(name="documents.issued").payload)
    assert payload == {
        "code": document.code,
        "object_kind": "services.application",
        "object_id": 17,
        "sha256": document.sha256,
        "level": "B-B",
        "provider": "local",
        "is_trial": True,
        "number_text": "400.12.2/001/MLT/III/2026",
        "dated_on": "2026-03-02",
        "signer": document.signer_id,
        "attempt": 1,
        "external_id": "",
    }


def test_a_document_is_never_signed_twice(waiting, head, at):
    signed(waiting, head, at)
    with pytest.raises(NotToBeSigned):
        signed(waiting, head, at)
    assert events(waiting).count("documents.issued") == 1


def test_nobody_signs_in_the_place_of_the_signer(waiting, melati, at):
    deputy = head_of(melati, at, name="Wakil", nik="3273011708900002", nip="198609262015051002")
    with pytest.raises(NotAllowed):
        signed(waiting, actor_for(deputy), at)
    assert IssuedDocument.objects.get(pk=waiting.pk).attempts == 0


def test_a_document_that_is_not_there_is_not_found(head, at):
    with pytest.raises(NotFound):
        sign_document(document_id=999, secret=None, actor=head, at=at)


def test_the_worker_signs_what_waits(waiting, lurah, melati, head, at):
    second = request_issue(new=asked(lurah, melati, object_id=18), actor=head, at=at)
    sign_waiting_documents(at)
    states = IssuedDocument.objects.order_by("pk").values_list("state", "number_text")
    assert list(states) == [("issued", "400.12.2/001/MLT/III/2026"), ("issued", "400.12.2/002/MLT/III/2026")]
    sign_waiting_documents(at)
    assert events(second) == ["documents.issue_requested", "documents.issued"]


def test_a_try_left_by_a_lost_worker_is_taken_up_after_its_lease(waiting, at):
    IssuedDocument.objects.update(
        state="signing", provider="local", attempts=1, leased_until=at + timedelta(minutes=10)
    )
    sign_waiting_documents(at + timedelta(minutes=9))
    assert IssuedDocument.objects.get().state == "signing"
    sign_waiting_documents(at + timedelta(minutes=10))
    assert (IssuedDocument.objects.get().state, IssuedDocument.objects.get().attempts) == ("issued", 2)


def test_without_a_certificate_the_document_keeps_its_number_and_can_be_signed_later(
    waiting, head, at, settings, tmp_path
):
    keys = settings.PRAJA_KEYS
    settings.PRAJA_KEYS = tmp_path
    sign_waiting_documents(at)
    document = IssuedDocument.objects.get()
    assert (document.state, document.failure, document.number.state) == ("failed", "not_set_up", "provisional")
    assert events(document)[-1] == "documents.issue_failed"
    settings.PRAJA_KEYS = keys
    sign_waiting_documents(at + timedelta(minutes=1))
    assert IssuedDocument.objects.get().state == "failed"
    sign_waiting_documents(at + timedelta(minutes=2))
    document = IssuedDocument.objects.get()
    assert (document.state, document.number_text) == ("issued", "400.12.2/001/MLT/III/2026")


def test_a_page_that_cannot_be_signed_is_a_failure_of_that_page(at):
    with pytest.raises(SigningFailed) as failed:
        LocalService(settings.PRAJA_KEYS).sign(
            [b"no page"], signatory=Signatory("A", "B"), secret=None, at=at, announce=lambda _id: None
        )
    assert failed.value.reason.value == "refused"


def test_a_page_is_signed_also_where_an_event_loop_runs(at):
    page = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(page)

    async def sign():
        return LocalService(settings.PRAJA_KEYS).sign(
            [page.getvalue()], signatory=Signatory("A", "B"), secret=None, at=at, announce=lambda _id: None
        )

    assert [file.level for file in asyncio.run(sign())] == ["B-B"]


def test_what_no_template_can_print_is_said_and_kept(lurah, melati, head, at):
    document = request_issue(new=asked(lurah, melati, data={"unknown": 1}), actor=head, at=at)
    sign_waiting_documents(at)
    assert IssuedDocument.objects.get(pk=document.pk).failure == "not_rendered"


def test_the_page_is_dated_the_day_it_is_signed(waiting, head, at):
    document = signed(waiting, head, datetime(2026, 5, 4, 3, tzinfo=UTC))
    assert (str(document.dated_on), document.number_text) == ("2026-05-04", "400.12.2/001/MLT/V/2026")


def test_after_the_turn_of_the_year_the_number_is_one_of_the_new_year(waiting, head):
    document = signed(waiting, head, datetime(2027, 1, 4, 3, tzinfo=UTC))
    assert document.number_text == "400.12.2/001/MLT/I/2027"
    entries = NumberEntry.objects.order_by("register__year").values_list("register__year", "number", "state")
    assert list(entries) == [(2026, 1, "void"), (2027, 1, "final")]
    assert list(issued_documents_match_their_events()) == []


def test_a_document_withdrawn_before_it_was_signed_leaves_an_explained_gap(waiting, head, at):
    withdraw_document(document_id=waiting.pk, reason="  Permohonan   dicabut ", actor=head, at=at)
    document = IssuedDocument.objects.get()
    assert (document.state, document.withdrawn_reason) == ("withdrawn", "Permohonan dicabut")
    assert (document.number.state, document.number.reason) == ("void", "Permohonan dicabut")
    assert not document.data
    with pytest.raises(NotToBeSigned):
        signed(document, head, at)


def test_a_withdrawn_signed_document_keeps_number_and_file(waiting, head, at):
    document = signed(waiting, head, at)
    withdraw_document(document_id=document.pk, reason="Keliru nama", actor=head, at=at)
    document.refresh_from_db()
    assert (document.state, document.number.state, document.file_id is None) == ("withdrawn", "final", False)
    with pytest.raises(NotToBeWithdrawn):
        withdraw_document(document_id=document.pk, reason="Lagi", actor=head, at=at)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_withdrawal_says_why_in_reasonable_length(waiting, head, at, reason):
    with pytest.raises(InvalidInput) as refused:
        withdraw_document(document_id=waiting.pk, reason=reason, actor=head, at=at)
    assert refused.value.field == "reason"


def test_the_reason_of_a_withdrawal_is_a_digest_in_the_ledger(waiting, head, at):
    withdraw_document(document_id=waiting.pk, reason="Keliru nama Joko", actor=head, at=at)
    assert not LedgerEvent.objects.filter(payload__contains="Joko").exists()


def test_a_pattern_that_cannot_be_used_is_refused_and_draws_nothing(lurah, melati, head, at):
    with pytest.raises(PatternRefused):
        request_issue(new=asked(lurah, melati, number_pattern="{nomor}"), actor=head, at=at)
    assert not NumberEntry.objects.exists()


def test_an_unknown_template_is_a_mistake_of_the_program(lurah, melati, head, at):
    with pytest.raises(ValueError, match="no template"):
        request_issue(new=replace(asked(lurah, melati), template="poster"), actor=head, at=at)


def test_a_signed_file_is_no_orphan(waiting, head, at):
    document = signed(waiting, head, at)
    later = at + timedelta(days=400)
    assert sweep_orphans(actor=head, at=later, older_than=timedelta(days=1)) == 0
    assert StoredFile.objects.filter(pk=document.file_id).exists()


def test_what_was_signed_is_what_was_asked(waiting, head, at):
    with pikepdf.open(io.BytesIO(bytes_of(signed(waiting, head, at)))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Surat Keterangan Domisili 400.12.2/001/MLT/III/2026"
