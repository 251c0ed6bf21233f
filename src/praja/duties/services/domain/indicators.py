# SPDX-License-Identifier: EUPL-1.2
"""Levels of the PEKPPP instrument that a standard decides by itself (services.md §1 and §3.2, aspect 1): whole numbers from 0 to
5. Pure: the index itself is the evaluation duty's."""

from collections.abc import Sequence
from datetime import date

COMPONENTS = 14
ALL_GROUPS = 5


def standard_level(*, filled: int, is_set: bool, public_involved: bool, monitored: bool) -> int:
    """Indicator 1: none, not 14 components, 14, 14 and set, and the public involved, and monitored and evaluated."""
    if filled < COMPONENTS:
        return 1 if filled else 0
    if not is_set:
        return 2
    if not public_involved:
        return 3
    return 5 if monitored else 4


def participation_level(groups: int) -> int:
    """Indicator 2: how many of the five groups of the public took part."""
    return min(groups, ALL_GROUPS)


def publication_level(*, delivery_published: bool, media: int, in_sippn: bool) -> int:
    """Indicator 3: media of the unit (besides SIPPN) on which every service-delivery component stands."""
    if not media and not in_sippn:
        return 0
    if not delivery_published or media < 2:
        return 1
    if not in_sippn:
        return 2
    return 3 if media == 2 else 4 if media == 3 else 5


def review_level(years: Sequence[int | None]) -> int:
    """Indicator 4: for each standard of a unit, whole years since it was last looked at (0: within the last year); None: never.
    Never, every three years or more, some within two, all within two, some within one, all within one."""
    known = [age for age in years if age is not None]
    if not known:
        return 0
    for level, limit in ((5, 1), (3, 2)):
        within = [age for age in known if age < limit]
        if within:
            return level if len(within) == len(years) else level - 1
    return 1


def whole_years(since: date, on: date) -> int:
    """Whole years from one day to another, as birthdays count."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def pledge_level(*, is_written: bool, is_set: bool, content_conforms: bool, on_paper: bool, online: bool) -> int:
    """Indicator 5: none, not set, set with other content than the rule asks, set and right, and on paper, and online."""
    if not is_written:
        return 0
    if not is_set:
        return 1
    if not content_conforms:
        return 2
    if not on_paper:
        return 3
    return 5 if online else 4
