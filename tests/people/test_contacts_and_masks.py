# SPDX-License-Identifier: EUPL-1.2
"""Numbers and addresses have one written form, and a mask for showing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.people.domain.contacts import mask_email, mask_phone, normal_email, normal_phone
from praja.kernel.people.operations import register_person
from praja.kernel.people.queries import mask_person, person_by, persons_by
from praja.lib.actors import NOBODY

from .conftest import AT


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("62 812 3456 7890", "+6281234567890"),
        ("+62 (0)812.3456.7890", "+6281234567890"),
        ("81234567890", "+6281234567890"),
        ("0062 812 34567890", "+6281234567890"),
        ("(0342) 801234", "+62342801234"),
        ("+65 6123 4567", "+6561234567"),
        ("12", ""),
        ("0812-ABC", ""),
        ("", ""),
    ],
)
def test_one_written_form_of_a_telephone(typed, written):
    assert normal_phone(typed) == written


@given(st.text(max_size=40))
def test_the_written_form_is_its_own_written_form(text):
    assert normal_phone(normal_phone(text)) == normal_phone(text)
    assert normal_email(normal_email(text)) == normal_email(text)


@pytest.mark.parametrize("typed", ["a", "a@", "@b.id", "a@b", "a b@c.id", "a@@c.id", "a@c..id", "x" * 250 + "@c.id"])
def test_no_address(typed):
    assert normal_email(typed) == ""


def test_masks():
    assert mask_phone("+6281234567890") == "***********890"
    assert mask_phone("12345") == "*****"
    assert mask_email("sari@example.go.id") == "s***@example.go.id"
    assert mask_email("sari") == "****"


def test_staff_see_more_of_a_nik_than_others(resident, cast):
    seen = mask_person(resident, cast["officer"].actor)
    assert (seen.name, seen.nik) == ("Warga Satu", "327301******0003")
    assert (seen.phone, seen.email, seen.address) == ("***********890", "w***@example.org", "••••")
    assert mask_person(resident, NOBODY).nik == "************0003"


def test_persons_are_found_by_every_value_given(resident, platform):
    assert person_by(nik="3273 0157 0890 0003") == resident
    assert person_by(phone="+62 812 3456 7890", email="warga@example.org") == resident
    assert person_by(phone="+62 812 3456 7890", email="lain@example.org") is None
    assert person_by() is None
    assert person_by(phone="bukan nomor", email="warga@example.org") is None
    register_person(name="Adik", phone="081234567890", actor=platform, at=AT)
    assert person_by(phone="081234567890") is None
    assert persons_by(phone="081234567890").count() == 2
