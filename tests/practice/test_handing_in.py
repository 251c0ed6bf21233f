# SPDX-License-Identifier: EUPL-1.2
"""In the real town a proof counts once, for the person to whom it was given, as training with the hours of the house."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client
from django.urls import reverse

from officers import officer, signed_in
from praja.config.practice.declarations import courses
from praja.config.practice.handing_in import hand_in, participant_code, taken_before
from praja.config.practice.proofs import Proof, signed
from praja.duties.training.models import Credit
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations.register import hire_employee
from praja.kernel.people.queries import actor_of
from praja.lib import clock
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Unavailable
from towns import FOUNDER, Town

KEY = Ed25519PrivateKey.from_private_bytes(b"a" * 32)
ALL = tuple(one.key for one in courses()[Role.OFFICER].exercises)


@pytest.fixture(autouse=True)
def _trusted(settings: Any) -> None:
    settings.PRAJA_PRACTICE_KEYS = (KEY.public_key().public_bytes_raw(),)


@pytest.fixture
def rizky(town: Town, monday: datetime) -> Account:
    return employed("Rizky", town, monday, "199511222020121001")


def employed(name: str, town: Town, at: datetime, nip: str) -> Account:
    account = officer(name, Role.OFFICER, town.roads)
    hire_employee(
        person=account.person,
        employment=EmploymentKind.PNS,
        unit=town.roads,
        joined_on=date(2020, 12, 1),
        nip=nip,
        actor=FOUNDER,
        at=at,
    )
    return account


def proof_for(account: Account, at: datetime, *, role: str = "officer", exercises: tuple[str, ...] = ALL) -> str:
    participant = participant_code(actor_of(account, at))
    return signed(Proof("ABCDE23456", participant, role, exercises, at.isoformat()), KEY)


def test_a_proof_is_booked_once_with_one_event(rizky: Account, monday: datetime) -> None:
    actor = actor_of(rizky, monday)

    taken = hand_in(text=proof_for(rizky, monday), actor=actor, at=monday)

    credit = Credit.objects.get()
    assert (credit.employee.person, credit.jp, credit.source, credit.form) == (rizky.person, 4, "practice", "elearning")
    assert (taken.role, taken.hours) == ("officer", 4)
    assert LedgerEvent.objects.filter(name__startswith="training.").count() == 1
    with pytest.raises(Conflict):
        hand_in(text=proof_for(rizky, monday), actor=actor, at=monday + timedelta(hours=1))
    assert [one.role for one in taken_before(actor)] == ["officer"]


def test_nobody_hands_in_what_somebody_else_did(rizky: Account, town: Town, monday: datetime) -> None:
    other = employed("Novita", town, monday, "199107302015032001")

    with pytest.raises(NotAllowed):
        hand_in(text=proof_for(rizky, monday), actor=actor_of(other, monday), at=monday)
    assert not Credit.objects.exists()


def test_a_proof_without_all_exercises_or_of_a_time_to_come_counts_nothing(rizky: Account, monday: datetime) -> None:
    actor = actor_of(rizky, monday)

    for text in (
        proof_for(rizky, monday, exercises=ALL[:9]),
        proof_for(rizky, monday, role="juror"),
        proof_for(rizky, monday + timedelta(days=1)),
    ):
        with pytest.raises(InvalidInput):
            hand_in(text=text, actor=actor, at=monday)


def test_whoever_is_not_in_the_register_has_nothing_booked(town: Town, monday: datetime) -> None:
    guest = officer("Tamu", Role.OFFICER, town.roads)

    with pytest.raises(NotAllowed):
        hand_in(text=proof_for(guest, monday), actor=actor_of(guest, monday), at=monday)


def test_without_a_trusted_key_nothing_is_taken(rizky: Account, monday: datetime, settings: Any) -> None:
    settings.PRAJA_PRACTICE_KEYS = ()

    with pytest.raises(Unavailable):
        hand_in(text=proof_for(rizky, monday), actor=actor_of(rizky, monday), at=monday)


def test_the_page_takes_a_proof_and_keeps_what_was_typed_wrongly(rizky: Account) -> None:
    browser, now = signed_in(rizky), clock.now()

    wrong = browser.post(reverse("practice:hand_in"), {"bukti": "praja-latihan-1.abc"})
    right = browser.post(reverse("practice:hand_in"), {"bukti": proof_for(rizky, now)}, follow=True)

    assert wrong.status_code == 422
    assert "praja-latihan-1.abc" in wrong.content.decode()
    assert "Booked as training: 4 JP" in right.content.decode()
    assert participant_code(actor_of(rizky, now))[:5] in right.content.decode()


def test_in_the_real_town_nobody_begins_a_role(client: Client, town: Town) -> None:
    for name in ("begin", "go_on"):
        assert (
            client.post(reverse(f"practice:{name}"), {"peran": "administrator", "kode": "ABCDE23456"}).status_code
            == 503
        )
    assert client.get(reverse("practice:mine")).status_code == 302
    assert not Account.objects.exists()
