# SPDX-License-Identifier: EUPL-1.2
"""Replication and the gallery: nothing taken over, planned, running, kept; written wrongly; shown to everybody."""

from collections.abc import Iterator
from datetime import datetime

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from innovation.conftest import Lab
from praja.duties.innovation.models import Replication

TYPED_BY_ADOPTERS = ("Dipilah tiga kali di sini.", "Kabupaten Contoh", "Berjalan baik sampai kini.")
"""What these people type."""


def the_copies(language: str, lab: Lab, at: datetime) -> Iterator[Page]:
    """An innovation that is shown is taken over, step by step."""
    day, (changed, adopter, went) = at.date().isoformat(), TYPED_BY_ADOPTERS
    head, curator = signed_in(language, lab.staff.lights_head), signed_in(language, lab.curator)
    stranger = signed_in(language, lab.staff.stranger)
    copies, code = f"/inovasi/karya/{lab.innovation.case.code}/replikasi/", lab.innovation.case.code
    for person in (head, stranger):
        yield from person.get("/inovasi/replikasi/")
        yield from person.get("/inovasi/replikasi/baru/")
    yield from curator.get(copies)
    yield from curator.post(copies, adopter="", changed="")
    yield from head.post("/inovasi/replikasi/baru/", changed="")
    given = {"innovation": str(lab.innovation.pk), "unit": str(lab.staff.lights.pk), "changed": changed}
    yield from head.post("/inovasi/replikasi/baru/", **given)
    yield from curator.post(copies, adopter=adopter, changed=changed)
    here = f"/inovasi/replikasi/{Replication.objects.filter(unit=lab.staff.lights).latest('pk').pk}/"
    yield from head.get(here)
    yield from head.post(f"{here}mulai/", began_on="")
    yield from head.post(f"{here}mulai/", began_on=day)
    yield from head.get(here)
    yield from head.post(f"{here}selesai/", ended_on="", outcome="")
    yield from head.post(f"{here}selesai/", ended_on=day, outcome=went, keep="1")
    yield from stranger.get(here)
    yield from curator.get(copies)
    yield from head.get("/inovasi/replikasi/")
    everybody = Tourist(language)
    for page in ("", "?cari=tidak-ada", f"{code}/"):
        yield from everybody.get(f"/galeri-inovasi/{page}")
