# SPDX-License-Identifier: EUPL-1.2
"""Yes only to the very bytes that were issued."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from praja.kernel.documents.domain.signing import Signatory
from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.errors import NotVerifiable
from praja.kernel.documents.gateways.signing.certificates import ensure_trial_certificate, trial_certificate
from praja.kernel.documents.gateways.signing.local import LocalService
from praja.kernel.documents.gateways.signing.reading import Unreadable, read_signatures
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import request_issue, sign_document, withdraw_document
from praja.kernel.documents.queries import content_of, preview_of, verified_by_code, verified_file
from praja.lib.codes import show_code
from signing import HOLDER, NIK, NIP, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(lurah, melati, head, at):
    return request_issue(new=asked(lurah, melati), actor=head, at=at)


@pytest.fixture
def issued(waiting, head, at):
    return sign_document(document_id=waiting.pk, secret=None, actor=head, at=at)


@pytest.fixture
def content(issued):
    with content_of(issued.file) as file:
        return file.read()


def test_the_issued_file_is_genuine(issued, content, at):
    found = verified_file(content, at)
    assert (found.verdict, found.is_yes) == (Verdict.GENUINE, True)
    assert (found.facts.number, found.facts.unit, found.facts.signer_title) == (
        "400.12.2/001/MLT/III/2026",
        "Kelurahan Melati",
        "Lurah Melati",
    )
    [signature] = found.signatures
    assert (signature.is_whole, signature.covers_all, signature.is_trusted, signature.signed_at) == (
        True,
        True,
        True,
        at,
    )
    assert signature.signer == "Tanda Tangan Uji - Pemerintah Kota Uji"


@pytest.mark.parametrize("typed", [str, show_code, str.lower, lambda code: f"  {code[:5]} {code[5:]} "])
def test_the_code_is_read_as_people_type_it(issued, typed):
    found = verified_by_code(typed(issued.code))
    assert (found.verdict, found.was_file) == (Verdict.GENUINE, False)


def test_nothing_personal_is_told_but_the_masked_name(issued, content, at):
    told = repr(verified_file(content, at)) + repr(verified_by_code(issued.code))
    assert "S••• A•••" in told
    assert not [word for word in (HOLDER, "Siti", "Aminah", NIK, NIP, "Budi", "3273015708900003") if word in told]


@pytest.mark.parametrize("typed", ["", "ABCDE-FGHJK", "x", "1' OR 1=1", "ＡＢＣＤＥＦＧＨＪＫ", "A" * 5_000])
def test_an_unknown_code_is_unknown(issued, typed):
    assert verified_by_code(typed).verdict is Verdict.UNKNOWN


def test_a_document_that_is_not_signed_yet_is_none(waiting, at):
    found = verified_by_code(waiting.code)
    assert (found.verdict, found.facts) == (Verdict.NOT_SIGNED, None)
    assert verified_file(preview_of(waiting, at), at).verdict is Verdict.UNKNOWN


def test_one_withdrawn_before_it_was_signed_never_was_a_document(waiting, head, at):
    withdraw_document(document_id=waiting.pk, reason="Dicabut", actor=head, at=at)
    assert verified_by_code(waiting.code).verdict is Verdict.NOT_SIGNED


def test_a_withdrawn_document_says_since_when_and_why(issued, content, head, at):
    withdraw_document(document_id=issued.pk, reason="Keliru alamat", actor=head, at=at)
    for found in (verified_file(content, at), verified_by_code(issued.code)):
        assert (found.verdict, found.facts.withdrawn_reason, found.facts.withdrawn_at) == (
            Verdict.WITHDRAWN,
            "Keliru alamat",
            at,
        )


def test_a_file_changed_in_the_store_is_no_longer_vouched_for(issued, private_store):
    [path] = [path for path in private_store.rglob("*") if path.name == issued.sha256]
    path.write_bytes(b"%PDF-1.7 other")
    assert verified_by_code(issued.code).verdict is Verdict.CHANGED
    path.unlink()
    assert verified_by_code(issued.code).verdict is Verdict.CHANGED


def test_a_copy_that_was_saved_anew_is_led_back_to_the_original(issued, content, at):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out)
    found = verified_file(out.getvalue(), at)
    assert (found.verdict, found.facts.code) == (Verdict.CHANGED, issued.code)


@pytest.mark.parametrize("added", [b"\n", b"%%EOF\n", b"PK\x03\x04zip", b"<script>alert(1)</script>"])
def test_anything_added_at_the_end_makes_it_another_file(content, at, added):
    assert verified_file(content + added, at).verdict is Verdict.CHANGED


def test_a_forged_page_signed_by_a_stranger_is_not_ours(issued, content, at, tmp_path):
    ensure_trial_certificate(tmp_path, "Pemerintah Kota Uji", at)
    page = content[: content.index(b"%%EOF") + 6]
    forge = LocalService(tmp_path)
    [file] = forge.sign([page], signatory=Signatory("X", "Y"), secret=None, at=at, announce=lambda _id: None)
    found = verified_file(file.content, at)
    assert (found.verdict, found.facts.code) == (Verdict.CHANGED, issued.code)
    root = trial_certificate(tmp_path).root
    assert read_signatures(file.content, roots=[root], at=at)[0].is_trusted


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n" + b"0" * 2_000_001, "too_large"),
        (b"hello", "no_pdf"),
        (b"PK\x03\x04", "no_pdf"),
        (b"<html><script>", "no_pdf"),
        (b"MZ", "no_pdf"),
        (b" %PDF-1.7", "no_pdf"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"%PDF-1.7", "damaged"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF", "damaged"),
    ],
)
def test_nonsense_gets_a_plain_sentence(at, data, reason):
    with pytest.raises(NotVerifiable) as refused:
        verified_file(data, at)
    assert (refused.value.field, refused.value.detail["reason"]) == ("file", reason)
    assert refused.value.next_step


def test_a_picture_is_told_what_to_do_instead(at):
    with pytest.raises(NotVerifiable) as refused:
        verified_file(b"\xff\xd8\xff\xe0 a photo", at)
    assert refused.value.detail["reason"] == "picture"


def test_a_pdf_without_signature_is_unknown(at):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    found = verified_file(out.getvalue(), at)
    assert (found.verdict, found.signatures) == (Verdict.UNKNOWN, ())


# --- one changed byte


def room_of_the_signature(content):
    """Where the signature itself is written: the one part of a file that a signature cannot cover."""
    start = content.index(b"/Contents <") + len(b"/Contents <")
    return range(start, content.index(b">", start))


def changed(content, position, other):
    position %= len(content)
    return content[:position] + bytes([content[position] ^ other]) + content[position + 1 :]


@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(min_value=0, max_value=10**6), other=st.integers(min_value=1, max_value=255))
@example(position=0, other=1)
@example(position=-1, other=1)
def test_one_changed_byte_is_never_a_yes(content, at, position, other):
    try:
        found = verified_file(changed(content, position, other), at)
    except NotVerifiable:
        return
    assert not found.is_yes
    assert IssuedDocument.objects.get().state == "issued"


@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(min_value=0, max_value=10**6), other=st.integers(min_value=1, max_value=255))
def test_one_changed_byte_breaks_the_signature_for_every_other_reader_too(content, at, position, other):
    try:
        found = read_signatures(changed(content, position, other), roots=(), at=at)
    except Unreadable:
        return
    is_accepted = bool(found) and all(one.is_whole and one.covers_all for one in found)
    assert not is_accepted or position % len(content) in room_of_the_signature(content)


@pytest.mark.parametrize("other", [1, 0x20])
def test_where_no_signature_reaches_our_register_does(content, at, other):
    room = room_of_the_signature(content)
    for position in (room[0], room[200], room[-1]):
        assert verified_file(changed(content, position, other), at).verdict is Verdict.CHANGED
