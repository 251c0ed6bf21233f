# SPDX-License-Identifier: EUPL-1.2
"""The regional innovation index: maturity of an innovation, answers of the region, the live index, what was sealed and sent."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import BEGUN, DAY, Lab
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.index import (
    NewAnswer,
    NewRegionAnswer,
    answer_region,
    check_maturity,
    seal_index,
    tell_maturity,
)
from praja.duties.innovation.operations.index.sealing import tell_sent

TYPED_IN_THE_INDEX = (
    "Bukti kami.",
    "Bukan bukti.",
    "https://contoh.invalid/bukti",
    "400/1/2026",
    "Inovasi Lama",
    "tujuan",
    "Kemanfaatan",
)
"""What these people type."""


def the_index(language: str, lab: Lab) -> Iterator[Page]:
    """The pages of the index, seen by the team, the organisation bureau and the head of the region."""
    here, year = f"/inovasi/karya/{lab.innovation.case.code}/kematangan/", "/inovasi/iid/2026/"
    leader, curator, mayor = (signed_in(language, one) for one in (lab.staff.worker, lab.curator, lab.staff.mayor))
    yield from leader.get(here)
    yield from leader.get(f"{here}16/?tahun=2026")
    yield from curator.get(f"{year}segel/")
    yield from curator.post(f"{year}segel/baru/")
    _answered(lab)
    for page in ("", "?tahun=2027", "33/?tahun=2026", "35/?tahun=2026", "rincian/"):
        yield from leader.get(f"{here}{page}")
    yield from leader.post(f"{here}33/", tahun="2026", choice="33a:2", link="x")
    yield from leader.post(f"{here}rincian/", mission="9")
    yield from curator.get(f"{here}16/?tahun=2026")
    yield from curator.post(f"{here}16/periksa/", tahun="2026", found="refused", why="", seen="")
    yield from leader.get(f"/inovasi/karya/{lab.innovation.case.code}/proposal/")
    proposal = f"/inovasi/karya/{lab.innovation.case.code}/proposal/kipp_2019/umum/"
    yield from leader.post(proposal, **{"1": "tujuan " * 201})
    for person in (leader, curator):
        yield from person.get(proposal)
    yield from curator.post(f"{proposal}terkirim/", receipt="", sent_on="")
    yield from curator.get("/inovasi/iid/impor/")
    yield from curator.post("/inovasi/iid/impor/", file=_list(lab))
    yield from curator.get("/inovasi/iid/lengkapi/")
    yield from curator.get("/inovasi/iid/proposal/")
    for person in (curator, mayor):
        for page in ("", "inovasi/", "inovasi/?indikator=35", "spd/", "spd/4/", "spd/8/", "segel/", "segel/1/"):
            yield from person.get(f"{year}{page}")
    yield from curator.get(f"{year}?more=2&maturity=50&services=4")
    yield from curator.get("/inovasi/iid/2027/")
    yield from curator.get("/inovasi/iid/2027/spd/")
    yield from curator.post(f"{year}spd/4/", value="x")
    yield from curator.post(f"{year}segel/1/", receipt="", sent_on="")


def _list(lab: Lab) -> SimpleUploadedFile:
    lines = [
        "Nama inovasi,Perangkat daerah,Waktu penerapan,Bentuk",
        f"Inovasi Lama,{lab.staff.bridges.code},1-1-2024,",
        "Inovasi Lama,Tidak Ada,1-1-2024,",
        f"Inovasi Lama,{lab.staff.bridges.code},2-1-2024,",
        f"Inovasi Baru,{lab.staff.bridges.code},2024,",
    ]
    return SimpleUploadedFile("daftar.csv", "\n".join(lines).encode())


def _answered(lab: Lab) -> None:
    at, row = BEGUN + 30 * DAY, Innovation.objects.get(pk=lab.innovation.pk)
    leader, curator = lab.actor(lab.staff.worker, at), lab.actor(lab.curator, at)
    for question, parameter in (("16", 2), ("18", 1), ("35", 2)):
        new = NewAnswer(
            question=question,
            way=question,
            parameter=parameter,
            reason="Bukti kami.",
            link="https://contoh.invalid/bukti",
        )
        answer = tell_maturity(innovation=row, year=2026, new=new, actor=leader, at=at)
        if question != "16":
            accepted = question == "18"
            check_maturity(answer=answer, seen_at=at, accepted=accepted, why="Bukan bukti.", actor=curator, at=at)
    for said in ({"question": "4", "value": Decimal("5.23")}, {"question": "8", "parameter": 3}):
        new_answer = NewRegionAnswer(reason="Bukti kami.", **said)  # type: ignore[arg-type]
        answer_region(year=2026, new=new_answer, actor=curator, at=at)
    seal = seal_index(year=2026, actor=curator, at=at)
    tell_sent(seal=seal, receipt="400/1/2026", sent_on=date(2026, 3, 1), actor=curator, at=at)
