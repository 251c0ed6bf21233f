# SPDX-License-Identifier: EUPL-1.2
"""The path: begun, written, its team, and its page in every state."""

from collections.abc import Iterator
from datetime import datetime

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import BEGUN, WALK, Lab

TYPED_ON_THE_PATH = ("Nama Inovasi Baru", "cahya", "Seri", "Naskah kami.")
"""What these people type."""


def the_path(language: str, lab: Lab, since: datetime = BEGUN) -> Iterator[Page]:
    """The pages of the path, seen by those whose turn it is."""
    staff, here = lab.staff, f"/inovasi/karya/{lab.innovation.case.code}/"
    leader, curator, mayor = (signed_in(language, one) for one in (staff.worker, lab.curator, staff.mayor))
    yield from leader.get("/inovasi/mulai/")
    yield from leader.post("/inovasi/mulai/", title="x")
    for page in ("", "uraian/", "uraian/tulis/", "uraian/data/", "tim/"):
        yield from leader.get(f"{here}{page}")
    yield from leader.post(f"{here}tim/", look="1", find="cahya")
    yield from leader.post(f"{here}tim/", find="cahya")
    yield from leader.post(f"{here}uraian/data/", form="x", budget="-1")
    yield from leader.post(f"{here}uraian/tulis/", seen_number="9", design="Naskah kami.")
    yield from curator.post(f"{here}tim/", look="1", find="Seri", review="1")
    for state in WALK:
        lab.walk_to(state, since=since)
        version = str(lab.case().version)
        for person in (leader, curator, mayor):
            yield from person.get(here)
        for slug in ("usulkan", "mulai-uji-coba", "akhiri-uji-coba", "terapkan"):
            yield from leader.post(f"{here}{slug}/", seen_version=version)
        yield from curator.post(f"{here}saran/", seen_version=version)
    yield from curator.get(f"{here}uraian/")
    yield from curator.get("/inovasi/?status=diterapkan")
