# SPDX-License-Identifier: EUPL-1.2
"""The design of an innovation names the service and the component of its standard that it changes, and readers are led there."""

from innovation.conftest import BEGUN, Lab
from officers import signed_in
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.queries.path import design_of
from praja.kernel.plans.models import Design
from praja.kernel.search.declarations import PUBLIC, IndexRow
from praja.kernel.search.operations.storing import document_of
from sql_edits import findings

DESIGN = {"what": "Memilah laporan dua kali sehari.", "how": "Bergiliran pagi dan siang."}
NAMED = "Pengaduan Jalan Rusak: Time to completion"
PAGE = "/layanan/pengaduan-jalan-rusak/"


def service() -> int:
    """A service as everybody finds it."""
    row = IndexRow(
        kind="service",
        object_id=41,
        title="Pengaduan Jalan Rusak",
        body="Lapor jalan rusak.",
        url=PAGE,
        audience=frozenset({PUBLIC}),
        at=BEGUN,
    )
    document_of(row).save(force_insert=True)
    return row.object_id


def test_a_design_leads_to_the_standard_that_it_changes_until_the_gallery(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    leader, here = signed_in(lab.staff.worker), f"/inovasi/karya/{lab.case().code}/"
    pk = service()

    alone = leader.post(f"{here}rencana/rancangan/", {**DESIGN, "component": "jangka_waktu"})
    assert alone.status_code == 422
    assert 'href="#id_service"' in alone.content.decode()
    sent = {**DESIGN, "service": str(pk), "component": "jangka_waktu"}
    assert leader.post(f"{here}rencana/rancangan/", sent).status_code == 302

    design = design_of(lab.reread())
    assert design is not None
    assert (design.subject_kind, design.subject_id, design.subject_key) == ("service", pk, "jangka_waktu")
    link = f'<a href="{PAGE}">{NAMED}</a>'
    assert link in leader.get(f"{here}rencana/").content.decode()
    assert link in leader.get(f"{here}dampak/").content.decode()
    form = leader.get(f"{here}rencana/rancangan/").context["form"]
    assert (form["service"].value(), form["component"].value()) == (str(pk), "jangka_waktu")
    assert findings() == []


def test_the_gallery_leads_to_the_standard(lab: Lab):
    lab.walk_to(PathState.DISPLAYED)
    named = {"subject_kind": "service", "subject_id": 41, "subject_title": NAMED, "subject_url": PAGE}
    Design.objects.filter(diagnosis__source_id=lab.innovation.pk).update(**named)

    page = signed_in(lab.staff.stranger).get(f"/galeri-inovasi/{lab.case().code}/").content.decode()

    assert f'<a href="{PAGE}">{NAMED}</a>' in page
