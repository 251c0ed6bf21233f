# SPDX-License-Identifier: EUPL-1.2
"""The regional innovation index by the vectors that were published or worked out by hand, and by what must always hold."""

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from praja.duties.innovation.cli import innovation_app
from praja.duties.innovation.domain.regional_index import OutOfRangeError, RegionalIndex, index_of
from praja.kernel.law.domain.editions import Edition
from praja.kernel.law.gateways import written_indexes
from praja.lib.errors import InvalidInput

VECTORS = [
    (2026, 63, [111] * 200, 6, "111", "76", "250", "100.00", "Sangat Inovatif"),
    (2026, 63, [111] * 250, 6, "111", "76", "250", "100.00", "Sangat Inovatif"),
    (2026, 40, [70] * 20, 5, "70", "7.6", "117.6", "47.04", "Inovatif"),
    (2026, 40, [70] * 20, 4, "70", "0", "110", "44.00", "Inovatif"),
    (2026, 40, [80] * 8, 5, "53.3333", "3.04", "96.3733", "38.55", "Kurang Inovatif"),
    (2026, 40, [80] * 12, 5, "80", "4.56", "124.56", "49.82", "Inovatif"),
    (2026, 55, [100] * 60, 6, "100", "22.8", "177.8", "71.12", "Sangat Inovatif"),
    (2026, 0, [], 0, "0", "0", "0", "0", "Tidak Dapat Dinilai"),
]


def _edition(year: int) -> Edition:
    found = written_indexes()["regional_innovation_index"].of_year(year)
    assert found is not None
    return found


def _index(region: int, maturity: Sequence[int], services: int, year: int = 2026) -> RegionalIndex:
    return index_of(
        region=Fraction(region),
        maturity=[Fraction(one) for one in maturity],
        basic_services=services,
        edition=_edition(year),
    )


@pytest.mark.parametrize(("year", "spd", "sid", "yandas", "mean", "number", "total", "index", "predicate"), VECTORS)
def test_every_vector_comes_out_on_the_command_line(
    tmp_path: Path,
    year: int,
    spd: int,
    sid: list[int],
    yandas: int,
    mean: str,
    number: str,
    total: str,
    index: str,
    predicate: str,
) -> None:
    file = tmp_path / "region.json"
    file.write_text(json.dumps({"spd": spd, "sid": sid, "yandas": yandas}))
    told = json.loads(CliRunner().invoke(innovation_app, ["index", str(file), "--year", str(year), "--json"]).output)
    expected = {"sid": mean, "count_part": number, "total": total, "index": index}
    assert told == {name: float(text) for name, text in expected.items()} | {"predicate": predicate}


@pytest.mark.parametrize(
    ("maturity", "services", "index", "predicate"),
    [
        ([80] * 8, 6, "35.50", "Kurang Inovatif"),
        ([80] * 14, 6, "50.13", "Inovatif"),
        ([70] * 20, 5, "44.00", "Inovatif"),
    ],
)
def test_what_is_announced_for_2027_counts_stricter(
    maturity: list[int], services: int, index: str, predicate: str
) -> None:
    found = _index(40, maturity, services, 2027)
    assert (str(found.index), found.predicate) == (index, predicate)


def test_2023_divided_by_ten_and_named_from_lower_bounds() -> None:
    found = _index(40, [80] * 8, 5, 2023)
    assert (str(found.index), found.predicate) == ("42.82", "Inovatif")


def test_a_result_is_rounded_before_it_is_named() -> None:
    # 65.005 lies between the printed bands 40.01 to 65.00 and 65.01 to 100.
    edition = _edition(2026)
    region = edition.figures["whole"].value * Decimal("65.005") / 100 - 111
    found = index_of(region=Fraction(region), maturity=[Fraction(111)] * 12, basic_services=0, edition=edition)
    assert (str(found.index), found.predicate) == ("65.01", "Sangat Inovatif")


maturities = st.lists(st.integers(0, 111), max_size=260)


@given(st.integers(0, 63), maturities, st.integers(0, 6), st.randoms())
def test_the_order_of_innovations_never_matters(region: int, held: list[int], services: int, chance: object) -> None:
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _index(region, held, services) == _index(region, shuffled, services)


@given(st.integers(0, 63), maturities, st.integers(0, 6))
def test_the_index_stays_between_nothing_and_a_hundred(region: int, held: list[int], services: int) -> None:
    assert 0 <= _index(region, held, services).index <= 100


@given(st.integers(0, 62), maturities, st.integers(0, 6))
def test_more_of_the_region_s_own_part_never_lowers_it(region: int, held: list[int], services: int) -> None:
    assert _index(region + 1, held, services).index >= _index(region, held, services).index


@pytest.mark.parametrize(
    ("spd", "sid", "yandas", "field"), [(64, [], 0, "spd"), (0, [112], 0, "sid"), (0, [], 7, "yandas")]
)
def test_more_than_there_can_be_is_refused_at_its_field(spd: int, sid: list[int], yandas: int, field: str) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        _index(spd, sid, yandas)
    assert refused.value.field == field


def test_a_year_that_nobody_wrote_down_names_those_that_are(tmp_path: Path) -> None:
    file = tmp_path / "region.json"
    file.write_text('{"spd": 1, "sid": [], "yandas": 0}')
    refused = CliRunner().invoke(innovation_app, ["index", str(file), "--year", "2019"]).exception
    assert isinstance(refused, InvalidInput)
    assert "2023, 2026, 2027" in str(refused.next_step)
