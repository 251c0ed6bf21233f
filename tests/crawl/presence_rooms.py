# SPDX-License-Identifier: EUPL-1.2
"""Presence: the screen of a session in each of its hours, codes that are brought, the class's page, and the committee's list."""

from collections.abc import Iterator
from datetime import timedelta

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from praja.duties.training.operations.presence import Windows
from praja.duties.training.queries.presence.scanning import code_of
from praja.lib import clock
from training.conftest import STARTED, College
from training.presence.conftest import plan_of

TYPED_AT_PRESENCE = ("Tanda tangan di kertas.",)
"""What the committee types."""


def presence(language: str, college: College) -> Iterator[Page]:
    """Every room of presence with something in it."""
    staff, here = college.staff, f"/diklat/kelas/{college.training_class.case.code}/hadir/"
    worker, fellow, outsider = (signed_in(language, one) for one in (staff.worker, staff.colleague, staff.contracted))
    committee = signed_in(language, college.committee)
    listed = f"{here}{college.sessions[0].pk}/"
    yield from Tourist(language).get("/diklat/hadir/luring/")
    yield from committee.get(listed)
    yield from committee.post(f"{listed}waktu/", opens_before="30", late_after="90", closes_after="60", leaves_from="x")
    plan = plan_of(college, Windows(leaves_from=15))
    code, end = code_of(plan.code_secret), college.sessions[0].ends_at
    hours = (STARTED - timedelta(hours=3), STARTED, STARTED + timedelta(minutes=20), STARTED + timedelta(hours=2))
    for at in (*hours, end, end + timedelta(hours=2)):
        with clock.frozen(at):
            pages = [*committee.get(f"{listed}layar/"), *worker.get(f"/diklat/hadir/{plan.mark}/{code.at(at)}/")]
            pages += [*worker.get(here), *fellow.get(here), *committee.get(here)]
        yield from pages
    with clock.frozen(STARTED):
        pages = [*fellow.get(f"/diklat/hadir/{plan.mark}/{code.at(STARTED - timedelta(hours=1))}/")]
        pages += [*outsider.get(f"/diklat/hadir/{plan.mark}/{code.at(STARTED)}/"), *outsider.get(here)]
        pages += list(fellow.get("/diklat/hadir/0000000000/123456/"))
        seat = str(college.seat(staff.colleague).pk)
        pages += list(committee.post(f"{listed}tandai/", seats=[seat], word="absent", reason=""))
        pages += list(committee.post(f"{listed}tandai/", seats=[seat], word="absent", reason=TYPED_AT_PRESENCE[0]))
        for way in ("missing", "here", "later", "tries"):
            pages += list(committee.get(f"{listed}?lihat={way}"))
        pages += list(fellow.get(here))
    yield from pages
