# SPDX-License-Identifier: EUPL-1.2
"""Sums as people write them are read as they are meant, and never a thousand times too small."""

import pytest
from django import forms

from praja.lib.web.amounts import WholeNumberField, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("150000", 150_000),
        ("150.000", 150_000),
        ("1.250.000", 1_250_000),
        ("150 000", 150_000),
        ("Rp150.000", 150_000),
        ("rp. 150.000,00", 150_000),
        ("Rp 150.000,-", 150_000),
        (" 12 ", 12),
        ("0", 0),
    ],
)
def test_points_group_thousands(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "12,5", "12.50", "150,000", "1.2345", "-5", "150.000,50", "lima", "1e3", "5.000.00"]
)
def test_what_may_mean_something_else_is_not_guessed(text: str) -> None:
    assert whole_number(text) is None


def test_a_field_takes_it_and_says_so_where_it_does_not() -> None:
    class SumForm(forms.Form):
        amount = WholeNumberField(min_value=1, error_messages={"invalid": "Write digits only"})

    good, bad, low = (SumForm({"amount": said}) for said in ("150.000", "150,5", "0"))

    assert good.is_valid()
    assert good.cleaned_data == {"amount": 150_000}
    assert bad.errors["amount"] == ["Write digits only"]
    assert "amount" in low.errors
    assert 'inputmode="numeric"' in str(good["amount"])
    assert 'type="text"' in str(good["amount"])
