# SPDX-License-Identifier: EUPL-1.2
"""Signing by BSrE's client service, with everything that goes wrong between."""

import base64
import json
import logging
import pickle
import sys
from datetime import timedelta

import pytest
import requests
from django.db import connection
from django.test import RequestFactory
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from bsre import CODE, PASSPHRASE, PASSWORD, USER, bsre_service
from praja.kernel.documents.attestation import issued_documents_match_their_events
from praja.kernel.documents.domain.signing import SignedFile, SigningFailed, SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.errors import NotToBeSigned, SecretMissing, SigningRefused
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.gateways.signing.bsre_http import is_internal
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import (
    recover_document,
    release_document,
    request_issue,
    send_signing_code,
    sign_document,
    sign_documents,
    withdraw_document,
)
from praja.kernel.documents.operations.signing import complete_signing
from praja.kernel.documents.queries import content_of
from praja.kernel.documents.tasks import recover_lost_documents, sign_waiting_documents
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.identifiers import sealed
from praja.kernel.people.models import Person
from praja.lib.errors import NotAllowed
from signing import NIK, asked, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bsre(settings):
    with bsre_service() as service:
        settings.PRAJA_SIGNING = "bsre-v1"
        settings.PRAJA_BSRE_URL = service.url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        settings.PRAJA_BSRE_PATIENCE = 5
        yield service


@pytest.fixture
def v2(bsre, settings):
    settings.PRAJA_SIGNING = "bsre-v2"
    return bsre


@pytest.fixture
def waiting(bsre, lurah, melati, head, at):
    return request_issue(new=asked(lurah, melati), actor=head, at=at)


def passphrase(text=PASSPHRASE):
    return SigningSecret(SecretKind.PASSPHRASE, text)


def signed(document, head, at, secret=None):
    return sign_document(document_id=document.pk, secret=secret or passphrase(), actor=head, at=at)


def refused(document, head, at, secret=None):
    with pytest.raises(SigningRefused) as error:
        signed(document, head, at, secret)
    return error.value


def events(document):
    rows = LedgerEvent.objects.filter(stream=f"document:{document.code}").order_by("seq")
    return [
        (name.removeprefix("documents."), json.loads(payload)) for name, payload in rows.values_list("name", "payload")
    ]


def row():
    return IssuedDocument.objects.get()


# --- what is sent


def test_version_1_sends_everything_in_the_body_and_keeps_the_id(bsre, waiting, head, at):
    document = signed(waiting, head, at)
    assert bsre.paths() == [f"/api/user/status/{NIK}", "/api/sign/pdf"]
    [(_path, sent)] = bsre.calls[1:]
    assert {name: value for name, value in sent.items() if name != "file"} == {
        "nik": NIK,
        "passphrase": PASSPHRASE,
        "tampilan": "invisible",
    }
    assert sent["file"].startswith(b"%PDF-")
    assert (document.state, document.provider, document.is_trial) == ("issued", "bsre-v1", False)
    assert document.external_id == next(iter(bsre.signed))
    assert events(document)[-1][1]["external_id"] == document.external_id
    with content_of(document.file) as file:
        assert file.read() == bsre.signed[document.external_id]


def test_version_2_sends_json_and_several_files_in_one_call(v2, lurah, melati, head, at):
    ids = [request_issue(new=asked(lurah, melati, object_id=n), actor=head, at=at).pk for n in range(3)]
    outcomes = sign_documents(document_ids=ids, secret=passphrase(), actor=head, at=at)
    assert [outcome.document.state for outcome in outcomes] == ["issued"] * 3
    assert v2.paths() == ["/api/v2/user/check/status", "/api/v2/sign/pdf"]
    sent = v2.calls[1][1]
    assert {name: value for name, value in sent.items() if name != "file"} == {
        "nik": NIK,
        "passphrase": PASSPHRASE,
        "signatureProperties": [{"tampilan": "INVISIBLE"}],
    }
    assert len(sent["file"]) == 3
    assert len({document.sha256 for document in IssuedDocument.objects.all()}) == 3
    assert list(issued_documents_match_their_events()) == []


def test_version_2_takes_a_one_time_code_where_that_is_set(v2, waiting, head, at, settings):
    settings.PRAJA_BSRE_SECRET = "totp"
    with pytest.raises(SecretMissing):
        signed(waiting, head, at)
    signed(waiting, head, at, SigningSecret(SecretKind.TOTP, CODE))
    assert "passphrase" not in v2.calls[1][1]
    assert row().state == "issued"


def test_bsre_is_named_on_the_page_only_when_it_signs(bsre, waiting, head, at):
    signed(waiting, head, at)
    words = words_of(bsre.calls[1][1]["file"])
    assert "diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara" in words
    assert "Tanda tangan uji" not in words


# --- who may, and with what


def test_without_a_secret_nothing_is_begun(bsre, waiting, head, at):
    with pytest.raises(SecretMissing) as missing:
        sign_document(document_id=waiting.pk, secret=None, actor=head, at=at)
    assert missing.value.field == "passphrase"
    assert (row().attempts, bsre.calls) == (0, [])


def test_the_worker_signs_nothing_that_needs_a_persons_secret(bsre, waiting, at):
    sign_waiting_documents(at + timedelta(hours=1))
    assert (row().state, bsre.calls) == ("waiting", [])


@pytest.mark.parametrize("version", ["bsre-v1", "bsre-v2"])
@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("NOT_REGISTERED", "not_registered"),
        *[(s, "certificate_not_active") for s in ("EXPIRED", "RENEW", "SUSPEND", "REVOKE", "NEW")],
    ],
)
def test_only_an_active_certificate_signs(bsre, waiting, head, at, settings, version, status, reason):
    settings.PRAJA_SIGNING = version
    bsre.status = status
    assert refused(waiting, head, at).detail["reason"] == reason
    assert not any(path.endswith("sign/pdf") for path in bsre.paths())
    assert (row().state, row().number.state) == ("failed", "provisional")


def test_the_second_version_also_knows_a_signer_by_email(bsre, waiting, head, at, settings):
    settings.PRAJA_SIGNING = "bsre-v2"
    Person.objects.update(nik=b"", nik_key=None, email=sealed("email", "budi@contoh.go.id"))
    sign_document(document_id=waiting.pk, secret=SigningSecret(SecretKind.PASSPHRASE, PASSPHRASE), actor=head, at=at)
    asked, signed = (sent for _path, sent in bsre.calls)
    assert (asked, "nik" in signed, signed["email"]) == ({"email": "budi@contoh.go.id"}, False, "budi@contoh.go.id")


def test_a_signer_without_nik_is_told_so(bsre, waiting, head, at):
    Person.objects.update(nik=b"", nik_key=None)
    assert refused(waiting, head, at).detail["reason"] == "no_identity"
    assert bsre.calls == []


# --- refusals


def test_a_wrong_passphrase_can_be_typed_again(bsre, waiting, head, at):
    error = refused(waiting, head, at, passphrase("salah"))
    assert (error.field, error.detail["reason"]) == ("passphrase", "wrong_secret")
    assert signed(waiting, head, at).number_text == "400.12.2/001/MLT/III/2026"
    assert [(name, payload.get("reason")) for name, payload in events(waiting)][1:] == [
        ("issue_failed", "wrong_secret"),
        ("issued", None),
    ]


@pytest.mark.parametrize("version", ["bsre-v1", "bsre-v2"])
@pytest.mark.parametrize(
    ("answer", "reason", "state"),
    [
        (
            (400, {"error": "Proses signing gagal : User tidak terdaftar 2011", "status_code": 400}),
            "not_registered",
            "failed",
        ),
        ((400, {"message": "Proses signing gagal : Passphrase anda salah 2031"}), "wrong_secret", "failed"),
        ((400, {"status_code": 2031, "error": "x"}), "wrong_secret", "failed"),
        ((200, {"status_code": 2011, "error": "User tidak terdaftar"}), "not_registered", "failed"),
        ((400, {"error": "TOTP tidak valid"}), "wrong_secret", "failed"),
        ((400, {"error": "Kuota habis 9999"}), "refused", "failed"),
        ((500, {"error": "Proses signing gagal : internal"}), "refused", "failed"),
        ((413, b"<html>too large</html>"), "refused", "failed"),
        ((302, b""), "refused", "failed"),
        ((502, b"<html>Bad Gateway</html>"), "answer_lost", "unclear"),
        ((200, b"%PDF-1.7 nothing"), "garbled", "unclear"),
        ((200, b"{}"), "garbled", "unclear"),
        ((200, b"[1, 2]"), "garbled", "unclear"),
        ((200, {"file": ["!!"], "time": 1}), "garbled", "unclear"),
        ((200, {"file": [], "time": 1}), "garbled", "unclear"),
        ((200, b"\xff\xfe\x00"), "garbled", "unclear"),
    ],
)
def test_every_answer_is_understood_or_said_to_be_unclear(
    bsre, waiting, head, at, settings, version, answer, reason, state
):
    settings.PRAJA_SIGNING = version
    bsre.answer = answer
    error = refused(waiting, head, at)
    assert (error.detail["reason"], row().state, row().failure) == (reason, state, reason)
    assert events(waiting)[-1] == (
        "issue_failed",
        {
            "code": waiting.code,
            "object_kind": "services.application",
            "object_id": 17,
            "reason": reason,
            "attempt": 1,
            "is_unclear": state == "unclear",
        },
    )
    assert list(issued_documents_match_their_events()) == []


def test_the_wrong_name_or_password_of_the_installation_is_an_error_of_set_up(bsre, waiting, head, at, settings):
    settings.PRAJA_BSRE_PASSWORD = "lain"
    assert refused(waiting, head, at).detail["reason"] == "not_set_up"


def test_a_service_that_is_not_there_was_sent_nothing(bsre, waiting, head, at, settings):
    settings.PRAJA_BSRE_URL = "http://127.0.0.1:9"
    assert refused(waiting, head, at).detail["reason"] == "unreachable"
    assert row().state == "failed"


@pytest.mark.parametrize("url", ["", "ftp://10.0.0.1", "http://", "http://8.8.8.8", "https://[2001:4860:4860::8888]"])
def test_nothing_is_sent_outside_the_own_network(bsre, waiting, head, at, settings, url):
    settings.PRAJA_BSRE_URL = url
    assert refused(waiting, head, at).detail["reason"] == "not_set_up"


@pytest.mark.parametrize(
    ("address", "internal"),
    [
        ("10.1.2.3", True),
        ("172.16.0.9", True),
        ("192.168.1.1", True),
        ("100.64.0.1", True),
        ("127.0.0.1", True),
        ("fd00::1", True),
        ("8.8.8.8", False),
        ("103.10.10.1", False),
        ("2001:4860:4860::8888", False),
    ],
)
def test_the_own_network_is_told_from_the_internet(address, internal):
    assert is_internal(address) is internal


def test_files_that_come_back_mixed_up_are_not_taken(v2, lurah, melati, head, at):
    documents = [request_issue(new=asked(lurah, melati, object_id=n), actor=head, at=at) for n in range(2)]
    first = signed(documents[0], head, at)
    with content_of(first.file) as file:
        v2.answer = (200, {"file": [base64.b64encode(file.read()).decode()]})
    assert refused(documents[1], head, at).detail["reason"] == "garbled"


# --- answers that get lost


def test_an_answer_that_breaks_off_is_fetched_by_its_id(bsre, waiting, head, at):
    bsre.cut_at_head = True
    document = signed(waiting, head, at)
    assert bsre.paths()[-1] == f"/api/sign/download/{document.external_id}"
    assert (document.state, len(bsre.signed)) == ("issued", 1)


def test_an_answer_that_drips_on_is_given_up_and_fetched(bsre, waiting, head, at, settings):
    settings.PRAJA_BSRE_PATIENCE = 0.3
    bsre.drip = 0.05
    document = signed(waiting, head, at)
    assert (document.state, len(bsre.signed)) == ("issued", 1)


def test_what_was_fetched_before_is_lost_and_nobody_signs_it_again_unasked(bsre, waiting, head, at):
    bsre.cut_at_head = True
    bsre.downloaded.add(f"{1:032x}")
    assert refused(waiting, head, at).detail["reason"] == "not_fetched"
    assert row().state == "unclear"
    with pytest.raises(NotToBeSigned):
        signed(waiting, head, at)
    recover_lost_documents(at + timedelta(hours=1))
    assert bsre.paths().count("/api/sign/pdf") == 1


@pytest.mark.parametrize("version", ["bsre-v1", "bsre-v2"])
def test_silence_leaves_it_unclear_until_the_signer_decides(bsre, waiting, head, at, settings, version):
    settings.PRAJA_SIGNING = version
    bsre.silent = True
    assert refused(waiting, head, at).detail["reason"] == "answer_lost"
    with pytest.raises(NotToBeSigned):
        signed(waiting, head, at)
    bsre.silent = False
    release_document(document_id=waiting.pk, actor=head, at=at)
    document = signed(waiting, head, at)
    assert (document.state, document.attempts) == ("issued", 2)
    assert [name for name, _payload in events(waiting)] == [
        "issue_requested",
        "issue_failed",
        "issue_released",
        "issued",
    ]
    assert list(issued_documents_match_their_events()) == []


def test_a_time_out_is_a_lost_answer(bsre, waiting, head, at, settings):
    settings.PRAJA_BSRE_PATIENCE = 0.3
    bsre.hold = 1
    assert refused(waiting, head, at).detail["reason"] == "answer_lost"


def test_an_unclear_document_can_be_withdrawn(bsre, waiting, head, at):
    bsre.silent = True
    refused(waiting, head, at)
    document = withdraw_document(document_id=waiting.pk, reason="Tidak jelas ditandatangani", actor=head, at=at)
    assert (document.state, document.number.state) == ("withdrawn", "void")


def test_only_the_signer_decides_and_only_when_something_was_lost(bsre, waiting, head, at, officer):
    with pytest.raises(NotToBeSigned):
        release_document(document_id=waiting.pk, actor=head, at=at)
    bsre.silent = True
    refused(waiting, head, at)
    with pytest.raises(NotAllowed):
        release_document(document_id=waiting.pk, actor=officer, at=at)


def crashed(waiting, at, external_id=""):
    """As a process leaves it that dies while BSrE signs."""
    IssuedDocument.objects.filter(pk=waiting.pk).update(
        state="signing",
        provider="bsre-v1",
        attempts=1,
        leased_until=at,
        external_id=external_id,
        dated_on=at.date(),
    )


def test_what_a_lost_process_had_signed_is_fetched_by_the_worker(bsre, waiting, head, at):
    bsre.silent = True
    refused(waiting, head, at)
    document_id = next(iter(bsre.signed))
    crashed(waiting, at, document_id)
    recover_lost_documents(at)
    assert (row().state, row().external_id) == ("issued", document_id)
    assert bsre.paths().count("/api/sign/pdf") == 1


def test_what_a_lost_process_left_without_an_id_is_unclear(bsre, waiting, at):
    crashed(waiting, at)
    recover_lost_documents(at - timedelta(seconds=1))
    assert row().state == "signing"
    recover_lost_documents(at)
    assert (row().state, row().failure) == ("unclear", "worker_lost")
    assert list(issued_documents_match_their_events()) == []


def test_recovering_waits_while_the_service_is_away(bsre, waiting, head, at, settings):
    crashed(waiting, at, "abc")
    settings.PRAJA_BSRE_URL = "http://127.0.0.1:9"
    recover_lost_documents(at)
    assert (row().state, row().failure) == ("unclear", "worker_lost")
    settings.PRAJA_BSRE_URL = bsre.url
    with pytest.raises(SigningRefused):
        recover_document(document_id=waiting.pk, actor=head, at=at)
    assert row().failure == "not_fetched"


def test_a_late_answer_of_a_try_that_was_taken_over_changes_nothing(bsre, waiting, head, at):
    document = signed(waiting, head, at)
    late = IssuedDocument.objects.get(pk=document.pk)
    late.state, late.attempts = "signing", 1
    with pytest.raises(NotToBeSigned):
        complete_signing(late, SignedFile(b"%PDF-other", "B-B"), actor=head, at=at)
    assert row().sha256 == document.sha256


# --- the secret


def everywhere_in_the_database():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from (str(bytes(v)) if isinstance(v, memoryview | bytes) else str(v) for line in cursor for v in line)


@pytest.mark.parametrize("version", ["bsre-v1", "bsre-v2"])
@pytest.mark.parametrize("trouble", ["none", "wrong", "silent", "garbled"])
def test_the_secret_is_in_no_row_log_or_file(
    bsre, waiting, head, at, settings, caplog, capfd, private_store, version, trouble
):
    caplog.set_level(logging.DEBUG)
    settings.PRAJA_SIGNING = version
    bsre.silent = trouble == "silent"
    bsre.answer = {"wrong": (400, {"error": f"Passphrase {PASSPHRASE} salah 2031"}), "garbled": (200, b"?")}.get(
        trouble
    )
    [outcome] = sign_documents(document_ids=[waiting.pk], secret=passphrase(), actor=head, at=at)
    assert PASSPHRASE not in repr(outcome)
    assert any(PASSPHRASE in str(sent) for _path, sent in bsre.calls)
    printed = capfd.readouterr()
    written = [*everywhere_in_the_database(), caplog.text, printed.out, printed.err]
    written += [str(path.read_bytes()) for path in private_store.rglob("*") if path.is_file()]
    assert not any(PASSPHRASE in text for text in written)
    assert not any(PASSWORD in text for text in written)


def reported(act):
    """The page of an error as Django shows it to developers, nothing hidden, with the variables of every frame."""
    try:
        act()
    except Exception:
        kind, error, trace = sys.exc_info()
        reporter = ExceptionReporter(RequestFactory().get("/"), kind, error, trace)
        reporter.filter = SafeExceptionReporterFilter()
        return reporter.get_traceback_text() + reporter.get_traceback_html()
    return ""


@pytest.mark.parametrize("version", ["bsre-v1", "bsre-v2"])
@pytest.mark.parametrize("trouble", ["wrong", "silent", "garbled", "away", "bug"])
def test_no_frame_of_an_error_shows_the_secret(bsre, waiting, head, at, settings, monkeypatch, version, trouble):
    settings.DEBUG = True
    settings.PRAJA_SIGNING = version
    bsre.silent = trouble == "silent"
    bsre.answer = {"wrong": (400, {"error": "Passphrase salah 2031"}), "garbled": (200, b"?")}.get(trouble)
    if trouble == "away":
        settings.PRAJA_BSRE_URL = "http://127.0.0.1:9"
    if trouble == "bug":
        monkeypatch.setattr("requests.Session.request", lambda *_args, **_sent: 1 / 0)
    shown = reported(lambda: signed(waiting, head, at))
    assert "SigningRefused" in shown
    assert PASSPHRASE not in shown
    assert PASSWORD not in shown
    assert NIK not in shown


@pytest.mark.parametrize("debug", [True, False])
def test_the_field_of_a_form_is_hidden_in_reports_of_errors(settings, debug):
    settings.DEBUG = debug
    request = RequestFactory().post("/", {"passphrase": PASSPHRASE, "catatan": "terlihat"})
    assert request.POST["catatan"] == "terlihat"
    reporter = ExceptionReporter(request, ValueError, ValueError("x"), None)
    shown = reporter.get_traceback_text() + reporter.get_traceback_html()
    assert PASSPHRASE not in shown
    assert "terlihat" in shown


def test_a_secret_shows_itself_to_nobody():
    secret = passphrase()
    assert PASSPHRASE not in f"{secret} {secret!r} {[secret]}"
    assert not hasattr(secret, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        json.dumps(secret)


# --- one-time codes and verdicts


def test_a_one_time_code_is_sent_for_as_many_files_as_wait(v2, lurah, melati, head, at, settings):
    settings.PRAJA_BSRE_SECRET = "totp"
    ids = [request_issue(new=asked(lurah, melati, object_id=n), actor=head, at=at).pk for n in range(2)]
    send_signing_code(document_ids=ids, actor=head, at=at)
    assert v2.calls[-1] == ("/api/v2/sign/get/totp", {"nik": NIK, "email": "", "data": 2})
    v2.status = "EXPIRED"
    with pytest.raises(SigningRefused):
        send_signing_code(document_ids=ids, actor=head, at=at)
    assert {document.state for document in IssuedDocument.objects.all()} == {"waiting"}


def test_no_code_is_sent_for_what_somebody_else_signs_or_where_none_is_used(v2, waiting, head, officer, at, settings):
    with pytest.raises(SecretMissing):
        send_signing_code(document_ids=[waiting.pk], actor=head, at=at)
    settings.PRAJA_BSRE_SECRET = "totp"
    with pytest.raises(NotAllowed):
        send_signing_code(document_ids=[waiting.pk], actor=officer, at=at)
    assert v2.calls == []


def of_v1(summary="DOCUMENT VALID !!!", whole=True, notes="Tanda tangan elektronik valid"):
    signer = {"issuer_dn": "CN=OSD LU Kelas 2", "signer_name": "Budi", "cert_user_certified": True}
    document = {"signed_using_tsa": True, "document_integrity": whole, "signed_in": "2026-03-02 10:00:00"}
    return {
        "nama_dokumen": "signed.pdf",
        "jumlah_signature": 1,
        "notes": notes,
        "details": [
            {
                "info_tsa": {"name": "TSA"},
                "signature_field": "sig_1",
                "info_signer": signer,
                "signature_document": document,
            }
        ],
        "summary": summary,
    }


UNSIGNED_V1 = {"jumlah_signature": 0, "details": [], "notes": None, "summary": None}


def of_v2(**changed):
    one = {
        "signerName": "Budi",
        "signatureDate": "2026-03-02",
        "integrityValid": True,
        "modified": False,
        "certificateTrusted": True,
        "timestampInfomation": {"signerName": "TSA"},
        **changed,
    }
    return {"conclusion": "x", "signatureCount": 1, "signatureInformations": [one]}


@pytest.mark.parametrize(
    ("version", "answer", "is_valid"),
    [
        ("bsre-v1", of_v1(), True),
        ("bsre-v1", of_v1(summary="DOCUMENT NOT VALID !!!", whole=False), False),
        ("bsre-v1", of_v1(whole=False), False),
        ("bsre-v1", UNSIGNED_V1, False),
        ("bsre-v1", {"summary": "DOCUMENT VALID !!!", "details": [None]}, False),
        ("bsre-v2", of_v2(), True),
        ("bsre-v2", of_v2(integrityValid=False), False),
        ("bsre-v2", of_v2(modified=True), False),
        ("bsre-v2", of_v2(certificateTrusted=False), False),
        ("bsre-v2", {"signatureCount": 0, "signatureInformations": []}, False),
        ("bsre-v2", {"signatureInformations": ["?"]}, False),
    ],
)
def test_the_verdicts_of_bsre_are_read(bsre, settings, version, answer, is_valid):
    settings.PRAJA_SIGNING = version
    bsre.verdict = answer
    found = service_in_use().verify(b"%PDF-")
    assert found.is_valid is is_valid
    if is_valid:
        assert [(one.name, one.stamped_by) for one in found.signers] == [("Budi", "TSA")]


@pytest.mark.parametrize("version", ["bsre-v1", "bsre-v2"])
def test_a_verdict_that_is_none_is_said(bsre, settings, version):
    settings.PRAJA_SIGNING = version
    bsre.verdict = [1]
    with pytest.raises(SigningFailed):
        service_in_use().verify(b"%PDF-")


def test_the_lease_of_a_late_one_begins_when_it_is_begun(bsre, lurah, melati, head, at, monkeypatch):
    ids = [request_issue(new=asked(lurah, melati, object_id=n), actor=head, at=at).pk for n in range(2)]
    bsre.hold = 0.5
    ask, asked_for = requests.Session.request, []

    def ask_until_killed(session, method, url, **sent):
        asked_for.append(url)
        if len(asked_for) == 4:
            raise SystemExit
        return ask(session, method, url, **sent)

    monkeypatch.setattr("requests.Session.request", ask_until_killed)
    with pytest.raises(SystemExit):
        sign_documents(document_ids=ids, secret=passphrase(), actor=head, at=at)
    first, second = IssuedDocument.objects.order_by("pk")
    assert (first.state, second.state) == ("issued", "signing")
    assert second.leased_until >= at + timedelta(minutes=30, seconds=0.5)
