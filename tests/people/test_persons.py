# SPDX-License-Identifier: EUPL-1.2
"""Persons are checked before they are kept; what is sealed is opened only with right and reason."""

import pytest

from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Person, RevealReason
from praja.kernel.people.operations import amend_person, new_person, register_person, reveal
from praja.lib.actors import NOBODY
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound

from .conftest import AT

NIK = "3273015708900003"
REASON = "Menelepon pelapor tentang lokasi"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("nik", "3273015708900000"),
        ("nik", "327301570890000"),
        ("phone", "99"),
        ("email", "warga"),
        ("name", "x" * 161),
        ("language", "fr"),
    ],
)
def test_what_cannot_be_right_is_refused_by_field(field, text):
    with pytest.raises(InvalidInput) as refused:
        new_person(at=AT, **{field: text})
    assert refused.value.field == field
    assert refused.value.next_step
    assert text not in str(refused.value)


def test_a_new_person_is_not_saved(db):
    assert new_person(at=AT, name="Siapa").pk is None
    assert not Person.objects.exists()


def test_a_known_nik_gives_back_the_person_unchanged(resident, platform):
    again = register_person(name="Orang Lain", nik="3273 0157 0890 0003", phone="0811111111", actor=NOBODY, at=AT)
    again.refresh_from_db()
    assert (again.pk, again.name) == (resident.pk, "Warga Satu")
    assert opened("phone", again.phone) == "+6281234567890"
    assert Person.objects.count() == 1


def test_the_ledger_learns_which_fields_not_what_they_say(resident):
    (event,) = history(f"person:{resident.pk}")
    assert event.name == "people.registered"
    assert event.payload == {"person": resident.pk, "fields": ["name", "nik", "phone", "email", "address"]}


def test_amending_changes_value_and_key(resident, cast):
    actor = cast["officer"].actor
    amend_person(person=resident, changes={"phone": "0811-1111-111", "name": "Warga Satu"}, actor=actor, at=AT)
    kept = Person.objects.get(pk=resident.pk)
    assert opened("phone", kept.phone) == "+628111111111"
    assert history(f"person:{resident.pk}")[-1].payload["fields"] == ["phone"]
    amend_person(person=kept, changes={"phone": ""}, actor=actor, at=AT)
    assert Person.objects.get(pk=resident.pk).phone_key is None


def test_amending_needs_a_right_and_a_free_nik(resident, cast, platform):
    with pytest.raises(NotAllowed):
        amend_person(person=resident, changes={"name": "Lain"}, actor=NOBODY, at=AT)
    other = register_person(name="Lain", actor=platform, at=AT)
    with pytest.raises(Conflict):
        amend_person(person=other, changes={"nik": NIK}, actor=platform, at=AT)


def test_a_value_is_revealed_with_a_reason_and_leaves_a_trace(resident, cast):
    value = reveal(person=resident, field="nik", reason=REASON, actor=cast["officer"].actor, at=AT)
    assert value == NIK
    event = history(f"person:{resident.pk}")[-1]
    assert event.name == "people.revealed"
    assert (event.payload["person"], event.payload["field"]) == (resident.pk, "nik")
    assert event.refs == {"person": resident.pk}
    assert event.actor_id == cast["officer"].actor.id
    kept = RevealReason.objects.get(event_id=event.id)
    assert matches(event.payload["reason_digest"], bytes(kept.salt), {"reason": REASON})


def test_no_event_holds_a_value(resident, cast):
    for field in ("nik", "phone", "email", "address"):
        reveal(person=resident, field=field, reason=REASON, actor=cast["officer"].actor, at=AT)
    held = "".join(row.payload + row.refs for row in LedgerEvent.objects.all())
    assert "people.revealed" in {row.name for row in LedgerEvent.objects.all()}
    for secret in (NIK, "81234567890", "example.org", "Mawar", "Warga Satu", REASON):
        assert secret not in held


@pytest.mark.parametrize("reason", ["", "pendek", "  a        b  ", "x" * 301])
def test_a_reason_is_long_enough(resident, cast, reason):
    with pytest.raises(InvalidInput) as refused:
        reveal(person=resident, field="nik", reason=reason, actor=cast["officer"].actor, at=AT)
    assert refused.value.field == "reason"
    assert not RevealReason.objects.exists()


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_who_oversees_does_not_open(resident, cast, who):
    with pytest.raises(NotAllowed):
        reveal(person=resident, field="nik", reason=REASON, actor=cast[who].actor, at=AT)
    assert not RevealReason.objects.exists()


def test_an_employees_number_is_for_personnel_head_and_self(cast):
    officer = cast["officer"].person
    for who in ("personnel", "head", "officer"):
        assert reveal(person=officer, field="nip", reason=REASON, actor=cast[who].actor, at=AT).startswith("1986")
    with pytest.raises(NotAllowed):
        reveal(person=officer, field="nip", reason=REASON, actor=cast["outsider"].actor, at=AT)


def test_an_empty_field_is_said_to_be_empty(cast):
    with pytest.raises(NotFound):
        reveal(person=cast["officer"].person, field="email", reason=REASON, actor=cast["head"].actor, at=AT)
