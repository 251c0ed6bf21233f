# SPDX-License-Identifier: EUPL-1.2
"""Replication and the gallery: nothing taken over, planned, running, kept; written wrongly; shown to everybody."""

from collections.abc import Iterator
from datetime import datetime

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from innovation.conftest import Lab
from praja.duties.innovation.models import Replication
from praja.duties.innovation.operations.effect import choose_replication_measure
from praja.duties.innovation.operations.gallery import show_paper
from praja.kernel.documents.operations import take_in
from praja.kernel.plans.domain.effects.blocks import Span
from residents import photo

TYPED_BY_ADOPTERS = ("Dipilah tiga kali di sini.", "Kabupaten Contoh", "Berjalan baik sampai kini.", "Pedoman memilah")
"""What these people type."""


def the_copies(language: str, lab: Lab, at: datetime) -> Iterator[Page]:
    """An innovation that is shown is taken over, step by step."""
    day, (changed, adopter, went) = at.date().isoformat(), TYPED_BY_ADOPTERS[:3]
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
    yield from head.get(f"{here}ukuran/")
    yield from head.post(f"{here}ukuran/", unit=str(lab.staff.lights.pk), measure="")
    _chosen(lab, at)
    yield from head.get(f"{here}ukuran/")
    yield from head.get(here)
    yield from head.post(f"{here}mulai/", began_on="")
    yield from head.post(f"{here}mulai/", began_on=day)
    yield from head.get(here)
    yield from head.post(f"{here}selesai/", ended_on="", outcome="")
    yield from head.post(f"{here}selesai/", ended_on=day, outcome=went, keep="1")
    yield from stranger.get(here)
    yield from curator.get(copies)
    yield from head.get("/inovasi/replikasi/")
    yield from _papers(lab, curator, head, at)
    everybody = Tourist(language)
    for page in ("", "?cari=tidak-ada", f"{code}/"):
        yield from everybody.get(f"/galeri-inovasi/{page}")


def _chosen(lab: Lab, at: datetime) -> None:
    choose_replication_measure(
        replication=Replication.objects.filter(unit=lab.staff.lights).latest("pk"),
        measure="complaints.first_response_on_time",
        span=Span.WEEK,
        compared_with=(),
        actor=lab.actor(lab.staff.lights_head, at),
        at=at,
    )


def _papers(lab: Lab, curator: Tourist, reader: Tourist, at: datetime) -> Iterator[Page]:
    """The office chooses what everybody may read."""
    here = f"/inovasi/karya/{lab.innovation.case.code}/galeri/"
    yield from curator.get(here)
    yield from curator.post(here, kind="guide", title="")
    actor = lab.actor(lab.curator, at)
    show_paper(
        innovation=lab.reread(),
        file=take_in(upload=photo(), actor=actor, at=at),
        kind="guide",
        title=TYPED_BY_ADOPTERS[3],
        actor=actor,
        at=at,
    )
    for person in (curator, reader):
        yield from person.get(here)
