# SPDX-License-Identifier: EUPL-1.2
"""What was paid is handed to the treasury by a list that cross-foots and does not change any more."""

from datetime import datetime, timedelta

import pytest

from praja.duties.services.enums import PaymentMethod
from praja.duties.services.errors.handling import NothingToRemit, RemittanceHanded
from praja.duties.services.models import Payment, Remittance
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.paying import confirm_payment, waive_fee
from praja.duties.services.operations.remitting import draw_up_remittance, remit
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.models import Case
from praja.lib.errors import InvalidInput, NotAllowed
from services.offices import Office, applied, business_letter, by, open_office
from towns import Town


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def owing(town: Town, office: Office, monday: datetime) -> list[Case]:
    """Three applications that wait for 25,000 rupiah each."""
    letter = business_letter(town, monday, ("check", "payment"))
    return [pass_check(**by(office.officer, applied(town, monday, letter), monday)) for _ in range(3)]


def pay(office: Office, case: Case, at: datetime) -> None:
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, at))


def test_a_list_holds_what_was_paid_and_nothing_else(
    town: Town, office: Office, owing: list[Case], monday: datetime
) -> None:
    pay(office, owing[0], monday)
    waive_fee(reason="Warga tidak mampu.", **by(office.head, owing[1], monday))

    drawn = draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday)
    assert (drawn.number, drawn.total, drawn.payments.count()) == ("001/STS/4.1/2026", 25_000, 1)


def test_it_is_put_together_anew_until_it_is_handed_in(
    town: Town, office: Office, owing: list[Case], monday: datetime
) -> None:
    pay(office, owing[0], monday)
    first = draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday)
    pay(office, owing[1], monday)
    again = draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday + timedelta(hours=1))
    assert (again.pk, again.total) == (first.pk, 50_000)

    handed = remit(remittance_id=again.pk, bank_reference=" BKT 77 ", actor=office.treasurer, at=monday)
    assert (handed.bank_reference, handed.handed_at) == ("BKT 77", monday)
    pay(office, owing[2], monday)
    second = draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday)
    assert (second.number, second.total) == ("002/STS/4.1/2026", 25_000)
    assert Remittance.objects.get(pk=first.pk).total == 50_000
    assert list(
        LedgerEvent.objects.filter(stream=f"remittance:{first.pk}").order_by("seq").values_list("name", flat=True)
    ) == ["services.remittance_drawn_up", "services.remittance_drawn_up", "services.remitted"]


def test_a_list_that_was_handed_in_is_not_handed_in_again(
    town: Town, office: Office, owing: list[Case], monday: datetime
) -> None:
    pay(office, owing[0], monday)
    drawn = draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday)
    with pytest.raises(InvalidInput):
        remit(remittance_id=drawn.pk, bank_reference=" ", actor=office.treasurer, at=monday)
    remit(remittance_id=drawn.pk, bank_reference="BKT 77", actor=office.treasurer, at=monday)
    with pytest.raises(RemittanceHanded):
        remit(remittance_id=drawn.pk, bank_reference="BKT 78", actor=office.treasurer, at=monday)


def test_nothing_paid_is_nothing_to_remit(town: Town, office: Office, owing: list[Case], monday: datetime) -> None:
    with pytest.raises(NothingToRemit):
        draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday)
    assert Remittance.objects.count() == 0


def test_only_the_treasurer_of_the_unit_remits(town: Town, office: Office, owing: list[Case], monday: datetime) -> None:
    pay(office, owing[0], monday)
    for actor in (office.head, office.officer, office.auditor):
        with pytest.raises(NotAllowed):
            draw_up_remittance(unit=town.kelurahan, actor=actor, at=monday)
    with pytest.raises(NotAllowed):
        draw_up_remittance(unit=town.roads, actor=office.treasurer, at=monday)
    drawn = draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday)
    with pytest.raises(NotAllowed):
        remit(remittance_id=drawn.pk, bank_reference="BKT 77", actor=office.head, at=monday)
    assert Payment.objects.filter(remittance=drawn).count() == 1
