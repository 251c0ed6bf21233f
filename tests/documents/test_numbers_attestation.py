# SPDX-License-Identifier: EUPL-1.2
"""A register that was changed behind the platform's back is named, number by number."""

import pytest
from django.db import connection

from praja.kernel.documents.attestation import numbers_match_their_events
from praja.kernel.documents.operations import confirm_number, draw_number, take_number, void_number
from sql_edits import not_named

pytestmark = pytest.mark.django_db
KEY = "letters:1"


@pytest.fixture
def book(officer, at):
    """Four numbers: provisional, final with its document, void, and taken at once."""
    give = {"register_key": KEY, "year": 2026, "actor": officer, "at": at}
    entries = [draw_number(**give) for _turn in range(3)]
    confirm_number(entry=entries[1], object_kind="documents.issued", object_id=9, actor=officer, at=at)
    void_number(entry=entries[2], reason="Naskah ditarik", actor=officer, at=at)
    entries.append(take_number(**give, object_kind="letters.incoming", object_id=5))
    return entries


def test_a_register_holds_in_every_state(book):
    assert list(numbers_match_their_events()) == []


def test_every_change_of_a_number_is_named(book):
    first, second, void, taken = (entry.pk for entry in book)
    entry, register = "documents_numberentry", "documents_numberregister"
    edits = [
        (f"UPDATE {entry} SET state = 'final' WHERE id = %s", [first], "number 1: is final but was recorded as prov"),
        (f"UPDATE {entry} SET object_id = 10 WHERE id = %s", [second], "number 2: is final of documents.issued 10"),
        (f"UPDATE {entry} SET state = 'provisional' WHERE id = %s", [void], "number 3: is provisional but"),
        (f"UPDATE {entry} SET reason = 'Lain' WHERE id = %s", [void], "number 3: the reason for which it is void"),
        (f"DELETE FROM {entry} WHERE id = %s", [taken], "number 4: was given out, but its row is missing"),
        (f"UPDATE {entry} SET number = 7 WHERE id = %s", [first], "number 7: stands in the register, but no event"),
        (f"UPDATE {register} SET last = 3 WHERE key = %s", [KEY], "its last number is 3 but 4 was given out"),
        (f"UPDATE {register} SET key = 'x' WHERE key = %s", [KEY], "the register is missing"),
    ]
    assert not_named(edits) == []


def test_a_number_that_was_never_given_is_a_gap(book):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM documents_numberentry WHERE number = 3")
        cursor.execute("UPDATE ledger_ledgerevent SET name = 'x' WHERE payload LIKE %s", ['%"number":3,%'])
    assert any("number 3: is a gap" in f"{one.where}: {one.what}" for one in numbers_match_their_events())
