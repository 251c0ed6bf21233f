# SPDX-License-Identifier: EUPL-1.2
"""A sealed value opens only for its purpose, only unchanged, and never shows itself."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import assume, given
from hypothesis import strategies as st

from praja.kernel.people.identifiers import key_of, opened, sealed
from praja.kernel.people.models import Person
from praja.kernel.people.sealing import Sealed, lookup_key, open_sealed, seal

texts = st.text(min_size=1, max_size=200)


@given(texts, texts)
def test_opens_for_its_purpose_and_no_other(text, purpose):
    token = seal(text, purpose)
    assert open_sealed(token, purpose) == text
    with pytest.raises(InvalidTag):
        open_sealed(token, purpose + "x")


@given(texts, st.data())
def test_a_changed_byte_is_noticed(text, data):
    token = seal(text, "person.nik").token
    at = data.draw(st.integers(min_value=4, max_value=len(token) - 1))
    changed = token[:at] + bytes([token[at] ^ data.draw(st.integers(1, 255))]) + token[at + 1 :]
    with pytest.raises(InvalidTag):
        open_sealed(Sealed(changed), "person.nik")


@given(texts)
def test_its_text_is_its_mask(text):
    token = seal(text, "person.nik")
    assert {str(token), repr(token), f"{token}", "%s" % token} == {"••••"}  # noqa: UP031
    assert bool(token)


@given(texts)
def test_sealing_twice_looks_different(text):
    assert seal(text, "person.nik") != seal(text, "person.nik")


def test_nothing_stays_nothing():
    assert not seal("", "person.nik")
    assert open_sealed(Sealed(b""), "person.nik") == ""
    assert lookup_key(" ", "person.nik") is None


@given(texts, texts)
def test_one_value_has_one_key_per_purpose(text, other):
    assume(text.strip())
    assert lookup_key(text, "a") == lookup_key(f" {text} ", "a")
    assert lookup_key(text, "a") != lookup_key(text, "b")


def test_a_key_is_found_however_a_number_is_written():
    assert key_of("phone", "0812 3456.7890") == key_of("phone", "+62 812-3456-7890")
    assert key_of("nik", "32 7301 570890 0003") == key_of("nik", "3273015708900003")
    assert key_of("email", "A@Example.org ") == key_of("email", "a@example.org")
    assert key_of("phone", "bukan nomor") is None


def test_a_value_moved_to_another_column_does_not_open(resident):
    with pytest.raises(InvalidTag):
        opened("phone", resident.nik)


def test_the_row_holds_no_plain_value(resident):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        row = b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in cursor.fetchone())
    assert b"Warga Satu" in row
    for secret in (b"3273015708900003", b"81234567890", b"example.org", b"Mawar"):
        assert secret not in row
    assert opened("nik", Person.objects.get().nik) == "3273015708900003"


@pytest.mark.one_database
@pytest.mark.django_db(transaction=True)
def test_the_database_file_holds_no_plain_value(transactional_db):
    name = str(connection.settings_dict["NAME"])
    assert connection.vendor == "sqlite", "only SQLite keeps the database in a file of ours"
    Person.objects.create(
        name="Terlihat Di Berkas",
        nik=sealed("nik", "3273015708900003"),
        created_at="2026-03-02T00:00:00Z",
    )
    held = b"".join(path.read_bytes() for path in Path(name).parent.glob(Path(name).name + "*"))
    assert b"Terlihat Di Berkas" in held
    assert b"3273015708900003" not in held
