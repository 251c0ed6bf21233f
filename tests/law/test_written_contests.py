# SPDX-License-Identifier: EUPL-1.2
"""The written competitions agree with themselves and with what regulations say of them."""

import pytest

from praja.kernel.law.domain.contests import parse_contests
from praja.kernel.law.domain.parsing import LawDataError
from praja.kernel.law.gateways import CONTEST_FILE, _text_of, written_contests


def test_the_sections_of_2019_weigh_a_hundred_and_take_so_many_words() -> None:
    group = written_contests()["kipp_2019"].group("umum")
    assert group is not None
    assert group.has_weights
    assert [(one.weight, one.most_words) for one in group.sections] == [
        (5, 200),
        (5, 100),
        (15, 200),
        (20, 100),
        (10, 100),
        (10, 300),
        (15, 300),
        (10, 200),
        (10, 100),
    ]
    assert [part.most_words for part in group.sections[5].parts] == [100, 200]
    assert [part.most_words for part in group.sections[6].parts] == [100, 100, 100]


def test_groups_of_2021_have_limits_but_no_weights() -> None:
    edition = written_contests()["kipp_2021"]
    said = {
        one.key: (one.least_age_years, one.most_per_unit, [section.most_words for section in one.sections])
        for one in edition.groups
    }
    assert said == {
        "umum": (2, 10, [200, 600, 600, 200, 400, 600, 200]),
        "replikasi": (1, 5, [200, 100, 200, 100]),
        "khusus": (2, None, [200, 200, 200, 300, 300]),
    }
    assert not any(one.has_weights for one in edition.groups)
    assert len(edition.proofs) == 6


def test_who_enters_and_what_goes_on_is_kept_by_year() -> None:
    found = written_contests()
    assert [(one.key, one.year, one.passing_grade, one.most_per_unit) for one in found.values()] == [
        ("kipp_2018", 2018, None, None),
        ("kipp_2019", 2019, None, None),
        ("kipp_2021", 2021, None, None),
        ("kipp_2022", 2022, None, None),
        ("kipp_2025", 2025, 85, 15),
    ]
    first, later = found["kipp_2018"].group("umum"), found["kipp_2022"].group("umum")
    assert first is not None
    assert later is not None
    assert (first.least_age_years, later.least_age_years) == (1, 2)


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        ("weight: 20", "weight: 25", "must weigh 100 together"),
        ("weight: 20", "weight: null", "must weigh 100 together"),
        ("passing_grade: 85", "passing_grade: 0", "whole number above zero"),
        ("year: 2025", "year: 2017", "order of years"),
        ("key: kipp_2025", "key: kipp_2022", "names a key twice"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_by_name(written: str, instead: str, problem: str) -> None:
    text = _text_of(CONTEST_FILE)
    assert written in text
    with pytest.raises(LawDataError, match=problem):
        parse_contests(text.replace(written, instead), CONTEST_FILE)
