# SPDX-License-Identifier: EUPL-1.2
"""What an address says about a table, read and written back."""

from datetime import date

import pytest

from praja.duties.opendata.domain.asking import Condition, Figure, Function, Operator, Sort
from praja.duties.opendata.domain.viewing import View, WrongView, pairs_of, view_of

TYPES = {"kecamatan": "string", "tahun": "year", "ton": "number", "pada": "date", "ada": "boolean"}

READ = [
    ([("q", " lampu  mati ")], View(words="lampu  mati")),
    ([("saring", "tahun:gte:2024")], View(conditions=(Condition("tahun", Operator.GTE, (2024,)),))),
    ([("saring", "ton:eq:1.234,5")], View(conditions=(Condition("ton", Operator.EQ, (1234.5,)),))),
    (
        [("saring", "kecamatan:in:Tirta|Marga")],
        View(conditions=(Condition("kecamatan", Operator.IN, ("Tirta", "Marga")),)),
    ),
    ([("saring", "kecamatan:eq:a:b")], View(conditions=(Condition("kecamatan", Operator.EQ, ("a:b",)),))),
    ([("saring", "pada:lt:2026-01-05")], View(conditions=(Condition("pada", Operator.LT, (date(2026, 1, 5),)),))),
    ([("saring", "ada:eq:ya")], View(conditions=(Condition("ada", Operator.EQ, (True,)),))),
    ([("saring", "ton:empty:apa pun")], View(conditions=(Condition("ton", Operator.EMPTY),))),
    ([("kolom", "ton"), ("kolom", "tahun")], View(columns=("ton", "tahun"))),
    ([("kolom", "ada,pada,ton,tahun,kecamatan")], View()),
    ([("urut", "-ton,tahun")], View(sort=(Sort("ton", True), Sort("tahun")))),
    ([("grup", "kecamatan"), ("hitung", "sum:ton")], View(by=("kecamatan",), figure=Figure(Function.SUM, "ton"))),
    ([("grup", "kecamatan"), ("silang", "tahun")], View(by=("kecamatan",), across="tahun")),
    ([("grup", "kecamatan"), ("silang", "kecamatan"), ("urut", "ton")], View(by=("kecamatan",))),
    ([("silang", "tahun"), ("hitung", "sum:ton"), ("halaman", "3"), ("entah", "1")], View()),
]


@pytest.mark.parametrize(("pairs", "view"), READ)
def test_an_address_is_read_and_written_back_the_same(pairs: list[tuple[str, str]], view: View) -> None:
    read = view_of(pairs, TYPES)

    assert read == view
    assert view_of(pairs_of(read), TYPES) == read, "what is written back is read the same"
    assert pairs_of(view_of(pairs_of(read), TYPES)) == pairs_of(read), "a view has one address"


@pytest.mark.parametrize(
    ("pair", "param", "column"),
    [
        (("kolom", "entah"), "kolom", "entah"),
        (("urut", "-entah"), "urut", "entah"),
        (("grup", "entah"), "grup", "entah"),
        (("saring", "entah:eq:1"), "saring", "entah"),
        (("saring", "tahun:kira:1"), "saring", "tahun"),
        (("saring", "tahun:eq:dua"), "saring", "tahun"),
        (("saring", "tahun:eq:1e400"), "saring", "tahun"),
        (("saring", "ton:eq:nan"), "saring", "ton"),
        (("saring", "pada:eq:kemarin"), "saring", "pada"),
        (("saring", "tahun"), "saring", "tahun"),
    ],
)
def test_what_the_table_can_not_hold_is_said_by_column(pair: tuple[str, str], param: str, column: str) -> None:
    with pytest.raises(WrongView) as refused:
        view_of([pair], TYPES)

    assert (refused.value.param, refused.value.column) == (param, column)


@pytest.mark.parametrize("figure", ["sum:kecamatan", "sum:", "entah:ton", "mean:tahun"])
def test_only_numbers_are_summed(figure: str) -> None:
    with pytest.raises(WrongView):
        view_of([("grup", "kecamatan"), ("hitung", figure)], TYPES)
