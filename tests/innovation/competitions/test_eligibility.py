# SPDX-License-Identifier: EUPL-1.2
"""Who may take part: old enough when entries close, and no more of one unit than were announced."""

from datetime import date

import pytest

from praja.duties.innovation.domain.competitions.eligibility import (
    Entrant,
    Failing,
    Obstacle,
    age_obstacles,
    latest_day,
    missing,
    over_quota,
)
from praja.kernel.law.gateways import written_contests

CLOSING = date(2021, 6, 4)


@pytest.mark.parametrize(
    ("group", "applied_on", "found"),
    [
        ("umum", date(2019, 6, 4), []),
        ("umum", date(2019, 6, 5), [Failing(Obstacle.TOO_YOUNG)]),
        ("replikasi", date(2020, 6, 4), []),
        ("replikasi", date(2020, 6, 5), [Failing(Obstacle.TOO_YOUNG)]),
        ("khusus", None, [Failing(Obstacle.NO_DAY)]),
    ],
)
def test_age_is_counted_back_from_the_day_entries_close(
    group: str, applied_on: date | None, found: list[Failing]
) -> None:
    rules = written_contests()["kipp_2021"].group(group)
    assert rules is not None
    assert age_obstacles(applied_on, CLOSING, rules.least_age_years) == found


def test_a_leap_day_counts_back_to_the_28th_and_without_a_rule_any_day_passes() -> None:
    assert latest_day(date(2024, 2, 29), 1) == date(2023, 2, 28)
    assert age_obstacles(None, CLOSING, None) == []


def test_ten_of_one_unit_take_part_in_a_group_and_five_in_the_other() -> None:
    edition = written_contests()["kipp_2021"]
    by_group = {one.key: one.most_per_unit for one in edition.groups}
    entrants = [Entrant(n, 1, "umum") for n in range(11)] + [Entrant(n, 1, "replikasi") for n in range(20, 26)]
    entrants += [Entrant(30, 2, "umum"), Entrant(31, 1, "khusus")]
    assert over_quota(entrants, by_group, None) == {10, 25}


def test_fifteen_over_all_groups_whoever_came_first() -> None:
    most = written_contests()["kipp_2025"].most_per_unit
    entrants = [Entrant(n, 1, "umum" if n % 2 else "replikasi") for n in range(17)] + [Entrant(99, 2, "umum")]
    assert over_quota(entrants, {}, most) == {15, 16}


def test_what_is_asked_for_and_left_empty_is_named() -> None:
    found = missing(("video", "standard"), {"video": "", "standard": "https://contoh.invalid/"}, Obstacle.NO_PROOF)
    assert found == [Failing(Obstacle.NO_PROOF, "video")]
