# SPDX-License-Identifier: EUPL-1.2
"""`praja documents verify`, and what the doctor says of signing."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from bsre import PASSWORD, USER, bsre_service
from praja.config.cli.tree import app
from praja.config.doctor.signing import check_documents, check_signing
from praja.kernel.documents.gateways.signing.certificates import KEY_FILE, ensure_trial_certificate, trusted_roots
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import request_issue, sign_document
from praja.kernel.documents.queries import content_of
from signing import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(lurah, melati, head, at):
    return request_issue(new=asked(lurah, melati), actor=head, at=at)


@pytest.fixture
def path(waiting, head, at, tmp_path):
    document = sign_document(document_id=waiting.pk, secret=None, actor=head, at=at)
    with content_of(document.file) as file:
        (tmp_path / "surat.pdf").write_bytes(file.read())
    return tmp_path / "surat.pdf"


def verify(path, *options):
    return CliRunner().invoke(app, ["documents", "verify", str(path), *options])


def test_the_issued_file_is_valid(path):
    done = verify(path, "--json")
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["valid"], answer["verdict"]) == (0, True, "genuine")
    assert answer["facts"]["number"] == "400.12.2/001/MLT/III/2026"
    assert "trial signature, not certified" in verify(path).stdout


def test_a_changed_file_fails(path):
    path.write_bytes(path.read_bytes() + b" ")
    done = verify(path, "--json")
    assert (done.exit_code, json.loads(done.stdout)["verdict"]) == (1, "changed")


def test_bsre_is_asked_only_where_it_signs(path, settings):
    assert json.loads(verify(path, "--json", "--ask-bsre").stdout)["bsre"]["asked"] is False
    with bsre_service() as service:
        settings.PRAJA_SIGNING, settings.PRAJA_BSRE_URL = "bsre-v1", service.url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        service.verdict = {"jumlah_signature": 0, "details": [], "notes": None, "summary": None}
        answer = json.loads(verify(path, "--json", "--ask-bsre").stdout)["bsre"]
    assert answer == {"asked": True, "is_valid": False, "signers": []}


def levels(findings):
    return [(finding.level.value, finding.about) for finding in findings]


def test_the_doctor_looks_at_the_certificate(settings, tmp_path, at):
    settings.PRAJA_KEYS = tmp_path
    assert levels(check_signing(at)) == [("bad", "PRAJA_SIGNING")]
    ensure_trial_certificate(tmp_path, "Pemerintah Kota Uji", at)
    settings.PRAJA_DEMO = True
    assert levels(check_signing(at)) == [("good", "PRAJA_SIGNING")]
    settings.PRAJA_DEMO = False
    assert levels(check_signing(at)) == [("warning", "PRAJA_SIGNING")]
    (tmp_path / KEY_FILE).chmod(0o644)
    assert levels(check_signing(at))[0] == ("bad", "PRAJA_SIGNING")
    (tmp_path / KEY_FILE).chmod(0o600)
    assert levels(check_signing(at + timedelta(days=3_620))) == [("bad", "PRAJA_SIGNING")]


def test_the_key_is_readable_by_its_owner_alone_and_made_once(tmp_path, at):
    assert ensure_trial_certificate(tmp_path, "x" * 200, at)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    before = (tmp_path / KEY_FILE).read_bytes()
    assert not ensure_trial_certificate(tmp_path, "y", at)
    assert (tmp_path / KEY_FILE).read_bytes() == before
    assert len(trusted_roots(tmp_path)) == 1


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", [("bad", "PRAJA_BSRE_URL")]),
        ("http://8.8.8.8", [("bad", "PRAJA_BSRE_URL")]),
        ("http://127.0.0.1:9", [("bad", "PRAJA_BSRE_URL")]),
        ("here", [("good", "PRAJA_SIGNING")]),
    ],
)
def test_the_doctor_looks_for_the_client_service(settings, at, url, found):
    with bsre_service() as service:
        settings.PRAJA_SIGNING, settings.PRAJA_BSRE_URL = "bsre-v2", service.url if url == "here" else url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        assert levels(check_signing(at)) == found
        assert service.calls == []


def test_the_doctor_names_documents_that_are_stuck(waiting, at):
    assert levels(check_documents(at)) == [("good", "documents")]
    assert levels(check_documents(at + timedelta(hours=2))) == [("bad", "documents")]
    IssuedDocument.objects.update(state="unclear", next_try_at=None)
    assert levels(check_documents(at)) == [("bad", "documents")]


def test_after_a_renewal_older_documents_are_still_trusted(path, settings, tmp_path, at):
    old = trusted_roots(settings.PRAJA_KEYS)
    keys = tmp_path / "keys"
    ensure_trial_certificate(keys, "Pemerintah Kota Uji", at)
    (keys / "signing-trial-root-2036.crt").write_bytes((settings.PRAJA_KEYS / "signing-trial-root.crt").read_bytes())
    settings.PRAJA_KEYS = keys
    assert len(trusted_roots(keys)) == len(old) + 1
    [signature] = json.loads(verify(path, "--json").stdout)["signatures"]
    assert signature["is_trusted"] is True
