# SPDX-License-Identifier: EUPL-1.2
"""Innovation: the rooms of each part, one after the other, in one lab."""

from collections.abc import Iterator

from attendance.conftest import Staff
from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import lab_in

TYPED_IN_INNOVATION: tuple[str, ...] = ()
"""What these people type; each part adds its own."""


def innovation(language: str, staff: Staff) -> Iterator[Page]:
    """Every room of innovation with something in it."""
    lab = lab_in(staff)
    leader = signed_in(language, staff.worker)
    for path in ("", f"karya/{lab.innovation.case.code}/"):
        yield from leader.get(f"/inovasi/{path}")
