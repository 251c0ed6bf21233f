# SPDX-License-Identifier: EUPL-1.2
from praja.duties.letters.domain.classification import (
    is_code,
    level_of,
    lineage_of,
    normalised,
    parent_of,
    sort_key,
)


def test_shapes_of_codes():
    assert all(map(is_code, ["000", "000.1", "100.3.3.2", "800.1.11.13"]))
    assert not any(map(is_code, ["", "00", "0000", "000.", "000.1.2.3.4", "000.a", "٠٠٠", "000..1", "000.1 "]))


def test_a_local_misprint_is_read_as_what_it_means():
    assert normalised("00.1.2") == "000.1.2"
    assert normalised(" 000.1.2. ") == "000.1.2"
    assert normalised("00") == "000"
    assert normalised("100.00.1") == "100.00.1"


def test_parents_and_levels():
    assert parent_of("000.1.2.3") == "000.1.2"
    assert parent_of("000") == ""
    assert lineage_of("800.1.11") == ["800.1.11", "800.1", "800"]
    assert [level_of(code) for code in ("000", "000.1", "000.1.2.3")] == [1, 2, 4]


def test_codes_sort_by_their_parts_as_numbers():
    codes = ["100.3.10", "100.3.9", "100.3", "100.3.9.12", "100.3.9.2", "000.11", "000.2", "100"]
    ordered = ["000.2", "000.11", "100", "100.3", "100.3.9", "100.3.9.2", "100.3.9.12", "100.3.10"]
    assert sorted(codes, key=sort_key) == ordered
    assert len(sort_key("000.123456789.123456789.1")) <= 40
