# SPDX-License-Identifier: EUPL-1.2
"""The treasurer's pages: what is owed, what was paid, and the lists that are handed in."""

import io
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from officers import signed_in
from praja.duties.services.enums import PaymentMethod
from praja.duties.services.models import Remittance
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.paying import confirm_payment
from praja.kernel.procedures.models import Case
from praja.lib import clock
from services.offices import Office, applied, business_letter, by, open_office
from towns import Town

PAGE = "/layanan/kantor/setoran/"


@pytest.fixture(autouse=True)
def _now(monday: datetime) -> Any:
    with clock.frozen(monday):
        yield


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def treasurer(office: Office) -> Client:
    return signed_in(office.accounts["treasurer"])


@pytest.fixture
def owing(town: Town, office: Office, monday: datetime) -> list[Case]:
    letter = business_letter(town, monday, ("check", "payment"))
    return [pass_check(**by(office.officer, applied(town, monday, letter), monday)) for _ in range(2)]


def test_a_treasurer_draws_up_a_list_and_hands_it_in(
    office: Office, treasurer: Client, owing: list[Case], monday: datetime
) -> None:
    assert treasurer.get(PAGE).content.decode().count("Rp25.000") == 2
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, owing[0], monday))
    assert "Draw up a list (STS)" in treasurer.get(PAGE).content.decode()

    drawn = treasurer.post(f"{PAGE}susun/", {"unit": "4.1"})
    found = Remittance.objects.get()
    assert drawn.headers["Location"] == f"{PAGE}{found.pk}/"
    assert "00001/4.1/2026" in treasurer.get(drawn.headers["Location"]).content.decode()
    assert treasurer.post(f"{PAGE}{found.pk}/", {"bank_reference": ""}).status_code == 422
    assert treasurer.post(f"{PAGE}{found.pk}/", {"bank_reference": "BKT 9"}).status_code == 302
    assert treasurer.post(f"{PAGE}{found.pk}/", {"bank_reference": "BKT 10"}).status_code == 409
    assert "BKT 9" in treasurer.get(f"{PAGE}{found.pk}/").content.decode()


def test_a_list_goes_along_as_pdf_and_workbook(
    town: Town, office: Office, treasurer: Client, owing: list[Case], monday: datetime
) -> None:
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, owing[0], monday))
    treasurer.post(f"{PAGE}susun/", {"unit": "4.1"})
    number = Remittance.objects.get().pk
    assert treasurer.get(f"{PAGE}{number}/unduh/pdf/").content[:5] == b"%PDF-"
    book = load_workbook(io.BytesIO(treasurer.get(f"{PAGE}{number}/unduh/xlsx/").content))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert 25_000 in cells
    assert treasurer.get(f"{PAGE}{number}/unduh/csv/").status_code == 404


def test_others_read_what_is_theirs_and_draw_up_nothing(
    office: Office, treasurer: Client, owing: list[Case], monday: datetime
) -> None:
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, owing[0], monday))
    head, adviser = (signed_in(office.accounts[name]) for name in ("head", "adviser"))
    assert "Rp25.000" in head.get(PAGE).content.decode()
    assert "Draw up a list" not in head.get(PAGE).content.decode()
    assert head.post(f"{PAGE}susun/", {"unit": "4.1"}).status_code == 404
    assert "Rp25.000" not in adviser.get(PAGE).content.decode()
    assert treasurer.post(f"{PAGE}susun/", {"unit": "2"}).status_code == 404
    assert signed_in(office.accounts["officer"]).get(PAGE).status_code == 403
