# SPDX-License-Identifier: EUPL-1.2
"""Innovation: the rooms of each part, one after the other, in one lab."""

from collections.abc import Iterator

from attendance.conftest import Staff
from crawl.contest_rooms import TYPED_IN_CONTESTS, contests
from crawl.innovation_circles import TYPED_IN_CIRCLES, the_circles
from crawl.innovation_design import TYPED_IN_DESIGN, the_design
from crawl.innovation_effect import the_effect
from crawl.innovation_evidence import the_board
from crawl.innovation_ideas import TYPED_IN_IDEAS, the_ideas
from crawl.innovation_index import TYPED_IN_THE_INDEX, the_index
from crawl.innovation_path import TYPED_ON_THE_PATH, the_path
from crawl.innovation_replication import TYPED_BY_ADOPTERS, the_copies
from crawl.tourist import Page
from innovation.conftest import BEGUN, DAY, lab_in

TYPED_IN_INNOVATION: tuple[str, ...] = (
    *TYPED_BY_ADOPTERS,
    *TYPED_IN_CIRCLES,
    *TYPED_IN_CONTESTS,
    *TYPED_IN_DESIGN,
    *TYPED_IN_IDEAS,
    *TYPED_IN_THE_INDEX,
    *TYPED_ON_THE_PATH,
)
"""What these people type; each part adds its own."""


def innovation(language: str, staff: Staff) -> Iterator[Page]:
    """Every room of innovation with something in it."""
    lab = lab_in(staff)
    yield from the_board(language, lab)
    yield from the_ideas(language, lab)
    yield from the_design(language, lab)
    yield from the_path(language, lab)
    yield from contests(language, staff.town)
    yield from the_effect(language, lab, BEGUN + 200 * DAY)
    yield from the_circles(language, staff)
    yield from the_index(language, lab)
    yield from the_copies(language, lab, BEGUN + 200 * DAY)
