# SPDX-License-Identifier: EUPL-1.2
"""The page on which anybody checks a document: yes or no, and what it stands on."""

import io
import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import request_issue, sign_document, withdraw_document
from praja.kernel.documents.queries import content_of
from praja.kernel.documents.queries.issued import VERIFY_PATH, verify_path
from signing import HOLDER, NIK, NIP, actor_for, asked, head_of, unit_named

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def private_store(settings, tmp_path):
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path / "files")}
    settings.STORAGES = {**settings.STORAGES, "private": {"BACKEND": backend, "OPTIONS": options}}
    settings.PRAJA_MAX_UPLOAD_BYTES = 2_000_000
    return tmp_path / "files"


@pytest.fixture
def waiting():
    unit = unit_named()
    account = head_of(unit, AT)
    return request_issue(new=asked(account, unit), actor=actor_for(account), at=AT)


@pytest.fixture
def issued(waiting):
    return sign_document(document_id=waiting.pk, secret=None, actor=actor_for(waiting.signer), at=AT)


@pytest.fixture
def content(issued):
    with content_of(issued.file) as file:
        return file.read()


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


def heading(response):
    found = re.search(r"<h1>(.*?)</h1>", response.content.decode())
    return found[1] if found else ""


def uploaded(client, data, name="surat.pdf"):
    return client.post(VERIFY_PATH, {"file": SimpleUploadedFile(name, data, "application/pdf")})


def test_the_addresses_are_those_that_stand_on_paper(client, issued):
    assert client.get(VERIFY_PATH).status_code == 200
    assert client.get(verify_path(issued.code)).status_code == 200


def test_the_code_says_yes_and_what_was_issued(client, issued):
    page = client.get(f"/verifikasi/{issued.code}/")
    text = page.content.decode()
    assert heading(page) == "Yes"
    for said in ("400.12.2/001/MLT/III/2026", "Kelurahan Melati", "Lurah Melati", "S••• A•••", "not certified by BSrE"):
        assert said in text
    assert "Compare what stands below with the paper" in text
    assert page["Cache-Control"] == "no-store"


def test_nothing_on_the_page_tells_more_than_it_must(client, issued, content):
    for page in (client.get(f"/verifikasi/{issued.code}/"), uploaded(client, content)):
        text = page.content.decode()
        assert not [word for word in (HOLDER, "Aminah", NIK, NIP, "Budi", "3273015708900003") if word in text]


def test_a_typed_code_leads_to_its_page_however_it_is_written(client, issued):
    typed = f" {issued.code[:5].lower()}-{issued.code[5:]} "
    answer = client.get(VERIFY_PATH, {"kode": typed})
    assert (answer.status_code, answer["Location"]) == (302, f"/verifikasi/{issued.code}/")


@pytest.mark.parametrize("typed", ["ABCDE-FGHJK", "<script>alert(1)</script>", "x" * 500, "a\x00b"])
def test_a_wrong_code_is_a_no_with_a_next_step(client, issued, typed):
    page = client.get(VERIFY_PATH, {"kode": typed})
    text = page.content.decode()
    assert page.status_code == 404
    assert "No document of this government has the code" in text
    assert "<script>alert" not in text
    assert client.get("/verifikasi/ABCDEFGHJK/").status_code == 404


def test_the_file_says_yes_and_the_changed_file_says_no(client, issued, content):
    assert heading(uploaded(client, content)) == "Yes"
    changed = content[:200] + bytes([content[200] ^ 1]) + content[201:]
    page = uploaded(client, changed)
    assert heading(page) == "No"


def test_a_changed_copy_names_the_document_that_was_really_issued(client, issued, content):
    page = uploaded(client, content + b" ")
    assert heading(page) == "No"
    assert "The document that was really issued" in page.content.decode()
    assert issued.number_text in page.content.decode()


def test_a_withdrawn_document_is_a_no_with_its_reason(client, issued, content):
    withdraw_document(document_id=issued.pk, reason="Keliru alamat", actor=actor_for(issued.signer), at=AT)
    for page in (client.get(f"/verifikasi/{issued.code}/"), uploaded(client, content)):
        assert heading(page) == "No"
        assert "Keliru alamat" in page.content.decode()


def test_what_is_not_signed_is_no_document(client, waiting):
    page = client.get(f"/verifikasi/{waiting.code}/")
    assert heading(page) == "No"
    assert waiting.number_text not in page.content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xd8\xff\xe0 photo", "A photo or scan carries no electronic signature."),
        (b"hello", "This is no PDF document."),
        (b"%PDF-1.7 broken", "This PDF is damaged or locked"),
        (b"%PDF-1.7\n" + b"0" * 2_000_100, "larger than any document"),
    ],
)
def test_nonsense_is_answered_at_the_field(client, data, said):
    page = uploaded(client, data)
    text = page.content.decode()
    assert page.status_code == 422
    assert said in text
    assert 'id="file_error"' in text


def test_no_file_at_all_is_said(client):
    assert "The file is empty." in client.post(VERIFY_PATH, {}).content.decode()


def test_an_upload_is_kept_nowhere(client, issued, content, private_store):
    files = sorted(path.name for path in private_store.rglob("*") if path.is_file())
    rows = StoredFile.objects.count()
    uploaded(client, content + b"more")
    uploaded(client, b"%PDF-1.7 stranger's letter")
    assert sorted(path.name for path in private_store.rglob("*") if path.is_file()) == files
    assert StoredFile.objects.count() == rows


def test_the_page_costs_one_question_to_the_database(client, issued, content):
    with CaptureQueriesContext(
        connection,
    ) as asked_by_code:
        client.get(f"/verifikasi/{issued.code}/")
    with CaptureQueriesContext(connection) as asked_by_file:
        uploaded(client, content)
    assert (len(asked_by_code), len(asked_by_file)) == (1, 1)


def test_it_stands_in_indonesian_first(issued, content):
    page = Client().get(f"/verifikasi/{issued.code}/").content.decode()
    assert "<h1>Ya</h1>" in page
    assert "Ditandatangani oleh" in page
    assert io.BytesIO(content).read(5) == b"%PDF-"
