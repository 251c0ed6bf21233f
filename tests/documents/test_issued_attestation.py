# SPDX-License-Identifier: EUPL-1.2
"""What was changed behind the platform's back is named."""

import pytest
from django.db import connection

from praja.kernel.documents.attestation import issued_documents_match_their_events
from praja.kernel.documents.operations import request_issue, sign_document, withdraw_document
from signing import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(lurah, melati, head, at):
    return request_issue(new=asked(lurah, melati), actor=head, at=at)


@pytest.fixture
def issued(waiting, head, at):
    return sign_document(document_id=waiting.pk, secret=None, actor=head, at=at)


def found():
    return [mismatch.what for mismatch in issued_documents_match_their_events()]


def sql(assignment, *values):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_issueddocument SET {assignment}", values)


def test_untouched_documents_hold_in_every_state(lurah, melati, waiting, head, at):
    assert found() == []
    sign_document(document_id=waiting.pk, secret=None, actor=head, at=at)
    assert found() == []
    withdraw_document(document_id=waiting.pk, reason="Keliru nama", actor=head, at=at)
    assert found() == []
    second = request_issue(new=asked(lurah, melati), actor=head, at=at)
    withdraw_document(document_id=second.pk, reason="Dicabut", actor=head, at=at)
    assert found() == []


@pytest.mark.parametrize(
    ("assignment", "value", "named"),
    [
        ("title = %s", "Izin Usaha", "its title is"),
        ("number_text = %s", "400/9/2026", "its number_text is"),
        ("state = %s", "withdrawn", "is withdrawn but"),
        ("signer_title = %s", "Camat", "its signer_title is"),
        ("is_trial = %s", False, "its is_trial is"),
        ("provider = %s", "bsre-v1", "its provider is"),
        ("object_id = %s", 99, "its object_id is"),
        ("sha256 = %s", "0" * 64, "its sha256 is"),
        ("dated_on = %s", "2026-01-01", "its dated_on is"),
    ],
)
def test_an_issued_row_changed_by_sql_is_named(issued, assignment, value, named):
    sql(assignment, value)
    assert any(what.startswith(named) for what in found())


def test_words_changed_before_the_signature_are_named(waiting, lurah, melati, head, at):
    other = request_issue(new=asked(lurah, melati, data={"opening": ["lain"]}), actor=head, at=at)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_issueddocument SET data = %s WHERE id = %s", [other.data.token, waiting.pk])
    assert found() == ["what it will say is not what was asked for"]


def test_a_reason_changed_afterwards_is_named(issued, head, at):
    withdraw_document(document_id=issued.pk, reason="Keliru nama", actor=head, at=at)
    sql("withdrawn_reason = %s", "Tidak apa-apa")
    assert found() == ["the reason of its withdrawal is not the one that was recorded"]


def test_a_file_changed_or_lost_in_the_store_is_named(issued, private_store):
    [path] = [path for path in private_store.rglob("*") if path.name == issued.sha256]
    path.write_bytes(path.read_bytes() + b" ")
    assert found() == ["its file is not the one that was signed"]
    path.unlink()
    assert found() == ["its file is missing in the store"]


def test_a_row_that_nobody_asked_for_is_named(issued):
    sql("code = %s", "ZZZZZZZZZZ")
    assert found() == ["no event says that it was asked for"]
